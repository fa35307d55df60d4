"""Who may read or write a plan at its stage: the table of rights, and what it leaves to the plan itself."""

from django.http import Http404

from family_plans.shown import ON_SHOW
from fgc.cases.access import MissingRight, get_case

WHEN_ASKED = "types it when asked"


def current_plan(case):
    """The plan of the family now, with what its pages need, or None."""
    plans = case.plans.filter(ended_at=None)
    return plans.select_related(
        "case__service", "case__coordinator", "case__referrer", "conference", "facts"
    ).first()


def get_plan(user, reference, need):
    """The case and its plan, when the person may do what is needed; 404 when there is no plan yet."""
    case = get_case(user, reference, need)
    plan = current_plan(case)
    if plan is None:
        raise Http404
    return case, plan


def get_writable_plan(user, reference):
    """The case and its plan for somebody who may write it; business support only when asked to type it."""
    case, plan = get_plan(user, reference, "plan_draft.write")
    if not may_write(case, plan):
        raise MissingRight("plan_draft", "write")
    return case, plan


def may_write(case, plan):
    """Whether the person of `case.can` may write this plan."""
    return case.can.whole("plan_draft", "write") or (
        WHEN_ASKED in case.can.extents("plan_draft", "write") and plan.support_may_type
    )


def may_read_working(case, plan):
    """Whether the person may read the working rows now: the social worker only while the plan is shown to them."""
    if plan.stage in ON_SHOW and case.can.can("plan_shown.read"):
        return True
    if not case.can.can("plan_draft.read"):
        return False
    return case.can.whole("plan_draft") or plan.support_may_type


def may_hand_over(case):
    """Whether the person may record how a copy reached somebody: the coordinator, or who posts it."""
    return case.can.can("plan_final.write") or "post copies" in case.can.extents("plan_final")


def may_set_reviews(case):
    """Whether the person may write the days of reviews."""
    return bool(case.can.extents("reviews", "write") & {"", "dates"})


def reads_reviews(case):
    """Whether the person may read what was said at reviews and in between; business support has the dates only."""
    return bool(case.can.extents("reviews") & {"", "own tasks"})


def check_may_set_reviews(case):
    """Raises MissingRight unless the person may write the days of reviews (the social worker may only tick own tasks)."""
    if not may_set_reviews(case):
        raise MissingRight("reviews", "write")


def may_tick_help(case):
    """Whether the person may record that promised help came: the coordinator, or the social worker whose task it is."""
    return bool(case.can.extents("reviews", "write") & {"", "own tasks"})
