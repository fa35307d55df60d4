"""Who would care for a child if a parent cannot: the offers, and the social worker's page for each."""

from django.contrib import messages
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_POST

from family_plans import actions
from family_plans.access import get_plan
from family_plans.forms.caring import CareOfferForm, CareRecordForm
from family_plans.masking import Mask
from family_plans.models import CareOffer
from family_plans.room import framed
from family_plans.shown import of_shown
from family_plans.views.page import button, form_page, here, sent, token
from family_plans.views.writing import people_of
from fgc.cases.access import MissingRight
from fgc.lib.stale import print_of
from fgc.network.sharing import address_to_share

OWN_TASKS = "own tasks"
LATER = " The plan is not being written now: an offer can stand in it from the next version on."


def care(request, reference):
    """Everybody's offers for the coordinator; for the social worker those that may be passed on to them."""
    case, plan = get_plan(request.user, reference, "plan_final.read")
    context = {
        **framed(request, case), "plan": plan, "back": here("plan", case), "rows": Mask(case).on(list(offers_for(case, plan)), "words"),
        "may_write": case.can.can("plan_shown.write"), "may_record": is_referrers(case), "submission": token(),
    }  # fmt: skip
    return render(request, "family_plans/care.html", context)


def offers_for(case, plan):
    """The offers that this person may know of; raises MissingRight for who may know of none."""
    rows = plan.care_offers.filter(removed_at=None).select_related("person", "child__person")
    if case.can.whole("plan_draft"):
        return rows
    if not is_referrers(case):
        raise MissingRight("plan_draft", "read")
    return of_shown(rows.filter(agrees_to_assessment=True), "recorded_at")


def is_referrers(case):
    """Whether the person is the social worker, whose task an assessment is."""
    return OWN_TASKS in case.can.extents("reviews", "write")


def offer_care(request, reference):
    """Write down an offer."""
    case, plan = get_plan(request.user, reference, "plan_shown.write")
    children = list(case.children.select_related("person"))
    form = CareOfferForm(
        sent(request), people=people_of(case, request.user), children=children,
        may_stand_in_plan=plan.is_being_written,
    )  # fmt: skip

    def act():
        for child in form.chosen():
            actions.offer_care(plan=plan, child=child, by=request.user, **form.answers())
        messages.success(request, "The offer is written down")
        return here("care", case)

    return form_page(
        request, case, form, act, title="Somebody would care for a child", back=here("care", case),
        lead="As they say it. The coordinator does not assess anybody." + ("" if plan.is_being_written else LATER))  # fmt: skip


@require_POST
def remove_offer(request, reference, key):
    """Take an offer back."""
    case, plan = get_plan(request.user, reference, "plan_shown.write")
    offer = get_object_or_404(plan.care_offers, key=key)

    def act():
        actions.remove_offer(offer=offer, by=request.user)
        return here("care", case)

    return button(request, act, here("care", case))


def record_care(request, reference, key):
    """The social worker records when they asked for the assessment, and what came of it."""
    case, _plan = get_plan(request.user, reference, "reviews.write")
    if not is_referrers(case):
        raise MissingRight("reviews", "write")
    agreed = CareOffer.objects.filter(plan__case=case, removed_at=None, agrees_to_assessment=True)
    offer = get_object_or_404(of_shown(agreed, "recorded_at"), key=key)  # of this plan, or of one before it
    now = actions.care_of(offer)
    form = CareRecordForm(sent(request), initial={**now, "read": print_of(now)})

    def act():
        answers = {name: form.cleaned_data[name] for name in (*now, "read")}
        actions.record_care(offer=offer, by=request.user, **answers)
        return here("care", case)

    address = (
        address_to_share(offer.person) if offer.may_share_address else "They have not agreed to share it."
    )
    how_long = "for a long time" if offer.for_long else "for a short time"
    lead = f"{offer.person.name} would care for {offer.child.person.short_name} {how_long}, and agrees to be assessed."
    return form_page(
        request, case, form, act, title="The assessment of an offer of care", back=here("care", case), lead=lead,
        template="family_plans/record_care.html", words=Mask(case)(offer.words), address=address)  # fmt: skip
