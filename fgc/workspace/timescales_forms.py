"""The forms of timescales."""

from django import forms

from fgc.cases.models import MissedTimescale
from fgc.lib.forms import FgcForm, NearDateField, Radios


class WhyForm(FgcForm):
    """Why a timescale was missed."""

    submit_label = "Save"
    why = forms.ChoiceField(label="What is the main reason?", choices=MissedTimescale.Why.choices, widget=Radios,
                            help_text="What the family chose is never counted as the service being late.")  # fmt: skip
    words = forms.CharField(label="Anything to add (optional)", max_length=500, required=False)

    @property
    def given(self):
        """What the action takes."""
        return {name: self.cleaned_data[name] for name in ("why", "words")}


class DoneForm(FgcForm):
    """The day on which something was done."""

    submit_label = "Save"
    on = NearDateField(label="Day", past=True)
