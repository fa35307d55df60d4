"""Asking a service manager to let two people who must not meet come to one conference, and the decision."""

from django import forms

from fgc.lib.forms import FgcForm, FormHelper, Radios


class AskOverrideForm(FgcForm):
    """Which two, why both should be there, and how everybody is kept safe."""

    pair = forms.ChoiceField(label="Who must not meet?", widget=Radios)
    why = forms.CharField(
        label="Why should both be at this conference?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text="What each of them says about it, and the children, and why another way will not do",
    )
    arrangements = forms.CharField(
        label="How is everybody kept safe?",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=2000,
        help_text="For example separate arrivals and rooms, who stays with whom, who leaves first, whom to ring",
    )

    def __init__(self, *args, pairs, back, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["pair"].choices = list(pairs.items())
        self.back = back

    @property
    def helper(self):
        """The questions in order."""
        return FormHelper("pair", "why", "arrangements", submit="Ask the service manager", cancel=self.back)


class DecideOverrideForm(FgcForm):
    """Yes or no, with the reason."""

    decision = forms.ChoiceField(
        label="May both be at this conference?",
        choices=[
            ("yes", "Yes, with these arrangements, for this conference only"),
            ("no", "No, they stay apart"),
        ],
        widget=Radios,
    )
    reason = forms.CharField(
        label="What is your reason?",
        widget=forms.Textarea(attrs={"rows": 4}),
        max_length=2000,
        help_text="Kept in the record with your name. The family does not see it",
    )
    submit_label = "Save the decision"


class EndOverrideForm(FgcForm):
    """Why what was allowed is taken back."""

    reason = forms.CharField(
        label="Why do you take it back?", widget=forms.Textarea(attrs={"rows": 3}), max_length=500
    )
    submit_label = "Take it back"
