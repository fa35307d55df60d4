"""What the Reviews page shows besides the next review: what is heard in between, and the reviews that were."""

from family_plans.standing import COLOURS, history_of
from fgc.lib.dates import today

LINE_COLOURS = {"met": "green", "in_part": "yellow", "not_met": "orange", "not_asked": "grey"}
HELP_COLOURS = {"came": "green", "part": "yellow", "not": "orange"}
MANY_STUCK = 2  # from so many stuck actions on the page offers a safeguarding notice; it never sends one


def between(case, plan, *, runs):
    """The check-ins, the actions with their latest news, and who asked for an early review."""
    check_ins = list(plan.check_ins.select_related("done_by").order_by("-due_on", "-id")) if plan else []
    asked = list(case.early_reviews.select_related("answered_by"))
    actions = list(plan.actions.filter(removed_at=None).select_related("who")) if plan else []
    stuck, rows = 0, []
    for action, history in _told(actions):
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
    """Whether the latest review noted a worry and nothing was passed on since; the page then offers to."""
    last = next((review for review in reviews if review.held_on), None)
    if last is None or not last.worries or not case.is_open:
        return False
    return not case.safeguarding_notices.filter(at__date__gte=last.held_on).exists()


def past_review(review):
    """One review that was, as plain values for its card."""
    return {
        "review": review,
        "on": review.held_on or review.due_on,
        "way": review.get_way_display(),
        "actions": [
            {"what": row.action.what, "state": row.get_state_display(), "colour": COLOURS[row.state], "words": row.words}
            for row in review.progress.all()
        ],
        "lines": [
            {"what": row.text, "state": row.get_state_display(), "colour": LINE_COLOURS[row.state], "words": row.words}
            for row in review.bottom_lines.all()
        ],
        "helped": [
            {"what": row.help.item, "state": row.get_state_display(), "colour": HELP_COLOURS[row.state],
             "words": row.words}
            for row in review.help_looks.all()
        ],
    }  # fmt: skip
