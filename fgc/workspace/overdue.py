"""Which families are late by the service's timescales, as a condition for the database (domain.md 1.6).

A timescale becomes the latest day from which it has already run out, so no row needs its own working-day sum.
"""

import datetime as dt

from django.db.models import Q

from fgc.cases import stages


def late(service, day):
    """Open families past a date of theirs: waiting, preparing, arranged and not recorded, plan not shared, review due."""
    waiting, preparing, held = (
        last_day_run_out(service, days, day)
        for days in (service.allocate_days, service.conference_days, service.share_plan_days)
    )
    return Q(is_open=True, on_hold_until__isnull=True) & (
        Q(stage=stages.WAITING, accepted_on__lte=waiting)
        | Q(stage=stages.PREPARING, accepted_on__lte=preparing)
        | Q(stage=stages.ARRANGED, conference_on__lt=day)
        | Q(stage=stages.HELD, stage_since__lte=held)
        | Q(stage__in=[stages.PLANNED, stages.REVIEWING], review_due_on__lt=day)
    ) | Q(is_open=True, on_hold_until__lt=day)


def last_day_run_out(service, days, day):
    """The latest start from which `days` working days ended before `day`."""
    start = day - dt.timedelta(days=days + days // 5 * 2 + 14)
    while service.working_days_after(start + dt.timedelta(days=1), days) < day:
        start += dt.timedelta(days=1)
    return start
