"""The decision that an earlier plan still waits for: a promise that stands whatever plan a later conference began.

The version that waited stays as it was made, and no new one follows: the answer stands beside it, and the family is told.
"""

from django.db import transaction
from django.utils import timezone

from family_plans.actions.agreeing import as_answered, check_decision, tell_managers
from family_plans.actions.telling import check_told_at
from family_plans.earlier_answers import is_late_answer
from family_plans.models import Plan
from family_plans.stages import AWAITING, ON_EARLIER, REFUSALS
from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.stale import refuse_stale
from fgc.lib.text import clean
from fgc.notifications.actions import notify


@transaction.atomic
def decide_earlier(
    *,
    decision,
    outcome,
    by,
    reason="",
    bottom_line_key="",
    bottom_line="",
    awaiting_who="",
    awaiting_what="",
    awaiting_by=None,
):
    """Give the decision that a plan which a later conference replaced waits for. Raises Refused.

    `not_asked` says that the family no longer asks for it, and why. Whatever the answer is, the family hears of it.
    """
    plan = _earlier(decision)
    last = plan.decisions.last()
    if last.pk != decision.pk or last.outcome != AWAITING or last.number != plan.number:
        raise Refused("Somebody has answered this meanwhile. Open the page again.")
    if outcome not in ON_EARLIER:
        raise Refused("Choose an answer", field="outcome")
    check_decision(outcome, reason, bottom_line, awaiting_who, awaiting_what, awaiting_by)
    row = plan.decisions.create(
        **as_answered(
            outcome, reason, bottom_line_key, bottom_line, awaiting_who, awaiting_what, awaiting_by
        ),
        number=plan.number,
        read=last.read,
        by=by,
        at=timezone.now(),
    )
    if plan.case.coordinator and outcome != AWAITING:
        notify(
            kind="plan.earlier_answered",
            to=plan.case.coordinator,
            about=plan,
            case=plan.case,
            unique_key=f"plan.decided:{row.key}",
        )
    if outcome in REFUSALS:
        tell_managers(row, plan)
    record("plan.decided", by=by, case=plan.case, about=row, outcome=outcome, number=plan.number)
    return row


@transaction.atomic
def record_told_earlier(*, decision, told_at, by, family_response="", next_steps="", read=None):
    """How the family heard what was decided on its earlier plan. Raises Refused, and Stale as `record_told` does."""
    plan = _earlier(decision)
    row = plan.decisions.select_for_update(of=("self",)).get(pk=decision.pk)
    if not is_late_answer(row):
        raise Refused("There is no answer to tell the family of here.")
    check_told_at(told_at)
    mine = {
        "told_on": told_at,
        "family_response": clean(family_response).strip(),
        "next_steps": clean(next_steps).strip(),
    }
    refuse_stale(told_earlier_of(row), read, mine)
    row.told_family_at, row.family_response, row.next_steps = mine.values()
    row.save(update_fields=["told_family_at", "family_response", "next_steps"])
    record("plan.told", by=by, case=plan.case, about=row)
    return row


def told_earlier_of(decision):
    """What is recorded of how the family heard of a late answer, as the answers of its page."""
    return {
        "told_on": decision.told_family_at,
        "family_response": decision.family_response,
        "next_steps": decision.next_steps,
    }


def _earlier(decision):
    """The plan of a decision, locked; raises Refused when it is the family's plan now."""
    plan = (
        Plan.objects.select_for_update(of=("self",))
        .select_related("case__referrer", "case__coordinator", "case__service", "case__team")
        .get(pk=decision.plan_id)
    )
    if not plan.ended_at:
        raise Refused("This is the family’s plan now. Answer on its own page.")
    return plan
