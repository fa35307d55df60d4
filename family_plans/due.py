"""What of living with plans falls due, as queries over a day: for the pages of staff and for reminders to staff.

Nothing here is about telling the family: check-ins and outcomes are things that staff do.
"""

import datetime as dt

from django.db.models import Q

from family_plans.models import CheckIn, EarlyReview, OutcomePoint, Review
from family_plans.stages import BOOKED, DUE
from fgc.cases.endings import QUIET

MONTH = 30  # days within which a review is near


def reviews_ahead(cases):
    """The reviews of these families, if they are open, that lie ahead or are late, the late ones first."""
    return Review.objects.filter(case__in=cases, case__is_open=True, stage__in=[DUE, BOOKED]).order_by(
        "due_on", "id"
    )


def late_reviews(day):
    """Of reviews that lie ahead: whose day is over."""
    return Q(due_on__lt=day)


def reviews_soon(day):
    """Of reviews that lie ahead: late, or due within a month."""
    return Q(due_on__lte=day + dt.timedelta(days=MONTH))


def check_ins_due(day):
    """Check-ins that lie ahead or are late, due up to a day, of open families whose messages are not stopped."""
    return (
        CheckIn.objects.filter(
            closed_at=None,
            due_on__lte=day,
            plan__case__is_open=True,
            plan__case__messages_stopped_at=None,
            plan__ended_at=None,
        )
        .select_related("plan__case__service", "plan__case__coordinator")
        .order_by("due_on", "id")
    )


def early_reviews_waiting():
    """Early reviews that somebody asked for and that wait for the coordinator's answer."""
    return (
        EarlyReview.objects.filter(answer="waiting", case__is_open=True)
        .select_related("case__service", "case__coordinator")
        .order_by("asked_on", "id")
    )


def outcomes_due(day, *, ahead_days=0):
    """Outcomes to be asked for up to a day (and some days ahead), of families that were neither lost nor moved away."""
    return (
        OutcomePoint.objects.filter(
            recorded_at=None,
            due_on__lte=day + dt.timedelta(days=ahead_days),
            case__messages_stopped_at=None,
            child__person__status__in=["living", "unborn"],
        )
        .exclude(case__closed_reason__in=QUIET)
        .select_related("case__service", "case__coordinator", "child__person")
        .order_by("due_on", "id")
    )
