"""Forms of reviews."""

from django import forms
from django.db.models import Q

from family_plans.due import late_reviews, reviews_soon
from fgc.accounts.roles import Role
from fgc.lib.forms import FgcForm, FilterForm, NearDateField, Radios


class ReviewsFilter(FilterForm):
    """Narrows the list of reviews that lie ahead."""

    when = forms.ChoiceField(
        label="When", widget=Radios(small=True),
        choices=[("", "Any day"), ("month", "Late, or due within a month"), ("late", "Late")],
    )  # fmt: skip
    mine = forms.BooleanField(label="Only the families you hold", widget=forms.CheckboxInput)

    def __init__(self, *args, reader, **kwargs):
        super().__init__(*args, **kwargs)
        if reader.role != Role.COORDINATOR:
            del self.fields["mine"]
        self.full_clean()

    @property
    def only_mine(self):
        """Whether covers are left out."""
        return bool(self.cleaned_data.get("mine"))

    def condition(self, day):
        """Which of the reviews that lie ahead; an answer that makes no sense is left out."""
        condition = {"month": reviews_soon, "late": late_reviews}.get(self.cleaned_data.get("when"))
        return condition(day) if condition else Q()


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
