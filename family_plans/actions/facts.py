"""What stands at the head and the end of a plan: where and by whom it was made, who keeps it going (domain.md 5.1)."""

from django.db import transaction
from django.utils import timezone

from family_plans.actions.arranging import refuse_another
from family_plans.actions.beginning import being_written
from family_plans.freezing import facts_of
from family_plans.models import EarlierWords, PlanFacts, PlanText
from family_plans.words import FACTS
from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.rows import put
from fgc.lib.stale import refuse_stale
from fgc.lib.text import clean

ANSWERS = (*FACTS, "check_in_on", "no_review")
LONGEST = {"place": 200, "made_by": 500, "family_monitor": 120, "staff_monitor": 120, "no_review_words": 500}


def facts_said(plan, children):
    """What is recorded so far, as the answers of its page: also who spoke for each child."""
    facts = facts_of(plan) or PlanFacts()
    voices = dict(plan.texts.filter(section="child").values_list("child__key", "spoken_by"))
    found = {name: getattr(facts, name) for name in ANSWERS}
    return found | {f"spoke_{child.key}": voices.get(child.key, "") for child in children}


@transaction.atomic
def record_facts(*, plan, by, voices=None, read=None, **answers):
    """Record what stands around the words: `answers` by the fields of PlanFacts, `voices` who spoke for each child.

    What is not given becomes empty; words that were typed over are kept. Raises Refused, and Stale when something else
    was recorded since the page with the print `read` was drawn.
    """
    plan, voices = being_written(plan), voices or {}
    if set(answers) - set(ANSWERS) or any(child.case_id != plan.case_id for child in voices):
        raise ValueError("not part of this plan")
    mine = {name: _line(answers.get(name, ""), LONGEST[name]) for name in FACTS}
    mine |= {
        "check_in_on": answers.get("check_in_on"),
        "no_review": bool(answers.get("no_review")),
    }
    if mine["no_review_words"] and not mine["no_review"]:
        raise Refused("Say that the family did not want a review, or leave the reason out", field="no_review")
    spoken = {child: _line(name, 120) for child, name in voices.items()}
    said = {f"spoke_{child.key}": name for child, name in spoken.items()}
    refuse_stale(facts_said(plan, voices), read, mine | said)
    row = facts_of(plan) or PlanFacts(plan=plan)
    for name in FACTS:
        _keep(plan, f"facts:{name}", getattr(row, name), mine[name], by)
    if row.family_monitor != mine["family_monitor"]:  # another has not agreed
        row.monitor_agreed_on, row.monitor_asked_by = None, ""
    for name, value in (mine | {"changed_by": by, "changed_at": timezone.now()}).items():
        setattr(row, name, value)
    put(row, *ANSWERS, "monitor_agreed_on", "monitor_asked_by", "changed_by", "changed_at")
    for child, name in spoken.items():
        _spoke_for(plan, child, name, by)
    record("plan.facts", by=by, case=plan.case, about=row)
    return row


@transaction.atomic
def record_monitor_agreed(*, plan, on, asked_by, by, read=None):
    """That somebody who was not there has agreed to keep an eye on the plan: when, and who asked (domain.md 5.2).

    `read` is the print of who was named on the page: Raises Refused when somebody else is named now.
    """
    plan = being_written(plan)
    row = facts_of(plan)
    if row is None or not row.family_monitor:
        raise Refused("Nobody is named for this yet")
    refuse_another(named_to_watch(row), read)
    if not asked_by.strip():
        raise Refused("Say who asked them", field="asked_by")
    row.monitor_agreed_on, row.monitor_asked_by = on, clean(asked_by).strip()[:120]
    row.changed_by, row.changed_at = by, timezone.now()
    put(row, "monitor_agreed_on", "monitor_asked_by", "changed_by", "changed_at")
    record("plan.absent_agreed", by=by, case=plan.case, about=row)
    return row


def named_to_watch(facts):
    """Who is named to keep an eye on the plan, for the print of the page that asks whether they agreed."""
    return {"family_monitor": facts.family_monitor}


def _spoke_for(plan, child, name, by):
    """Who spoke for a child stands beside the child's words, also where these are still to be written."""
    row = plan.texts.filter(section="child", child=child).first()
    if (row.spoken_by if row else "") == name:
        return
    _keep(plan, f"spoke:{child.key}", row.spoken_by if row else "", name, by)
    row = row or PlanText(
        plan=plan, section="child", child=child, version=0, changed_by=by, changed_at=timezone.now()
    )
    row.spoken_by = name
    put(row, "spoken_by")


def _keep(plan, block, before, now, by):
    if before and before != now:
        EarlierWords.objects.create(
            plan=plan, number=plan.number, block=block, words=before, changed_by=by, changed_at=timezone.now(),
        )  # fmt: skip


def _line(text, longest):
    return clean(text or "").strip()[:longest]
