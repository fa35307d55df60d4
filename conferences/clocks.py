"""The timescales from a coordinator's first day to the conference (domain.md 1.6): rules over a day, pure."""

import datetime as dt

from django.db.models import Exists, Max, Min, OuterRef, Q, Subquery

from conferences.models import Conference, Contact
from conferences.stages import BOOKED, UNDER_WAY
from fgc.cases.clocks import Due, reminded, working
from fgc.cases.models import Milestone
from fgc.cases.stages import ARRANGED, PREPARING
from fgc.lib.dates import LONDON, at_local

WEEK = dt.timedelta(days=7)
REPORTS_FOR = ("first", "separate", "reconvened")


def preparing(cases, day, calendars):
    """Families that are being prepared, until the conference is held; in an emergency also while one is arranged too late."""
    rows = (
        working(cases).filter(emergencies_arranged() | Q(stage=PREPARING)).annotate(meets_at=next_meeting())
    )
    found = {case.pk: case for case in rows}
    contacts = (
        Contact.objects.standing()
        .filter(case__in=found, reached=True)
        .order_by()
        .values("case")
        .annotate(first=Min("on"), last=Max("on"))
    )
    contacts = {row["case"]: row for row in contacts}
    noted = _milestones(found, Milestone.What.SPOKE, Milestone.What.MET)
    for case in found.values():
        if case.stage == ARRANGED:
            if case.meets_at is None or case.meets_at > case.emergency_by:
                yield _until_held(case, calendars)
            continue
        met = noted.get((case.pk, Milestone.What.MET, ""))
        if case.allocated_on:
            if case.referrer_id:
                yield from _with_the_referrer(
                    case, noted.get((case.pk, Milestone.What.SPOKE, "")), met, calendars
                )
            yield from _with_the_family(case, met, contacts.get(case.pk), day, calendars)
        yield _until_held(case, calendars)


def emergencies_arranged():
    """Emergencies for which a conference is arranged and none was held since somebody said so."""
    held = Conference.objects.filter(case=OuterRef("pk"), held_at__gte=OuterRef("urgent_at"))
    return Q(~Exists(held), stage=ARRANGED, is_emergency=True, urgent_at__isnull=False)


def next_meeting():
    """The moment of the first conference of a family that is arranged or under way."""
    ahead = Conference.objects.filter(case=OuterRef("pk"), stage__in=[BOOKED, UNDER_WAY])
    return Subquery(ahead.order_by("starts_at").values("starts_at")[:1])


def _with_the_referrer(case, spoke, met, calendars):
    """Speaking to the social worker, then meeting them, counted from the day the coordinator got the family."""
    service = calendars.of(case)
    for name, on, days in (
        ("spoke", spoke, service.contact_referrer_days),
        ("met", met, service.referral_meeting_days),
    ):
        since = case.counted(case.allocated_on)
        due = calendars.after(case, since, days)
        yield Due(name, case, case.reference, due, done_on=on if on and on >= since else None)


def _with_the_family(case, met, had, day, calendars):
    """The first contact, counted from the meeting with the social worker; after it, not a fortnight without one."""
    service, begun = calendars.of(case), case.counted(case.allocated_on)
    met = met if met and met >= begun else None
    since = met or calendars.after(case, begun, service.referral_meeting_days)
    due = calendars.after(case, since, service.first_contact_days)
    yield Due("first_contact", case, case.reference, due, done_on=had["first"] if had else None)
    if had:
        quiet = calendars.after(case, max(had["last"], begun), service.quiet_days)
        said = quiet + WEEK * ((day - quiet) // WEEK) if day >= quiet else None
        yield Due("in_touch", case, case.reference, quiet, repeats=said)


def _until_held(case, calendars):
    """The conference: so many days after the referral was accepted, fewer when it is urgent, hours in an emergency."""
    service = calendars.of(case)
    if case.emergency_by:
        return Due("emergency", case, case.reference, _day(case.emergency_by), at=case.emergency_by)
    target = service.urgent_days if case.is_urgent else service.conference_days
    begun = case.counted(case.accepted_on)
    due = calendars.after(case, case.urgent_since or begun, target)
    red = calendars.after(case, begun, service.conference_late_days)
    return Due(
        "conference",
        case,
        case.reference,
        due,
        climbs_on=None if case.is_urgent else max(red, due),
        soon=(max(1, target - target * 4 // 5),),  # at risk: 80% of the target is used (decisions.md)
    )


def conferences(cases, day, calendars):
    """The social worker's report before a conference that is arranged; and those of which nobody has said what happened."""
    to_come = Q(
        case__in=working(cases).values("pk"),
        stage=BOOKED,
        kind__in=REPORTS_FOR,
        starts_at__gte=at_local(day, dt.time.min),
    )
    over = Q(
        case__in=reminded(cases).values("pk"),
        stage__in=[BOOKED, UNDER_WAY],
        starts_at__lt=at_local(day, dt.time.min),
    )
    rows = Conference.objects.filter(to_come | over).select_related("case")
    rows = list(rows.order_by("starts_at"))
    came = _milestones({row.case_id for row in rows}, Milestone.What.REPORT)
    for row in rows:
        case, on = row.case, _day(row.starts_at)
        if on < day:
            yield Due("recorded", case, row.key, calendars.after(case, on, 1))
            continue
        due = calendars.before(case, on, calendars.of(case).report_days)
        # Booked at short notice: the next working day, if that is before the conference.
        due = max(due, min(calendars.after(case, _day(row.booked_at), 1), calendars.before(case, on, 1)))
        yield Due(
            "report", case, row.key, due, done_on=came.get((row.case_id, Milestone.What.REPORT, row.key))
        )


def _milestones(cases, *what):
    """The latest day on which something was noted, by family, kind and thing."""
    rows = Milestone.objects.filter(case__in=cases, what__in=what).order_by("at", "pk")
    return {(row.case_id, row.what, row.about): row.on for row in rows}


def _day(moment):
    return moment.astimezone(LONDON).date()


RULES = {
    **dict.fromkeys(("spoke", "met", "first_contact", "in_touch", "conference", "emergency"), preparing),
    **dict.fromkeys(("report", "recorded"), conferences),
}
