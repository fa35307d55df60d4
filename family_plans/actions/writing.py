"""Writing the plan as the family says it: sections and actions, with conflicts kept, never lost (safety.md 4.10)."""

from django.db import transaction
from django.utils import timezone

from family_plans.actions.beginning import being_written
from family_plans.models import PlanAction, PlanText
from family_plans.words import SECTIONS, WRONG
from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.text import clean

MOST_ACTIONS = 300
EDITABLE = (
    "heading",
    "what",
    "who",
    "who_words",
    "by_when",
    "by_words",
    "how_known",
    "checker",
    "checker_words",
    "help_needed",
)


class Conflict(Refused):
    """Somebody else saved first: `mine` and `theirs` are both texts (or both sets of answers), nothing is lost."""

    def __init__(self, message, *, mine, theirs, version, by, at):
        super().__init__(message)
        self.mine, self.theirs, self.version, self.by, self.at = mine, theirs, version, by, at


@transaction.atomic
def write_text(*, plan, section, words, version, by, child=None):
    """Save the words of a section. `version` is the one that was read (0: none yet).

    Raises Conflict when somebody saved other words since; the same words again are no conflict.
    """
    plan = being_written(plan)
    if section not in SECTIONS or SECTIONS[section].per_child != (child is not None):
        raise ValueError(f"no such section: {section}")
    if child is not None and child.case_id != plan.case_id:
        raise ValueError("a child of another family")
    words = clean(words).strip()
    row = plan.texts.filter(section=section, child=child).select_related("changed_by").first()
    if (row.words if row else "") == words:
        return row
    if row and row.version != version:
        raise Conflict(
            f"{row.changed_by.name} changed this while you were writing. Both texts are here: put together what should stay",
            mine=words,
            theirs=row.words,
            version=row.version,
            by=row.changed_by,
            at=row.changed_at,
        )
    if row is None:
        row = PlanText(plan=plan, section=section, child=child, version=0)
    row.words, row.version, row.changed_by, row.changed_at = words, row.version + 1, by, timezone.now()
    row.save()
    record("plan.written", by=by, case=plan.case, about=row, section=section, version=row.version)
    return row


def write_contingency(*, plan, section, words, version, by):
    """Save one answer of "If things go wrong"; raises Conflict as `write_text` does."""
    if section not in SECTIONS or SECTIONS[section].part != WRONG:
        raise ValueError(f"not about things going wrong: {section}")
    return write_text(plan=plan, section=section, words=words, version=version, by=by)


@transaction.atomic
def add_action(*, plan, by, **answers):
    """Add an action at the end of the list; only `what` is needed, the page asks for the rest without blocking."""
    plan = being_written(plan)
    if plan.actions.filter(removed_at=None).count() >= MOST_ACTIONS:
        raise Refused(f"A plan holds at most {MOST_ACTIONS} actions", field="what")
    last = plan.actions.order_by("-order").values_list("order", flat=True).first() or 0
    action = PlanAction(plan=plan, order=last + 1, changed_by=by, changed_at=timezone.now())
    _fill(action, answers)
    action.save()
    record("plan.action_added", by=by, case=plan.case, about=action)
    return action


@transaction.atomic
def change_action(*, action, version, by, **answers):
    """Change an action; raises Conflict with both sets of answers when somebody else changed it since."""
    plan = being_written(action.plan)
    row = plan.actions.select_related("who", "checker", "changed_by").get(pk=action.pk)
    if row.version != version and any(getattr(row, name) != value for name, value in answers.items()):
        raise Conflict(
            f"{row.changed_by.name} changed this action while you were writing. Look at both, then save again",
            mine=answers,
            theirs={name: getattr(row, name) for name in EDITABLE},
            version=row.version,
            by=row.changed_by,
            at=row.changed_at,
        )
    _fill(row, answers)
    row.version, row.changed_by, row.changed_at = row.version + 1, by, timezone.now()
    row.save()
    record("plan.action_changed", by=by, case=plan.case, about=row, version=row.version)
    return row


@transaction.atomic
def remove_action(*, action, by):
    """Take an action out; it can be put back while the plan is being written."""
    plan = being_written(action.plan)
    if plan.actions.filter(pk=action.pk, removed_at=None).update(removed_at=timezone.now()):
        record("plan.action_removed", by=by, case=plan.case, about=action)
    return action


@transaction.atomic
def put_back_action(*, action, by):
    """Put an action back where it was."""
    plan = being_written(action.plan)
    if plan.actions.filter(pk=action.pk, removed_at__isnull=False).update(removed_at=None):
        record("plan.action_put_back", by=by, case=plan.case, about=action)
    return action


@transaction.atomic
def move_action(*, action, up, by):
    """Move an action one place up or down; at the end of the list it stays."""
    plan = being_written(action.plan)
    rows = list(plan.actions.filter(removed_at=None).order_by("order", "id"))
    place = next((n for n, row in enumerate(rows) if row.pk == action.pk), None)
    other = None if place is None else place + (-1 if up else 1)
    if other is None or not 0 <= other < len(rows):
        return action
    mine, theirs = rows[place], rows[other]
    mine.order, theirs.order = theirs.order, mine.order
    mine.save(update_fields=["order"])
    theirs.save(update_fields=["order"])
    record("plan.action_moved", by=by, case=plan.case, about=action)
    return mine


@transaction.atomic
def ask_to_type(*, plan, by, may=True):
    """Let business support type the plan, or end that (access.md: "types it when asked")."""
    plan = being_written(plan)
    if plan.support_may_type == may:
        return plan
    plan.support_may_type = may
    plan.save(update_fields=["support_may_type"])
    record("plan.typing_asked", by=by, case=plan.case, about=plan, may=may)
    return plan


def _fill(action, answers):
    """Put answers on an action, people of this family only."""
    unknown = set(answers) - set(EDITABLE)
    if unknown:
        raise ValueError(f"not part of an action: {sorted(unknown)}")
    for name, value in answers.items():
        setattr(action, name, clean(value).strip() if isinstance(value, str) else value)
    if not action.what:
        raise Refused("Enter what will happen", field="what")
    for name in ("who", "checker"):
        person = getattr(action, name)
        if person and person.case_id != action.plan.case_id:
            raise Refused("Choose somebody of this family", field=name)
        if person:
            setattr(action, f"{name}_words", "")
