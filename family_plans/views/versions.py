"""Making the plan final, its versions, two of them side by side, and beginning the next."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from family_plans import actions
from family_plans.access import get_plan
from family_plans.actions.finalising import review_to_come
from family_plans.attendance import lists_for, lists_of
from family_plans.comparing import beside
from family_plans.forms.finalising import FinaliseForm, NewVersionForm, NoPlanForm
from family_plans.freezing import is_written, said_of
from family_plans.masking import Mask
from family_plans.models import PlanCopy, PlanVersion
from family_plans.sheet import sheet_of
from family_plans.views.earlier import earlier_answers
from family_plans.views.page import form_page, here, sent
from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.lib.dates import today
from fgc.network.disclosure import needs_second_look


def finalise(request, reference):
    """Check what becomes final, and make it so."""
    case, plan = get_plan(request.user, reference, "plan_final.write")
    form = FinaliseForm(sent(request))

    def act():
        version = actions.finalise(plan=plan, on=form.cleaned_data["on"], by=request.user)
        messages.success(request, f"Version {version.number} of the plan is final")
        return here("copies", case)

    decision = plan.decisions.filter(number=plan.number).select_related("by").last()
    due, rule = review_to_come(plan, today())
    standing, of_earlier_words = said_of(plan)
    return form_page(
        request, case, form, act, title="Make the plan final", back=here("plan", case),
        template="family_plans/finalise.html", plan=plan, decision=decision, due=due, rule=rule,
        said=len(standing), ask_again=of_earlier_words)  # fmt: skip


def no_plan(request, reference):
    """That there is no single plan is an outcome too."""
    case, plan = get_plan(request.user, reference, "plan_final.write")
    form = NoPlanForm(sent(request), written=is_written(plan))

    def act():
        actions.record_no_plan(
            plan=plan,
            outcome=form.cleaned_data["outcome"],
            why=form.cleaned_data["why"],
            by=request.user,
            shown=form.cleaned_data.get("shown") == "yes",
            reconvene_on=form.cleaned_data["reconvene_on"],
        )
        return here("plan", case)

    return form_page(
        request, case, form, act, title="There is no single plan", back=here("plan", case),
        lead="This is an outcome of the conference and nobody’s failure. It is kept as a version.")  # fmt: skip


def new_version(request, reference):
    """Begin the next version."""
    case, plan = get_plan(request.user, reference, "plan_final.write")
    form = NewVersionForm(sent(request))

    def act():
        actions.new_version(
            plan=plan, why=form.cleaned_data["why"], asked_by=form.cleaned_data["asked_by"], by=request.user
        )
        return here("write", case)

    return form_page(
        request, case, form, act, title="Begin a new version", back=here("plan", case),
        lead=f"Version {plan.number} stays as it is.")  # fmt: skip


def versions(request, reference):
    """Every version of every plan of the family, newest first, and the reader's own copies of earlier ones."""
    case = get_case(request.user, reference, "plan_final.read")
    found = Mask(case).on(list(_versions(case)), "why", "asked_by")
    context = {
        **shell(case, "plan"), "back": here("plan", case), "plans": _by_plan(found),
        "own_copies": [copy for copy in _own(request.user, found) if copy.may_leave],
    }  # fmt: skip
    return render(request, "family_plans/versions.html", context)


def _by_plan(versions):
    """Each plan with its versions; each version with those made before it, to be set beside it."""
    plans = {}
    for place, one in enumerate(versions):
        plan = plans.setdefault(one.plan_id, {"plan": one.plan, "rows": []})
        plan["rows"].append({"version": one, "earlier": versions[place + 1 :]})
    return list(plans.values())


def _own(user, versions):
    """The copies made for this member of staff, the newest first."""
    copies = PlanCopy.objects.filter(staff=user, version__in=versions).select_related("version")
    return copies.order_by("-made_at")


def version(request, reference, key):
    """One version as it was made."""
    case = get_case(request.user, reference, "plan_final.read")
    found, mask = get_object_or_404(_versions(case), key=key), Mask(case)
    mask.on([found], "why", "asked_by")
    came = lists_for(lists_of(found.plan, until=found.made_at), case, request.user)
    context = {
        **shell(case, "plan"),
        "version": found,
        "sheet": sheet_of(mask({**found.content, "came": came})),
        "may_print": not needs_second_look(case),
        "back": here("versions", case),
        **earlier_answers(case, of_plan=found.plan_id),
    }
    return render(request, "family_plans/version.html", context)


def compare(request, reference, key, other):
    """Any two versions side by side, with what changed marked in words."""
    case = get_case(request.user, reference, "plan_final.read")
    found = {one.key: one for one in _versions(case).filter(key__in=[key, other])}
    if len(found) != 2:
        raise Http404
    mask = Mask(case)
    context = {
        **shell(case, "plan"), "back": here("versions", case), "left": found[key], "right": found[other],
        "rows": beside(mask(found[key].content), mask(found[other].content)),
        "of_two_plans": found[key].plan_id != found[other].plan_id,
    }  # fmt: skip
    return render(request, "family_plans/compare.html", context)


def _versions(case):
    """All the versions of a family, also those of plans that a later conference ended."""
    rows = PlanVersion.objects.filter(plan__case=case).select_related("made_by", "plan__conference")
    return rows.order_by("-plan__started_at", "-plan", "-number")
