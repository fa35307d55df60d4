"""The timescales from a coordinator's first day to the conference (domain.md 1.6): rules over a day, pure."""

import datetime as dt

from django.db.models import Max, Min, Q

from conferences.models import Conference, Contact
from conferences.stages import BOOKED, UNDER_WAY
from fgc.cases.clocks import Due, reminded, working
from fgc.cases.models import Milestone
from fgc.cases.stages import PREPARING
from fgc.lib.dates import LONDON, at_local

A_DAY = 1  # an emergency: within 24 hours, so by the next working day
WEEK = dt.timedelta(days=7)
REPORTS_FOR = ("first", "separate", "reconvened")


def _preparing(cases):
    """Families that are being prepared, by id, and what has happened with them: two more queries."""
    found = {
        case.pk: case
        for case in working(cases)
        .filter(stage=PREPARING, allocated_on__isnull=False)
        .select_related("coordinator", "referrer")
    }
    contacts = (
        Contact.objects.standing()
        .filter(case__in=found, reached=True)
        .order_by()
        .values("case")
        .annotate(first=Min("on"), last=Max("on"))
    )
    return found, {row["case"]: row for row in contacts}


def _milestones(cases, what):
    """The latest day on which something was noted, by family and thing."""
    rows = Milestone.objects.filter(case__in=cases, what=what).order_by("at", "pk")
    return {(row.case_id, row.about): row.on for row in rows}


def with_the_referrer(cases, day, calendars):
    """Speaking to the social worker, then meeting them, counted from the day the coordinator got the family."""
    found = {
        case.pk: case
        for case in working(cases)
        .filter(stage=PREPARING, allocated_on__isnull=False, referrer__isnull=False)
        .select_related("coordinator", "referrer")
    }
    for name, what, setting in (
        ("spoke", Milestone.What.SPOKE, "contact_referrer_days"),
        ("met", Milestone.What.MET, "referral_meeting_days"),
    ):
        noted = _milestones(found, what)
        for case in found.values():
            due = calendars.after(case, case.allocated_on, getattr(calendars.of(case), setting))
            on = noted.get((case.pk, ""))
            yield Due(name, case, case.reference, due, done_on=on if on and on >= case.allocated_on else None)


def with_the_family(cases, day, calendars):
    """The first contact, counted from the meeting with the social worker; after it, not a fortnight without one."""
    found, contacts = _preparing(cases)
    met = _milestones(found, Milestone.What.MET)
    for case in found.values():
        service, had = calendars.of(case), contacts.get(case.pk)
        since = met.get((case.pk, "")) or calendars.after(
            case, case.allocated_on, service.referral_meeting_days
        )
        due = calendars.after(case, since, service.first_contact_days)
        yield Due("first_contact", case, case.reference, due, done_on=had["first"] if had else None)
        if had:
            quiet = calendars.after(case, max(had["last"], case.allocated_on), service.quiet_days)
            said = quiet + WEEK * ((day - quiet) // WEEK) if day >= quiet else None
            yield Due("in_touch", case, case.reference, quiet, repeats=said)


def until_held(cases, day, calendars):
    """The conference: so many days after the referral was accepted, fewer when it is urgent; red after more of them."""
    rows = working(cases).filter(stage=PREPARING).select_related("coordinator", "referrer")
    for case in rows:
        service = calendars.of(case)
        target = service.urgent_days if case.is_urgent else service.conference_days
        target = A_DAY if case.is_emergency else target
        due = calendars.after(case, case.urgent_since or case.accepted_on, target)
        red = calendars.after(case, case.accepted_on, service.conference_late_days)
        yield Due(
            "conference",
            case,
            case.reference,
            due,
            climbs_on=None if case.is_urgent else max(red, due),
            soon=()
            if case.is_emergency
            else (max(1, target - target * 4 // 5),),  # at risk: 80% of the target is used (decisions.md)
        )


def reports(cases, day, calendars):
    """The social worker's report, so many working days before a conference that is arranged."""
    rows = (
        Conference.objects.filter(
            case__in=working(cases).values("pk"),
            stage=BOOKED,
            kind__in=REPORTS_FOR,
            starts_at__gte=at_local(day, dt.time.min),
        )
        .select_related("case__coordinator", "case__referrer")
        .order_by("starts_at")
    )
    rows = list(rows)
    came = _milestones({row.case_id for row in rows}, Milestone.What.REPORT)
    for row in rows:
        case, on = row.case, _day(row.starts_at)
        due = calendars.before(case, on, calendars.of(case).report_days)
        # Booked at short notice: the next working day, if that is before the conference.
        due = max(due, min(calendars.after(case, _day(row.booked_at), 1), calendars.before(case, on, 1)))
        yield Due("report", case, row.key, due, done_on=came.get((row.case_id, row.key)))


def not_recorded(cases, day, calendars):
    """Conferences whose day is over and of which nobody has said what happened."""
    rows = Conference.objects.filter(
        Q(stage=BOOKED) | Q(stage=UNDER_WAY),
        case__in=reminded(cases).values("pk"),
        starts_at__lt=at_local(day, dt.time.min),
    )
    for row in rows.select_related("case__coordinator", "case__referrer").order_by("starts_at"):
        yield Due("recorded", row.case, row.key, calendars.after(row.case, _day(row.starts_at), 1))


def _day(moment):
    return moment.astimezone(LONDON).date()


RULES = {
    "spoke": with_the_referrer,
    "met": with_the_referrer,
    "first_contact": with_the_family,
    "in_touch": with_the_family,
    "conference": until_held,
    "report": reports,
    "recorded": not_recorded,
}
