"""The write page's one form: every section, and the action being added, so that one press saves all of it."""

import hashlib
from dataclasses import dataclass

from django import forms

from family_plans.words import SECTIONS
from fgc.lib.dates import today
from fgc.lib.forms import FgcForm, FormHelper, NearDateField, Radios, ReadField
from fgc.lib.text import clean

ELSE = "Somebody else, or a few words"


@dataclass(frozen=True)
class Slot:
    """One box of the page: a section, for one child where it is a child's own."""

    name: str
    section: str
    label: str
    hint: str
    part: str
    child: object = None
    words: str = ""
    version: int = 0


def slots_of(plan, asked):
    """The boxes of the page, in order. The box for what was asked is there only when the referral says nothing."""
    rows = {(row.section, row.child_id): row for row in plan.texts.all()}
    children = list(plan.case.children.select_related("person"))
    found = []
    for name, section in SECTIONS.items():
        if name == "asked" and (asked["questions"] or asked["bottom_lines"]):
            continue
        for child in children if section.per_child else [None]:
            row = rows.get((name, child.pk if child else None))
            found.append(Slot(
                f"{name}_{child.key}" if child else name, name,
                f"{section.heading} {child.person.short_name}" if child else section.heading, section.hint, section.part,
                child, row.words if row else "", row.version if row else 0))  # fmt: skip
    return found


def print_of(words):
    """A short hash by which the page knows whether its box was touched."""
    return hashlib.sha256(clean(words).strip().encode("utf-8", "surrogatepass")).hexdigest()[:16]


class ActionForm(FgcForm):
    """One action: only what will happen is needed."""

    submit_label = "Save action"

    what = forms.CharField(
        label="What will happen", max_length=1000, widget=forms.Textarea({"rows": 2}),
        error_messages={"required": "Enter what will happen"},
    )  # fmt: skip
    who = forms.ChoiceField(label="Who will do it", required=False)
    who_words = forms.CharField(label=ELSE, required=False, max_length=120)
    by_words = forms.CharField(
        label="By when or how often", required=False, max_length=120, help_text="As they say it: every Sunday"
    )
    by_when = NearDateField(label="A date, if there is one", required=False)
    how_known = forms.CharField(label="How we will know it is working", required=False, max_length=500)
    checker = forms.ChoiceField(label="Who will check", required=False)
    checker_words = forms.CharField(label=ELSE, required=False, max_length=120)
    heading = forms.CharField(label="The family’s own heading for it", required=False, max_length=120)
    question_key = forms.ChoiceField(label="Or a question they were asked", required=False)
    help_needed = forms.CharField(label="Help needed, and from whom", required=False, max_length=500)

    def __init__(self, *args, people, questions=(), cancel="", **kwargs):
        self.people = {person.key: person for person in people}
        self.cancel = cancel
        super().__init__(*args, **kwargs)
        choices = [("", "Nobody named yet"), *((person.key, person.name) for person in people)]
        for name in ("who", "checker"):
            self.fields[name].choices = choices
        self.fields["question_key"].choices = [
            ("", "None of them"),
            *((question["key"], shortened(question["text"])) for question in questions),
        ]
        if not questions:
            del self.fields["question_key"]

    @property
    def helper(self):
        """One button, and a way out."""
        return FormHelper(submit=self.submit_label, cancel=self.cancel)

    def answers(self):
        """The checked answers as `add_action` and `change_action` take them."""
        found = {name: self.cleaned_data[name] for name in ActionForm.base_fields if name in self.fields}
        for name in ("who", "checker"):
            found[name] = self.people.get(found[name])
        return found


