"""A coordinator's day: what needs them now, what waits for others, where they are today."""

import datetime as dt

from django.urls import reverse
from django.utils import timezone

from conferences.models import Conference
from conferences.overrides import waiting_in
from conferences.stages import BOOKED, UNDER_WAY
from fgc.cases.access import scope_of, visible_to
from fgc.cases.models import Case
from fgc.cases.notices import waiting_notices
from fgc.lib.dates import LONDON, at_local
from fgc.lib.text import count
from fgc.network import pending
from fgc.workspace.facts import facts_of
from fgc.workspace.lived import lived_rows
from fgc.workspace.next_step import next_step
from fgc.workspace.promises import promises
from fgc.workspace.step import COORDINATOR, REFERRER

SOON_DAYS = 7  # what is due later than this is not shown yet
MOST = 200


def today_page(user, day):
    """Everything the page shows, for the families this coordinator holds."""
    scope = scope_of(user)
    mine = visible_to(user, Case.objects.filter(coordinator=user, is_open=True), scope)
    cases = list(mine.order_by("-updated_at")[:MOST])
    facts = facts_of(cases)
    steps = [(case, next_step(case, facts[case.pk], user.service, day)) for case in cases]
    conferences = _conferences(cases, day)
    late = [
        (case, step)
        for case, step in steps
        if step.whose == COORDINATOR and step.days_late(user.service, day)
    ]
    return {
        "sentence": _sentence(day, conferences, steps),
        "figures": _figures(user, cases, conferences, late, day),
        "needs": waiting_notices(user, day, scope)
        + pending.waiting(user, day, scope)
        + lived_rows(cases, day, SOON_DAYS)
        + [_need(case, step, user.service, day) for case, step in _due(steps, day)],
        "waiting": [
            *(_waiting(case, step, day) for case, step in steps if step.whose == REFERRER),
            *(_waiting_override(row, day) for row in waiting_in(cases)),
            *promises(user, day, scope, late_only=True),
        ],
        "agenda": [_agenda(conference) for conference in conferences if _on(conference) == day],
        "has_families": bool(cases),
    }


def _due(steps, day):
    """Steps of the coordinator due within a week, the latest first."""
    soon = day + dt.timedelta(days=SOON_DAYS)
    mine = [
        (case, step) for case, step in steps if step.whose == COORDINATOR and (step.due_on or day) <= soon
    ]
    return sorted(mine, key=lambda pair: (pair[1].due_on or day, pair[0].reference))


def _need(case, step, service, day):
    late = step.days_late(service, day)
    if late:
        status, colour = f"{count(late, 'day')} late", "govuk-tag--red"
    elif step.due_on == day:
        status, colour = "Due today", "govuk-tag--orange"
    else:
        status, colour = f"Due {_say(step.due_on, day)}", "govuk-tag--blue"
    return {
        "title": f"{step.title}: {case.title}",
        "url": reverse(step.url_name, args=step.args),
        "hint": step.why,
        "status_text": status,
        "tag_class": colour,
    }


def _waiting(case, step, day):
    days = (day - case.stage_since).days
    return {
        "title": f"{step.title}: {case.title}",
        "url": reverse("workspace:case", args=[case.reference]),
        "hint": f"Waiting for {case.referrer.name if case.referrer_id else 'the social worker'}.",
        "status_text": count(days, "day"),
        "tag_class": "govuk-tag--grey",
    }


def _waiting_override(row, day):
    """What the coordinator asked the service manager to allow at one conference (access.md, safety)."""
    return {
        "title": f"Decide whether two people may both come: {row.conference.case.title}",
        "url": reverse("conferences:conference", args=[row.conference.case.reference]),
        "hint": "Waiting for the service manager.",
        "status_text": count((day - row.asked_at.astimezone(LONDON).date()).days, "day"),
        "tag_class": "govuk-tag--grey",
    }


def _conferences(cases, day):
    """Conferences of the coordinator's families in the next seven days, cancelled ones left out."""
    start, end = at_local(day, dt.time.min), at_local(day + dt.timedelta(days=7), dt.time.min)
    return list(
        Conference.objects.filter(
            starts_at__gte=start,
            starts_at__lt=end,
            case__in=cases,
            stage__in=[BOOKED, UNDER_WAY],
        )
        .select_related("case", "venue")
        .order_by("starts_at")
    )


def _agenda(conference):
    case = conference.case
    return {
        "time": f"{timezone.localtime(conference.starts_at):%H:%M}",
        "title": f"Conference, {case.title}",
        "detail": conference.venue.name if conference.venue else conference.place_note,
        "url": reverse("conferences:day", args=[case.reference, conference.key]),
        "link": "Open conference-day mode",
    }


def _figures(user, cases, conferences, late, day):
    month = day + dt.timedelta(days=30)
    reviews = sorted(
        case.review_due_on for case in cases if case.review_due_on and case.review_due_on <= month
    )
    guide = float(user.working_pattern) * user.service.caseload_guide
    families = reverse("workspace:cases")
    longest = max((step.days_late(user.service, day) for _case, step in late), default=0)
    return [
        {
            "number": len(cases),
            "label": "Open families",
            "detail": f"Guide: no more than {guide:g}",
            "url": families,
        },
        {
            "number": len(conferences),
            "label": "Conferences in 7 days",
            "url": reverse("conferences:calendar"),
            "detail": _next_conference(conferences, day),
        },
        {
            "number": len(late),
            "label": "Late",
            "url": f"{families}?late=on",
            "warning": bool(late),
            "detail": f"Longest: {count(longest, 'working day')}" if late else "Nothing is late",
        },
        {
            "number": len(reviews),
            "label": "Reviews in the next month",
            "url": reverse("family_plans:reviews_due"),
            "detail": f"First: {reviews[0].day} {reviews[0]:%B}" if reviews else "None due",
        },
    ]


def _next_conference(conferences, day):
    if not conferences:
        return "None arranged"
    first = conferences[0]
    return f"Next: {_say(_on(first), day)}, {timezone.localtime(first.starts_at):%H:%M}"


def _sentence(day, conferences, steps):
    today_count = sum(_on(conference) == day for conference in conferences)
    needing = sum(
        step.whose == COORDINATOR and bool(step.due_on) and step.due_on <= day for _case, step in steps
    )
    first = f"{count(today_count, 'conference')} today" if today_count else "No conference today"
    second = f"{count(needing, 'thing needs', 'things need')} you" if needing else "nothing is due"
    return f"{day:%A} {day.day} {day:%B %Y}. {first}, {second}."


def _on(conference):
    return conference.starts_at.astimezone(LONDON).date()


def _say(on, day):
    """A near day by its name, a far one by its date."""
    if on == day:
        return "today"
    return f"{on:%A}" if 0 < (on - day).days < 7 else f"{on.day} {on:%B}"
