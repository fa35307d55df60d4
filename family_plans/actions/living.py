"""Between reviews: the coordinator checks in, the family tells how an action goes, somebody asks for an early review."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from family_plans.actions.reviewing import change_review, set_review
from family_plans.models import ActionNews, ActionProgress, CheckIn, EarlyReview
from family_plans.rhythm import check_in_by_rule
from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.text import clean


@transaction.atomic
def set_check_in(*, plan, by, due_on=None, on=None):
    """Note the day on which the coordinator checks in: by the service's rule from a day, or a chosen day.

    While one lies ahead, that one is returned. It tells nobody in the family anything.
    """
    waiting = plan.check_ins.filter(closed_at=None).first()
    if waiting:
        return waiting
    if not plan.case.is_open:
        raise Refused("The work with this family has finished")
    made = CheckIn.objects.create(
        plan=plan,
        due_on=due_on or check_in_by_rule(plan, on or today()),
        made_by=by,
        made_at=timezone.now(),
    )
    record("check_in.set", by=by, case=plan.case, about=made, due_on=made.due_on)
    return made


@transaction.atomic
def name_check_in(*, plan, by, on, named=""):
    """The check-in after a plan became final on a day: on the day that the family `named` (ISO text), or by the rule.

    One that lies ahead already moves to the day that was named.
    """
    due_on = dt.date.fromisoformat(named) if named else None
    waiting = plan.check_ins.filter(closed_at=None).first()
    if waiting is None or due_on in (None, waiting.due_on):
        return set_check_in(plan=plan, by=by, on=on, due_on=due_on)
    waiting.due_on = due_on
    waiting.save(update_fields=["due_on"])
    record("check_in.set", by=by, case=plan.case, about=waiting, due_on=due_on)
    return waiting


@transaction.atomic
def record_check_in(*, check_in, done_on, with_whom, by, words="", news=(), next_on=None):
    """Record a check-in: with whom, their words, and `news` as (action, state, words); optionally the next one."""
    check_in = _open(check_in)
    if done_on > today():
        raise Refused("The day must be today or in the past", field="done_on")
    if not with_whom.strip():
        raise Refused("Say whom you spoke to", field="with_whom")
    check_in.done_on, check_in.done_by, check_in.closed_at = done_on, by, timezone.now()
    check_in.with_whom, check_in.words = _line(with_whom, 200), clean(words).strip()
    check_in.save(update_fields=["done_on", "done_by", "closed_at", "with_whom", "words"])
    for action, state, said in news:
        _tell(action, state, said, with_whom, done_on, by, check_in=check_in)
    record("check_in.done", by=by, case=check_in.plan.case, about=check_in, actions=len(news))
    if next_on:
        set_check_in(plan=check_in.plan, due_on=next_on, by=by)
    return check_in


@transaction.atomic
def skip_check_in(*, check_in, reason, by, next_on=None):
    """Close a check-in that does not take place, with the reason; optionally set the next one."""
    check_in = _open(check_in)
    if not reason.strip():
        raise Refused("Say why it did not take place", field="reason")
    check_in.not_done_reason, check_in.closed_at = _line(reason, 300), timezone.now()
    check_in.save(update_fields=["not_done_reason", "closed_at"])
    record("check_in.skipped", by=by, case=check_in.plan.case, about=check_in)
    if next_on:
        set_check_in(plan=check_in.plan, due_on=next_on, by=by)
    return check_in


@transaction.atomic
def tell_news(*, action, state, by, words="", told_by="", on=None):
    """Write down how one action goes, as somebody told it on a day."""
    if action.removed_at:
        raise Refused("This action was taken out of the plan")
    if on and on > today():
        raise Refused("The day must be today or in the past", field="on")
    news = _tell(action, state, words, told_by, on or today(), by)
    record("plan.action_news", by=by, case=action.plan.case, about=action, state=state)
    return news


@transaction.atomic
def ask_early(*, case, asked_by, by, why="", asked_on=None):
    """Record that somebody asks for a review before its day. No reason is needed."""
    if not case.is_open:
        raise Refused("The work with this family has finished")
    if not asked_by.strip():
        raise Refused("Enter who asks for it", field="asked_by")
    if asked_on and asked_on > today():
        raise Refused("The day must be today or in the past", field="asked_on")
    asked = EarlyReview.objects.create(
        case=case,
        asked_by=_line(asked_by, 120),
        why=_line(why, 500),
        asked_on=asked_on or today(),
        recorded_by=by,
        recorded_at=timezone.now(),
    )
    record("review.asked_early", by=by, case=case, about=asked)
    return asked


@transaction.atomic
def answer_early(*, asked, answer, by, due_on=None, reason=""):
    """Answer: yes brings the review forward to a day, no needs the reason that the person is told."""
    asked = (
        EarlyReview.objects.select_for_update(of=("self",)).select_related("case__service").get(pk=asked.pk)
    )
    if asked.answer != "waiting":
        raise Refused("This was answered already. Open the page again.")
    if answer == "no" and not reason.strip():
        raise Refused("Say why not now, so that the person can be told", field="reason")
    if answer == "yes":
        asked.review = _bring_forward(asked, due_on, by)
    elif answer != "no":
        raise Refused("Choose an answer", field="answer")
    asked.answer, asked.answer_reason = answer, _line(reason, 500)
    asked.answered_by, asked.answered_at = by, timezone.now()
    asked.save(update_fields=["review", "answer", "answer_reason", "answered_by", "answered_at"])
    record("review.early_answered", by=by, case=asked.case, about=asked, answer=answer)
    return asked


def _bring_forward(asked, due_on, by):
    if due_on is None or due_on < today():
        raise Refused("Enter the new day of the review, today or later", field="due_on")
    why = f"{asked.asked_by} asked for an early review"
    ahead = asked.case.reviews.filter(stage__in=["due", "booked"]).first()
    if ahead:
        return change_review(review=ahead, due_on=due_on, reason=why, by=by)
    plan = asked.case.plans.filter(ended_at=None).select_related("case__service", "conference").first()
    if plan is None or not plan.versions.exists():
        raise Refused("There is no plan to look at yet")
    return set_review(plan=plan, due_on=due_on, reason=why, by=by)


def _tell(action, state, words, told_by, on, by, check_in=None):
    if state not in dict(ActionProgress.STATES):
        raise Refused("Choose how it stands", field="state")
    return ActionNews.objects.create(
        action=action, state=state, words=_line(words, 1000), told_by=_line(told_by, 120), on=on, check_in=check_in,
        recorded_by=by, recorded_at=timezone.now(),
    )  # fmt: skip


def _open(check_in):
    check_in = (
        CheckIn.objects.select_for_update(of=("self",))
        .select_related("plan__case__service", "plan__conference")
        .get(pk=check_in.pk)
    )
    if check_in.closed_at:
        raise Refused("This check-in is recorded already. Open the page again.")
    return check_in


def _line(text, longest):
    return clean(text).strip()[:longest]
