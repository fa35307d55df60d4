"""Forms of the workspace: the filter of the list, access, and the life of a file."""

import datetime as dt

from django import forms
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef, Q

from fgc.accounts.calendar import with_closed_days, with_people
from fgc.accounts.roles import Role
from fgc.cases import policy
from fgc.cases.access import visible_to
from fgc.cases.models import Case
from fgc.cases.stages import CASE, CLOSED
from fgc.lib.dates import today
from fgc.lib.forms import Checkboxes, FgcForm, FilterForm, NearDateField, Radios
from fgc.workspace.caselist import SORTS, Wanted
from fgc.workspace.lateness import late_by_choice, late_by_service, late_with
from fgc.workspace.overdue import late
from referrals.repeats import referred_again

User = get_user_model()
MOST_PAGES = 400


class ListFilter(FilterForm):
    """Narrows the list of families."""

    every = forms.BooleanField(label="Also finished families", widget=forms.CheckboxInput)
    stage = forms.MultipleChoiceField(
        label="Stage", choices=[c for c in CASE.choices if c[0] != CLOSED], widget=Checkboxes(small=True)
    )
    coordinator = forms.ChoiceField(label="Coordinator", choices=[("", "Anyone")])
    mine = forms.BooleanField(label="Only the families you hold", widget=forms.CheckboxInput)
    late = forms.MultipleChoiceField(
        label="Late",
        choices=[("on", "Past a timescale"), ("chosen", "Later because the family chose so")],
        widget=Checkboxes(small=True),
    )
    again = forms.BooleanField(
        label="Referred again within 12 months, in the last 12 months", widget=forms.CheckboxInput
    )
    sort = forms.ChoiceField(choices=[(name, name) for name in SORTS], widget=forms.HiddenInput)
    page = forms.IntegerField(min_value=1, max_value=MOST_PAGES, widget=forms.HiddenInput)

    def __init__(self, *args, reader, scope, **kwargs):
        super().__init__(*args, **kwargs)
        self.reader, self.scope, self.service, self.ids = reader, scope, None, {}
        if reader.role == Role.SERVICE_MANAGER:
            self.service, people = with_people(reader.service_id, coordinators(reader, scope))
            self.ids = {key: pk for key, _name, pk in people}
            self.fields["coordinator"].choices += [("none", "Nobody yet")] + [pair[:2] for pair in people]
        else:
            del self.fields["coordinator"], self.fields["again"]
        if reader.role != Role.COORDINATOR:
            del self.fields["mine"]

    @property
    def is_filtered(self):
        """Whether anything narrows the list."""
        return self.is_valid() and any(
            self.cleaned_data.get(name) for name in ("stage", "coordinator", "mine", "late", "again")
        )

    def wanted(self, words=""):
        """What to list; an answer that makes no sense is left out."""
        self.full_clean()
        data = self.cleaned_data
        chosen, kinds = data.get("coordinator") or "", data.get("late")
        service = kinds and (self.service or with_closed_days(self.reader.service_id))
        return Wanted(
            every=bool(data.get("every")),
            stages=tuple(data.get("stage") or ()),
            coordinator=self.reader.pk if data.get("mine") else self.ids.get(chosen),
            unallocated=chosen == "none",
            words=words,
            late=_late(kinds, service) if kinds else None,
            late_with=late_with(service, today()) if service else {},
            again=referred_again(self.reader, today(), self.scope) if data.get("again") else None,
            sort=data.get("sort") or "updated",
            page=data.get("page") or 1,
        )


def _late(kinds, service):
    """The lateness asked for as a condition; whoever wants both asks once: SQLite reads no deeper nesting."""
    if not service:
        return Q(pk__in=[])
    ask = late if set(kinds) >= {"on", "chosen"} else late_by_service if "on" in kinds else late_by_choice
    return ask(service, today())


def coordinators(reader, scope):
    """Whom the list can be narrowed to: who is a coordinator, and whoever else holds a family that the reader can open."""
    held = visible_to(reader, Case.objects.filter(is_open=True, coordinator=OuterRef("pk")), scope)
    return User.objects.filter(Q(role=Role.COORDINATOR, is_active=True) | Exists(held))


