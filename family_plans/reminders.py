"""What is due for whom after the conference: the plan, decisions it waits for, reviews, promised help that has not come."""

import datetime as dt

from django.utils import timezone

from family_plans.clocks import RULES
from family_plans.models import HelpRequest
from fgc.cases.clocks import AT, Calendars, planned
from fgc.cases.holders import Holders
from fgc.lib.dates import at_local


def plan(now):
    """Every message due at a moment, as arguments of `notify`. Only the latest step of each thing is asked for.

    Its `unique_key` names the thing, its day and the step, so a tick may run again, late or twice.
    """
    day = timezone.localdate(now)
    holders = Holders(day)
    yield from planned(now, *dict.fromkeys(RULES.values()), holders=holders)
    yield from _promised_help(day, holders)


def _promised_help(day, holders):
    """The social worker the day after help should have come, and their managers when it is still not there."""
    rows = (
        HelpRequest.objects.filter(
            delivered_on=None,
            removed_at=None,
            answer__in=["yes", "part"],
            due_on__lt=day,
            plan__case__messages_stopped_at=None,
        )
        .select_related("plan__case__referrer", "plan__case__coordinator")
        .order_by("due_on")
    )
    calendars = Calendars()
    for row in rows.iterator(chunk_size=500):
        case = row.plan.case
        key = f"help.overdue:{row.key}:{row.due_on:%Y%m%d}"
        for person in holders.referrer(case):
            yield _item("task.overdue", row.key, case, person, row.due_on + dt.timedelta(days=1), key)
        climbs = calendars.after(case, row.due_on, calendars.of(case).climb_days or 1)
        if climbs <= day:
            for person in holders.team_managers(case):
                yield _item("task.unkept", row.key, case, person, climbs, f"{key}:climbed")


def _item(kind, about, case, to, day, key):
    return {
        "kind": kind,
        "about": about,
        "case": case.reference,
        "to": to,
        "due_at": at_local(day, AT),
        "unique_key": key,
    }
