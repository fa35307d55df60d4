"""Forms about the end of the work with a family (domain.md 6.3)."""

from django import forms

from fgc.cases.endings import DEATH, reasons
from fgc.cases.models import CaseFinish
from fgc.lib.forms import Conditional, FgcForm, FormHelper, NearDateField, Radios, ReadField
from fgc.workspace.finishing import REOPENED_FOR

AREA = forms.Textarea(attrs={"rows": 3})
LABELS = [("", "Choose later"), *CaseFinish.RECORDS]


class ReopenForm(FgcForm):
    """Open a finished record again: why, and where its work goes on."""

    submit_label = "Open the record again"

    what_for = forms.ChoiceField(
        label="What is it opened for?", choices=list(REOPENED_FOR.items()), widget=Radios,
        help_text="Every day counts from today. What was missed while the work had finished is not counted",
    )  # fmt: skip
    reason = forms.CharField(label="Why", max_length=400)


class AfterFinishForm(FgcForm):
    """What is done when the work ends: who was told, the letter, feedback, the label of the record."""

    submit_label = "Save"

    read = ReadField()
    words = forms.CharField(
        label="In the family’s words (optional)", required=False, max_length=500, widget=AREA,
        help_text="Only if they want to say something. No reason is needed",
    )  # fmt: skip
    told = forms.CharField(
        label="Who was told, and how? (optional)", required=False, max_length=300,
        help_text="The family, the child, the social worker",
    )  # fmt: skip
    letter_on = NearDateField(label="The letter went on (optional)", required=False, past=True)
    feedback = forms.ChoiceField(
        label="Was the family asked what they thought of the work?",
        choices=[("later", "Not yet"), ("yes", "Yes"), ("no", "No, and they will not be")],
        initial="later",
        required=False,
        widget=Radios,
    )
    feedback_asked_on = NearDateField(label="On which day?", required=False, past=True)
    feedback_not_asked = forms.CharField(label="Why not?", required=False, max_length=300)
    records_label = forms.ChoiceField(
        label="What was the highest level of help for a child? (optional)", choices=LABELS, required=False,
        help_text="It says for how long the record is kept",
    )  # fmt: skip

    @property
    def helper(self):
        """Each answer with what it needs."""
        return FormHelper(*self.order(), submit=self.submit_label)

    def order(self):
        """The questions in the order in which they are asked."""
        asked = Conditional("feedback", yes=["feedback_asked_on"], no=["feedback_not_asked"])
        return ["read", "words", "told", "letter_on", asked, "records_label"]

    def clean(self):
        """A day for yes, a reason for no; nobody is asked after a death."""
        data = super().clean()
        if data.get("reason") == DEATH:
            data["feedback"] = "later"
        asked_on = data.get("feedback_asked_on") or "feedback_asked_on" in self.errors
        if data.get("feedback") == "yes" and not asked_on:
            self.add_error("feedback_asked_on", "Enter the day on which they were asked")
        if data.get("feedback") == "no" and not data.get("feedback_not_asked"):
            self.add_error("feedback_not_asked", "Say why they are not asked")
        return data

    def details(self):
        """What the actions take."""
        data = self.cleaned_data
        names = ("words", "told", "letter_on", "records_label", "own_plan", "moved_to")
        found = {name: data[name] for name in names if name in data}
        yes, no = data["feedback"] == "yes", data["feedback"] == "no"
        return found | {
            "feedback_asked_on": data["feedback_asked_on"] if yes else None,
            "feedback_not_asked": data["feedback_not_asked"] if no else "",
        }


class FinishForm(AfterFinishForm):
    """Why the work finishes, and what was done."""

    submit_label = "Finish the work with this family"

    reason = forms.ChoiceField(
        label="Why is the work finishing?", widget=Radios,
        error_messages={"required": "Choose why the work is finishing"},
    )  # fmt: skip
    own_plan = forms.CharField(
        label="Their plan, as they tell it (optional)", required=False, max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    moved_to = forms.CharField(label="Which council takes over?", required=False, max_length=120)

    def __init__(self, *args, met, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["reason"].choices = reasons(met=met)

    def order(self):
        """The reason first, with what it needs."""
        return [Conditional("reason", own_plan=["own_plan"], moved=["moved_to"]), *super().order()]


class AskFinishForm(FinishForm):
    """The coordinator asks; a manager signs off."""

    submit_label = "Ask the manager to finish the work"


class SignOffForm(FgcForm):
    """The manager agrees, or says what is missing."""

    submit_label = "Save the decision"

    decision = forms.ChoiceField(
        label="Is the work finished?",
        choices=[("yes", "Yes, finish it"), ("no", "Not yet: it goes back to the coordinator")],
        widget=Radios,
        error_messages={"required": "Choose whether the work is finished"},
    )
    records_label = forms.ChoiceField(
        label="What was the highest level of help for a child?", choices=LABELS, required=False,
        help_text="It says for how long the record is kept",
    )  # fmt: skip
    reason = forms.CharField(label="What is missing?", required=False, max_length=500, widget=AREA)

    @property
    def helper(self):
        """Each answer with what it needs."""
        return FormHelper(
            Conditional("decision", yes=["records_label"], no=["reason"]), submit=self.submit_label
        )
