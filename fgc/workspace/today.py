"""A coordinator's day: what needs them now, what waits for others, where they are today."""

import datetime as dt

from django.db.models import Count, Min, Window
from django.urls import reverse
from django.utils import timezone

from conferences.models import Conference
from conferences.overrides import waiting_in
from family_plans.due import reviews_ahead, reviews_soon
from fgc.accounts.calendar import with_closed_days
from fgc.cases.access import scope_of, visible_to
from fgc.cases.models import Case
from fgc.cases.notices import waiting_notices
from fgc.lib.dates import LONDON
from fgc.lib.text import count
from fgc.network import pending
from fgc.workspace.facts import facts_of
from fgc.workspace.lateness import chosen_later, late_by_choice, late_by_service
from fgc.workspace.lived import lived_rows
from fgc.workspace.next_step import next_step
from fgc.workspace.promises import promises
from fgc.workspace.step import COORDINATOR, REFERRER

SOON_DAYS = 7  # what is due later than this is not shown yet
MOST = 200


def today_page(user, day):
    """Everything the page shows, for the families this coordinator holds."""
    scope, service = scope_of(user), with_closed_days(user.service_id)
    mine = visible_to(user, Case.objects.filter(coordinator=user, is_open=True), scope)
    cases = list(_counted(mine, service, day).order_by("-updated_at")[:MOST])
    facts = facts_of(cases)
    steps = [(case, next_step(case, facts[case.pk], service, day)) for case in cases]
    conferences = list(Conference.objects.filter(case__in=cases).coming(day).select_related("case", "venue"))
    needs = [
        *waiting_notices(user, day, scope),
        *pending.waiting(user, day, scope),
        *lived_rows(cases, day, SOON_DAYS),
        *(_need(case, step, service, day) for case, step in _due(steps, day)),
    ]
    agenda = [_agenda(conference) for conference in conferences if _on(conference) == day]
    return {
        "sentence": _sentence(day, len(agenda), len(needs)),
        "figures": _figures(user, service, cases, mine, conferences, day),
        "needs": needs,
        "waiting": [
            *(_waiting(case, step, day) for case, step in steps if step.whose == REFERRER),
            *(_waiting_override(row, day) for row in waiting_in(cases)),
            *promises(user, day, scope, late_only=True),
        ],
        "agenda": agenda,
        "has_families": bool(cases),
    }


def _counted(mine, service, day):
    """The families, each with how many they are, how many are late, and how many by the family's choice."""
    conditions = {"late": late_by_service(service, day), "chosen": late_by_choice(service, day)}
    counts = {name: Window(Count("pk", filter=condition)) for name, condition in conditions.items()}
    return mine.annotate(open=Window(Count("pk")), **counts)


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


def _agenda(conference):
    case = conference.case
    return {
        "time": f"{timezone.localtime(conference.starts_at):%H:%M}",
        "title": f"Conference, {case.title}",
        "detail": conference.venue.name if conference.venue else conference.place_note,
        "url": reverse("conferences:day", args=[case.reference, conference.key]),
        "link": "Open conference-day mode",
    }


def _figures(user, service, cases, mine, conferences, day):
    """Each number with the address of the list of as many rows."""
    guide = float(user.working_pattern) * service.caseload_guide
    held, late, chosen = (cases[0].open, cases[0].late, cases[0].chosen) if cases else (0, 0, 0)
    reviews = reviews_ahead(mine).filter(reviews_soon(day)).aggregate(number=Count("id"), first=Min("due_on"))
    families, calendar = f"{reverse('workspace:cases')}?mine=on", reverse("conferences:calendar")
    return [
        {
            "number": held,
            "label": "Open families",
            "detail": f"Guide: no more than {guide:g}",
            "url": families,
        },
        {
            "number": len(conferences),
            "label": "Conferences in 7 days",
            "url": f"{calendar}?show=week&mine=on",
            "detail": _next_conference(conferences, day),
        },
        {
            "number": late,
            "label": "Late",
            "url": f"{families}&late=on",
            "warning": bool(late),
            "detail": "" if late else "No family is past a timescale",
            "more": chosen_later(chosen, f"{families}&"),
        },
        {
            "number": reviews["number"],
            "label": "Reviews in the next month",
            "url": f"{reverse('family_plans:reviews_due')}?when=month&mine=on",
            "detail": f"First: {_date(reviews['first'])}" if reviews["first"] else "None due",
        },
    ]


def _next_conference(conferences, day):
    if not conferences:
        return "None arranged"
    first = conferences[0]
    return f"Next: {_say(_on(first), day)}, {timezone.localtime(first.starts_at):%H:%M}"


def _sentence(day, conferences, needs):
    """What the lists below hold: the conferences of today, and what needs the coordinator this week."""
    first = f"{count(conferences, 'conference')} today" if conferences else "No conference today"
    second = f"{count(needs, 'thing needs', 'things need')} you" if needs else "nothing needs you this week"
    return f"{day:%A} {day.day} {day:%B %Y}. {first}, {second}."


def _on(conference):
    return conference.starts_at.astimezone(LONDON).date()


def _say(on, day):
    """A near day by its name, a far one by its date."""
    if on == day:
        return "today"
    return f"{on:%A}" if 0 < (on - day).days < 7 else _date(on)


def _date(on):
    return f"{on.day} {on:%B}"
