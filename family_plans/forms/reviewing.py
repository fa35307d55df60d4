"""Forms of copies and reviews."""

from django import forms

from family_plans.models import PlanCopy
from fgc.lib.dates import today
from fgc.lib.forms import FgcForm, NearDateField, Radios


class RoleForm(FgcForm):
    """A copy for somebody who is not on the page."""

    submit_label = "Make this copy"

    role = forms.CharField(
        label="A copy for somebody else", max_length=120,
        help_text="For example: school, health visitor. The family has to agree.",
        error_messages={"required": "Enter who the copy is for"},
    )  # fmt: skip


class ReleaseForm(FgcForm):
    """A second person has looked at the copy."""

    submit_label = "I have read it: it may leave"

    reason = forms.CharField(
        label="If you made it yourself: why can nobody else look at it?", required=False, max_length=500
    )


class HandedOverForm(FgcForm):
    """How a copy reached its recipient."""

    submit_label = "Save"

    how = forms.ChoiceField(
        label="How did it reach them?", choices=PlanCopy.WAYS, widget=Radios,
        error_messages={"required": "Choose how it reached them"},
    )  # fmt: skip
    on = NearDateField(label="On which day", past=True, initial=today)


class SetReviewForm(FgcForm):
    """The day of the next review; a day other than the rule's needs its reason."""

    submit_label = "Set the review"

    due_on = NearDateField(label="When is the review due?", future=True)
    reason = forms.CharField(
        label="Why another day than the rule’s?",
        required=False,
        max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )


class ChangeReviewForm(FgcForm):
    """Another day, and why."""

    submit_label = "Change the day"

    due_on = NearDateField(label="The new day", future=True)
    reason = forms.CharField(
        label="Why does the day change?", max_length=500, widget=forms.Textarea({"rows": 3}),
        error_messages={"required": "Say why the day changes"},
    )  # fmt: skip


class DeclineForm(FgcForm):
    """No reason is asked."""

    submit_label = "Save"

    words = forms.CharField(
        label="Anything the family wants to say", required=False, max_length=2000, widget=forms.Textarea({"rows": 3}),
        help_text="Nothing is needed. Choosing not to have a review is nobody’s failure.",
    )  # fmt: skip
