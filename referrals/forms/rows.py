"""Short rows: parental responsibility, questions, bottom lines, dates, people to keep apart; safety answers."""

from django import forms

from fgc.lib.dates import today
from fgc.lib.forms import DateField, FormHelper, NearDateField, Radios
from fgc.lib.forms.base import FgcForm
from fgc.lib.text import label
from referrals import codes
from referrals.forms.base import DraftForm, initial_of, pick, words
from referrals.forms.writers import NOT_ANSWERS, TwoWriters

COUNCIL = "council"


class RowForm(TwoWriters, FgcForm):
    """One row; unlike a page of answers a row is whole or it is not there."""

    submit_label = "Save"

    def __init__(self, *args, found=None, row=None, **kwargs):
        self.found, self.row = found, row
        if row is not None and "initial" not in kwargs:
            kwargs["initial"] = self.initial_from(row)
        super().__init__(*args, **kwargs)

    def initial_from(self, row):
        """What the page shows for a row that is there."""
        return initial_of(row, [name for name in self.base_fields if hasattr(row, name)])

    def row_answers(self):
        """The answers as the action wants them."""
        return {name: value for name, value in self.cleaned_data.items() if name not in NOT_ANSWERS}

    @property
    def helper(self):
        """The fields in order and one button; the other's row can be kept instead."""
        if not self.theirs:
            return super().helper
        return FormHelper(submit="Save mine", cancel=self.theirs["keep_url"], cancel_text="Keep theirs")


class ResponsibilityForm(RowForm):
    """Who holds parental responsibility for one child, and how that is known."""

    child = forms.ChoiceField(label="For which child?")
    holder = forms.ChoiceField(label="Who holds parental responsibility?")
    basis = forms.ChoiceField(label="How do they hold it?", choices=codes.PR_BASES, widget=Radios())
    checked = words("What did you see, and who checked?", limit=200,
                    help_text="For example, birth certificate seen by Tom Ridley.")  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["child"].choices = [
            ("", "Choose a child"),
            *((c.key, c.name) for c in self.found.children),
        ]
        people = [(person.key, person.name) for person in self.found.people]
        self.fields["holder"].choices = [("", "Choose a person"), *people, (COUNCIL, "The council")]

    def initial_from(self, row):
        """Keys for the two lists."""
        holder = row.person.key if row.person_id else COUNCIL
        return {"child": row.child.key, "holder": holder, "basis": row.basis, "checked": row.checked}

    def clean(self):
        """With a care order it is the council that holds it."""
        cleaned = super().clean()
        if (
            "holder" in cleaned
            and "basis" in cleaned
            and (cleaned["holder"] == COUNCIL) != (cleaned["basis"] == "care_order")
        ):
            self.add_error(
                "basis", "With a care order it is the council that holds it: choose both or neither"
            )
        return cleaned

    def row_answers(self):
        """The child and the person themselves; nobody stands for the council."""
        children = {child.key: child for child in self.found.children}
        people = {person.key: person for person in self.found.people}
        return {
            "child": children[self.cleaned_data["child"]], "person": people.get(self.cleaned_data["holder"]),
            "basis": self.cleaned_data["basis"], "checked": self.cleaned_data["checked"],
        }  # fmt: skip


class QuestionForm(RowForm):
    """One question for the family."""

    text = forms.CharField(
        label="What do you ask the family to plan?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="An open question in plain words, for example: Who can help Mum in the mornings before school?",
        error_messages={"required": "Enter the question"})  # fmt: skip


class BottomLineForm(RowForm):
    """One bottom line and its reason."""

    text = forms.CharField(
        label="What must the plan not go against?", max_length=500, widget=forms.Textarea(attrs={"rows": 3}),
        help_text="In plain words. The family hears this before the day, and nothing new is added on the day.",
        error_messages={"required": "Enter the bottom line"})  # fmt: skip
    reason = forms.CharField(
        label="Why?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say why this is a bottom line"})  # fmt: skip


class KeyDateForm(RowForm):
    """One date that drives the work."""

    kind = forms.ChoiceField(label="What happens?", choices=[("", "Choose one"), *codes.DATE_KINDS],
                             error_messages={"required": "Choose what happens"})  # fmt: skip
    on = DateField(label="When?", about="The date", help_text="For example, 27 3 2027.",
                   error_messages={"required": "Enter the date"})  # fmt: skip
    note = words("Note", limit=200, help_text="For example which child, which court.")