class PersonChoice(forms.ModelChoiceField):
    """A colleague, named by their key."""

    def __init__(self, people, **kwargs):
        super().__init__(people, to_field_name="key", **kwargs)

    def label_from_instance(self, person):
        """Name and job."""
        return f"{person.name}, {person.role_name.lower()}"


def colleagues(case, *roles):
    """The active people of the case's service, of the roles given or of any role that can open records."""
    people = User.objects.filter(service_id=case.service_id, is_active=True).exclude(
        role__in=["", Role.ADMINISTRATOR]
    )
    return people.filter(role__in=roles) if roles else people


class LetInForm(FgcForm):
    """Let a colleague in until a day, with a reason: cover for the coordinator, or a share of some parts."""

    submit_label = "Let them in"
    person = PersonChoice(User.objects.none(), label="Who")
    kind = forms.ChoiceField(
        label="What for",
        widget=Radios,
        choices=[
            (policy.COVER, "Cover: everything the coordinator can do"),
            (policy.SHARED, "Share: to read only the parts chosen below"),
            (policy.GOVERNANCE, "Information governance: to read, for an access request or a check"),
        ],
    )
    rights = forms.MultipleChoiceField(
        label="Parts to share",
        required=False,
        widget=Checkboxes,
        choices=[(right, policy.RIGHTS[right]) for right in policy.TABLE[policy.SHARED]],
    )
    until = NearDateField(label="Until", help_text="Access ends by itself after this day.")
    reason = forms.CharField(label="Why", max_length=500, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = colleagues(case)

    def clean_until(self):
        """From today to a year from now."""
        until = self.cleaned_data["until"]
        if not today() <= until <= today() + dt.timedelta(days=366):
            raise forms.ValidationError("Enter a day from today up to a year from now")
        return until

    def clean(self):
        """The kind must suit the person and the parts chosen."""
        data = super().clean()
        person, kind = data.get("person"), data.get("kind")
        if kind == policy.SHARED and not data.get("rights") and "rights" not in self.errors:
            self.add_error("rights", "Select at least one part to share")
        fits = {
            policy.COVER: (Role.COORDINATOR, Role.SERVICE_MANAGER),
            policy.GOVERNANCE: (Role.INFORMATION_GOVERNANCE,),
        }
        if person and kind in fits and person.role not in fits[kind]:
            self.add_error("person", "Choose somebody whose job this is")
        return data


class ConflictForm(FgcForm):
    """Bar a person from the record."""

    submit_label = "Bar this person from the record"
    person = PersonChoice(User.objects.none(), label="Who must not open this record")
    reason = forms.CharField(
        label="Why", help_text="For example, a relative, neighbour or former partner.", max_length=500
    )

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["person"].queryset = colleagues(case)


class RestrictForm(FgcForm):
    """Open the record to named people only."""

    submit_label = "Restrict the record"
    people = forms.ModelMultipleChoiceField(
        User.objects.none(),
        to_field_name="key",
        label="Who may open it",
        widget=Checkboxes,
        help_text="At least two people, one of them a service manager. "
        "The coordinator and the social worker keep their access.",
    )
    reason = forms.CharField(label="Why", max_length=500)

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["people"].queryset = colleagues(
            case, Role.SERVICE_MANAGER, Role.COORDINATOR, Role.BUSINESS_SUPPORT, Role.SOCIAL_WORK_MANAGER
        )


class EndAccessForm(FgcForm):
    """End a person's access."""

    submit_label = "End their access"
    reason = forms.CharField(label="Why", max_length=500, required=False)


class ReferrerForm(FgcForm):
    """The family has a new social worker."""

    submit_label = "Record the new social worker"
    referrer = PersonChoice(User.objects.none(), label="New social worker")
    reason = forms.CharField(label="Why", max_length=300)

    def __init__(self, *args, case, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["referrer"].queryset = colleagues(case, Role.SOCIAL_WORKER).exclude(pk=case.referrer_id)


class HoldForm(FgcForm):
    """Put the work on hold."""

    submit_label = "Put on hold"
    until = NearDateField(label="Look again on")
    reason = forms.CharField(label="Why", max_length=500)
