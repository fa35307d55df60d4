"""What was left to be decided on plans that a later conference replaced, and what came of it since."""

from django.db.models import F, Q

from family_plans.models import ReferrerDecision
from family_plans.stages import AWAITING

WORDS = ("reason", "bottom_line", "awaiting_who", "awaiting_what", "family_response", "next_steps")
# Given after the plan was replaced: no version will ever say so, and no new copy brings it to anybody.
GIVEN_LATE = Q(plan__ended_at__isnull=False, at__gt=F("plan__ended_at")) & ~Q(outcome=AWAITING)


def is_late_answer(decision):
    """Whether this row is an answer that was given after its plan was replaced."""
    ended = decision.plan.ended_at
    return bool(ended) and decision.at > ended and decision.outcome != AWAITING


def of_earlier(case):
    """(waiting, given): what earlier plans of the family wait for still, and what was decided of them since."""
    rows = ReferrerDecision.objects.filter(plan__case=case, plan__ended_at__isnull=False)
    waiting, given = {}, []
    for row in rows.select_related("by", "plan__conference").order_by("at", "id"):
        waiting.pop(row.plan_id, None)
        if row.outcome == AWAITING and row.number == row.plan.number:  # else the family made no plan after it
            waiting[row.plan_id] = row
        elif is_late_answer(row):
            given.append(row)
    return list(waiting.values()), given[::-1]
