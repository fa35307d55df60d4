"""Stage three: the plan is shown, each person says what they say, the social worker answers (domain.md 4)."""

from django.db import transaction
from django.utils import timezone

from family_plans.actions.beginning import locked, refuse_withheld
from family_plans.actions.finalising import freeze
from family_plans.freezing import content_of, fingerprint_of, is_written
from family_plans.shown import waits_for_answer
from family_plans.stages import AWAITING, CHECKED, OUTCOME_OF, PLAN, REASONED, REFUSALS, SHOWN, TYPED, WRITING
from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.keys import new_key
from fgc.lib.text import clean
from fgc.notifications.actions import notify

# What the coordinator is told of an answer; any other is a refusal.
SAID = {
    "as_written": "plan.agreed",
    "with_changes": "plan.agreed",
    "in_part": "plan.in_part",
    "awaiting": "plan.awaits",
}


@transaction.atomic
def record_agreement(*, plan, person, answer, by, how="", words="", witness="", seen=None):
    """Record what one person said of the plan as it is now, in their words; saying it again replaces it and keeps it.

    What was only spoken has a witness: whoever is named, or the person who records it. `seen` is the key of the answer
    that stood on the page it comes from: Raises Refused when somebody recorded another one meanwhile.
    """
    plan = locked(plan)
    if plan.is_final:
        raise Refused("The plan is final. What people say now belongs to a new version.")
    if person.case_id != plan.case_id:
        raise Refused("Choose somebody of this family", field="person")
    if answer != "does_not" and not how:
        raise Refused("Say how they agreed", field="how")
    now, before = timezone.now(), plan.agreements.current().filter(number=plan.number, person=person)
    stands = before.first()
    if seen is not None and seen != (stands.key if stands else ""):
        raise Refused(
            "Somebody else recorded what they said while you had this page open. Read it first. "
            "To record your answer instead, send it again: the other is kept."
        )
    before.update(replaced_at=now)
    row = plan.agreements.create(
        number=plan.number,
        person=person,
        answer=answer,
        how=how if answer != "does_not" else "",
        witness=(clean(witness).strip()[:120] or by.name) if how == "spoken" else "",
        words=clean(words).strip(),
        recorded_by=by,
        recorded_at=now,
        of_words=fingerprint_of(plan),
    )
    record("plan.agreement_recorded", by=by, case=plan.case, about=row, answer=answer)
    return row


@transaction.atomic
def show_for_agreement(*, plan, by):
    """Show the plan to the social worker: from now they read it and answer; its words stand still."""
    plan = locked(plan)
    if not is_written(plan):
        raise Refused("Nothing is written yet. If the family made no plan, record that instead.")
    refuse_withheld(content_of(plan), plan.case)
    _move(plan, SHOWN, by=by, shown_at=timezone.now(), support_may_type=False)
    if plan.case.referrer:
        notify(
            kind="plan.to_agree",
            to=plan.case.referrer,
            about=plan,
            case=plan.case,
            unique_key=f"plan.to_agree:{plan.key}:{plan.number}:{plan.shown_at:%Y%m%d%H%M%S}",
        )
    return plan


@transaction.atomic
def mark_typed(*, plan, by):
    """The plan as agreed has been typed."""
    return _step(plan, TYPED, by=by)


@transaction.atomic
def mark_checked(*, plan, by):
    """The family has read what was typed, and says it is theirs."""
    return _step(plan, CHECKED, by=by)


@transaction.atomic
def go_on_writing(*, plan, by):
    """Take the plan back to change its words. What people said of it stands only for the words as they were."""
    if locked(plan).is_final:
        raise Refused("The plan is final. Begin a new version to change it.")
    return _step(plan, WRITING, by=by)


@transaction.atomic
def decide(
    *,
    plan,
    outcome,
    by,
    reason="",
    bottom_line_key="",
    bottom_line="",
    awaiting_who="",
    awaiting_what="",
    awaiting_by=None,
    told_family_at=None,
    chance_to_change=None,
    read=None,
    seen=None,
):
    """The social worker or their manager answers. The plan is presumed agreed: anything less needs a reason at once.

    Refusing for a bottom line names it. The answer to a plan that waits for one makes its next version: a yes is final
    at once; of less than yes the family hears first, and can change the plan that day.
    `read` is the print of the words on the page that was answered, `seen` the key of the answer that stood there: Raises
    Refused when either is another one now.
    """
    plan = locked(plan)
    if read is not None and read != fingerprint_of(plan):
        raise Refused("The words of the plan changed while you had it open. Read it again here, then answer.")
    refuse_unseen(plan, seen)
    if not waits_for_answer(plan):
        raise Refused("The plan is not shown for agreement now. Open the page again.")
    if outcome not in OUTCOME_OF:
        raise Refused("Choose an answer", field="outcome")
    check_decision(outcome, reason, bottom_line, awaiting_who, awaiting_what, awaiting_by)
    waited = plan.is_final
    if waited:
        _next_number(plan, by, told_first=outcome in REASONED)
    reasoned = outcome in REASONED
    row = plan.decisions.create(
        **as_answered(
            outcome, reason, bottom_line_key, bottom_line, awaiting_who, awaiting_what, awaiting_by
        ),
        number=plan.number,
        told_family_at=told_family_at if reasoned else None,
        chance_to_change=chance_to_change if reasoned else None,
        read=fingerprint_of(plan),
        by=by,
        at=timezone.now(),
    )
    if waited and not reasoned:
        freeze(plan=plan, outcome=OUTCOME_OF[outcome], by=by)
    if plan.case.coordinator:
        notify(
            kind=SAID.get(outcome, "plan.refused"),
            to=plan.case.coordinator,
            about=plan,
            case=plan.case,
            unique_key=f"plan.decided:{row.key}",
        )
    if outcome in REFUSALS:
        tell_managers(row, plan)
    record("plan.decided", by=by, case=plan.case, about=row, outcome=outcome, number=plan.number)
    return row


