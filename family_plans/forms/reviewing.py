"""Forms of reviews."""

from django import forms

from fgc.lib.forms import FgcForm, NearDateField


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
