"""The calendar: the conferences of the families that the reader may open, by reference and never by name.

A month at a time, or what comes in the next seven days as a list, which the figure on Today leads to.
"""

import datetime as dt

from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from conferences.models import Conference
from conferences.month import WEEKDAYS, next_month, read_month, weeks
from conferences.stages import CANCELLED
from conferences.words import clock, day_words, span
from fgc.accounts.roles import Role
from fgc.cases.access import visible_to
from fgc.lib.dates import at_local, today
from fgc.lib.paging import turn

MIDNIGHT = dt.time()
TOGETHER = 50


def calendar(request):
    """One month, Monday first; on a phone a list of the days on which something happens. Or the next seven days."""
    if request.GET.get("show") == "week":
        return _week(request)
    first = read_month(request.GET.get("month"), today())
    after = next_month(first, 1)
    rows = _conferences(request.user, first - dt.timedelta(days=7), after + dt.timedelta(days=7))
    events = {}
    for row in rows:
        events.setdefault(timezone.localdate(row.starts_at), []).append(_event(row))
    in_month = [row for row in rows if first <= timezone.localdate(row.starts_at) < after]
    return render(
        request,
        "conferences/calendar.html",
        {
            "title": f"{first:%B %Y}",
            "weekdays": WEEKDAYS,
            "weeks": weeks(first, today(), events),
            "previous_url": f"?month={next_month(first, -1):%Y-%m}",
            "next_url": f"?month={after:%Y-%m}",
            "this_month_url": "" if first == today().replace(day=1) else "?",
            "is_empty": not in_month,
            "agenda": [_line(row) for row in in_month if timezone.localdate(row.starts_at) == today()],
        },
    )


def _week(request):
    """What comes in the next seven days; a coordinator can leave out the families that they do not hold."""
    user, mine = request.user, "mine" in request.GET and request.user.role == Role.COORDINATOR
    cases = visible_to(user, need="booking.read")
    cases = cases.filter(coordinator=user) if mine else cases
    rows = Conference.objects.filter(case__in=cases).coming(today()).select_related("case", "venue")
    page = turn(request, rows, TOGETHER)
    context = {
        "columns": [{"label": label} for label in ("Family", "When", "Where")],
        "rows": [_cells(row) for row in page.rows], "mine": mine,
        "may_choose": user.role == Role.COORDINATOR, **page.links,
    }  # fmt: skip
    return render(request, "conferences/week.html", context)


def _cells(row):
    kind = "Review" if row.kind == "review" else "Conference"
    return [
        {"text": row.case.reference, "url": _url(row), "nowrap": True, "detail": kind},
        {"text": f"{day_words(row.starts_at)}, {span(row.starts_at, row.ends_at)}"},
        {"text": row.place or "Not chosen yet"},
    ]


def _conferences(user, start, end):
    """What happens between two days, in the families whose bookings the person may read."""
    rows = Conference.objects.filter(
        case__in=visible_to(user, need="booking.read"),
        starts_at__gte=at_local(start, MIDNIGHT),
        starts_at__lt=at_local(end, MIDNIGHT),
    ).exclude(stage=CANCELLED)
    return list(rows.select_related("case", "venue").order_by("starts_at", "pk"))


def _event(row):
    kind = "review" if row.kind == "review" else "conference"
    return {"kind": kind, "text": f"{clock(row.starts_at)} {row.case.reference}", "url": _url(row)}


def _line(row):
    detail = ", ".join(filter(None, [span(row.starts_at, row.ends_at), row.place]))
    return {"time": clock(row.starts_at), "title": row.case.reference, "url": _url(row), "detail": detail}


def _url(row):
    return reverse("conferences:conference", args=[row.case.reference])
