"""What happened month by month in the last half year: referrals, conferences, how long it took, why it was late.

Of the whole service: restricted families are counted, never named.
"""

import datetime as dt
from collections import Counter
from statistics import median

from django.utils import timezone

from conferences.models import Conference
from conferences.stages import HELD
from fgc.cases.models import Case, MissedTimescale
from fgc.lib.dates import add_months, at_local

MONTHS = 6


def months(service, day):
    """Referrals accepted and conferences held in each of the last six months, this one included."""
    starts = _starts(day)
    accepted = Case.objects.filter(service=service, accepted_on__gte=starts[0]).values_list(
        "accepted_on", flat=True
    )
    held = _held(service, starts[0]).values_list("held_at", flat=True)
    return {
        "labels": [f"{start:%b}" for start in starts],
        "series": [
            {"name": "Referrals accepted", "values": _per_month(starts, accepted)},
            {
                "name": "Conferences held",
                "values": _per_month(starts, [timezone.localdate(moment) for moment in held]),
            },
        ],
    }


def speed(service, day):
    """Median working days from acceptance to first conference, by month of the conference."""
    starts = _starts(day)
    rows = _held(service, starts[0]).filter(kind="first").values_list("held_at", "case__accepted_on")
    days = {start: [] for start in starts}
    for held_at, accepted_on in rows:
        held_on = timezone.localdate(held_at)
        if held_on.replace(day=1) in days:
            days[held_on.replace(day=1)].append(service.working_days_between(accepted_on, held_on))
    return {
        "labels": [f"{start:%b}" for start in starts],
        "series": [
            {
                "name": "Median working days",
                "values": [round(median(found)) if found else None for found in days.values()],
            }
        ],
        "target": service.conference_days,
        "known": any(days.values()),
    }


def missed(service, day):
    """The reasons given for missed timescales in the last six months; what the family chose apart from the rest."""
    rows = MissedTimescale.objects.filter(case__service=service, due_on__gte=_starts(day)[0])
    latest = {
        (case, clock, about, due_on): why
        for case, clock, about, due_on, why in rows.order_by("at", "pk").values_list(
            "case", "clock", "about", "due_on", "why"
        )
    }
    found = Counter(latest.values())
    family = found.pop(MissedTimescale.Why.FAMILY, 0)
    return {
        "rows": [
            {"label": label, "number": found[why]}
            for why, label in MissedTimescale.Why.choices
            if why in found
        ],
        "total": sum(found.values()),
        "family": family,
    }


def _held(service, since):
    return Conference.objects.filter(
        case__service=service, stage=HELD, held_at__gte=at_local(since, dt.time.min)
    ).order_by()


def _starts(day):
    first = add_months(day.replace(day=1), 1 - MONTHS)
    return [add_months(first, number) for number in range(MONTHS)]


def _per_month(starts, days):
    counted = dict.fromkeys(starts, 0)
    for on in days:
        if on.replace(day=1) in counted:
            counted[on.replace(day=1)] += 1
    return list(counted.values())
