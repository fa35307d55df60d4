"""Reviews: set by the rule, changed with a reason, held with a word for each action, or declined (domain.md 6.1)."""

from django.db import transaction
from django.utils import timezone

from family_plans.actions.beginning import new_version
from family_plans.models import ActionProgress, PlanAction, Review
from family_plans.rules import review_due
from family_plans.stages import BOOKED, CANCELLED, DECLINED, DUE, REVIEW
from family_plans.stages import HELD as REVIEW_HELD
from fgc.audit.actions import record
from fgc.cases import stages as case_stages
from fgc.cases.actions import move, set_dates
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.text import clean


@transaction.atomic
def set_review(*, plan, by, due_on=None, on=None, reason=""):
    """Set the next review: by the service's rule from a day, or on a chosen day with a reason; returns it.

    The family's file repeats the day, and the family moves into review.
    """
    case = plan.case
    by_rule, rule = review_due(case.service, on or today())
    if due_on and due_on != by_rule and not reason.strip():
        raise Refused("Say why this day, so that the reason is on the record", field="reason")
    if case.reviews.filter(stage__in=[DUE, BOOKED]).exists():
        raise Refused("A review is set already: change its day instead")
    if not case.is_open:
        raise Refused("The work with this family has finished")
    review = Review.objects.create(
        case=case,
        plan=plan,
        due_on=due_on or by_rule,
        rule=rule,
        made_by=by,
        made_at=timezone.now(),
        changed_reason=clean(reason).strip()[:500] if due_on and due_on != by_rule else "",
    )
    set_dates(case=case, by=by, review_due_on=review.due_on)
    if case.stage == case_stages.PLANNED:
        move(case=case, to=case_stages.REVIEWING, by=by, on=on)
    record("review.set", by=by, case=case, about=review, due_on=review.due_on)
    return review


@transaction.atomic
def change_review(*, review, due_on, reason, by):
    """Move a review to another day, with the reason."""
    review = _open(review)
    if not reason.strip():
        raise Refused("Say why the day changes", field="reason")
    before, review.due_on, review.changed_reason = review.due_on, due_on, clean(reason).strip()[:500]
    review.save(update_fields=["due_on", "changed_reason"])
    set_dates(case=review.case, by=by, review_due_on=due_on)
    record("review.changed", by=by, case=review.case, about=review, before=before, after=due_on)
    return review


@transaction.atomic
def book_review(*, review, booked_for, by):
    """Note the day on which the family will meet for the review."""
    review = _open(review)
    review.stage, review.booked_for = BOOKED, booked_for
    review.save(update_fields=["stage", "booked_for"])
    record("review.booked", by=by, case=review.case, about=review, booked_for=booked_for)
    return review


@transaction.atomic
def hold_review(*, review, held_on, outcome, by, words="", progress=(), next_due_on=None, reason=""):
    """Record a review: `progress` is (action, state, the family's words) for each action of the plan.

    Carrying on, or changing the plan, sets the next review; changing the plan begins its next version.
    """
    review = _open(review)
    if outcome not in dict(Review.OUTCOMES):
        raise Refused("Choose what happens now", field="outcome")
    if held_on > today():
        raise Refused("The day must be today or in the past", field="held_on")
    review.stage, review.held_on, review.outcome = REVIEW_HELD, held_on, outcome
    review.words, review.closed_at = clean(words).strip(), timezone.now()
    review.save(update_fields=["stage", "held_on", "outcome", "words", "closed_at"])
    _write_progress(review, progress)
    set_dates(case=review.case, by=by, review_due_on=None)
    record("review.held", by=by, case=review.case, about=review, outcome=outcome)
    if outcome in ("continue", "amend"):
        set_review(plan=review.plan, by=by, due_on=next_due_on, on=held_on, reason=reason)
    if outcome == "amend" and review.plan.is_final:
        new_version(
            plan=review.plan,
            why=f"The review of {held_on.day} {held_on:%B %Y}",
            asked_by="The family at the review",
            by=by,
        )
    return review


@transaction.atomic
def decline_review(*, review, by, words=""):
    """The family chose not to have this review; no reason is asked."""
    return _close(review, DECLINED, by=by, words=words)


@transaction.atomic
def cancel_review(*, review, by, words=""):
    """Cancel a review that will not be held, for example because a conference comes first."""
    return _close(review, CANCELLED, by=by, words=words)


def _close(review, to, *, by, words):
    review = _open(review)
    REVIEW.check(review.stage, to)
    review.stage, review.words, review.closed_at = to, clean(words).strip(), timezone.now()
    review.save(update_fields=["stage", "words", "closed_at"])
    set_dates(case=review.case, by=by, review_due_on=None)
    record(f"review.{to}", by=by, case=review.case, about=review)
    return review


def _open(review):
    review = (
        Review.objects.select_for_update(of=("self",))
        .select_related("case__service", "plan__case__service")
        .get(pk=review.pk)
    )
    if not review.is_open:
        raise Refused(f"This review is “{review.stage_label.lower()}” already. Open the page again.")
    return review


def _write_progress(review, progress):
    states = dict(ActionProgress.STATES)
    mine = set(PlanAction.objects.filter(plan=review.plan).values_list("pk", flat=True))
    rows = []
    for action, state, words in progress:
        if state not in states or action.pk not in mine:
            raise Refused("Choose how each action stands")
        rows.append(
            ActionProgress(review=review, action=action, state=state, words=clean(words).strip()[:1000])
        )
    ActionProgress.objects.bulk_create(rows)
