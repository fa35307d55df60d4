"""The settings of a service: its timescales and its hours; and a person's own choice of e-mails."""

import re

from django import forms

from fgc.accounts.models import Service, User
from fgc.lib.forms import FgcForm, Field, Fieldset, FormHelper, Radios, TimeField

LONGEST = 260  # a year of working days
GROUPS = (
    ("Referrals, in working days", ("acknowledge_days", "decide_days", "allocate_days")),
    (
        "Preparing, in working days",
        (
            "contact_referrer_days", "referral_meeting_days", "first_contact_days", "quiet_days", "report_days",
            "conference_days", "conference_late_days", "urgent_days",
        ),
    ),
    ("The family’s plan, in working days", ("share_plan_days", "share_plan_late_days", "decision_days")),
    ("Afterwards", ("check_in_weeks", "review_weeks", "review_reminder_days", "finish_days")),
    ("Reminders", ("climb_days", "digest_at", "quiet_from", "quiet_until")),
)  # fmt: skip
LABELS = {
    "acknowledge_days": "Say that a referral has come",
    "decide_days": "Decide on a referral",
    "allocate_days": "Give an accepted family to a coordinator",
    "contact_referrer_days": "Speak to the social worker, after the family was given to a coordinator",
    "referral_meeting_days": "Meet the social worker, after the family was given to a coordinator",
    "first_contact_days": "First contact with the family, after that meeting",
    "quiet_days": "Nobody in touch with the family for",
    "report_days": "The social worker’s report, before the conference",
    "conference_days": "Hold the conference, after the referral was accepted",
    "conference_late_days": "Managers are told that there is no conference after",
    "urgent_days": "Hold an urgent conference, after the referral was accepted",
    "share_plan_days": "Get the plan to everyone, after the conference",
    "share_plan_late_days": "Managers are told that it is not with everyone after",
    "decision_days": "A decision the social worker could not take alone",
    "check_in_weeks": "Weeks from the plan to a check-in",
    "review_weeks": "Weeks from the plan to the first review",
    "review_reminder_days": "Days before a review to be reminded first",
    "finish_days": "Working days from the last review to finishing",
    "climb_days": "Working days after which a late thing is told to a manager",
    "digest_at": "The morning email goes at",
    "quiet_from": "No emails from",
    "quiet_until": "No emails until",
}


class ServiceForm(FgcForm):
    """Every timescale and hour of a service."""

    submit_label = "Save"

    def __init__(self, *args, service, **kwargs):
        now = {name: getattr(service, name) for _title, names in GROUPS for name in names}
        now |= {name: f"{now[name]:%H:%M}" for name in ("digest_at", "quiet_from", "quiet_until")}
        super().__init__(*args, initial=now, **kwargs)

    @property
    def helper(self):
        """Grouped as the work goes."""
        return FormHelper(
            *(Fieldset(title, *(Field(name, width=3) for name in names)) for title, names in GROUPS),
            submit=self.submit_label,
        )

    def clean(self):
        """What is late comes after what is due, and the morning's e-mail when e-mails may go."""
        data = super().clean()
        for due, late in (
            ("conference_days", "conference_late_days"),
            ("share_plan_days", "share_plan_late_days"),
        ):
            if due in data and late in data and data[late] < data[due]:
                self.add_error(late, f"This must be {data[due]} or more, the days until it is due")
        if {"digest_at", "quiet_from", "quiet_until"} <= set(data) and _asleep(data):
            self.add_error("digest_at", "Choose a time at which emails may go")
        return data

    @property
    def given(self):
        """What the action takes."""
        return {name: self.cleaned_data[name] for _title, names in GROUPS for name in names}


for _name, _label in LABELS.items():
    _field = (
        TimeField(label=_label)
        if Service._meta.get_field(_name).get_internal_type() == "TimeField"
        else forms.IntegerField(label=_label, min_value=1, max_value=LONGEST)
    )
    ServiceForm.base_fields[_name] = ServiceForm.declared_fields[_name] = _field


class LetterheadForm(FgcForm):
    """What stands at the head of copies and letters."""

    submit_label = "Save"

    name = forms.CharField(
        label="Name of the service",
        max_length=120,
        error_messages={"required": "Enter the name of the service"},
    )
    address = forms.CharField(
        label="Address, in one line (optional)", required=False, max_length=200,
        help_text="Where families can write to you. Never where somebody lives",
    )  # fmt: skip
    phone = forms.CharField(
        label="Telephone number that families ring", max_length=20,
        error_messages={"required": "Enter the number that families ring"},
    )  # fmt: skip

    @property
    def helper(self):
        """A short box for the number."""
        return FormHelper("name", "address", Field("phone", width=20), submit=self.submit_label)

    def clean_phone(self):
        """A number somebody can ring."""
        phone = " ".join(self.cleaned_data["phone"].split())
        if not re.fullmatch(r"\+?[0-9 ()-]{7,20}", phone):
            raise forms.ValidationError("Enter a telephone number, like 0151 496 0100")
        return phone


class EmailsForm(FgcForm):
    """How reminders reach oneself."""

    submit_label = "Save"
    emails = forms.ChoiceField(
        label="Reminders by email", choices=User.Emails.choices,
        widget=Radios(hints={
            "digest": "On working days, with how many there are. News, like a referral that came, is sent when it happens",
            "each": "When it falls due, on working days and in working hours",
            "none": "What is urgent for somebody’s safety is still sent at once",
        }))  # fmt: skip


def _asleep(data):
    evening, morning, at = data["quiet_from"], data["quiet_until"], data["digest_at"]
    if evening <= morning:
        return evening <= at < morning
    return at >= evening or at < morning
