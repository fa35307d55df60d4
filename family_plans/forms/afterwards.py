"""Forms of what becomes of copies: filed, gone wrong, proved."""

import hashlib
import re

from django import forms

from fgc.lib.dates import at_local, today
from fgc.lib.forms import FgcForm, NearDateField, ReadField, TimeField

LARGEST = 10 * 1024 * 1024


class FilingForm(FgcForm):
    """A version on a child's record in the council's own system."""

    submit_label = "Save"

    read = ReadField()
    council_id = forms.CharField(
        label="The child’s number in the council’s system", required=False, max_length=40
    )
    filed_on = NearDateField(label="Filed on the child’s record on", past=True, required=False)
    in_child_plan_on = NearDateField(
        label="The actions are in the child’s own plan since", past=True, required=False,
        help_text="The child in need, child protection or care plan. For the social worker to say",
    )  # fmt: skip


class WrongCopyForm(FgcForm):
    """A copy that reached somebody it was not for, or held what it must not."""

    submit_label = "Call it back and open the incident"

    what = forms.CharField(
        label="What happened?", widget=forms.Textarea({"rows": 4}), error_messages={"required": "Say what happened"},
        help_text="Who has the copy now, and what does it tell them?",
    )  # fmt: skip
    found_on = NearDateField(label="On which day was it found?", past=True, initial=today)
    found_at = TimeField(label="At what time?", help_text="London time. The 72 hours run from then")
    safety = forms.CharField(
        label="Who may be in danger, and what was done to keep them safe?", widget=forms.Textarea({"rows": 4}),
        error_messages={"required": "Say who may be in danger and what was done, or that nobody is"},
    )  # fmt: skip

    def moment(self):
        """When it was found."""
        return at_local(self.cleaned_data["found_on"], self.cleaned_data["found_at"])


class ToldForm(FgcForm):
    """Who was told of an incident."""

    submit_label = "Save"

    who = forms.CharField(
        label="Who was told?", max_length=120, error_messages={"required": "Say who was told"}
    )
    how = forms.CharField(label="How?", max_length=120, help_text="For example: rang her, went to see him")
    on = NearDateField(label="On which day?", past=True, initial=today)


class StepsForm(FgcForm):
    """What was done about an incident."""

    submit_label = "Save"

    read = ReadField()
    back_on = NearDateField(label="The copy came back or was destroyed on", past=True, required=False)
    back_how = forms.CharField(label="How do we know?", required=False, max_length=300)
    governance_told = forms.BooleanField(label="Information governance has been told", required=False)
    reported = forms.BooleanField(label="It was reported to the Information Commissioner", required=False)
    not_reported_reason = forms.CharField(
        label="If it will not be reported: why not, and who decided?", required=False, max_length=500,
        widget=forms.Textarea({"rows": 3}),
    )  # fmt: skip


class ProveForm(FgcForm):
    """A copy to be recognised by its file, or by the hash of it."""

    with_submission = False
    submit_label = "Look it up"

    file = forms.FileField(
        label="The PDF file", required=False, help_text="It is only compared, and not kept. At most 10 MB"
    )  # fmt: skip
    sha256 = forms.CharField(
        label="Or its SHA-256", required=False, max_length=100, help_text="64 letters and digits, from any tool that works it out"
    )  # fmt: skip
    number = forms.IntegerField(
        label="Copy number, if you know it", required=False, min_value=1, max_value=9999,
        help_text="At the bottom of each page",
    )  # fmt: skip

    def clean(self):
        """One of the three is needed; the hash is worked out here and the file forgotten."""
        data = super().clean()
        file, typed = data.get("file"), re.sub(r"\s", "", data.get("sha256") or "").lower()
        if file and file.size > LARGEST:
            self.add_error("file", "The file is larger than 10 MB")
        elif file:
            data["hash"] = hashlib.sha256(file.read()).hexdigest()
        elif typed and not re.fullmatch(r"[0-9a-f]{64}", typed):
            self.add_error("sha256", "Enter the 64 letters and digits of the SHA-256")
        elif typed:
            data["hash"] = typed
        elif not data.get("number") and not self.errors:
            self.add_error("file", "Choose a file, or enter its SHA-256 or the copy number")
        return data
