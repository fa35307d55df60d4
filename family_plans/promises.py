"""What was promised to families and has not come yet: querysets that lists, reminders and figures share."""

import datetime as dt

from django.db.models import Exists, F, OuterRef, Q

from family_plans.earlier_answers import GIVEN_LATE
from family_plans.models import CareOffer, HelpRequest, ReferrerDecision
from family_plans.shown import of_shown
from family_plans.stages import FINAL, REASONED

AWAITED = "awaiting"
PROMISED = ("yes", "part")
WITHOUT_DAY = dt.timedelta(days=7)


def decisions_awaited(day=None):
    """Answers that wait for somebody else's decision, each plan's latest only; with a day, those due by then.

    They stand until they are given: neither a later version that is being written, nor a later plan, nor the end of
    the work takes one away; only that the family then made no plan.
    """
    rows = _latest_answers().filter(~Q(number__lt=F("plan__number"), plan__stage=FINAL), outcome=AWAITED)
    return (rows if day is None else rows.filter(awaiting_by__lte=day)).order_by("awaiting_by", "pk")


def families_untold():
    """Answers of less than yes, each plan's latest only, of which nobody has told the family and the plan can still change."""
    of_now = Q(number=F("plan__number"), plan__ended_at=None) & ~Q(plan__stage=FINAL)
    return _latest_answers().filter(of_now, outcome__in=REASONED, told_family_at=None)


def families_untold_of_earlier():
    """Answers that came after a later conference had begun another plan, and of which nobody has told the family."""
    return ReferrerDecision.objects.filter(GIVEN_LATE, told_family_at=None)


def _latest_answers():
    later = ReferrerDecision.objects.filter(plan=OuterRef("plan"), pk__gt=OuterRef("pk"))
    return ReferrerDecision.objects.filter(~Exists(later))


def help_promised(day=None):
    """Help that was promised and has not been given; with a day, what was promised for an earlier one.

    A promise without a day is late a week after it was made.

    A promise stands until it is kept: neither a later plan nor the end of the work takes one away.
    """
    rows = HelpRequest.objects.filter(answer__in=PROMISED, delivered_on=None, removed_at=None)
    if day is not None:
        undated = Q(due_on=None, decided_on__lt=day - WITHOUT_DAY)
        rows = rows.filter(Q(due_on__lt=day) | undated)
    return rows.order_by(F("due_on").asc(nulls_last=True), "pk")


def help_without_day():
    """Help that was promised without saying by when."""
    return help_promised().filter(due_on=None)


def help_unanswered():
    """Requests that the family has shown and the council has not answered; neither a later plan nor the end takes one away.

    What was asked or reworded while another version is being written waits until that is shown.
    """
    return help_shown(HelpRequest.objects.filter(answer="waiting", removed_at=None)).order_by("pk")


def help_shown(rows):
    """Of these requests for help, those that the family has shown to those outside the service."""
    return of_shown(rows, "changed_at", null_is_shown=True)


def requests_of(case):
    """Every request for help of a family, of its plans before too."""
    return HelpRequest.objects.filter(plan__case=case, removed_at=None)


def care_to_refer():
    """Offers of care that the family has shown, whose person agreed to be assessed and whom nobody has asked for yet.

    They stand until then, whatever plan follows and whether or not the work goes on. An offer made again counts as it
    was made last.
    """
    again = CareOffer.objects.filter(
        person=OuterRef("person"), child=OuterRef("child"), pk__gt=OuterRef("pk"), removed_at=None
    )
    again = of_shown(again, "recorded_at")
    rows = CareOffer.objects.filter(
        ~Exists(again), agrees_to_assessment=True, referred_on=None, outcome="", removed_at=None
    )
    return of_shown(rows, "recorded_at").order_by("pk")
