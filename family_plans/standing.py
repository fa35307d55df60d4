"""How each action stood when somebody last said so: at a review, at a check-in, or in between."""

from dataclasses import dataclass

from family_plans.models import ActionNews, ActionProgress

LABELS = dict(ActionProgress.STATES)
# Every state has its own word; the colour only helps the eye.
COLOURS = {
    "not_started": "grey", "under_way": "blue", "done": "green", "changed": "purple", "stuck": "orange",
    "not_needed": "grey",
}  # fmt: skip


@dataclass(frozen=True)
class Told:
    """One telling: the state, the family's words, the day, where it was said and by whom."""

    state: str
    words: str
    on: object
    where: str
    told_by: str = ""

    @property
    def label(self):
        """The state in words."""
        return LABELS[self.state]

    @property
    def colour(self):
        """The colour of its tag."""
        return COLOURS[self.state]


def history_of(actions):
    """Everything that was told of these actions, newest first, by action id: two queries."""
    found = {action.pk: [] for action in actions}
    if not found:
        return found
    for row in ActionProgress.objects.filter(action__in=found).select_related("review"):
        found[row.action_id].append(Told(row.state, row.words, row.review.held_on, "At a review"))
    for row in ActionNews.objects.filter(action__in=found).order_by("id"):
        where = "At a check-in" if row.check_in_id else "In between"
        found[row.action_id].append(Told(row.state, row.words, row.on, where, row.told_by))
    return {key: sorted(rows, key=lambda row: row.on)[::-1] for key, rows in found.items()}


def last_told(actions):
    """The latest telling of each action that has one, by action id."""
    return {key: rows[0] for key, rows in history_of(actions).items() if rows}
