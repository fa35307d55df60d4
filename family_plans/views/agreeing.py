"""Stage three on screen: what each person said, the social worker's answer, answers to requests for help."""

from collections import defaultdict

from django.contrib import messages
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from family_plans import actions
from family_plans.access import get_plan, may_tick_help
from family_plans.asked import what_was_asked
from family_plans.forms.agreeing import AgreementForm, AnswerHelpForm, DecideForm, DeliveredForm, ToldForm
from family_plans.freezing import content_of, fingerprint_of, said_of
from family_plans.masking import Mask
from family_plans.promises import help_shown, requests_of
from family_plans.room import framed
from family_plans.sheet import sheet_of
from family_plans.shown import waits_for_answer
from family_plans.stages import REASONED
from family_plans.views.page import form_page, here, sent, sent_with
from family_plans.views.writing import people_of
from fgc.cases.access import MissingRight
from fgc.lib.dates import today
from fgc.lib.stale import print_of

AWAITED_DAYS = 2  # working days for a decision that somebody else has to make (scenario 8)


def agreement(request, reference):
    """Everybody, and what each said of the plan."""
    case, plan = get_plan(request.user, reference, "plan_shown.write")
    rows = plan.agreements.filter(number=plan.number).select_related("recorded_by")
    said, earlier = {row.person_id: row for row in rows if row.replaced_at is None}, defaultdict(list)
    for row in rows:
        if row.replaced_at:
            earlier[row.person_id].append(row)
    to_ask = set() if plan.is_final else {row.person_id for row in said_of(plan)[1]}
    people = [
        {
            "person": person,
            "said": said.get(person.pk),
            "earlier": earlier[person.pk],
            "ask_again": person.pk in to_ask,
        }
        for person in people_of(case, request.user)
    ]
    context = {**framed(request, case), "plan": plan, "people": people, "back": here("plan", case)}
    return render(request, "family_plans/agreement.html", context)


def agree(request, reference, key):
    """What one person said of the plan."""
    case, plan = get_plan(request.user, reference, "plan_shown.write")
    person = get_object_or_404(case.people.on_map(), key=key)
    row = plan.agreements.current().filter(number=plan.number, person=person).first()
    initial = {name: getattr(row, name) for name in ("answer", "how", "witness", "words")} if row else {}
    seen = row.key if row else ""
    form = AgreementForm(sent_with(request, seen=seen), initial={**initial, "seen": seen})

    def act():
        data = {name: form.cleaned_data[name] for name in ("answer", "how", "witness", "words")}
        actions.record_agreement(
            plan=plan, person=person, by=request.user, seen=request.POST.get("seen"), **data
        )
        return here("agreement", case)

    return form_page(
        request, case, form, act, title=f"What {person.name} says of the plan", back=here("agreement", case)
    )


def decide(request, reference):
    """The social worker or their manager reads the plan and answers it."""
    case, plan = get_plan(request.user, reference, "plan_shown.approve")
    waits = waits_for_answer(plan)
    if not waits and request.method != "POST":
        messages.info(request, "The plan is not waiting for an answer now.")
        return redirect(here("plan", case))
    lines = what_was_asked(case)["bottom_lines"]
    asks = case.service.working_days_after(today(), AWAITED_DAYS)
    last = plan.decisions.filter(number=plan.number).last()
    now = {"read": fingerprint_of(plan), "seen": last.key if last else ""}
    form = DecideForm(
        sent_with(request, **now),
        lines=lines,
        initial={"awaiting_by": asks, **now},
        cancel=here("plan", case),
    )

    def act():
        row = actions.decide(
            plan=plan, by=request.user, read=request.POST.get("read"), seen=request.POST.get("seen"),
            **form.answers(),
        )  # fmt: skip
        messages.success(request, f"Your answer: {row.get_outcome_display()}")
        return here("told" if row.outcome in REASONED else "plan", case)

    context = {
        # While the family writes on, an answer that comes too late is kept; the words are not shown.
        "sheet": sheet_of(Mask(case)(content_of(plan))) if waits else None,
        "lines": lines,
        "coordinator": case.coordinator,
    }
    return form_page(
        request, case, form, act, title="Answer the family’s plan", back=here("plan", case),
        template="family_plans/decide.html", **context)  # fmt: skip


