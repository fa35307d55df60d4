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


class UrgencyForm(FgcForm):
    """How soon a family has to meet."""

    submit_label = "Save"
    urgency = forms.ChoiceField(
        label="How soon does the family have to meet?", widget=Radios,
        choices=[
            ("ordinary", "As usual"),
            ("urgent", "Urgent: within the days that the service has set"),
            ("emergency", "Emergency: by the next working day, and then a whole conference"),
        ])  # fmt: skip
    reason = forms.CharField(label="Why, if it is urgent", max_length=500, required=False)

    def clean(self):
        """What is urgent has a reason."""
        data = super().clean()
        if data.get("urgency") in ("urgent", "emergency") and not data.get("reason"):
            self.add_error("reason", "Say why it is urgent")
        return data


class DoneForm(FgcForm):
    """The day on which something was done."""

    submit_label = "Save"
    on = NearDateField(label="Day", past=True)
