"""The timescales from the conference to the end of the work (domain.md 1.6): rules over a day, pure."""

import datetime as dt

from django.db.models import Count, Exists, F, Max, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce

from conferences.models import Conference
from conferences.stages import HELD as CONFERENCE_HELD
from family_plans import stages
from family_plans.due import check_ins_due, early_reviews_waiting, outcomes_due
from family_plans.incidents import deadline, open_incidents
from family_plans.models import PlanVersion, Review
from family_plans.sharing import made_since_held, unshared_since
from family_plans.waiting_clocks import RULES as WAITING
from fgc.cases.clocks import Due, reminded, working
from fgc.cases.models import CaseFinish
from fgc.cases.stages import HELD, PLANNED, REVIEWING
from fgc.lib.dates import LONDON

FAR = dt.date(9999, 12, 31)  # all that lie ahead
AHEAD = 14  # days within which outcomes are near


def sharing(cases, day, calendars):
    """The plan to everyone, whatever came of it: until each person has a copy of the latest version.

    Counted from the conference, and for a later version from the day it was made; red after more days.
    """
    rows = working(cases).annotate(unshared_since=unshared_since("plan__case"))
    rows = rows.filter(Q(unshared_since__isnull=False) | Q(~Exists(made_since_held()), stage=HELD))
    held = Conference.objects.filter(case=OuterRef("pk"), stage=CONFERENCE_HELD).order_by("-held_at")
    since = Coalesce("unshared_since", Subquery(held.values("held_at")[:1]))
    for case in rows.annotate(since=since):
        service = calendars.of(case)
        since = case.since.astimezone(LONDON).date() if case.since else case.stage_since
        since = case.counted(since)
        due, red = (
            calendars.after(case, since, count)
            for count in (service.share_plan_days, service.share_plan_late_days)
        )
        yield Due("share_plan", case, case.reference, due, climbs_on=max(due, red))


def filing(cases, day, calendars):
    """Versions that stand and are not on every child's record in the council's own system, nor in its own plan, yet."""
    done = {"distinct": True}
    rows = (
        PlanVersion.objects.filter(
            plan__case__in=reminded(cases).values("pk"),
            plan__ended_at=None,
            plan__stage=stages.FINAL,
            number=F("plan__number"),
            outcome__in=(*stages.IN_PLACE, stages.NOT_AGREED),  # a refused plan is the family's plan too
        )
        .annotate(
            children=Count("plan__case__children", **done),
            filed=Count("filings", filter=Q(filings__filed_on__isnull=False), **done),
            in_plans=Count("filings", filter=Q(filings__in_child_plan_on__isnull=False), **done),
        )
        .filter(Q(filed__lt=F("children")) | Q(in_plans__lt=F("children")))
        .select_related("plan__case")
        .defer("frozen")
    )
    for row in rows:
        case = row.plan.case
        made_on = case.counted(row.made_at.astimezone(LONDON).date())
        service = calendars.of(case)
        if row.filed < row.children:
            yield Due("file", case, row.key, calendars.after(case, made_on, service.share_plan_days))
        if row.in_plans < row.children and row.outcome in stages.IN_PLACE:
            yield Due(
                "child_plan", case, row.key, calendars.after(case, made_on, service.share_plan_late_days)
            )


def incidents(cases, day, calendars):
    """Copies that went wrong on which nobody has decided, by the day on which their 72 hours end, working day or not."""
    rows = open_incidents(cases.values("pk")).filter(reported_at=None, not_reported_reason="")
    for row in rows.select_related("case"):
        yield Due("incident", row.case, row.key, deadline(row).astimezone(LONDON).date())


def reviews(cases, day, calendars):
    """Reviews that lie ahead or are late: weeks before, the week before, on the day, after."""
    rows = Review.objects.filter(
        case__in=reminded(cases).values("pk"), stage__in=[stages.DUE, stages.BOOKED]
    ).select_related("case")
    for row in rows.order_by("due_on", "pk"):
        first = calendars.of(row.case).review_reminder_days
        yield Due("review", row.case, row.key, row.due_on, soon=tuple(sorted({first, 7}, reverse=True)))


def living(cases, day, calendars):
    """Check-ins, and early reviews that somebody asked for and nobody has answered."""
    rows = check_ins_due(FAR).filter(plan__case__in=reminded(cases).values("pk"))
    for row in rows.select_related("plan__case"):
        yield Due("check_in", row.plan.case, row.key, row.due_on)
    asked = early_reviews_waiting().filter(case__in=reminded(cases).values("pk"))
    for row in asked.select_related("case"):
        days = calendars.of(row.case).decision_days
        yield Due("early", row.case, row.key, calendars.after(row.case, row.asked_on, days))


def outcomes(cases, day, calendars):
    """How the children are 6 and 12 months on, also after the work has finished: once for all of a family's children."""
    said = set()
    rows = outcomes_due(day, ahead_days=AHEAD).filter(case__in=cases.values("pk"))
    for row in rows.select_related("case"):
        if (row.case_id, row.months) not in said:
            said.add((row.case_id, row.months))
            yield Due(
                "outcomes",
                row.case,
                f"{row.case.reference}-{row.months}",
                calendars.after(row.case, row.due_on, 0),
            )


def finishing(cases, day, calendars):
    """Families whose last review is over and for whom no other is set; and ends that wait for a manager's word."""
    waits = CaseFinish.objects.filter(signed_off_at=None, sent_back_at=None, reopened_at=None)
    # Also where every message is stopped: a withdrawal or a death stops them before the manager has signed.
    asked = waits.filter(case__in=cases.filter(is_open=True, on_hold_until=None).values("pk"))
    for row in asked.select_related("case"):
        days = calendars.of(row.case).decide_days
        since = row.made_at.astimezone(LONDON).date()
        yield Due("sign_off", row.case, row.key, calendars.after(row.case, since, days))
    rows = (
        working(cases)
        .filter(stage__in=[PLANNED, REVIEWING])
        .exclude(reviews__stage__in=[stages.DUE, stages.BOOKED])
        .exclude(pk__in=waits.values("case"))
        .annotate(last=Max("reviews__closed_at"))
        .filter(last__isnull=False)
    )
    for case in rows:
        since = case.counted(case.last.astimezone(LONDON).date())
        yield Due(
            "finish", case, case.reference, calendars.after(case, since, calendars.of(case).finish_days)
        )


RULES = {
    "share_plan": sharing,
    "file": filing,
    "child_plan": filing,
    "incident": incidents,
    "review": reviews,
    "check_in": living,
    "early": living,
    "outcomes": outcomes,
    "finish": finishing,
    "sign_off": finishing,
    **WAITING,
}
