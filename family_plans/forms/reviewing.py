"""Forms of copies and reviews."""

from django import forms

from family_plans.models import ActionProgress, PlanCopy, Review
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


class BookReviewForm(FgcForm):
    """The day on which the family will meet."""

    submit_label = "Save the day"

    booked_for = NearDateField(label="On which day will the family meet?", future=True)


class DeclineForm(FgcForm):
    """No reason is asked."""

    submit_label = "Save"

    words = forms.CharField(
        label="Anything the family wants to say", required=False, max_length=2000, widget=forms.Textarea({"rows": 3}),
        help_text="Nothing is needed. Choosing not to have a review is nobody’s failure.",
    )  # fmt: skip


class HoldPage(FgcForm):
    """A review as it was held; `hold_form` adds two boxes for each action."""

    submit_label = "Save the review"

    held_on = NearDateField(label="On which day did the family meet?", past=True, initial=today)
    words = forms.CharField(
        label="What the family says about the plan now", required=False, widget=forms.Textarea({"rows": 4}),
        help_text="In their own words",
    )  # fmt: skip
    outcome = forms.ChoiceField(
        label="What happens now?", choices=Review.OUTCOMES, widget=Radios,
        error_messages={"required": "Choose what happens now"},
    )  # fmt: skip

    actions = ()

    def progress(self):
        """(action, state, words) of each action, as `hold_review` takes them."""
        data = self.cleaned_data
        return [(action, data[f"state-{action.key}"], data[f"words-{action.key}"]) for action in self.actions]


def hold_form(actions):
    """The form class for the actions of a plan."""
    fields = {}
    for action in actions:
        fields[f"state-{action.key}"] = forms.ChoiceField(
            label="How does it stand?", choices=[("", "Choose"), *ActionProgress.STATES],
            error_messages={"required": f"Choose how “{action.what[:60]}” stands"})  # fmt: skip
        fields[f"words-{action.key}"] = forms.CharField(
            label="What the family says about it", required=False, max_length=1000
        )
    return type("HoldForm", (HoldPage,), {**fields, "actions": tuple(actions)})
