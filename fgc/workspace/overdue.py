"""Which families are late by the service's timescales, as a condition for the database (domain.md 1.6).

A timescale becomes the latest day from which it has already run out, so no row needs its own working-day sum.
"""

import datetime as dt

from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce, TruncDate
from django.db.models.lookups import Exact, LessThanOrEqual
from django.utils import timezone

from family_plans.sharing import made_since_held, with_somebody_missing
from fgc.cases import stages
from fgc.cases.models import MissedTimescale
from fgc.lib.dates import LONDON, a_day_later, at_local, today


def late(service, day):
    """Open families past a date of theirs: waiting, preparing, arranged and not recorded, plan not shared, review due."""
    found = Q(pk__in=[])
    for condition in _late_by(service, day).values():
        found |= condition
    return found & Q(is_open=True)


def by_the_familys_choice(service, day):
    """That whatever a family is late with is late because it chose so: never the service's failure (domain.md 1.6)."""
    found = Q(is_open=True)
    for clock, condition in _late_by(service, day).items():
        found &= ~condition | Q(Exact(_reason_for(clock), MissedTimescale.Why.FAMILY.value))
    return found


def _late_by(service, day):
    """What each timescale of a list finds late, by its name."""
    waiting, preparing, urgent, held = (
        last_day_run_out(service, days, day)
        for days in (
            service.allocate_days, service.conference_days, service.urgent_days, service.share_plan_days,
        )
    )  # fmt: skip
    begun = Coalesce("reopened_on", "accepted_on")
    since = Coalesce("urgent_since", begun)
    a_day_ago = a_day_later(timezone.now() if day == today() else at_local(day, dt.time.min), days=-1)
    working = Q(on_hold_until__isnull=True)
    unshared = _unshared().filter(since__lt=at_local(held + dt.timedelta(days=1), dt.time.min))
    unwritten = ~Exists(made_since_held())
    return {
        "allocate": working & Q(LessThanOrEqual(begun, waiting), stage=stages.WAITING),
        "conference": working
        & (
            Q(LessThanOrEqual(begun, preparing), stage=stages.PREPARING, is_urgent=False)
            | Q(LessThanOrEqual(since, urgent), stage=stages.PREPARING, is_urgent=True, urgent_at=None)
            | Q(LessThanOrEqual(since, urgent), stage=stages.PREPARING, is_urgent=True, is_emergency=False)
        ),
        "emergency": working & Q(stage=stages.PREPARING, is_emergency=True, urgent_at__lte=a_day_ago),
        "recorded": working & Q(stage=stages.ARRANGED, conference_on__lt=day),
        "share_plan": working
        & (
            Q(unwritten, stage=stages.HELD, stage_since__lte=held)
            | Q(Exists(unshared)) & (Q(reopened_on=None) | Q(reopened_on__lte=held))
        ),
        "review": working & Q(stage__in=[stages.PLANNED, stages.REVIEWING], review_due_on__lt=day),
        "hold": Q(on_hold_until__isnull=False, on_hold_until__lt=day),
    }


def _unshared(case="pk"):
    """The latest version of a family, when somebody has not got it."""
    return with_somebody_missing().filter(plan__case=OuterRef(case))


def _reason_for(clock):
    """The latest reason given for what a family is late with now by one timescale."""
    given = MissedTimescale.objects.filter(case=OuterRef("pk"), clock=clock).order_by("-at", "-pk")
    return Subquery(given.filter(_of_this_delay(clock)).values("why")[:1])


def _of_this_delay(clock):
    """That a reason was given for the delay of now; an old one explains nothing."""
    if clock == "review":
        return Q(due_on=OuterRef("review_due_on"))
    if clock == "hold":
        return Q(due_on=OuterRef("on_hold_until"))
    if clock == "share_plan":
        since = Subquery(_unshared("case").values(on=TruncDate("since", tzinfo=LONDON))[:1])
        return Q(due_on__gte=Coalesce(since, OuterRef("stage_since")))
    return Q(due_on__gte=Coalesce(OuterRef("reopened_on"), OuterRef("accepted_on")))


def last_day_run_out(service, days, day):
    """The latest start from which `days` working days ended before `day`."""
    start = day - dt.timedelta(days=days + days // 5 * 2 + 14)
    while service.working_days_after(start + dt.timedelta(days=1), days) < day:
        start += dt.timedelta(days=1)
    return start
