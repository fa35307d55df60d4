"""A review as it was held: each action, bottom line and promise against last time, and what happens now (domain.md 6.1)."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from conferences.stages import BOOKED as CONFERENCE_BOOKED
from family_plans.actions.beginning import new_version
from family_plans.actions.helping import deliver_help
from family_plans.actions.reviewing import open_review, set_review
from family_plans.asked import changed_since
from family_plans.models import ActionProgress, BottomLineLook, HelpLook, PlanAction, Review
from family_plans.rules import say
from family_plans.stages import HELD, REVIEW
from fgc.audit.actions import record
from fgc.cases.actions import set_dates
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.text import clean


@dataclass(frozen=True)
class Found:
    """What a review found besides the actions.

    `lines` are (key, text, state, words, told_on) of each bottom line, `helped` (request, state, words) of each
    promise that had not come. Where somebody is at risk (`at_risk`), whoever held the review passes it on the same day.
    """

    lines: tuple = ()
    helped: tuple = ()
    worries: str = ""
    at_risk: bool | None = None
    new_people: str = ""
    plan_b_used: bool | None = None
    plan_b_words: str = ""


@transaction.atomic
def hold_review(
    *, review, held_on, outcome, by, words="", progress=(), found=None, next_due_on=None, reason="",
    asked_by="", why="",
):  # fmt: skip
    """Record a review: `progress` is (action, state, the family's words) for each action of the plan.

    Carrying on, or changing the plan, sets the next review: by the rule, or on `next_due_on` with its `reason`.
    Changing the plan begins its next version, with who asked and why.
    """
    review, found = open_review(review), found or Found()
    _check(review, held_on, outcome, found)
    REVIEW.check(review.stage, HELD)
    review.stage, review.held_on, review.outcome = HELD, held_on, outcome
    review.words, review.worries = clean(words).strip(), clean(found.worries).strip()
    review.at_risk = found.at_risk
    review.new_people = _line(found.new_people, 500)
    review.plan_b_used, review.plan_b_words = found.plan_b_used, _line(found.plan_b_words, 1000)
    review.closed_at = timezone.now()
    review.save(
        update_fields=[
            "stage", "held_on", "outcome", "words", "worries", "at_risk", "new_people", "plan_b_used", "plan_b_words",
            "closed_at",
        ]
    )  # fmt: skip
    _write_progress(review, progress)
    _write_lines(review, found.lines)
    _write_help(review, found.helped, by)
    set_dates(case=review.case, by=by, review_due_on=None)
    record("review.held", by=by, case=review.case, about=review, outcome=outcome)
    if outcome in ("continue", "amend"):
        set_review(plan=review.plan, by=by, due_on=next_due_on, on=held_on, reason=reason)
    if outcome == "amend" and review.plan.is_final:
        new_version(
            plan=review.plan,
            why=why.strip() or f"The review of {say(held_on)}",
            asked_by=asked_by.strip() or "The family at the review",
            by=by,
        )
    return review


def _check(review, held_on, outcome, found):
    if outcome not in dict(Review.OUTCOMES):
        raise Refused("Choose what happens now", field="outcome")
    if held_on > today():
        raise Refused("The day must be today or in the past", field="held_on")
    if review.conference and review.conference.stage == CONFERENCE_BOOKED:
        raise Refused(
            "The review conference has not begun in the record. Open conference-day mode on the Conference page "
            "and note who came, or cancel it there."
        )
    if found.plan_b_used and not found.plan_b_words.strip():
        raise Refused("Say who stepped in, and how it went", field="plan_b_words")
    changed = changed_since(review.plan)
    for key, _text, state, _words, told_on in found.lines:
        if key in changed and state != "not_asked" and not told_on:
            raise Refused(
                "This bottom line changed after the plan was made. Say when the family was told, or choose "
                "“Not looked at”.",
                field=f"told-{key}",
            )
        if told_on and told_on > held_on:
            raise Refused("The family has to be told before the review", field=f"told-{key}")


def _write_progress(review, progress):
    states = dict(ActionProgress.STATES)
    mine = set(PlanAction.objects.filter(plan=review.plan).values_list("pk", flat=True))
    rows = []
    for action, state, words in progress:
        if state not in states or action.pk not in mine:
            raise Refused("Choose how each action stands")
        rows.append(ActionProgress(review=review, action=action, state=state, words=_line(words, 1000)))
    ActionProgress.objects.bulk_create(rows)


def _write_lines(review, lines):
    states = dict(BottomLineLook.STATES)
    rows = []
    for key, text, state, words, told_on in lines:
        if state not in states:
            raise Refused("Choose how each bottom line stands")
        rows.append(
            BottomLineLook(
                review=review,
                bottom_line_key=key,
                text=text,
                state=state,
                words=_line(words, 1000),
                told_on=told_on,
            )
        )
    BottomLineLook.objects.bulk_create(rows)


def _write_help(review, helped, by):
    for request, state, words in helped:
        if request.plan_id != review.plan_id or state not in dict(HelpLook.STATES):
            raise Refused("Choose whether each promise was kept")
        if state != "came" and not words.strip():
            raise Refused("Say why it has not come", field=f"help-words-{request.key}")
        HelpLook.objects.create(review=review, help=request, state=state, words=_line(words, 500))
        if state == "came" and not request.delivered_on:
            deliver_help(request=request, on=review.held_on, by=by)


def _line(text, longest):
    return clean(text).strip()[:longest]
