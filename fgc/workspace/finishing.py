"""Finishing the work with a family: what must be put in order first, which only the apps above the file know."""

from django.db import transaction

from conferences.models import Conference
from conferences.stages import BOOKED, UNDER_WAY
from family_plans.actions import cancel_review, set_outcome_points, skip_check_in
from family_plans.models import CheckIn
from family_plans.stages import BOOKED as REVIEW_BOOKED
from family_plans.stages import DUE, IN_PLACE
from fgc.cases import actions
from fgc.cases.endings import NO_NETWORK, OWN_PLAN, STOPS_MESSAGES
from fgc.cases.stages import PLANNED, PREPARING, REVIEWING
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.whoelse import unsearched

MISSED = "Its day passed while the work had finished"


@transaction.atomic
def finish(*, case, reason, by, **details):
    """Finish; a death or a withdrawal stops every message. Raises Refused like `check`."""
    check(case, reason)
    if reason in STOPS_MESSAGES:
        actions.stop_messages(case=case, by=by)
    found = actions.finish(case=case, reason=reason, by=by, **details)
    _follow(case, reason, by)
    return found


@transaction.atomic
def ask(*, case, reason, by, **details):
    """Ask a manager to finish; a death or a withdrawal stops every message at once, before anybody signs."""
    check(case, reason)
    if reason in STOPS_MESSAGES:
        actions.stop_messages(case=case, by=by)
    return actions.ask_finish(case=case, reason=reason, by=by, **details)


@transaction.atomic
def sign_off(*, finish, by, records_label=""):
    """A manager signs off what the coordinator asked for. Raises Refused like `check`."""
    check(finish.case, finish.reason)
    found = actions.sign_off(finish=finish, records_label=records_label, by=by)
    _follow(finish.case, finish.reason, by)
    return found


REOPENED_FOR = {
    "review": "A review of the plan is due",
    "change": "The plan needs to change",
    "conference": "The family needs a new conference",
}


@transaction.atomic
def reopen(*, case, what_for, reason, by):
    """Open a finished record again where its work goes on: at the plan, or before a new conference. Raises Refused.

    A review or check-in that was missed while the work had finished is closed: the days count from now.
    """
    if what_for not in REOPENED_FOR:
        raise Refused("Choose what it is opened for", field="what_for")
    plan = case.plans.filter(ended_at=None).first()
    in_place = plan and plan.versions.filter(outcome__in=IN_PLACE).exists()
    if what_for != "conference" and not in_place:
        raise Refused("There is no plan in place. Choose a new conference.", field="what_for")
    reason = reason.strip() and f"{REOPENED_FOR[what_for]}: {reason.strip()}"
    case = actions.reopen(
        case=case, reason=reason, by=by, to=PREPARING if what_for == "conference" else PLANNED
    )
    for review in case.reviews.filter(stage=DUE, due_on__lt=today()):
        cancel_review(review=review, words=MISSED, by=by)
    for check_in in CheckIn.objects.filter(plan__case=case, closed_at=None, due_on__lt=today()):
        skip_check_in(check_in=check_in, reason=MISSED, by=by)
    if (
        PLANNED in (case.stage, case.goes_on_at)
        and case.reviews.filter(stage__in=[DUE, REVIEW_BOOKED]).exists()
    ):
        case = actions.go_on_at(case=case, stage=REVIEWING, by=by)
    return case


def _follow(case, reason, by):
    """A plan that the family made by itself is followed like any other (scenario 24)."""
    if reason == OWN_PLAN:
        set_outcome_points(case=case, counted_from=today(), by=by)


def check(case, reason):
    """Raises Refused while a conference is arranged, because people expect it, and for "no network" while the search
    for one is not recorded: workers wrongly assume that there is nobody (domain.md, scenario 29).
    """
    if Conference.objects.filter(case=case, stage__in=[BOOKED, UNDER_WAY]).exists():
        raise Refused("A conference is arranged. Cancel it first, and tell the people who expect it.")
    missing = unsearched(case) if reason == NO_NETWORK else []
    if missing:
        raise Refused(
            "Record the search first. On the page “Who else?” of the family network nothing says yet what came of "
            f"asking about: {'; '.join(missing)}.",
            field="reason",
        )
