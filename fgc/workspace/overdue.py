"""Which families are late by the service's timescales, as a condition for the database (domain.md 1.6).

A timescale becomes the latest day from which it has already run out, so no row needs its own working-day sum.
"""

import datetime as dt

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact, LessThanOrEqual

from conferences.clocks import A_DAY
from fgc.cases import stages
from fgc.cases.models import MissedTimescale


def late(service, day):
    """Open families past a date of theirs: waiting, preparing, arranged and not recorded, plan not shared, review due."""
    waiting, preparing, urgent, emergency, held = (
        last_day_run_out(service, days, day)
        for days in (
            service.allocate_days, service.conference_days, service.urgent_days, A_DAY, service.share_plan_days,
        )
    )  # fmt: skip
    since = Coalesce("urgent_since", "accepted_on")
    return Q(is_open=True, on_hold_until__isnull=True) & (
        Q(stage=stages.WAITING, accepted_on__lte=waiting)
        | Q(stage=stages.PREPARING, is_urgent=False, accepted_on__lte=preparing)
        | Q(LessThanOrEqual(since, urgent), stage=stages.PREPARING, is_urgent=True)
        | Q(LessThanOrEqual(since, emergency), stage=stages.PREPARING, is_emergency=True)
        | Q(stage=stages.ARRANGED, conference_on__lt=day)
        | Q(stage=stages.HELD, stage_since__lte=held)
        | Q(stage__in=[stages.PLANNED, stages.REVIEWING], review_due_on__lt=day)
    ) | Q(is_open=True, on_hold_until__lt=day)


# Which timescale a family is measured by at each stage, as `late` does.
MEASURED = {
    stages.WAITING: "allocate",
    stages.PREPARING: "conference",
    stages.ARRANGED: "recorded",
    stages.HELD: "share_plan",
    stages.PLANNED: "review",
    stages.REVIEWING: "review",
}


def by_the_familys_choice():
    """That what a family is late with now is late because the family chose so: never the service's failure (domain.md 1.6)."""
    given = MissedTimescale.objects.filter(case=OuterRef("pk")).order_by("-at", "-pk")
    found = Q(pk__in=[])
    for stage, clock in MEASURED.items():
        why = given.filter(clock=clock, due_on__gte=OuterRef("accepted_on"))
        if clock == "review":
            why = why.filter(due_on=OuterRef("review_due_on"))
        found |= Q(Exact(Subquery(why.values("why")[:1]), MissedTimescale.Why.FAMILY.value), stage=stage)
    return found


def last_day_run_out(service, days, day):
    """The latest start from which `days` working days ended before `day`."""
    start = day - dt.timedelta(days=days + days // 5 * 2 + 14)
    while service.working_days_after(start + dt.timedelta(days=1), days) < day:
        start += dt.timedelta(days=1)
    return start