def refuse_unseen(plan, seen):
    """Raises Refused when somebody gave another answer meanwhile: one that nobody read is not replaced."""
    last = plan.decisions.filter(number=plan.number).select_related("by").last()
    if seen is None or seen == (last.key if last else ""):
        return
    said = f"{last.by.name} answered meanwhile: {last.get_outcome_display()}. " if last else ""
    raise Refused(f"{said}To give your answer instead, send it again: the other is kept.")


def as_answered(outcome, reason, bottom_line_key, bottom_line, awaiting_who, awaiting_what, awaiting_by):
    """The words of an answer as a decision keeps them: only those that belong to its outcome."""
    refuses, waits = outcome == "bottom_line", outcome == AWAITING
    return {
        "outcome": outcome,
        "reason": clean(reason).strip(),
        "bottom_line_key": bottom_line_key if refuses else "",
        "bottom_line": clean(bottom_line).strip() if refuses else "",
        "awaiting_who": clean(awaiting_who).strip() if waits else "",
        "awaiting_what": clean(awaiting_what).strip() if waits else "",
        "awaiting_by": awaiting_by if waits else None,
    }


def tell_managers(row, plan):
    """The manager of the social worker's team hears of a refusal at once (domain.md 4)."""
    for manages in (
        plan.case.team.managers.filter(until=None).exclude(person=row.by) if plan.case.team else ()
    ):
        notify(
            kind="plan.refused", to=manages.person, about=plan, case=plan.case,
            unique_key=f"plan.decided:{row.key}:{manages.person.key}",
        )  # fmt: skip


def check_decision(outcome, reason, bottom_line, awaiting_who, awaiting_what, awaiting_by):
    """Raises Refused where an answer lacks what it has to say."""
    if outcome == "not_asked" and not reason.strip():
        raise Refused("Say who of the family said so, and why", field="reason")
    if outcome == "in_part" and not reason.strip():
        raise Refused("Say which parts are not agreed, and why", field="reason")
    if outcome in REFUSALS and not reason.strip():
        raise Refused("Say why, in words the family can answer", field="reason")
    if outcome == "bottom_line" and not bottom_line.strip():
        raise Refused("Say which bottom line is not met", field="bottom_line")
    if outcome == "awaiting":
        for field, value, message in (
            ("awaiting_who", awaiting_who.strip(), "Say who has to decide"),
            ("awaiting_what", awaiting_what.strip(), "Say what they have to decide"),
            ("awaiting_by", awaiting_by, "Say by when"),
        ):
            if not value:
                raise Refused(message, field=field)


def _next_number(plan, by, *, told_first):
    """The awaited answer makes the next version; what people said of the plan stands for it too.

    One that the family has to hear of first is shown to them again, as on the day.
    """
    said = list(plan.agreements.current().filter(number=plan.number))
    plan.number, plan.why, plan.asked_by = plan.number + 1, "The decision that was awaited", by.name
    plan.save(update_fields=["number", "why", "asked_by"])
    if told_first:
        _move(plan, SHOWN, by=by, shown_at=timezone.now(), outcome="", final_at=None)
    for row in said:
        row.pk, row.key, row.number = None, new_key(), plan.number
        row.save(force_insert=True)


@transaction.atomic
def _step(plan, to, *, by):
    plan = locked(plan)
    return plan if plan.stage == to else _move(plan, to, by=by)


def _move(plan, to, *, by, **fields):
    PLAN.check(plan.stage, to)
    before, plan.stage = plan.stage, to
    for name, value in fields.items():
        setattr(plan, name, value)
    plan.save(update_fields=["stage", *fields])
    record("plan.moved", by=by, case=plan.case, about=plan, before=before, after=to, number=plan.number)
    return plan
