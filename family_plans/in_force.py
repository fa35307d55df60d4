"""The plan in force as its versions froze it, for readers who do not write it; and families that have none in force."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Exists, F, OuterRef

from family_plans.masking import Mask
from family_plans.models import Plan
from family_plans.stages import FINAL, NOTHING_IN_PLACE
from fgc.cases.models import CaseFinish
from fgc.cases.stages import HELD


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


def left_without_plan():
    """Plans that are final with nothing in place, of families that have not met since: what comes next is not arranged."""
    asked = CaseFinish.objects.filter(
        case=OuterRef("case"), signed_off_at=None, sent_back_at=None, reopened_at=None
    )
    return Plan.objects.filter(
        ~Exists(asked), ended_at=None, stage=FINAL, outcome__in=NOTHING_IN_PLACE, case__stage=HELD,
        final_at__date__gte=F("case__stage_since"),
    )  # fmt: skip


def _frozen(row, pk):
    day = dt.date.fromisoformat(row["by_when"]) if row["by_when"] else None
    return FrozenAction(pk, row["key"], row["what"], row["who"]["name"], row["by_words"], day)
