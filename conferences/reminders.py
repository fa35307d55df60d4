"""What falls due: a must-not-meet about to end comes back for a decision (domain.md 10, scenario 2)."""

import datetime as dt

from fgc.lib.dates import at_local
from fgc.network.models import Restriction

DAYS_BEFORE = 28
AT = dt.time(8)


def plan(now):
    """The messages about restrictions that end: 28 days before and on the day, to the coordinator.

    `now` is a moment; what is due by then or within a day of it is named. The unique key holds the end date
    and the coordinator, so that a new date or a new coordinator is told again.
    """
    horizon = now + dt.timedelta(days=1)
    rows = (
        Restriction.objects.current()
        .filter(
            kind=Restriction.Kind.MUST_NOT_MEET,
            until__isnull=False,
            until__lte=horizon.date() + dt.timedelta(days=DAYS_BEFORE),
            case__is_open=True,
            case__coordinator__is_active=True,
        )
        .select_related("case__coordinator")
    )
    for row in rows:
        for days in (DAYS_BEFORE, 0):
            due_at = at_local(row.until - dt.timedelta(days=days), AT)
            if due_at <= horizon and not (days and row.until <= now.date()):
                yield _message(row, days, due_at)


def _message(row, days, due_at):
    to = row.case.coordinator
    return {
        "kind": "restriction.expiring",
        "about": row.key,
        "case": row.case.reference,
        "to": to,
        "due_at": due_at,
        "unique_key": f"restriction.expiring:{row.key}:{row.until}:{days}:{to.key}",
    }
