"""Writing the plan as the family says it: sections and actions, with conflicts kept, never lost (safety.md 4.10)."""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from family_plans.actions.beginning import being_written, refuse_withheld
from family_plans.actions.steps import Conflict, both_texts, put_written, remember, state_of
from family_plans.freezing import content_of
from family_plans.models import PlainWords, PlanAction, PlanText
from family_plans.words import SECTIONS, WRONG
from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.text import clean

MOST_ACTIONS = 300
EDITABLE = (
    "question_key",
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
    row = plan.texts.filter(section=section, child=child).select_related("changed_by", "child").first()
    if (row.words if row else "") == words:
        return row
    if row and row.version != version:
        raise Conflict(
            f"{row.changed_by.name} changed this while you were writing. Both texts are here: put together what should stay",
            mine=words,
            theirs=row.words,
            merged=both_texts(row.words, words),
            version=row.version,
            by=row.changed_by,
            at=row.changed_at,
        )
    if row is None:
        row = PlanText(plan=plan, section=section, child=child, version=0)
    before = state_of("text", row)
    row.words, row.version, row.changed_by, row.changed_at = words, row.version + 1, by, timezone.now()
    put_written("text", row)
    remember(plan=plan, kind="text", by=by, rows=[("text", row, before)])
    record("plan.written", by=by, case=plan.case, about=row, section=section, version=row.version)
    return row


def write_contingency(*, plan, section, words, version, by):
    """Save one answer of "If things go wrong"; raises Conflict as `write_text` does."""
    if section not in SECTIONS or SECTIONS[section].part != WRONG:
        raise ValueError(f"not about things going wrong: {section}")
    return write_text(plan=plan, section=section, words=words, version=version, by=by)


@transaction.atomic
def add_action(*, plan, by, **answers):
    """Add an action: under its heading or question when others stand there, otherwise at the end.

    Only `what` is needed, the page asks for the rest without blocking.
    """
    plan = being_written(plan)
    if plan.actions.filter(removed_at=None).count() >= MOST_ACTIONS:
        raise Refused(f"A plan holds at most {MOST_ACTIONS} actions", field="what")
    action = PlanAction(plan=plan, changed_by=by, changed_at=timezone.now())
    fill(action, answers)
    _place(action)
    action.save(force_insert=True)
    remember(plan=plan, kind="added", by=by, rows=[("action", action, None)])
    record("plan.action_added", by=by, case=plan.case, about=action)
    return action


@transaction.atomic
def change_action(*, action, version, by, **answers):
    """Change an action; raises Conflict with both sets of answers when somebody else changed it since.

    One that somebody took out meanwhile conflicts too; saving again, knowing that, puts it back with these words.
    """
    plan = being_written(action.plan)
    row = plan.actions.select_related("who", "checker", "changed_by").get(pk=action.pk)
    refuse_conflict(row, version, answers, EDITABLE, "this action")
    before, group = state_of("action", row), group_of(row)
    fill(row, answers)
    if group_of(row) != group and any(group_of(row)):
        _place(row)
    now = state_of("action", row)
    for part in ("who", "checker"):  # somebody else has not agreed
        if (before[part], before[f"{part}_words"]) != (now[part], now[f"{part}_words"]):
            setattr(row, f"{part}_agreed_on", None)
            setattr(row, f"{part}_asked_by", "")
    row.version, row.changed_by, row.changed_at, row.removed_at = row.version + 1, by, timezone.now(), None
    put_written("action", row)
    remember(plan=plan, kind="changed", by=by, rows=[("action", row, before)])
    record("plan.action_changed", by=by, case=plan.case, about=row, version=row.version)
    return row


@transaction.atomic
def ask_to_type(*, plan, by, may=True):
    """Let business support type the plan, or end that (access.md: "types it when asked").

    Raises Refused while a withheld detail stands in it: who types it reads every word.
    """
    plan = being_written(plan)
    if plan.support_may_type == may:
        return plan
    if may:
        refuse_withheld(content_of(plan), plan.case)
    plan.support_may_type = may
    plan.save(update_fields=["support_may_type"])
    record("plan.typing_asked", by=by, case=plan.case, about=plan, may=may)
    return plan


@transaction.atomic
def agree_spelling(*, plan, who, by):
    """Record who of the family said that spelling may be put right; nobody: not even spelling (domain.md 5.2)."""
    plan = being_written(plan)
    plan.spelling_agreed_by = clean(who).strip()[:120]
    plan.save(update_fields=["spelling_agreed_by"])
    record("plan.spelling", by=by, case=plan.case, about=plan, may=bool(plan.spelling_agreed_by))
    return plan


@transaction.atomic
def change_plain_words(*, service, lines, by):
    """Save the service's list of words to say more plainly."""
    row, _made = PlainWords.objects.update_or_create(
        service=service,
        defaults={"lines": clean(lines).strip(), "changed_by": by, "changed_at": timezone.now()},
    )
    record("plan.plain_words", by=by, about=service)
    return row


def refuse_conflict(row, version, answers, names, what):
    """Raises Conflict when a row is no longer the one that was read and these answers would change it."""
    same = row.removed_at is None and all(getattr(row, name) == value for name, value in answers.items())
    if row.version == version or same:
        return
    by = row.changed_by.name if row.changed_by else "Somebody"
    gone = f"{by} took {what} out while you were writing. Save again to put it back with your words"
    changed = f"{by} changed {what} while you were writing. Look at both, then save again"
    raise Conflict(
        gone if row.removed_at else changed,
        mine=answers,
        theirs={name: getattr(row, name) for name in names},
        version=row.version,
        by=row.changed_by,
        at=row.changed_at,
    )


def group_of(action):
    """What an action stands under: a question that was asked, the family's own heading, or nothing."""
    return action.question_key, action.heading.casefold()


def _place(action):
    """Give an action its place: after the last one under the same question or heading, else at the end."""
    rows = list(action.plan.actions.filter(removed_at=None).exclude(pk=action.pk).order_by("order", "id"))
    alike = [row for row in rows if any(group_of(row)) and group_of(row) == group_of(action)]
    if alike and alike[-1].pk != rows[-1].pk:
        action.order = alike[-1].order + 1
        action.plan.actions.filter(order__gte=action.order).update(order=F("order") + 1)
    else:
        last = action.plan.actions.order_by("-order").values_list("order", flat=True).first() or 0
        action.order = last + 1


def fill(action, answers):
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
