"""A decision that a plan waits for which a later conference replaced: giving it, and how the family heard of it."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone

from family_plans import actions
from family_plans.earlier_answers import WORDS, is_late_answer, of_earlier
from family_plans.forms.earlier import DecideEarlierForm, ToldEarlierForm
from family_plans.masking import Mask
from family_plans.models import PlanVersion, ReferrerDecision
from family_plans.sheet import sheet_of
from family_plans.views.page import form_page, here, sent
from fgc.cases.access import MissingRight, get_case
from fgc.lib.dates import today
from fgc.lib.stale import print_of


def decide_earlier(request, reference, key):
    """The social worker or their manager reads the plan that was, and gives the decision it waits for."""
    case = get_case(request.user, reference, "plan_shown.approve")
    decision = _of_earlier(case, key)
    waiting, _given = of_earlier(case)
    if (
        decision not in waiting and request.method != "POST"
    ):  # what somebody typed meanwhile stays on the page
        messages.info(request, "Nothing is left to be answered here.")
        return redirect(here("plan", case) + "#earlier")
    mask = Mask(case)
    content = _version_of(decision).content
    form = DecideEarlierForm(
        sent(request), lines=content["asked"]["bottom_lines"], cancel=here("plan", case),
        initial={"awaiting_by": case.service.working_days_after(today(), 2)},
    )  # fmt: skip

    def act():
        row = actions.decide_earlier(decision=decision, by=request.user, **form.answers())
        messages.success(request, f"Your answer: {row.get_outcome_display()}")
        return here("plan", case) + "#earlier"

    shown = mask.on([decision], *WORDS)[0]
    return form_page(
        request, case, form, act, title="Answer what the earlier plan waits for", back=here("plan", case),
        template="family_plans/decide.html", sheet=sheet_of(mask(content)), coordinator=case.coordinator,
        decision=shown)  # fmt: skip


def told_earlier(request, reference, key):
    """How the family heard what was decided on its earlier plan."""
    case = get_case(request.user, reference, "plan_shown.read")
    if not (case.can.can("plan_shown.approve") or case.can.can("plan_shown.write")):
        raise MissingRight("plan_shown", "write")
    decision = _of_earlier(case, key)
    if not is_late_answer(decision):
        messages.info(request, "There is no answer to tell the family of now.")
        return redirect(here("plan", case))
    before = actions.told_earlier_of(decision)
    told_at = timezone.localtime(before["told_on"] or timezone.now())
    form = ToldEarlierForm(sent(request), initial={
        **before, "told_on": told_at.date(), "told_time": told_at.time().replace(second=0, microsecond=0),
        "read": print_of(before),
    })  # fmt: skip

    def act():
        data = form.cleaned_data
        actions.record_told_earlier(
            decision=decision, told_at=form.told_at(), by=request.user, read=data["read"],
            family_response=data["family_response"], next_steps=data["next_steps"],
        )  # fmt: skip
        return here("plan", case) + "#earlier"

    return form_page(
        request, case, form, act, title="How the family heard of it", back=here("plan", case),
        template="family_plans/told.html", decision=Mask(case).on([decision], *WORDS)[0], earlier=True)  # fmt: skip


def earlier_answers(case, of_plan=None):
    """What earlier plans wait for and what was decided of them since, for the pages of the plan and of its versions."""
    waiting, given = (
        Mask(case).on([row for row in rows if of_plan in (None, row.plan_id)], *WORDS)
        for rows in of_earlier(case)
    )
    return {
        "awaited_earlier": waiting,
        "given_earlier": given,
        "can": {
            "decide_earlier": case.can.can("plan_shown.approve"),
            "tell_earlier": case.can.can("plan_shown.approve") or case.can.can("plan_shown.write"),
        },
    }


def _of_earlier(case, key):
    rows = ReferrerDecision.objects.filter(plan__case=case, plan__ended_at__isnull=False)
    return get_object_or_404(rows.select_related("plan", "by"), key=key)


def _version_of(decision):
    return PlanVersion.objects.filter(plan=decision.plan, number__gte=decision.number).first()
