"""Reviews: set by the rule, changed with a reason, arranged like a conference, or declined (domain.md 6.1)."""

from django.db import transaction
from django.utils import timezone

from conferences.actions import book
from family_plans.models import Review
from family_plans.rhythm import review_by_rule
from family_plans.stages import BOOKED, CANCELLED, DECLINED, DUE, REVIEW
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
    by_rule, rule = review_by_rule(plan, on or today())
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
    review = open_review(review)
    if not reason.strip():
        raise Refused("Say why the day changes", field="reason")
    before, review.due_on, review.changed_reason = review.due_on, due_on, clean(reason).strip()[:500]
    review.save(update_fields=["due_on", "changed_reason"])
    set_dates(case=review.case, by=by, review_due_on=due_on)
    record("review.changed", by=by, case=review.case, about=review, before=before, after=due_on)
    return review


@transaction.atomic
def book_review(*, review, booked_for, by, way=""):
    """Note the day of a review that is held by a phone round, because the family prefers it, or in another way."""
    review = open_review(review)
    _refuse_while_booked(review, "It is arranged as a conference. Move or cancel it on the Conference page.")
    if way not in ("", "phone"):
        raise Refused("Choose how it is held", field="way")
    REVIEW.check(review.stage, BOOKED)
    review.stage, review.booked_for, review.way, review.conference = BOOKED, booked_for, way, None
    review.save(update_fields=["stage", "booked_for", "way", "conference"])
    record("review.booked", by=by, case=review.case, about=review, booked_for=booked_for)
    return review


@transaction.atomic
def arrange_meeting(*, review, starts_at, ends_at, venue, by, place_note="", people=(), now=None):
    """Book the review as a conference: the same gate, invitations and day. Raises Refused like booking one."""
    review = open_review(review)
    _refuse_while_booked(review, "It is arranged already. Move it on the Conference page.")
    REVIEW.check(review.stage, BOOKED)
    review.conference = book(
        case=review.case, kind="review", starts_at=starts_at, ends_at=ends_at, venue=venue, place_note=place_note,
        people=people, by=by, now=now,
    )  # fmt: skip
    review.stage, review.way = BOOKED, "conference"
    review.booked_for = timezone.localdate(starts_at)
    review.save(update_fields=["stage", "booked_for", "way", "conference"])
    record("review.booked", by=by, case=review.case, about=review, booked_for=review.booked_for)
    return review


def _refuse_while_booked(review, message):
    if review.conference and review.conference.is_current:
        raise Refused(message)


@transaction.atomic
def decline_review(*, review, by, words=""):
    """The family chose not to have this review; no reason is asked."""
    return _close(review, DECLINED, by=by, words=words)


@transaction.atomic
def cancel_review(*, review, by, words=""):
    """Cancel a review that will not be held, for example because a conference comes first."""
    return _close(review, CANCELLED, by=by, words=words)


def _close(review, to, *, by, words):
    review = open_review(review)
    REVIEW.check(review.stage, to)
    _refuse_while_booked(
        review,
        "A review conference is arranged. Cancel it on the Conference page first, and tell the people.",
    )
    review.stage, review.words, review.closed_at = to, clean(words).strip(), timezone.now()
    review.save(update_fields=["stage", "words", "closed_at"])
    set_dates(case=review.case, by=by, review_due_on=None)
    record(f"review.{to}", by=by, case=review.case, about=review)
    return review


def open_review(review):
    """The review locked, while it lies ahead; raises Refused when it was held, declined or cancelled."""
    review = (
        Review.objects.select_for_update(of=("self",))
        .select_related("case__service", "plan__case__service", "conference", "plan__conference")
        .get(pk=review.pk)
    )
    if not review.is_open:
        raise Refused(f"This review is “{review.stage_label.lower()}” already. Open the page again.")
    return review
