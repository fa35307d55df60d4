"""Which families are late by the service's timescales, as a condition for the database (domain.md 1.6).

A timescale becomes the latest day from which it has already run out, so no row needs its own working-day sum.
"""

import datetime as dt
from functools import partial

from django.db.models import (
    DateField,
    DateTimeField,
    Exists,
    ExpressionWrapper,
    F,
    OuterRef,
    Q,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce, TruncDate
from django.db.models.lookups import Exact, LessThanOrEqual
from django.utils import timezone

from conferences.clocks import emergencies_arranged
from conferences.models import Conference
from conferences.stages import BOOKED, UNDER_WAY
from family_plans.in_force import left_without_plan
from family_plans.sharing import made_since_held, with_somebody_missing
from fgc.cases import stages
from fgc.cases.models import Case, MissedTimescale
from fgc.lib.composed import Composed, Given
from fgc.lib.dates import LONDON, a_day_later, at_local, today

TODAY, WAITING, PREPARING, URGENT, HELD, ENDED = (
    Given(name, DateField()) for name in ("today", "waiting", "preparing", "urgent", "held", "ended")
)
HELD_BEFORE, ENDED_BEFORE, A_DAY_AGO = (
    Given(name, DateTimeField()) for name in ("held_before", "ended_before", "a_day_ago")
)


def late(service, day):
    """Open families past a date of theirs: waiting, preparing, arranged and not recorded, plan not shared, review due."""
    return Composed(everything_late, **_days(service, day))


def by_the_service(service, day):
    """Those of them that did not choose it themselves, or not all of it: for these the service answers (domain.md 1.6)."""
    return Composed(late_without_a_choice, **_days(service, day))


def each(service, day):
    """What each timescale finds late by itself, by its name: with what a family is late."""
    days = _days(service, day)
    return {clock: Composed(find, **days) for clock, find in FINDS.items()}


def _days(service, day):
    """The last day from which each timescale has run out on a day, and what else the lists are told of that day."""
    waiting, preparing, urgent, held, ended = (
        last_day_run_out(service, days, day)
        for days in (
            service.allocate_days, service.conference_days, service.urgent_days, service.share_plan_days,
            service.finish_days,
        )
    )  # fmt: skip
    return {
        "today": day, "waiting": waiting, "preparing": preparing, "urgent": urgent, "held": held,
        "ended": ended, "ended_before": at_local(ended + dt.timedelta(days=1), dt.time.min),
        "held_before": at_local(held + dt.timedelta(days=1), dt.time.min),
        "a_day_ago": a_day_later(timezone.now() if day == today() else at_local(day, dt.time.min), days=-1),
    }  # fmt: skip


def everything_late():
    """Open families that a timescale finds late; made once a process, so nothing here may read the day."""
    found = Q(pk__in=[])
    for condition in _late_by().values():
        found |= condition
    return Case.objects.filter(found, is_open=True)


def late_by_one(clock):
    """Those of them that one timescale finds late; made once too."""
    return Case.objects.filter(_late_by()[clock], is_open=True)


def late_without_a_choice():
    """Those of them that a timescale finds late without the family's choice as the latest reason given; made once too."""
    found = Q(pk__in=[])
    for clock, condition in _late_by().items():
        found |= condition & ~Q(_chosen(clock))
    return Case.objects.filter(found, is_open=True)


def _late_by():
    """What each timescale of a list finds late, by its name; what takes longest to find out comes last."""
    begun = Coalesce("reopened_on", "accepted_on")
    since = Coalesce("urgent_since", begun)
    working = Q(on_hold_until__isnull=True)
    unshared = _unshared().filter(since__lt=HELD_BEFORE)
    unwritten = ~Exists(made_since_held())
    return {
        "allocate": working & Q(LessThanOrEqual(begun, WAITING), stage=stages.WAITING),
        "conference": working
        & (
            Q(LessThanOrEqual(begun, PREPARING), stage=stages.PREPARING, is_urgent=False)
            | Q(LessThanOrEqual(since, URGENT), stage=stages.PREPARING, is_urgent=True, urgent_at=None)
            | Q(LessThanOrEqual(since, URGENT), stage=stages.PREPARING, is_urgent=True, is_emergency=False)
        ),
        "emergency": working
        & Q(
            Q(stage=stages.PREPARING) | emergencies_arranged() & ~Q(Exists(_in_time())),
            is_emergency=True,
            urgent_at__lte=A_DAY_AGO,
        ),
        "recorded": working & Q(stage=stages.ARRANGED, conference_on__lt=TODAY),
        "review": working & Q(stage__in=[stages.PLANNED, stages.REVIEWING], review_due_on__lt=TODAY),
        "hold": Q(on_hold_until__isnull=False, on_hold_until__lt=TODAY),
        "way_on": working & Q(Exists(_without_plan()), stage=stages.HELD),
        "share_plan": working
        & (
            Q(unwritten, stage=stages.HELD, stage_since__lte=HELD)
            | Q(Exists(unshared)) & (Q(reopened_on=None) | Q(reopened_on__lte=HELD))
        ),
    }


def _in_time():
    """A conference of a family that begins within 24 hours of when somebody said that it is an emergency."""
    a_day_before = ExpressionWrapper(F("starts_at") - dt.timedelta(hours=24), output_field=DateTimeField())
    ahead = Conference.objects.filter(case=OuterRef("pk"), stage__in=[BOOKED, UNDER_WAY])
    return ahead.annotate(a_day_before=a_day_before).filter(a_day_before__lte=OuterRef("urgent_at"))


def _unshared():
    """The latest version of a family, when somebody has not got it."""
    return with_somebody_missing().filter(plan__case=OuterRef("pk"))


def _without_plan():
    """The plan of a family, when nothing of it is in place and the days to arrange what comes next have run out."""
    reopened = Q(case__reopened_on=None) | Q(case__reopened_on__lte=ENDED)
    return left_without_plan().filter(reopened, case=OuterRef("pk"), final_at__lt=ENDED_BEFORE)


def _chosen(clock):
    """That the family chose what one timescale finds late now; a reason for an earlier delay explains nothing."""
    if clock == "review":
        return _explained(clock, due_on=OuterRef("review_due_on"))
    if clock == "hold":
        return _explained(clock, due_on=OuterRef("on_hold_until"))
    if clock == "way_on":
        return _explained(clock, due_on__gte=OuterRef("stage_since"))
    if clock != "share_plan":
        return _explained(clock, due_on__gte=Coalesce(OuterRef("reopened_on"), OuterRef("accepted_on")))
    # The question of copies holds that of the reason, not the other way round: SQLite reads no deeper nesting.
    since = _unshared().annotate(on=TruncDate("since", tzinfo=LONDON))
    of_copies = since.filter(_explained(clock, case="plan__case", due_on__gte=OuterRef("on")))
    of_writing = _explained(clock, due_on__gte=OuterRef("stage_since"))
    return Exists(of_copies) | Q(~Exists(_unshared()), of_writing)


def _explained(clock, case="pk", **of_this_delay):
    """That the latest reason given for a delay is the family's choice; none at all is not."""
    given = MissedTimescale.objects.filter(case=OuterRef(case), clock=clock, **of_this_delay)
    latest = Subquery(given.order_by("-at", "-pk").values("why")[:1])
    return Exact(Coalesce(latest, Value("")), MissedTimescale.Why.FAMILY.value)


FINDS = {clock: partial(late_by_one, clock) for clock in _late_by()}  # one of each: a condition is kept by it


def last_day_run_out(service, days, day):
    """The latest start from which `days` working days ended before `day`."""
    start = day - dt.timedelta(days=days + days // 5 * 2 + 14)
    while service.working_days_after(start + dt.timedelta(days=1), days) < day:
        start += dt.timedelta(days=1)
    return start
