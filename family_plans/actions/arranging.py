"""Arranging the actions of a plan: taking out, putting back, order, splitting, and who agreed though not there."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from family_plans.actions.beginning import being_written
from family_plans.actions.steps import Conflict, put_written, remember, state_of
from family_plans.actions.writing import MOST_ACTIONS
from family_plans.models import PlanAction
from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.keys import new_key
from fgc.lib.stale import print_of
from fgc.lib.text import clean


@transaction.atomic
def remove_action(*, action, by):
    """Take an action out; it can be put back while the plan is being written."""
    return _out(action, by, out=True)


@transaction.atomic
def put_back_action(*, action, by):
    """Put an action back where it was."""
    return _out(action, by, out=False)


def _out(action, by, *, out):
    plan = being_written(action.plan)
    row = plan.actions.select_related("who", "checker").get(pk=action.pk)
    if (row.removed_at is not None) == out:
        return row
    before = state_of("action", row)
    row.removed_at = timezone.now() if out else None
    row.version, row.changed_by, row.changed_at = row.version + 1, by, timezone.now()
    row.save(update_fields=["removed_at", "version", "changed_by", "changed_at"])
    kind = "removed" if out else "put_back"
    remember(plan=plan, kind=kind, by=by, rows=[("action", row, before)])
    record(f"plan.action_{kind}", by=by, case=plan.case, about=row)
    return row


@transaction.atomic
def move_action(*, action, up, by):
    """Move an action one place up or down; at the end of the list it stays."""
    plan = being_written(action.plan)
    rows = list(plan.actions.filter(removed_at=None).select_related("who", "checker").order_by("order", "id"))
    place = next((n for n, row in enumerate(rows) if row.pk == action.pk), None)
    other = None if place is None else place + (-1 if up else 1)
    if other is None or not 0 <= other < len(rows):
        return action
    pair = [(row, state_of("action", row)) for row in (rows[place], rows[other])]
    mine, theirs = rows[place], rows[other]
    mine.order, theirs.order = theirs.order, mine.order
    mine.save(update_fields=["order"])
    theirs.save(update_fields=["order"])
    remember(plan=plan, kind="moved", by=by, rows=[("action", row, before) for row, before in pair])
    record("plan.action_moved", by=by, case=plan.case, about=action)
    return mine


@transaction.atomic
def split_action(*, action, version, first, second, by):
    """Make two actions of one: who, when and who checks stand on both; the whole sentence is kept as earlier words.

    Raises Conflict when somebody changed it since, and Refused when a half is empty.
    """
    plan = being_written(action.plan)
    row = plan.actions.select_related("who", "checker", "changed_by").get(pk=action.pk)
    first, second = clean(first).strip(), clean(second).strip()
    for name, words in (("first", first), ("second", second)):
        if not words:
            raise Refused("Enter what will happen", field=name)
    if row.version != version or row.removed_at:
        raise Conflict(
            f"{row.changed_by.name} changed this action while you were writing. It now says what stands above",
            mine=first, theirs=row.what, version=row.version, by=row.changed_by, at=row.changed_at,
        )  # fmt: skip
    if plan.actions.filter(removed_at=None).count() >= MOST_ACTIONS:
        raise Refused(f"A plan holds at most {MOST_ACTIONS} actions", field="second")
    before = state_of("action", row)
    plan.actions.filter(order__gt=row.order).update(order=F("order") + 1)
    row.what, row.version, row.changed_by, row.changed_at = first, row.version + 1, by, timezone.now()
    put_written("action", row)
    half = PlanAction.objects.get(pk=row.pk)
    half.pk, half.key, half.what, half.order, half.version = None, new_key(), second, row.order + 1, 1
    half.save(force_insert=True)
    half.about.set(row.about.all())
    remember(plan=plan, kind="split", by=by, rows=[("action", row, before), ("action", half, None)])
    record("plan.action_split", by=by, case=plan.case, about=row)
    return row, half


@transaction.atomic
def record_absent_agreed(*, action, on, asked_by, by, part="who", read=None):
    """That somebody who was not there has agreed to what the plan says they do: when, and who asked (domain.md 5.2).

    `part`: "who" does it, or the "checker". `read` is the print of who was named on the page: Raises Refused when
    somebody else is named now.
    """
    plan = being_written(action.plan)
    row = plan.actions.select_related("who", "checker").get(pk=action.pk)
    if part not in ("who", "checker"):
        raise ValueError(f"not somebody of an action: {part}")
    if not (row.who_name if part == "who" else row.checker_name):
        raise Refused("Nobody is named for this yet", field="part")
    refuse_another(named_for(row), read)
    if not asked_by.strip():
        raise Refused("Say who asked them", field="asked_by")
    before = state_of("action", row)
    setattr(row, f"{part}_agreed_on", on)
    setattr(row, f"{part}_asked_by", clean(asked_by).strip()[:120])
    row.version, row.changed_by, row.changed_at = row.version + 1, by, timezone.now()
    put_written("action", row)
    remember(plan=plan, kind="changed", by=by, rows=[("action", row, before)])
    record("plan.absent_agreed", by=by, case=plan.case, about=row)
    return row


def named_for(action):
    """Who is named for an action, for the print of its page."""
    return {"who": action.who_name, "checker": action.checker_name}


def refuse_another(named, read):
    """Raises Refused when somebody else is named now than on the page with the print `read`: they have not been asked."""
    if read and read != print_of(named):
        raise Refused(
            "Somebody else was named for this while you had the page open. If they have agreed too, send it again."
        )
