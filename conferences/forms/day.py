"""The day: arrivals, who is in the room with the family, corrected times. No free text (domain.md 0.4)."""

from django import forms
from django.utils import timezone

from conferences.models import Conference, Invitation, TimeCorrection
from fgc.lib.dates import at_local
from fgc.lib.forms import Checkboxes, FgcForm, Field, FormHelper, Radios, TimeField

MOMENT_LABELS = {
    "began_at": "Welcome began",
    "sharing_started_at": "Sharing began",
    "sharing_ended_at": "Sharing ended",
    "private_started_at": "Family time began",
    "private_ended_at": "Family time ended",
    "agreeing_started_at": "Agreeing the plan began",
    "held_at": "The conference ended",
}


class CameForm(FgcForm):
    """How somebody came, when it was not as planned."""

    submit_label = "Save"
    came = forms.ChoiceField(
        label="What happened?", choices=Invitation.Came.choices, widget=Radios, required=False
    )


class FamilyTimeForm(FgcForm):
    """Who is in the room while the family is alone; the same question when it goes out once more."""

    submit_label = "Start family time"
    present = forms.MultipleChoiceField(label="Who is in the room?", widget=Checkboxes)

    def __init__(self, *args, here, again=False, **kwargs):
        super().__init__(*args, **kwargs)
        if again:
            self.submit_label = "Start family time again"
        self.here = {row.key: row for row in here}
        self.fields["present"].choices = [(row.key, row.name) for row in here]
        self.fields["present"].initial = list(self.here)
        self.fields["present"].error_messages["required"] = "Mark who is in the room with the family"
        self.fields["present"].help_text = "The coordinator and the social worker leave the room"

    @property
    def helper(self):
        """One question and the button that starts the time."""
        return FormHelper("present", submit=self.submit_label)

    def clean_present(self):
        """The invitations themselves."""
        return [self.here[key] for key in self.cleaned_data["present"]]


class TimesForm(FgcForm):
    """The moments of the day that may be corrected, and a code for why."""

    submit_label = "Save times"
    reason_code = forms.ChoiceField(
        label="Why do the times change?", choices=TimeCorrection.Reason.choices, widget=Radios
    )

    def __init__(self, *args, conference, back, **kwargs):
        super().__init__(*args, **kwargs)
        self.day, self.back = timezone.localdate(conference.starts_at), back
        self.moments = [
            name for name in Conference.MOMENTS if getattr(conference, name) or conference.stage == "held"
        ]
        for name in self.moments:
            at = getattr(conference, name)
            self.fields[name] = TimeField(
                label=MOMENT_LABELS[name],
                required=False,
                initial=timezone.localtime(at).time() if at else None,
            )
        self.was = {name: getattr(conference, name) for name in self.moments}
        self.further = {}
        for place, row in enumerate(conference.further_family_times.all(), start=2):
            self._add_further(row.key, f"Family time {place}", row.started_at, row.ended_at)
        if conference.stage == "held" and conference.private_ended_at:
            self._add_further("new", "Family time once more", None, None)

    def _add_further(self, key, label, started_at, ended_at):
        for name, words, at in (("started_at", "began", started_at), ("ended_at", "ended", ended_at)):
            if at is None and key != "new":
                continue  # it is still running
            optional = " (optional)" if key == "new" else ""
            initial = timezone.localtime(at).time() if at else None
            self.further[f"further_{key}_{name}"] = (key, name, at)
            self.fields[f"further_{key}_{name}"] = TimeField(
                label=f"{label} {words}{optional}", required=False, initial=initial
            )

    @property
    def helper(self):
        """The times in order, then why."""
        return FormHelper(
            *(Field(name, width=5) for name in (*self.moments, *self.further)),
            "reason_code",
            submit=self.submit_label,
            cancel=self.back,
        )

    def times(self):
        """The moments that differ from before to the minute."""
        return {name: at for name in self.moments if (at := self._changed(name, self.was[name]))}

    def further_times(self):
        """The same of the times when the family was alone again: {key: {"started_at": ..., "ended_at": ...}}."""
        found = {}
        for field, (key, name, was) in self.further.items():
            if at := self._changed(field, was):
                found.setdefault(key, {})[name] = at
        return found

    def _changed(self, field, was):
        time = self.cleaned_data.get(field)
        if time is None:
            return None
        at = at_local(timezone.localdate(was) if was else self.day, time)
        same = was and timezone.localtime(was).replace(second=0, microsecond=0) == timezone.localtime(at)
        return None if same else at
