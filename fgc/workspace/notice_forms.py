"""Passing on a safeguarding concern, and answering it."""

from django import forms

from fgc.cases.models import SafeguardingNotice
from fgc.lib.dates import today
from fgc.lib.forms import Conditional, FgcForm, FormHelper, NearDateField, Radios


class RaiseNoticeForm(FgcForm):
    """Facts only; who was told, and who was spoken to."""

    facts = forms.CharField(
        label="What must be known to keep somebody safe?",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 7}),
        help_text="Only the facts that are needed: what was seen or said, by whom, when. The rest stays with you",
        error_messages={"required": "Write what must be known to keep somebody safe"},
    )
    arose = forms.ChoiceField(
        label="When did it come up?", choices=SafeguardingNotice.Arose.choices, widget=Radios,
        error_messages={"required": "Choose when it came up"},
    )  # fmt: skip
    learned_on = NearDateField(label="On which day did you learn of it?", past=True, initial=today)
    told = forms.ChoiceField(
        label="Does the person it came from know that you pass it on?",
        choices=[
            ("yes", "Yes"),
            ("no", "No: telling them would make it more dangerous, or they cannot be reached"),
        ],
        widget=Radios,
        error_messages={"required": "Choose whether they know"},
    )
    not_told_reason = forms.CharField(
        label="Why do they not know?",
        required=False,
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    spoken_to = forms.CharField(
        label="Whom have you spoken to, and when? (optional)", required=False, max_length=300,
        help_text="A notice does not replace the call. Ring the social worker or the duty team as well",
    )  # fmt: skip
    police = forms.CharField(
        label="Police or emergency services (optional)", required=False, max_length=300,
        help_text="If somebody is in danger now, ring 999 first",
    )  # fmt: skip

    @property
    def helper(self):
        """The reason stands under the answer that needs it."""
        return FormHelper(
            "facts",
            "arose",
            "learned_on",
            Conditional("told", no=["not_told_reason"]),
            "spoken_to",
            "police",
            submit="Pass it on now",
        )

    def clean(self):
        """Not telling somebody needs its reason."""
        data = super().clean()
        if data.get("told") == "no" and not data.get("not_told_reason", "").strip():
            self.add_error("not_told_reason", "Say why they were not told")
        return data


class AnswerNoticeForm(FgcForm):
    """What is being done."""

    submit_label = "Send the answer"
    answer = forms.CharField(
        label="What are you doing about it?",
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text="The coordinator and the managers read it. The family does not",
        error_messages={"required": "Write what you are doing about it"},
    )
