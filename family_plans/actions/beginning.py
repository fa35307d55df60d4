"""Beginning a plan and each further version of it, and who may change its words now."""

from django.db import transaction
from django.utils import timezone

from family_plans.attendance import last_sitting, met_since, whole_of
from family_plans.freezing import places_of
from family_plans.models import Plan, PlanFacts
from family_plans.shown import is_all_shown
from family_plans.stages import FINAL, PLAN, WRITING
from fgc.audit.actions import record
from fgc.cases import stages as case_stages
from fgc.cases.models import Case
from fgc.lib.errors import Refused
from fgc.lib.text import and_list, clean
from fgc.network.disclosure import withheld_in


@transaction.atomic
def start_plan(*, case, by, conference=None):
    """Begin a plan of the family's conference, of all its sittings together. Raises Refused.

    At a later conference the plan before it ends and keeps its versions.
    """
    case = Case.objects.select_for_update().get(pk=case.pk)
    if not case.is_open:
        raise Refused("The work with this family has finished")
    now, before = timezone.now(), case.plans.filter(ended_at=None).first()
    if before and not may_begin_anew(before, case):
        raise Refused("There is a plan already. Open it and write in it.")
    if before:
        before.ended_at = now
        before.save(update_fields=["ended_at"])
    conference = whole_of(conference or last_sitting(case))  # it is begun before the family goes home
    plan = Plan.objects.create(case=case, conference=conference, started_by=by, started_at=now)
    record("plan.started", by=by, case=case, about=plan)
    return plan


def may_begin_anew(plan, case):
    """Whether another plan may take the place of this one: it is final, and the family met again or is meeting now."""
    return plan.is_final and (
        case.stage == case_stages.HELD or (case.stage == case_stages.ARRANGED and met_since(plan))
    )


@transaction.atomic
def new_version(*, plan, why, asked_by, by):
    """Begin the next version: who asked for it and why are part of it. The one before stays as it is."""
    plan = locked(plan)
    PLAN.check(plan.stage, WRITING)
    if plan.stage != FINAL:
        raise Refused("This version is not final yet: change it instead")
    if not why.strip():
        raise Refused("Say why the plan changes", field="why")
    if not asked_by.strip():
        raise Refused("Say who asked for it", field="asked_by")
    plan.shown_at = (
        timezone.now() if is_all_shown(plan) else plan.shown_at
    )  # what is written from now on is not
    plan.stage, plan.number, plan.outcome = WRITING, plan.number + 1, ""
    plan.why, plan.asked_by = clean(why).strip()[:500], clean(asked_by).strip()[:120]
    plan.final_at = None
    # Whether they want a review, and when they are asked how it goes, is for this version to say anew.
    PlanFacts.objects.filter(plan=plan).update(no_review=False, no_review_words="", check_in_on=None)
    plan.save(update_fields=["stage", "number", "outcome", "why", "asked_by", "final_at", "shown_at"])
    record("plan.new_version", by=by, case=plan.case, about=plan, number=plan.number)
    return plan


def being_written(plan):
    """The plan locked, when its words may change; raises Refused otherwise."""
    plan = Plan.objects.select_for_update(of=("self",)).select_related("case").get(pk=plan.pk)
    if plan.stage != WRITING or plan.ended_at:
        raise Refused(
            f"The plan is not being written now: it is “{plan.stage_label.lower()}”. Open the page again."
        )
    return plan


def locked(plan):
    """The plan as the database has it, locked; raises Refused when a later conference began another."""
    plan = (
        Plan.objects.select_for_update(of=("self",))
        .select_related("case__referrer", "case__coordinator", "case__service")
        .get(pk=plan.pk)
    )
    if plan.ended_at:
        raise Refused("A later conference began another plan")
    return plan


def refuse_withheld(content, case):
    """Raises Refused when the words hold an address, phone number or e-mail address that is kept from somebody."""
    places = withheld_in(case, places_of(content))
    if places:
        raise Refused(
            f"A withheld address or phone number is written in {and_list(places)}. Take it out: no copy may carry it."
        )
