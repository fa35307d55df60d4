"""Giving a family to a coordinator, and handing it over."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases import policy
from fgc.cases.actions.covering import follow
from fgc.cases.actions.membership import end_membership, grant
from fgc.cases.models import Case, StageChange
from fgc.cases.stages import CASE, CLOSED, PREPARING, WAITING
from fgc.lib.dates import today
from fgc.lib.errors import Refused

HAND_OVER_DAYS = 5


@transaction.atomic
def allocate(*, case, coordinator, by, on=None, reason="Allocated"):
    """Make a coordinator responsible for the family; the one before keeps five days to finish notes (access.md)."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    day = on or today()
    if case.stage == CLOSED:
        raise Refused("This record is finished. Open it again first, and say why")
    if coordinator.role != Role.COORDINATOR or coordinator.service_id != case.service_id:
        raise Refused("Choose a coordinator of this service", field="coordinator")
    if case.coordinator_id == coordinator.pk:
        raise Refused(f"{coordinator.name} is the coordinator already", field="coordinator")
    before = case.coordinator
    for member in case.memberships.filter(relationship=policy.COORDINATOR, ended_at=None):
        end_membership(membership=member, by=by, reason="Handed over")
    if before and before.is_active:
        _finish_notes(case, before, by=by, day=day)
    grant(case=case, person=coordinator, relationship=policy.COORDINATOR, reason=reason, by=by, on=day)
    _set_coordinator(case, coordinator, day, by)
    follow(case=case, before=before, coordinator=coordinator, by=by)
    record("case.handed_over" if before else "case.allocated", by=by, case=case, to=coordinator.key)
    return case


def _set_coordinator(case, coordinator, day, by):
    before = case.stage
    if before == WAITING:
        to = case.goes_on_at or PREPARING
        CASE.check(before, to)
        case.stage, case.stage_since, case.goes_on_at = to, day, ""
        StageChange.objects.create(case=case, before=before, after=to, on=day, at=timezone.now(), by=by)
    case.coordinator, case.updated_at = coordinator, timezone.now()
    case.allocated_on = day
    case.save(
        update_fields=[
            "coordinator",
            "updated_at",
            "allocated_on",
            "stage",
            "stage_since",
            "goes_on_at",
        ]
    )


def _finish_notes(case, person, *, by, day):
    last = day + dt.timedelta(days=HAND_OVER_DAYS)
    for member in case.memberships.filter(person=person, relationship=policy.HANDING_OVER, ended_at=None):
        end_membership(membership=member, by=by, reason="Handed over again")
    grant(
        case=case,
        person=person,
        relationship=policy.HANDING_OVER,
        reason="To finish notes",
        by=by,
        on=day,
        until=last,
    )
