"""The service manager's figures: caseload, lateness, the last six months. Restricted families are counted, never named."""

import datetime as dt
from collections import Counter
from statistics import median

from django.db.models import Count, Min, Q
from django.urls import reverse
from django.utils import timezone

from conferences.models import Conference
from conferences.stages import HELD
from fgc.cases.load import loads
from fgc.cases.models import Case, MissedTimescale
from fgc.cases.stages import CASE, CLOSED, SHORT
from fgc.lib.dates import add_months, at_local
from fgc.lib.text import count
from fgc.notifications.models import Tick
from fgc.workspace.overdue import by_the_familys_choice, late
from referrals.models import Referral

MONTHS = 6
STAGES = [stage for stage in CASE.labels if stage != CLOSED]


def dashboard(service, day):
    """Everything on the dashboard for one service on one day, in a fixed number of queries."""
    return {
        "figures": _figures(service, day),
        "heads": [SHORT[stage] for stage in STAGES],
        "rows": _caseload(service, day),
        "months": _months(service, day),
        "speed": _speed(service, day),
        "missed": _missed(service, day),
        "last_tick": Tick.objects.order_by("-at").values_list("at", flat=True).first(),
    }


def _figures(service, day):
    month = day + dt.timedelta(days=30)
    cases = (
        Case.objects.filter(service=service, is_open=True)
        .order_by()
        .aggregate(
            open=Count("id"),
            waiting=Count("id", filter=Q(stage="waiting")),
            longest=Min("accepted_on", filter=Q(stage="waiting")),
            late=Count("id", filter=late(service, day)),
            reviews=Count("id", filter=Q(review_due_on__lte=month)),
            overdue=Count("id", filter=Q(review_due_on__lt=day)),
        )
    )
    running = Case.objects.filter(late(service, day), by_the_familys_choice(service, day), service=service)
    cases["chosen"] = running.order_by().count()
    referrals = (
        Referral.objects.filter(service=service, stage="sent")
        .order_by()
        .aggregate(number=Count("id"), first=Min("sent_at"))
    )
    families = reverse("workspace:cases")
    return [
        {
            "number": referrals["number"],
            "label": "Referrals to answer",
            "url": reverse("referrals:waiting"),
            "detail": _since(referrals["first"], "Oldest sent"),
            "warning": bool(referrals["number"]),
        },
        {
            "number": cases["waiting"],
            "label": "Waiting for a coordinator",
            "url": f"{families}?stage=waiting",
            "detail": _since(cases["longest"], "Longest since"),
        },
        {
            "number": cases["late"] - cases["chosen"],
            "label": "Late",
            "url": f"{families}?late=on",
            "warning": cases["late"] > cases["chosen"],
            "detail": f"Of {count(cases['open'], 'open family', 'open families')}"
            + (f"; {cases['chosen']} more by the family’s choice" if cases["chosen"] else ""),
        },
        {
            "number": cases["reviews"],
            "label": "Reviews in the next month",
            "url": reverse("family_plans:reviews_due"),
            "detail": f"{cases['overdue']} late" if cases["overdue"] else "None late",
        },
    ]


def _caseload(service, day):
    """One row a coordinator, and one for families nobody has: the families late, then how many at each stage."""
    by_person = {
        row["coordinator"]: row
        for row in (
            Case.objects.filter(service=service, is_open=True)
            .order_by()
            .values("coordinator")
            .annotate(
                late=Count("id", filter=late(service, day)), oldest=Min("accepted_on"), number=Count("id")
            )
        )
    }
    found = [
        _row(load.person, load.by_stage, by_person.get(load.person.pk), load, day) for load in loads(service)
    ]
    if None in by_person:
        found.append(_row(None, {"waiting": by_person[None]["number"]}, by_person[None], None, day))
    return sorted(found, key=lambda row: -row["late"]["number"])


def _row(person, by_stage, facts, load, day):
    families = f"{reverse('workspace:cases')}?coordinator={person.key if person else 'none'}"
    facts = facts or {"late": 0, "oldest": None}
    return {
        "name": person.name if person else "Nobody yet",
        "url": families,
        "cells": [
            {
                "number": by_stage.get(stage, 0),
                "url": f"{families}&stage={stage}",
                "label": CASE.labels[stage],
            }
            for stage in STAGES
        ],
        "total": sum(by_stage.values()),
        "late": {"number": facts["late"], "url": f"{families}&late=on"},
        "room": f"{load.room:g}" if load else "",
        "oldest": count((day - facts["oldest"]).days, "day") if facts["oldest"] else "",
    }


def _months(service, day):
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


def _speed(service, day):
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


def _missed(service, day):
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


def _since(moment, words):
    if isinstance(moment, dt.datetime):
        moment = timezone.localdate(moment)
    return f"{words} {moment.day} {moment:%B}" if moment else "None waiting"
