"""Making one person of two: for everything in which the records differ, which of them is right."""

from django import forms

from fgc.lib.forms import FgcForm, Fieldset, FormHelper, Radios, Warn
from fgc.network.actions.merged_fields import PLAIN, TOGETHER, says_less
from fgc.network.births import show_birth
from fgc.network.models import Person

LABELS = {
    "born_on": "Date of birth, year or age",
    "status": "Is this person living?",
    "touch": "In touch",
    "given_name": "First name",
    "family_name": "Last name",
    "known_as": "Known as",
    "called": "What the family calls them",
    "note": "Anything else that helps",
    "source": "Who told us",
    "faith": "Faith",
    "diet": "Food",
}
KEPT, GONE = "kept", "gone"
UNSAID = ("status", "touch", "reads")  # the same for nearly everybody: shown where the two differ


class MergeForm(FgcForm):
    """One question for each field in which two records of a person differ."""

    submit_label = "They are the same person"
    cancel = ""

    def __init__(self, *args, kept, gone, **kwargs):
        self.rows = []  # (label, what the one says, what the other says), for the table beside the questions
        super().__init__(*args, **kwargs)
        for name in (*TOGETHER, *PLAIN):
            mine, theirs = said(kept, name), said(gone, name)
            is_open = not says_less(kept, gone, name) and not says_less(gone, kept, name)
            if mine and theirs and mine != theirs and is_open:
                self.fields[name] = forms.ChoiceField(
                    label=label_of(name), choices=[(KEPT, mine), (GONE, theirs)], initial=KEPT, widget=Radios
                )
            if (mine or theirs) and not (mine == theirs and name in UNSAID):
                self.rows.append((label_of(name), mine, theirs))

    def take(self):
        """The names of the fields of which the record that goes is right."""
        return [name for name, answer in self.cleaned_data.items() if answer == GONE]

    @property
    def helper(self):
        """The questions, and what the button does."""
        names = [name for name in self.fields if name != "submission"]
        asked = [Fieldset("Which is right?", *names)] if names else []
        words = "Ties, contact details, restrictions, invitations and copies go along. You can undo this."
        return FormHelper(*asked, Warn(words), submit=self.submit_label, cancel=self.cancel)


def label_of(name):
    """What a field is called."""
    words = LABELS.get(name) or str(Person._meta.get_field(name).verbose_name)
    return words[:1].upper() + words[1:]


def said(person, name):
    """What a record says in a field, in words; empty for nothing."""
    if name == "born_on":
        return show_birth(person)
    if name == "gender" and person.gender == Person.Gender.NOT_STATED:
        return ""
    if name in ("status", "touch"):
        return ", ".join(
            part for part in (getattr(person, f"get_{name}_display")(), _more(person, name)) if part
        )
    field = Person._meta.get_field(name)
    return str(getattr(person, f"get_{name}_display")() if field.choices else getattr(person, name) or "")


def _more(person, name):
    """What is known beside the answer: when somebody died or is due, when they were last in touch."""
    if name == "touch":
        return person.last_in_touch
    day = person.due_on or person.died_on
    return f"{day.day} {day:%B %Y}" if day else str(person.died_year or "")
