"""What is due for whom: reviews ahead and overdue, and promised help that has not come."""

import datetime as dt

from django.db.models import Max

from family_plans.models import HelpRequest, Review
from family_plans.rules import latest_step
from fgc.accounts.models import Service, User
from fgc.accounts.roles import Role
from fgc.cases.access import visible_to
from fgc.lib.dates import LONDON, at_local

AT = dt.time(8)


def plan(now):
    """Every message due at a moment, as arguments of `notify`. Only the latest step of each thing is asked for.

    Its `unique_key` names the thing, its day and the step, so a tick may run again, late or twice.
    """
    day = now.astimezone(LONDON).date()
    yield from _reviews(day)
    yield from _promised_help(day)


def _reviews(day):
    earliest = Service.objects.aggregate(days=Max("review_reminder_days"))["days"] or 0
    rows = (
        Review.objects.filter(
            stage__in=["due", "booked"],
            due_on__lte=day + dt.timedelta(days=max(earliest, 7)),
            case__is_open=True,
            case__messages_stopped_at=None,
        )
        .select_related("case__service", "case__coordinator")
        .order_by("due_on")
    )
    managers = {}
    for review in rows.iterator(chunk_size=500):
        case = review.case
        if review.due_on < day:
            for person in _told_when_late(case, managers):
                yield _item(
                    "review.overdue",
                    review.key,
                    case,
                    person,
                    review.due_on + dt.timedelta(days=1),
                    f"review.overdue:{review.key}:{review.due_on:%Y%m%d}",
                )
            continue
        step = latest_step(case.service, review.due_on, day)
        if step and case.coordinator:
            yield _item(
                "review.due",
                review.key,
                case,
                case.coordinator,
                step[1],
                f"review.due:{review.key}:{review.due_on:%Y%m%d}:{step[0]}",
            )


def _told_when_late(case, managers):
    """The coordinator now, and the service managers who may open the family's record."""
    if case.coordinator:
        yield case.coordinator
    if case.service_id not in managers:
        managers[case.service_id] = list(
            User.objects.filter(service=case.service_id, role=Role.SERVICE_MANAGER, is_active=True)
        )
    for person in managers[case.service_id]:
        if not case.is_restricted or visible_to(person, type(case).objects.filter(pk=case.pk)).exists():
            yield person


def _promised_help(day):
    rows = (
        HelpRequest.objects.filter(
            delivered_on=None,
            removed_at=None,
            answer__in=["yes", "part"],
            due_on__lt=day,
            plan__ended_at=None,
            plan__case__is_open=True,
            plan__case__messages_stopped_at=None,
            plan__case__referrer__isnull=False,
        )
        .select_related("plan__case__referrer")
        .order_by("due_on")
    )
    for row in rows.iterator(chunk_size=500):
        case = row.plan.case
        yield _item(
            "task.overdue",
            row.key,
            case,
            case.referrer,
            row.due_on + dt.timedelta(days=1),
            f"help.overdue:{row.key}:{row.due_on:%Y%m%d}",
        )


def _item(kind, about, case, to, day, key):
    return {
        "kind": kind,
        "about": about,
        "case": case.reference,
        "to": to,
        "due_at": at_local(day, AT),
        "unique_key": key,
    }
