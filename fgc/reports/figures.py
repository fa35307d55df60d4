"""The service manager's figures: caseload and lateness. Restricted families are counted, never named."""

import datetime as dt

from django.db.models import Count, Exists, Min, OuterRef, Q
from django.urls import reverse
from django.utils import timezone

from family_plans.due import late_reviews, reviews_ahead, reviews_soon
from fgc.accounts.calendar import with_closed_days
from fgc.cases.access import visible_to
from fgc.cases.load import loads
from fgc.cases.models import Case
from fgc.cases.stages import CASE, CLOSED, SHORT, WAITING
from fgc.lib.text import count
from fgc.notifications.alarms import is_late, last_ran
from fgc.reports import months
from fgc.workspace.lateness import chosen_later, late_by_choice, late_by_service
from referrals.access import to_decide
from referrals.repeats import counted_again

STAGES = [stage for stage in CASE.labels if stage != CLOSED]


def dashboard(user, scope, day):
    """Everything on a manager's dashboard on one day, in a fixed number of queries.

    What leads to a list counts the families that the manager can open, as the list does; restricted families of
    others are counted beside it and never said of a person (access.md). Rates and charts are of the whole service.
    """
    service = with_closed_days(user.service_id)
    cases = visible_to(user, Case.objects.filter(is_open=True), scope)
    every = _every(cases, scope, service)
    by_holder = _by_holder(every, service, day)
    reviews = _reviews(every, cases, day)
    counted, hidden = (_counts(by_holder, seen) | reviews.get(seen, {}) for seen in (True, False))
    return {
        "figures": [*_figures(user, counted, hidden, scope), _again(user, scope, day)],
        "heads": [SHORT[stage] for stage in STAGES],
        "rows": _caseload([row for row in by_holder if row["seen"]], service, day),
        "restricted": hidden["open"],
        "service": service,
        "months": months.months(service, day),
        "speed": months.speed(service, day),
        "missed": months.missed(service, day),
        "last_tick": (last := last_ran()),
        "reminders_late": is_late(last),
    }


def _every(cases, scope, service):
    """The families that the manager can open, which are `seen`, and those restricted to others."""
    restricted = Q(service=service, is_open=True, is_restricted=True) & ~Q(pk__in=scope.refused)
    every = Case.objects.filter(Q(pk__in=cases.order_by().values("pk")) | restricted).order_by()
    return every.annotate(seen=Exists(cases.filter(pk=OuterRef("pk"))))


def _by_holder(every, service, day):
    """How many families each coordinator has at each stage, since when, and how many of them are late. One query."""
    rows = every.values("seen", "coordinator__key", "coordinator__name", "stage").annotate(
        number=Count("id"),
        oldest=Min("accepted_on"),
        late=Count("id", filter=late_by_service(service, day)),
        chosen=Count("id", filter=late_by_choice(service, day)),
    )
    return list(rows)


def _counts(by_holder, seen):
    """How many families are open, wait, and are late, of those that the manager can open or of the others."""
    rows = [row for row in by_holder if row["seen"] == seen]
    waiting = [row for row in rows if row["stage"] == WAITING]
    return {
        "open": sum(row["number"] for row in rows),
        "waiting": sum(row["number"] for row in waiting),
        "longest": min((row["oldest"] for row in waiting), default=None),
        "late": sum(row["late"] for row in rows),
        "chosen": sum(row["chosen"] for row in rows),
        "reviews": 0,
        "overdue": 0,
    }


def _reviews(every, cases, day):
    """Of how many families a review is near or late, of those seen and of the others. One query."""
    ahead = reviews_ahead(every.values("pk")).order_by()
    rows = (
        ahead.annotate(seen=Exists(cases.filter(pk=OuterRef("case"))))
        .values("seen")
        .annotate(
            reviews=Count("id", filter=reviews_soon(day)), overdue=Count("id", filter=late_reviews(day))
        )
    )
    return {row["seen"]: row for row in rows}


def _figures(user, counted, hidden, scope):
    """Each number with the address of the list of as many rows."""
    referrals = to_decide(user, scope).order_by().aggregate(number=Count("id"), first=Min("sent_at"))
    families, reviews = reverse("workspace:cases"), reverse("family_plans:reviews_due")
    overdue = {"text": f"{counted['overdue']} late", "url": f"{reviews}?when=late"}
    return [
        {
            "number": referrals["number"],
            "label": "Referrals to answer",
            "url": f"{reverse('referrals:waiting')}#for-a-decision",
            "detail": _since(referrals["first"], "Oldest sent"),
            "warning": bool(referrals["number"]),
        },
        {
            "number": counted["waiting"],
            "label": "Waiting for a coordinator",
            "url": f"{families}?stage=waiting",
            "detail": _beside(_since(counted["longest"], "Longest since"), hidden["waiting"]),
        },
        {
            "number": counted["late"],
            "label": "Late",
            "url": f"{families}?late=on",
            "warning": bool(counted["late"]),
            "detail": _beside(f"Of {count(counted['open'], 'open family', 'open families')}", hidden["late"]),
            "more": chosen_later(counted["chosen"], f"{families}?"),
        },
        {
            "number": counted["reviews"],
            "label": "Reviews in the next month",
            "url": f"{reviews}?when=month",
            "detail": _beside("" if counted["overdue"] else "None late", hidden["reviews"]),
            "more": overdue if counted["overdue"] else None,
        },
    ]


def _again(user, scope, day):
    """The families of the last 12 months who were referred again within 12 months of the referral before."""
    number, hidden = counted_again(user, day, scope)
    return {
        "number": number,
        "label": "Referred again",
        "url": f"{reverse('workspace:cases')}?every=on&again=on",
        "detail": _beside("Within 12 months, in the last 12 months", hidden),
    }


def _beside(words, restricted):
    """What stands under a number, with how many restricted families of others it leaves out."""
    return "; ".join(filter(None, [words, f"{restricted} restricted to others" if restricted else ""]))


def _caseload(by_holder, service, day):
    """One row a coordinator, and one for families nobody has: the families late, then how many at each stage."""
    found = {}
    for row in by_holder:
        holder = (row["coordinator__key"] or "none", row["coordinator__name"] or "Nobody yet")
        found.setdefault(holder, []).append(row)
    room = {(load.person.key, load.person.name): load.room for load in loads(service)}
    holders = sorted({*found, *room}, key=lambda holder: (holder[0] == "none", holder[1], holder[0]))
    rows = [_row(holder, found.get(holder, []), room.get(holder), day) for holder in holders]
    return sorted(rows, key=lambda row: -row["late"]["number"])


def _row(holder, found, room, day):
    key, name = holder
    families = f"{reverse('workspace:cases')}?coordinator={key}"
    by_stage = {row["stage"]: row["number"] for row in found}
    oldest = min((row["oldest"] for row in found), default=None)
    return {
        "name": name,
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
        "late": {"number": sum(row["late"] for row in found), "url": f"{families}&late=on"},
        "room": "" if room is None else f"{room:g}",
        "oldest": count((day - oldest).days, "day") if oldest else "",
    }


def _since(moment, words):
    if isinstance(moment, dt.datetime):
        moment = timezone.localdate(moment)
    return f"{words} {moment.day} {moment:%B}" if moment else "None waiting"
