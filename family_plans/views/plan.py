"""The Family plan tab: what the person may see of the plan at its stage, and what can be done next."""

from django.shortcuts import render
from django.views.decorators.http import require_POST

from family_plans import actions
from family_plans.access import current_plan, get_plan, may_read_working, may_tick_help, may_write
from family_plans.attendance import lists_for, lists_of, met_since
from family_plans.filings import still_to_file
from family_plans.freezing import content_of
from family_plans.masking import Mask
from family_plans.models import PlanVersion
from family_plans.room import framed
from family_plans.sheet import sheet_of
from family_plans.shown import ON_SHOW, waits_for_answer
from family_plans.stages import CHECKED, PLAN, REASONED, TYPED, WRITING
from family_plans.views.caring import is_referrers
from family_plans.views.earlier import earlier_answers
from family_plans.views.page import button, here, token
from family_plans.views.photos import seen_by
from fgc.cases.access import MissingRight, get_case
from fgc.network.disclosure import needs_second_look


def plan(request, reference):
    """The plan as it stands: the latest version, the words shown for agreement, or that it is being written."""
    case = get_case(request.user, reference, "plan_final.read")
    current = current_plan(case)
    context = {
        **framed(request, case),
        "plan": current,
        "may_start": case.can.can("plan_draft.write"),
        "submission": token(),
        "may_print": not needs_second_look(case),
        **earlier_answers(case),
    }
    if current is None:
        return render(request, "family_plans/plan.html", context)
    version = current.versions.last()
    working = not current.is_final and may_read_working(case, current)
    mask = Mask(case)
    content = content_of(current) if working else version and version.content
    until = None if working or version is None else version.made_at
    came = lists_for(lists_of(current, until), case, request.user) if content else []
    context |= {
        "sheet": sheet_of(mask({**content, "came": came})) if content else None,
        "working": working,
        "version": version,
        "versions": PlanVersion.objects.filter(plan__case=case).count(),
        "decision": current.decisions.filter(number=current.number).select_related("by").last()
        if working
        else None,
        "own_copies": _own_copies(request.user, version),
        "to_file": still_to_file(case, version) if may_tick_help(case) else 0,
        "later_answers": mask.on(_later_answers(current, version), "item", "reason") if not working else [],
        "can": {**_abilities(case, current), **context["can"]},
    }
    context["photos"] = seen_by(case, current).count() if case.can.can("plan_shown.read") else 0
    context["can"]["about"] = (
        context["can"]["agreement"] and bool(content) and len(content["front"]["children"]) > 1
    )
    context["can"]["told"] = _may_tell(case, current, context["decision"])
    context["untold"] = context["can"]["told"] and context["decision"].told_family_at is None
    context["can"]["finalise"] &= not context["untold"]
    return render(request, "family_plans/plan.html", context)


def _abilities(case, plan):
    """What the page offers, as booleans."""
    writer = may_write(case, plan)
    coordinator = case.can.can("plan_shown.write")
    return {
        "write": writer and plan.stage == WRITING,
        "show": coordinator and plan.stage == WRITING,
        "back": coordinator and plan.stage in ON_SHOW,
        "typed": coordinator and PLAN.can(plan.stage, TYPED),
        "checked": coordinator and PLAN.can(plan.stage, CHECKED),
        "finalise": coordinator and plan.stage == CHECKED,
        "decide": case.can.can("plan_shown.approve") and waits_for_answer(plan),
        "agreement": coordinator and not plan.is_final,
        "new_version": case.can.can("plan_final.write") and plan.is_final,
        "begin_anew": case.can.whole("plan_draft", "write")
        and actions.may_begin_anew(plan, case)
        and met_since(plan),
        "copies": case.can.whole("plan_final")
        and case.can.can("plan_draft.read")
        or "post copies" in case.can.extents("plan_final"),
        "answer_help": _may_answer(case),
        "deliver_help": may_tick_help(case),
        "prove": case.can.can("access_log.read"),
        "photos": case.can.can("plan_shown.read"),
        "care": case.can.whole("plan_draft") or is_referrers(case),
        "typing": coordinator and plan.stage == WRITING,
        "typing_asked": plan.support_may_type,
    }


def _may_answer(case):
    return case.can.can("plan_shown.approve") or case.can.can("plan_shown.write")


def _may_tell(case, plan, decision):
    """Whether there is a refusal whose way to the family can be recorded."""
    return bool(decision) and decision.outcome in REASONED and not plan.is_final and _may_answer(case)


def _own_copies(user, version):
    if version is None:
        return []
    return [
        copy for copy in version.copies.filter(staff=user).select_related("child__person") if copy.may_leave
    ]


def _later_answers(plan, version):
    """Requests for help whose answer is newer than the version: the version cannot change, the page says so."""
    if version is None:
        return []
    frozen = {row["key"]: row for row in version.content["help"]}
    return [
        row for row in plan.help_requests.filter(removed_at=None)
        if row.key in frozen
        and (row.answer != frozen[row.key]["answer"] or bool(row.delivered_on) != bool(frozen[row.key]["delivered_on"]))
    ]  # fmt: skip


@require_POST
def start(request, reference):
    """Begin the plan and go to writing."""
    case = get_case(request.user, reference, "plan_draft.write")
    if not case.can.whole("plan_draft", "write"):
        raise MissingRight("plan_draft", "write")

    def act():
        actions.start_plan(case=case, by=request.user)
        return here("write", case)

    return button(request, act, here("plan", case))


@require_POST
def ask_to_type(request, reference):
    """Ask business support to type the plan, or end that."""
    case, current = get_plan(request.user, reference, "plan_shown.write")
    may = request.POST.get("may") == "yes"

    def act():
        actions.ask_to_type(plan=current, may=may, by=request.user)
        return here("plan", case)

    return button(request, act, here("plan", case))


STEPS = {
    "show": actions.show_for_agreement,
    "typed": actions.mark_typed,
    "checked": actions.mark_checked,
    "back": actions.go_on_writing,
}


@require_POST
def step(request, reference, to):
    """One of the coordinator's steps: show it, it is typed, it is checked, go on writing."""
    case, current = get_plan(request.user, reference, "plan_shown.write")

    def act():
        STEPS[to](plan=current, by=request.user)
        return here("write" if to == "back" else "plan", case)

    return button(request, act, here("plan", case))
