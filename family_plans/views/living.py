"""Between reviews: checking in, how one action goes, asking for an early review and answering."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render

from family_plans import actions
from family_plans.access import get_plan, reads_reviews
from family_plans.forms.living import (
    AnswerEarlyForm,
    AskEarlyForm,
    NewsForm,
    SetCheckInForm,
    SkipCheckInForm,
    check_in_form,
)
from family_plans.in_force import actions_for, reads_drafts
from family_plans.masking import Mask
from family_plans.models import CheckIn
from family_plans.standing import history_of, last_told
from family_plans.views.page import form_page, here, sent
from fgc.cases.access import MissingRight, get_case
from fgc.cases.shell import shell


def _whole(request, reference):
    """The case and its plan, for the coordinator."""
    case, plan = get_plan(request.user, reference, "reviews.write")
    if not case.can.whole("reviews", "write"):
        raise MissingRight("reviews", "write")
    return case, plan


def _check_in(request, reference, key):
    case = get_case(request.user, reference, "reviews.write")
    if not case.can.whole("reviews", "write"):
        raise MissingRight("reviews", "write")
    row = get_object_or_404(CheckIn.objects.filter(plan__case=case).select_related("plan"), key=key)
    return case, row


def set_check_in(request, reference):
    """Set a day on which to check in."""
    case, plan = _whole(request, reference)
    form = SetCheckInForm(sent(request))

    def act():
        actions.set_check_in(plan=plan, due_on=form.cleaned_data["due_on"], by=request.user)
        return here("reviews", case)

    return form_page(
        request, case, form, act, title="Set a check-in", back=here("reviews", case), tab="reviews",
        lead="Only you are reminded. Nothing is sent to the family.",
    )  # fmt: skip


def check_in(request, reference, key):
    """Record a check-in: with whom, what they said, and how each action stands."""
    case, row = _check_in(request, reference, key)
    rows = list(row.plan.actions.filter(removed_at=None).select_related("who"))
    form = check_in_form(rows)(sent(request))
    told = last_told(rows)

    def act():
        data = form.cleaned_data
        actions.record_check_in(
            check_in=row, done_on=data["done_on"], with_whom=data["with_whom"], words=data["words"],
            news=form.news(), next_on=data["next_on"], by=request.user,
        )  # fmt: skip
        messages.success(request, "The check-in is recorded")
        return here("reviews", case)

    items = [
        {"number": number, "action": action, "last": told.get(action.pk), "state": form[f"state-{action.key}"],
         "words": form[f"words-{action.key}"]}
        for number, action in enumerate(rows, start=1)
    ]  # fmt: skip
    return form_page(
        request, case, form, act, title="Record the check-in", back=here("reviews", case), tab="reviews",
        template="family_plans/check_in.html", items=items,
    )  # fmt: skip


def skip_check_in(request, reference, key):
    """A check-in that does not take place, with the reason."""
    case, row = _check_in(request, reference, key)
    form = SkipCheckInForm(sent(request))

    def act():
        data = form.cleaned_data
        actions.skip_check_in(check_in=row, reason=data["reason"], next_on=data["next_on"], by=request.user)
        return here("reviews", case)

    return form_page(
        request,
        case,
        form,
        act,
        title="The check-in does not take place",
        back=here("reviews", case),
        tab="reviews",
    )


def action_news(request, reference, key):
    """One action of the plan, and everything that was told of it."""
    case, plan = get_plan(request.user, reference, "reviews.read")
    if not reads_reviews(case):
        raise MissingRight("reviews", "read")
    action = get_object_or_404(plan.actions.select_related("who"), key=key)
    if not reads_drafts(case):
        action = next((row for row in actions_for(case, plan) if row.key == key), None)
        if action is None:
            raise Http404
    may_tell = case.can.whole("reviews", "write") and not action.removed_at
    context = {
        "action": action,
        "history": Mask(case).on(history_of([action])[action.pk], "words"),
        "tell_url": here("tell_news", case, action.key) if may_tell else "",
        "back": here("reviews", case),
    }
    return render(request, "family_plans/action_news.html", {**shell(case, "reviews"), **context})


def tell_news(request, reference, key):
    """Write down how one action goes, as somebody tells it."""
    case, plan = _whole(request, reference)
    action = get_object_or_404(plan.actions.select_related("plan__case"), key=key)
    form = NewsForm(sent(request))

    def act():
        data = form.cleaned_data
        actions.tell_news(
            action=action, state=data["state"], words=data["words"], told_by=data["told_by"], on=data["on"],
            by=request.user,
        )  # fmt: skip
        messages.success(request, "It is written down")
        return here("action_news", case, action.key)

    return form_page(
        request, case, form, act, title="How does this go?", lead=action.what,
        back=here("action_news", case, action.key), tab="reviews",
    )  # fmt: skip


def ask_early(request, reference):
    """Somebody asks for a review before its day."""
    case = get_case(request.user, reference, "reviews.write")
    form = AskEarlyForm(sent(request))

    def act():
        data = form.cleaned_data
        actions.ask_early(
            case=case, asked_by=data["asked_by"], why=data["why"], asked_on=data["asked_on"], by=request.user
        )
        messages.success(request, "It is recorded. The coordinator answers.")
        return here("reviews", case)

    return form_page(
        request,
        case,
        form,
        act,
        title="Somebody asks for an early review",
        back=here("reviews", case),
        tab="reviews",
    )


def answer_early(request, reference, key):
    """The coordinator's answer: the review comes sooner, or not now and why."""
    case = get_case(request.user, reference, "reviews.write")
    if not case.can.whole("reviews", "write"):
        raise MissingRight("reviews", "write")
    asked = get_object_or_404(case.early_reviews, key=key)
    form = AnswerEarlyForm(sent(request))

    def act():
        data = form.cleaned_data
        actions.answer_early(
            asked=asked, answer=data["answer"], due_on=data["due_on"], reason=data["reason"], by=request.user
        )
        return here("reviews", case)

    return form_page(
        request, case, form, act, title="Answer who asks for an early review", back=here("reviews", case),
        tab="reviews", lead=f"{asked.asked_by} asked for it.",
    )  # fmt: skip