def told(request, reference):
    """How an answer that is less than yes reached the family: for the social worker, or the coordinator who was there."""
    case, plan = get_plan(request.user, reference, "plan_shown.read")
    if not (case.can.can("plan_shown.approve") or case.can.can("plan_shown.write")):
        raise MissingRight("plan_shown", "write")
    decision = plan.decisions.filter(number=plan.number).select_related("by").last()
    if decision is None or (request.method != "POST" and (plan.is_final or decision.outcome not in REASONED)):
        messages.info(request, "There is no answer to tell the family of now.")
        return redirect(here("plan", case))
    now = print_of(actions.told_of(decision))
    form = ToldForm(sent(request), initial={**_told_before(decision), "read": now})

    def act():
        data = form.cleaned_data
        actions.record_told(
            decision=decision, told_at=form.told_at(), chance_to_change=data["chance"] == "yes", by=request.user,
            family_response=data["family_response"], next_steps=data["next_steps"],
            rights_told_on=data["told_on"] if data["rights"] else None, read=data["read"],
        )  # fmt: skip
        return here("plan", case)

    return form_page(
        request, case, form, act, title="How the family heard of it", back=here("plan", case),
        template="family_plans/told.html", decision=decision)  # fmt: skip


def _told_before(decision):
    """What is recorded of it already, for the boxes of the form."""
    told_at = timezone.localtime(decision.told_family_at or timezone.now())
    return {
        "told_on": told_at.date(),
        "told_time": told_at.time().replace(second=0, microsecond=0),
        "chance": {True: "yes", False: "no"}.get(decision.chance_to_change),
        "family_response": decision.family_response,
        "next_steps": decision.next_steps,
        "rights": decision.rights_told_on is not None,
    }


def answer_help(request, reference, key):
    """Answer one request for help; it may have been asked for in a plan before this one."""
    case, _plan = get_plan(request.user, reference, "plan_shown.read")
    if not (case.can.can("plan_shown.approve") or case.can.can("plan_shown.write")):
        raise MissingRight("plan_shown", "write")
    row = get_object_or_404(_may_know_of(case, requests_of(case)), key=key)
    names = ("reason", "decided_by", "decided_on", "due_on")
    initial = {name: getattr(row, name) for name in names}
    if row.answer != "waiting":
        initial["answer"] = row.answer
    form = AnswerHelpForm(sent(request), initial=initial)

    def act():
        data = {name: form.cleaned_data[name] for name in names}
        actions.answer_help(request=row, answer=form.cleaned_data["answer"], by=request.user, **data)
        return here("plan", case) + "#help"

    return form_page(
        request,
        case,
        form,
        act,
        title="Answer this request for help",
        back=here("plan", case),
        lead=Mask(case)(row.item),
    )


def _may_know_of(case, rows):
    """The requests that this person may know of: outside the service those that the family has shown."""
    return rows if case.can.whole("plan_draft") else help_shown(rows)


def deliver_help(request, reference, key):
    """Promised help came, and on which day; it may have been promised in a plan before this one."""
    case, _plan = get_plan(request.user, reference, "reviews.write")
    if not may_tick_help(case):
        raise MissingRight("reviews", "write")
    row = get_object_or_404(_may_know_of(case, requests_of(case)), key=key)
    if row.answer not in ("yes", "part"):
        messages.info(request, "Nothing was promised here yet.")
        return redirect(here("plan", case))
    form = DeliveredForm(sent(request))

    def act():
        actions.deliver_help(request=row, on=form.cleaned_data["on"], by=request.user)
        messages.success(request, f"Help that came: {row.item}")
        return here("plan", case) + "#help"

    return form_page(
        request, case, form, act, title="Promised help came", back=here("plan", case),
        lead=Mask(case)(f"{row.item}. Promised by {row.decided_by}." if row.decided_by else row.item))  # fmt: skip
