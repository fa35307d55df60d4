"""Forms of a decision that an earlier plan waits for, and of how the family heard of it."""

from django import forms

from family_plans.forms.agreeing import DecideForm, ToldForm
from family_plans.stages import DECISIONS, ON_EARLIER

YES = "Yes: what the family asked for is agreed"


class DecideEarlierForm(DecideForm):
    """The answer on a plan that another one has replaced: it may be that the family does not ask for it any more."""

    reason_not_asked = forms.CharField(
        label="Who of the family said so, and why", required=False, max_length=2000,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        labels = {**DECISIONS, "as_written": YES}
        self.fields["outcome"].choices = [(value, labels[value]) for value in ON_EARLIER]

    def _opens(self):
        return {**super()._opens(), "not_asked": ["reason_not_asked"]}

    def _needed(self, outcome):
        if outcome == "not_asked":
            return [("reason_not_asked", "Say who of the family said so, and why")]
        return super()._needed(outcome)


class ToldEarlierForm(ToldForm):
    """When the family heard what was decided, and what it said; the plan it was about is another one's now."""

    chance = None
    rights = None
