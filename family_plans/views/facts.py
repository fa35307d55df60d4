"""The pages of what stands around the words: where and by whom the plan was made, and who keeps it going."""

from django.contrib import messages
from django.shortcuts import redirect

from family_plans import actions
from family_plans.access import get_writable_plan
from family_plans.actions import facts_said
from family_plans.forms.facts import facts_form
from family_plans.forms.writing import AbsentAgreedForm
from family_plans.freezing import facts_of
from family_plans.views.page import form_page, here, looked_at_first, sent, sent_with
from fgc.lib.dates import today
from fgc.lib.stale import print_of


def facts(request, reference):
    """Record it while the plan is written; a day to ask that is over is asked for anew."""
    case, plan = get_writable_plan(request.user, reference)
    if not plan.is_being_written and request.method != "POST":
        return redirect(here("plan", case))
    if elsewhere := looked_at_first(request, case, plan):
        return elsewhere
    children = list(case.children.select_related("person"))
    now = facts_said(plan, children)
    asks_on = now["check_in_on"] if now["check_in_on"] and now["check_in_on"] >= today() else None
    shown = {"read": print_of(now), "no_review": "yes" if now["no_review"] else "no", "check_in_on": asks_on}
    form = facts_form(children)(sent(request), initial={**now, **shown})

    def act():
        actions.record_facts(plan=plan, by=request.user, **form.answers())
        messages.success(request, "Saved")
        return here("write", case)

    return form_page(
        request, case, form, act, title="Who made the plan, and who keeps it going", back=here("write", case),
        lead="As the family says it. Every box may stay empty. It is printed in the plan, and it is part of what "
        "people agree to.")  # fmt: skip


def monitor_agreed(request, reference):
    """That somebody who was not at the conference has agreed to keep an eye on the plan."""
    case, plan = get_writable_plan(request.user, reference)
    if elsewhere := looked_at_first(request, case, plan):
        return elsewhere
    row = facts_of(plan)
    if row is None or not row.family_monitor:
        messages.info(request, "Nobody is named for this yet.")
        return redirect(here("write", case))
    read = print_of(actions.named_to_watch(row))
    form = AbsentAgreedForm(
        sent_with(request, read=read), parts=[("family_monitor", row.family_monitor)], initial={"read": read}
    )

    def act():
        actions.record_monitor_agreed(
            plan=plan, on=form.cleaned_data["on"], asked_by=form.cleaned_data["asked_by"], by=request.user,
            read=request.POST.get("read"),
        )  # fmt: skip
        return here("write", case)

    return form_page(
        request, case, form, act, title=f"{row.family_monitor} agreed to be named", back=here("write", case),
        lead="To keep an eye on the plan, and to stand in it by name.")  # fmt: skip