class PairForm(RowForm):
    """Two people and what must not happen between them."""

    protected = forms.ChoiceField(
        label="Who is protected?", error_messages={"required": "Choose who is protected"}
    )
    kind = forms.ChoiceField(
        label="What must not happen?", widget=Radios(), choices=[
            ("must_not_meet", "They must not meet"),
            ("must_not_know_address", "The other person must not know where they live"),
            ("must_not_know_phone", "The other person must not have their phone number or e-mail address"),
            ("must_not_know_school", "The other person must not know their school or nursery"),
            ("must_not_know_pregnancy", "The other person must not know about a pregnancy"),
            ("must_not_know_of", "The other person must not know about them"),
            ("must_not_know_work", "The other person must not know that this work is happening at all"),
        ], error_messages={"required": "Select what must not happen"})  # fmt: skip
    other = forms.ChoiceField(
        label="Who is the other person?", error_messages={"required": "Choose the other person"}
    )
    source = forms.ChoiceField(label="Where does this come from?", choices=codes.PAIR_SOURCES, widget=Radios(),
                               error_messages={"required": "Select where this comes from"})  # fmt: skip
    reason = forms.CharField(label="Why?", max_length=1000, widget=forms.Textarea(attrs={"rows": 3}),
                             error_messages={"required": "Say why"})  # fmt: skip
    evidence = words("Order or papers", limit=300, help_text="The kind, its number and its date.")
    until = NearDateField(label="When does it end?", about="The end date", required=False,
                          help_text="Leave blank if no end is set. When the day comes somebody decides anew.")  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        named = [(f"c-{child.key}", child.name) for child in self.found.children]
        named += [(f"p-{person.key}", person.name) for person in self.found.people]
        for name in ("protected", "other"):
            self.fields[name].choices = [("", "Choose a person"), *named]

    def initial_from(self, row):
        """Keys for the two lists."""
        plain = initial_of(row, ("kind", "source", "reason", "evidence", "until"))
        return {
            **plain,
            "protected": _name_of(row.person, row.child),
            "other": _name_of(row.other_person, row.other_child),
        }

    def clean(self):
        """Two different people, and an end that is still to come."""
        cleaned = super().clean()
        if cleaned.get("protected") and cleaned.get("protected") == cleaned.get("other"):
            self.add_error("other", "Choose two different people")
        until = cleaned.get("until")
        if until and until < today() and not (self.row and self.row.until == until):
            self.add_error("until", "The end date must be today or in the future")
        return cleaned

    def row_answers(self):
        """The people or children themselves."""
        answers = {
            name: self.cleaned_data[name] for name in ("kind", "source", "reason", "evidence", "until")
        }
        answers["person"], answers["child"] = self._either(self.cleaned_data["protected"])
        answers["other_person"], answers["other_child"] = self._either(self.cleaned_data["other"])
        return answers

    def _either(self, chosen):
        kind, _, key = chosen.partition("-")
        if kind == "p":
            return next(person for person in self.found.people if person.key == key), None
        return None, next(child for child in self.found.children if child.key == key)


def _name_of(person, child):
    return f"p-{person.key}" if person else f"c-{child.key}"


class SafetyForm(DraftForm):
    """Yes, no or not known for each safety topic of domain.md 2F."""

    def __init__(self, *args, **kwargs):
        self.base_fields = {
            topic: pick(question, codes.YES_NO_UNKNOWN, inline=True) for topic, question, _ in codes.SAFETY
        }
        super().__init__(*args, **kwargs)

    def clean(self):
        """Every topic is answered before the page is finished."""
        cleaned = super().clean()
        for topic, question, _ in codes.SAFETY:
            if not self.later and not cleaned.get(topic) and topic not in self.errors:
                self.add_error(topic, f"Select an answer: {question[:1].lower()}{question[1:]}")
        return cleaned

    def answers(self):
        """The topics that were answered."""
        return {topic: self.cleaned_data.get(topic, "") for topic, _, _ in codes.SAFETY}


class SafetyDetailsForm(DraftForm):
    """Details for the topics that were answered yes or not known."""

    def __init__(self, *args, answers=(), **kwargs):
        self.asked = {row.topic: row.answer for row in answers if row.answer != "no"}
        self.base_fields = {
            topic: words(
                question, rows=3, limit=2000, help_text=f"{hint}. You answered ‘{_said(self.asked[topic])}’."
            )
            for topic, question, hint in codes.SAFETY
            if topic in self.asked
        }
        super().__init__(*args, **kwargs)

    def clean(self):
        """A yes needs its details."""
        cleaned = super().clean()
        for topic, answer in self.asked.items():
            if not self.later and answer == "yes" and not cleaned.get(topic) and topic not in self.errors:
                self.add_error(topic, "Enter the details")
        return cleaned

    def details(self):
        """The words by topic."""
        return {topic: self.cleaned_data.get(topic, "") for topic in self.asked}


def _said(answer):
    return label(codes.YES_NO_UNKNOWN, answer)


FORMS = {
    "responsibility": ResponsibilityForm,
    "questions": QuestionForm,
    "bottom-lines": BottomLineForm,
    "dates": KeyDateForm,
    "pairs": PairForm,
}
