"""What falls due of safety: restrictions about to end or without a decision, colleagues who may know a family."""

import datetime as dt

from django.db.models import Q
from django.utils.timezone import localdate

from fgc.accounts.roles import Role
from fgc.cases.holders import Holders
from fgc.lib.dates import at_local
from fgc.network.knowing import answerers
from fgc.network.models import Restriction, StaffQuestion

DAYS_BEFORE = 28
ASKED_DAYS = (0, 2, 7, 28)  # after which it is asked again whether a colleague knows a family
PROPOSED_DAYS = (2, 7, 28)  # after which a proposal that somebody is not invited is brought up again
LATE_DAYS = (7, 28)  # after which a service manager is told as well, that nobody has decided
AT = dt.time(8)


def plan(now):
    """Messages about restrictions of open records: before they end, on the day, and when nobody has decided.

    `now` is a moment; what is due by then or within a day of it is named. A restriction holds until somebody ends
    it (domain.md 10, scenario 2); the unique key holds the day and the person, so that a new day or a new
    coordinator is told again.
    """
    horizon = now + dt.timedelta(days=1)
    near = horizon.date() + dt.timedelta(days=DAYS_BEFORE)
    rows = (
        Restriction.objects.current()
        .filter(Q(until__lte=near) | Q(review_on__lte=near), case__is_open=True)
        .select_related("case__coordinator")
    )
    holders = Holders(now.date())
    yield from _proposals(horizon, holders)
    yield from _colleagues(now)
    for row in rows:
        for kind, day, days, late in _moments(row):
            due_at = at_local(day - dt.timedelta(days=days), AT)
            too_early_a_warning = days > 0 and day <= now.date()
            if due_at <= horizon and not too_early_a_warning:
                yield from (
                    _message(row, kind, day, days, due_at, to) for to in _people(row.case, late, holders)
                )


def _proposals(horizon, holders):
    """Who is not invited is a service manager's to decide: until then it only waits, and it blocks meanwhile."""
    rows = Restriction.objects.waiting_for_approval().filter(case__is_open=True)
    for row in rows.select_related("case__coordinator", "made_by"):
        day = localdate(row.made_at)
        for days in PROPOSED_DAYS:
            due_at = at_local(day + dt.timedelta(days=days), AT)
            if due_at <= horizon:
                for to in holders.managers(row.case):
                    if to != row.made_by:
                        yield _message(row, "restriction.proposed", day, days, due_at, to)


def _colleagues(now):
    """Whether a colleague knows a family: asked at once of who can answer it, and again while nobody has."""
    for row in StaffQuestion.objects.waiting().select_related("case", "staff"):
        day = localdate(row.asked_at)
        for days in ASKED_DAYS:
            due_at = at_local(day + dt.timedelta(days=days), AT) if days else row.asked_at
            if due_at > now:
                continue
            for to in answerers(row.case, row.staff):
                kind = "colleague.governance" if to.role == Role.INFORMATION_GOVERNANCE else "colleague.asked"
                yield _message(row, kind, day, days, due_at, to)


def _moments(row):
    """(kind, the day it is about, how many days before it, whether managers are told)."""
    if row.until:
        yield from (("restriction.expiring", row.until, days, False) for days in (DAYS_BEFORE, 0))
    if row.review_on:
        yield "restriction.review", row.review_on, 0, False
    for day in filter(None, (row.until, row.review_on)):
        yield from (("restriction.undecided", day, -days, True) for days in LATE_DAYS)


def _people(case, late, holders):
    people = holders.coordinator(case) + (holders.managers(case) if late else [])
    return dict.fromkeys(people)


def _message(row, kind, day, days, due_at, to):
    return {
        "kind": kind,
        "about": row.key,
        "case": row.case.reference,
        "to": to,
        "due_at": due_at,
        "unique_key": f"{kind}:{row.key}:{day}:{days}:{to.key}",
    }
