"""Making the plan final: a version that cannot change, the family's stage, the review by the rule."""

from django.db import transaction
from django.utils import timezone

from family_plans.actions.beginning import locked, refuse_withheld
from family_plans.actions.learning import set_outcome_points
from family_plans.actions.living import name_check_in, skip_check_in
from family_plans.actions.reviewing import cancel_review, decline_review, set_review
from family_plans.attendance import held_on
from family_plans.freezing import (
    canonical,
    content_of,
    fingerprint_of,
    keeping_of,
    sha256_of,
    without_words,
)
from family_plans.models import PlanVersion
from family_plans.rhythm import review_by_rule
from family_plans.stages import (
    ADJOURNED,
    AGREED,
    BOOKED,
    DECLINED,
    DUE,
    FINAL,
    IN_PART,
    IN_PLACE,
    NOT_AGREED,
    OUTCOME_OF,
    PLAN,
    REASONED,
    WITHOUT_PLAN,
    WRITING,
)
from fgc.audit.actions import record
from fgc.cases import stages as case_stages
from fgc.cases.actions import move
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.text import clean

REFUSED_NOW = "The decision that was awaited was a refusal"


@transaction.atomic
def finalise(*, plan, by, on=None):
    """Make the plan final as the family checked it and the social worker answered it, agreed or not; returns the version.

    Raises Refused without an answer, before the family has heard what is not agreed, or when the words are no longer
    the ones that were answered.
    """
    plan = locked(plan)
    PLAN.check(plan.stage, FINAL)
    if plan.stage == WRITING:
        raise Refused("Show the plan for agreement first")
    decision = plan.decisions.filter(number=plan.number).select_related("by").last()
    if decision is None:
        raise Refused(
            "The social worker has not answered yet. Ask them, or their manager, to open the plan and answer."
        )
    if decision.outcome in REASONED and decision.told_family_at is None:
        raise Refused(
            "Record first when the family was told, and whether they could change the plan that day."
        )
    if decision.read != fingerprint_of(plan):
        raise Refused(
            f"The words changed after {decision.by.name} answered. Show the plan for agreement again."
        )
    return freeze(plan=plan, outcome=OUTCOME_OF[decision.outcome], by=by, on=on)


@transaction.atomic
def record_no_plan(*, plan, outcome, by, why="", on=None, reconvene_on=None, shown=False):
    """That the family made no plan, stopped, offered more than one or meets again: an outcome, not an error (domain.md 5.2).

    What was written until then stands in the version only where the family shows it (`shown`).
    """
    plan = locked(plan)
    if outcome not in WITHOUT_PLAN:
        raise Refused("Choose what happened", field="outcome")
    if plan.stage != WRITING:
        raise Refused("The plan has been shown for agreement. Go back to writing it first.")
    if outcome == ADJOURNED and reconvene_on is None:
        raise Refused("Say when the family meets again", field="reconvene_on")
    plan.why = clean(why).strip()[:500]
    plan.reconvene_on = reconvene_on if outcome == ADJOURNED else None
    plan.save(update_fields=["reconvene_on"])
    return freeze(plan=plan, outcome=outcome, by=by, on=on, shown=shown)


def review_to_come(plan, day):
    """The review that lies ahead once the plan is final on a day, and its rule in words: one that is set, or by the rule.

    No day where the family did not want one, unless its conference is arranged already.
    """
    coming = _coming(plan)
    if keeping_of(plan)["no_review"] and not _is_arranged(coming):
        return None, "The family did not want a review. It may ask for one at any time."
    return (coming.due_on, coming.changed_reason or coming.rule) if coming else review_by_rule(plan, day)


def _coming(plan):
    return plan.case.reviews.filter(stage__in=[DUE, BOOKED]).select_related("conference").first()


def _is_arranged(review):
    """Whether people are coming to a review: it is taken back on the page of the conference only."""
    return bool(review and review.conference and review.conference.is_current)


def freeze(*, plan, outcome, by, on=None, shown=True):
    """Write the version from the working rows and move the family on; call inside an action's transaction.

    Rows that the family does not show (`shown`) are left out, and stay with the coordinator.
    """
    day, now, coming = on or today(), timezone.now(), _coming(plan)
    due = review_to_come(plan, day)[0] if outcome in IN_PLACE else None
    content = content_of(plan, outcome=outcome, made_on=day, next_review_on=due)
    if not shown:
        content = without_words(content)
    refuse_withheld(content, plan.case)
    PLAN.check(plan.stage, FINAL)
    frozen = canonical(content)
    version = PlanVersion.objects.create(
        plan=plan,
        number=plan.number,
        outcome=outcome,
        why=plan.why,
        asked_by=plan.asked_by,
        frozen=frozen,
        sha256=sha256_of(frozen),
        made_by=by,
        made_at=now,
    )
    plan.stage, plan.outcome, plan.final_at, plan.support_may_type = FINAL, outcome, now, False
    plan.shown_at = now if shown else plan.shown_at
    plan.save(update_fields=["stage", "outcome", "final_at", "shown_at", "why", "support_may_type"])
    record(
        "plan.made_final",
        by=by,
        case=plan.case,
        about=version,
        outcome=outcome,
        number=plan.number,
        sha256=version.sha256,
    )
    if outcome in IN_PLACE:
        if plan.case.stage == case_stages.HELD:
            plan.case = move(case=plan.case, to=case_stages.PLANNED, by=by, on=day)
        keeping = content["keeping"]
        if keeping["no_review"]:
            _without_review(plan, coming, keeping["no_review_words"], by, day)
        elif coming is None:
            set_review(plan=plan, by=by, on=day)
        if coming and coming.plan_id != plan.pk:  # a later conference began another plan
            coming.plan = plan
            coming.save(update_fields=["plan"])
        name_check_in(plan=plan, by=by, on=day, named=keeping["check_in_on"])
        set_outcome_points(case=plan.case, counted_from=held_on(plan) or day, by=by)
    elif outcome == NOT_AGREED and not _ever_agreed(plan.case):
        _not_in_place(plan, by, on=day)
    return version


def _without_review(plan, coming, words, by, day):
    """The family did not want a review: that is on the record as its answer, once for the plan (domain.md 6.1)."""
    if _is_arranged(coming):
        return
    if coming is None and plan.reviews.filter(stage=DECLINED).exists():
        return
    review = coming or set_review(plan=plan, by=by, on=day)
    decline_review(review=review, words=words, by=by)


def _ever_agreed(case):
    """Whether any version of the family's plans was agreed, even in part: then a review stands for that one."""
    return PlanVersion.objects.filter(plan__case=case, outcome__in=(AGREED, IN_PART)).exists()


def _not_in_place(plan, by, *, on):
    """Nothing of the plan is agreed, while an answer was awaited a review of it was set: that is taken back.

    A review that is arranged as a conference stays: people are coming, and the family may meet again.
    """
    for review in plan.reviews.filter(stage__in=[DUE, BOOKED]).select_related("conference"):
        if not _is_arranged(review):
            cancel_review(review=review, words=REFUSED_NOW, by=by)
    for check_in in plan.check_ins.filter(closed_at=None):
        skip_check_in(check_in=check_in, reason=REFUSED_NOW, by=by)
    if plan.case.stage in (case_stages.PLANNED, case_stages.REVIEWING):
        plan.case = move(case=plan.case, to=case_stages.HELD, by=by, on=on)
