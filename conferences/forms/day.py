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
    """Who is in the room while the family is alone."""

    present = forms.MultipleChoiceField(label="Who is in the room?", widget=Checkboxes)

    def __init__(self, *args, here, **kwargs):
        super().__init__(*args, **kwargs)
        self.here = {row.key: row for row in here}
        self.fields["present"].choices = [(row.key, row.name) for row in here]
        self.fields["present"].initial = list(self.here)
        self.fields["present"].error_messages["required"] = "Mark who is in the room with the family"
        self.fields["present"].help_text = "The coordinator and the social worker leave the room"

    @property
    def helper(self):
        """One question and the button that starts the time."""
        return FormHelper("present", submit="Start family time")

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

    @property
    def helper(self):
        """The times in order, then why."""
        return FormHelper(
            *(Field(name, width=5) for name in self.moments),
            "reason_code",
            submit=self.submit_label,
            cancel=self.back,
        )

    def times(self):
        """The moments that differ from before to the minute."""
        found = {}
        for name in self.moments:
            time, was = self.cleaned_data.get(name), self.was[name]
            if time is None:
                continue
            day = timezone.localdate(was) if was else self.day
            at = at_local(day, time)
            if was is None or timezone.localtime(was).replace(second=0, microsecond=0) != timezone.localtime(
                at
            ):
                found[name] = at
        return found