def shortened(text, most=90):
    """A question as one line of a list."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1].rsplit(" ", 1)[0] + "…"


def next_group(actions):
    """What the next action stands under, as long as nobody says otherwise: the same as the last one."""
    last = actions[-1] if actions else None
    return {"heading": last.heading, "question_key": last.question_key} if last else {}


def action_initial(action):
    """The boxes filled with an action as it is."""
    found = {name: getattr(action, name) for name in ActionForm.base_fields}
    for name in ("who", "checker"):
        found[name] = found[name].key if found[name] else ""
    return found


class WritePage(ActionForm):
    """The base of the page's form; `write_form` adds a box, its version and its print for each slot."""

    slots = ()

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["what"].required = False

    def clean(self):
        """An action with anything in it says what will happen."""
        found = super().clean()
        filled = [
            name for name in ActionForm.base_fields
            if found.get(name) and found[name] != self.initial.get(name)
        ]  # fmt: skip
        if filled and not found.get("what") and "what" not in self.errors:
            self.add_error("what", "Enter what will happen")
        return found

    def has_action(self):
        """Whether an action was typed."""
        return bool(self.cleaned_data.get("what"))

    def touched(self):
        """(slot, words, version) of each box whose words are not those that the page was drawn with."""
        for slot in self.slots:
            words = self.cleaned_data[slot.name]
            if print_of(words) != self.cleaned_data[f"print-{slot.name}"]:
                yield slot, words, self.cleaned_data[f"version-{slot.name}"] or 0


def write_form(slots):
    """The form class for these slots."""
    fields = {}
    for slot in slots:
        fields[slot.name] = forms.CharField(
            label=slot.label, help_text=slot.hint, required=False, initial=slot.words, strip=False,
            widget=forms.Textarea({"rows": 4 if slot.part == "own" else 3}))  # fmt: skip
        fields[f"version-{slot.name}"] = forms.IntegerField(
            required=False, initial=slot.version, min_value=0, max_value=2**31 - 1, widget=forms.HiddenInput
        )
        fields[f"print-{slot.name}"] = forms.CharField(
            required=False, initial=print_of(slot.words), max_length=16, widget=forms.HiddenInput
        )
    return type("WriteForm", (WritePage,), {**fields, "slots": tuple(slots)})


class SplitForm(FgcForm):
    """One action as two: both boxes begin with all that the family said."""

    submit_label = "Make two of it"

    first = forms.CharField(
        label="The first thing that will happen", max_length=1000, widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Enter what will happen"},
    )  # fmt: skip
    second = forms.CharField(
        label="The second thing that will happen", max_length=1000, widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Enter what will happen"},
    )  # fmt: skip


class AbsentAgreedForm(FgcForm):
    """That somebody who was not there has agreed to what they are named for."""

    submit_label = "Save"

    part = forms.ChoiceField(
        label="Who has agreed?", widget=Radios,
        error_messages={"required": "Choose who has agreed", "invalid_choice": "This is recorded already. Choose who has agreed"},
    )  # fmt: skip
    asked_by = forms.CharField(
        label="Who asked them?", max_length=120, error_messages={"required": "Say who asked them"}
    )
    on = NearDateField(label="On which day did they agree?", past=True, initial=today)
    read = ReadField()

    def __init__(self, *args, parts, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["part"].choices = parts
        if len(parts) == 1:
            self.fields["part"].initial, self.fields["part"].required = parts[0][0], False
            self.fields["part"].widget = forms.HiddenInput()
            self.only = parts[0][0]

    only = ""

    def answers(self):
        """The checked answers as `record_absent_agreed` takes them."""
        data = self.cleaned_data
        return {"part": self.only or data["part"], "on": data["on"], "asked_by": data["asked_by"]}


class SpellingForm(FgcForm):
    """Who said that spelling may be put right."""

    submit_label = "Save"

    who = forms.CharField(
        label="Who of the family said so?", required=False, max_length=120,
        help_text="Leave it empty when nobody did: then not even spelling is changed.",
    )  # fmt: skip


class PlainWordsForm(FgcForm):
    """The service's list of words to say more plainly."""

    submit_label = "Save the list"

    lines = forms.CharField(
        label="One word or several on each line, then = and what to say instead", required=False,
        widget=forms.Textarea({"rows": 20}), help_text="For example: placement = home, where the child lives",
    )  # fmt: skip
