"""Undoing: whoever wrote last can take their own last change back, as long as nobody went on from it."""

from django.db import transaction
from django.utils import timezone

from family_plans.actions.beginning import being_written
from family_plans.actions.steps import keep_earlier, put_state, put_written, state_of
from fgc.audit.actions import record
from fgc.lib.errors import Refused


def last_step(plan, by):
    """The last change that this person can undo in the version being written, or None."""
    return plan.writing_steps.filter(number=plan.number, by=by, undone_at=None).first()


@transaction.atomic
def undo(*, plan, step, by):
    """Take one's own last change back. Raises Refused when there is a later one, or somebody went on from it."""
    plan = being_written(plan)
    last = last_step(plan, by)
    if last is None or last.pk != step.pk:
        raise Refused("This was undone already, or you changed something after it. Open the page again.")
    for kept in last.rows:
        row = _row(plan, kept)
        now = state_of(kept["table"], row)
        if any(now[name] != value for name, value in kept["after"].items()):
            raise Refused("Somebody else has gone on from this change, so it was left as it is.")
        put_state(plan, row, kept["before"])
        if set(kept["after"]) - {"order"}:
            row.version += 1
            row.changed_by, row.changed_at = by, timezone.now()
        put_written(kept["table"], row)
        keep_earlier(plan, kept["table"], row, kept["after"], kept["after"], by)
    last.undone_at = timezone.now()
    last.save(update_fields=["undone_at"])
    record("plan.undone", by=by, case=plan.case, about=last, what=last.kind)
    return last


def _row(plan, kept):
    rows = {"text": plan.texts, "action": plan.actions, "help": plan.help_requests}[kept["table"]]
    return rows.get(key=kept["key"])
