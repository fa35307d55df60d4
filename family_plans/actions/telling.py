"""How an answer that is less than yes reaches the family: told, with the chance to change the plan that day (domain.md 4)."""

from django.db import transaction
from django.utils import timezone

from family_plans.actions.beginning import locked
from family_plans.stages import REASONED
from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.stale import refuse_stale
from fgc.lib.text import clean


def told_of(decision):
    """What is recorded of how the family heard of an answer, as the answers of its page."""
    return {
        "told_on": decision.told_family_at,
        "chance": decision.chance_to_change,
        "family_response": decision.family_response,
        "next_steps": decision.next_steps,
        "rights": decision.rights_told_on is not None,
    }


def check_told_at(told_at):
    """Raises Refused unless there is a moment at which the family was told, and it has come."""
    if told_at is None:
        raise Refused("Say when the family was told", field="told_time")
    if told_at > timezone.now():
        raise Refused("The moment must be in the past", field="told_time")


@transaction.atomic
def record_told(
    *,
    decision,
    told_at,
    chance_to_change,
    by,
    family_response="",
    next_steps="",
    rights_told_on=None,
    read=None,
):
    """How a refusal reached the family: when they were told, their chance to change the plan that day, what they said,

    what the council does next, and that they may complain or ask to meet again (domain.md 4). Raises Refused, and Stale
    when `read`, the print of what stood on the page, is no longer that of what is recorded.
    """
    plan = locked(decision.plan)
    row = plan.decisions.filter(number=plan.number).last()
    if plan.is_final or row is None or row.pk != decision.pk:
        raise Refused("There is a later answer, or the plan is final. Open the page again.")
    if row.outcome not in REASONED:
        raise Refused("Nothing was refused")
    check_told_at(told_at)
    if chance_to_change is None:
        raise Refused("Say whether the family could change the plan that day", field="chance")
    mine = {"told_on": told_at, "chance": chance_to_change, "family_response": clean(family_response).strip(),
            "next_steps": clean(next_steps).strip(), "rights": bool(rights_told_on)}  # fmt: skip
    refuse_stale(told_of(row), read, mine)
    row.told_family_at, row.chance_to_change = told_at, chance_to_change
    row.family_response, row.next_steps = clean(family_response).strip(), clean(next_steps).strip()
    row.rights_told_on = rights_told_on
    row.save(
        update_fields=[
            "told_family_at", "chance_to_change", "family_response", "next_steps", "rights_told_on"
        ]
    )  # fmt: skip
    record("plan.told", by=by, case=plan.case, about=row, chance=chance_to_change)
    return row
