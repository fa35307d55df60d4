"""Whether a colleague knows a family: asked on a referral, on a record, and of information governance."""

from django import forms

from fgc.lib.forms.base import FgcForm
from fgc.lib.forms.fields import Radios


class KnowsForm(FgcForm):
    """Whether somebody who shares a name or number with the family has a conflict of interest, and why."""

    submit_label = "Save the answer"
    conflict = forms.ChoiceField(
        label="Is this a conflict of interest?",
        choices=[("yes", "Yes: close the family’s record to them"), ("no", "No")],
        widget=Radios(hints={"yes": "Nothing of this family is then in a list, search or message of theirs"}),
        error_messages={"required": "Select whether this is a conflict of interest"},
    )
    reason = forms.CharField(
        label="How do they know the family, or why is it no conflict?",
        help_text="For example, she is the children’s aunt; or, another person of the same name.",
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
        error_messages={"required": "Say how they know the family, or why it is no conflict"},
    )

    def is_conflict(self):
        """Whether the answer bars them."""
        return self.cleaned_data["conflict"] == "yes"
