"""What the Reviews page shows besides the next review: what is heard in between, and the reviews that were."""

from family_plans.access import reads_reviews
from family_plans.in_force import actions_for, final_words, reads_drafts
from family_plans.masking import Mask
from family_plans.standing import COLOURS, history_of
from fgc.lib.dates import today

LINE_COLOURS = {"met": "green", "in_part": "yellow", "not_met": "orange", "not_asked": "grey"}
HELP_COLOURS = {"came": "green", "part": "yellow", "not": "orange"}
MANY_STUCK = 2  # from so many stuck actions on the page offers a safeguarding notice; it never sends one


def between(case, plan, *, runs):
    """The check-ins, the actions with their latest news, and who asked for an early review."""
    check_ins = list(plan.check_ins.select_related("done_by").order_by("-due_on", "-id")) if plan else []
    asked = list(case.early_reviews.select_related("answered_by"))
    actions = actions_for(case, plan) if reads_reviews(case) else []
    stuck, rows = 0, []
    mask = Mask(case)
    for action, history in _told(actions):
        history = mask.on(history, "words")
        stuck += bool(history) and history[0].state == "stuck"
        rows.append({"action": action, "now": history[0] if history else None, "times": len(history)})
    ahead = next((row for row in check_ins if row.closed_at is None), None)
    return {
        "check_in": ahead,
        "check_in_late": bool(ahead and ahead.due_on < today()),
        "check_ins": [row for row in check_ins if row.closed_at],
        "sees_words": case.can.whole("preparation"),  # what was said in private stays with the coordinator
        "early": asked,
        "action_rows": rows if plan and plan.versions.exists() else [],
        "many_stuck": runs and stuck >= MANY_STUCK,
    }


def _told(actions):
    history = history_of(actions)
    return [(action, history[action.pk]) for action in actions]


def worry_without_notice(case, reviews):
    """The latest review that found a risk, or else the latest of all when it noted a worry, while nothing was passed on.

    The page then offers to. A risk waits until somebody passes it on, however many reviews follow.
    """
    held = [review for review in reviews if review.held_on] if case.is_open else []
    found = [review for review in held if review.at_risk][:1] + [
        review for review in held[:1] if review.worries
    ]
    for review in found:
        if not case.safeguarding_notices.filter(at__date__gte=review.held_on).exists():
            return review
    return None


def risk_without_notice(case):
    """Whether a review found somebody at risk and nothing was passed on since."""
    found = case.reviews.filter(held_on__isnull=False, at_risk=True).order_by("-held_on", "-id")[:1]
    return worry_without_notice(case, found) is not None


def past_reviews(case, reviews):
    """The reviews that were, for their cards; whoever has the dates only reads nothing that was said."""
    if not reads_reviews(case):
        return [{"review": None, "key": row.key, "on": row.held_on or row.due_on, "stage": row.stage_label,
                 "way": row.get_way_display()} for row in reviews]  # fmt: skip
    final, mask = None if reads_drafts(case) else final_words(case), Mask(case)
    mask.on(reviews, "words", "worries", "new_people", "plan_b_words")
    return [mask(_past(review, final)) for review in reviews]


def _past(review, final):
    """One review as plain values; `final` has what the family last made final, for readers who know of no more."""
    progress = [(row, row.action.key, row.action.what) for row in review.progress.all()]
    looks = [(row, row.help.key, row.help.item) for row in review.help_looks.all()]
    if final is not None:
        progress = [(row, key, final[key]) for row, key, _what in progress if key in final]
        looks = [(row, key, final[key]) for row, key, _item in looks if key in final]
    return {
        "review": review,
        "on": review.held_on or review.due_on,
        "stage": review.stage_label,
        "way": review.get_way_display(),
        "actions": [
            {"what": what, "state": row.get_state_display(), "colour": COLOURS[row.state], "words": row.words}
            for row, _key, what in progress
        ],
        "lines": [
            {"what": row.text, "state": row.get_state_display(), "colour": LINE_COLOURS[row.state], "words": row.words}
            for row in review.bottom_lines.all()
        ],
        "helped": [
            {"what": item, "state": row.get_state_display(), "colour": HELP_COLOURS[row.state],
             "words": row.words}
            for row, _key, item in looks
        ],
    }  # fmt: skip
