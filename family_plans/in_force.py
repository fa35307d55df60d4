"""The plan in force as its versions froze it: for readers who do not write the plan, while the next version is written."""

import datetime as dt
from dataclasses import dataclass

from family_plans.masking import Mask


@dataclass(frozen=True)
class FrozenAction:
    """One action as the family made it final, with what the pages print of it."""

    pk: int
    key: str
    what: str
    who_name: str
    by_words: str
    by_when: dt.date | None
    removed_at: None = None


def reads_drafts(case):
    """Whether the reader works with the plan while it is written; others see what was made final only."""
    return case.can.whole("plan_draft")


def actions_for(case, plan):
    """The actions of the plan that the reader may know of: the rows as they are, or those of the latest version."""
    if plan is None:
        return []
    if reads_drafts(case):
        return list(plan.actions.filter(removed_at=None).select_related("who"))
    version = plan.versions.last()
    ids = dict(plan.actions.values_list("key", "pk"))
    rows = Mask(case)(version.content["actions"]) if version else []
    return [_frozen(row, ids[row["key"]]) for row in rows]


def final_words(case):
    """What each action and each request for help was called when it was last made final, by key; over all plans of the family."""
    found = {}
    for plan in case.plans.order_by("pk"):
        for version in plan.versions.all():
            content = version.content
            found |= {row["key"]: row["what"] for row in content["actions"]}
            found |= {row["key"]: row["item"] for row in content["help"]}
    return Mask(case)(found)


def _frozen(row, pk):
    day = dt.date.fromisoformat(row["by_when"]) if row["by_when"] else None
    return FrozenAction(pk, row["key"], row["what"], row["who"]["name"], row["by_words"], day)
