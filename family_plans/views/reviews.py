"""The Reviews tab: the day and its rule, changing it with a reason, recording a review, and the list of what is due."""

from django.db.models import Count, Exists, OuterRef, Q
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from family_plans import actions
from family_plans.access import check_may_set_reviews, current_plan, get_plan, may_set_reviews, reads_reviews
from family_plans.due import late_reviews, reviews_ahead
from family_plans.forms.reviewing import ChangeReviewForm, DeclineForm, ReviewsFilter, SetReviewForm
from family_plans.rhythm import review_by_rule
from family_plans.told import between, past_reviews, worry_without_notice
from family_plans.views.page import form_page, here, sent
from fgc.accounts.roles import Role
from fgc.cases.access import MissingRight, get_case, visible_to
from fgc.cases.models import Membership
from fgc.cases.policy import COVER
from fgc.cases.shell import shell
from fgc.lib.dates import today
from fgc.lib.paging import turn
from fgc.lib.text import count

TOGETHER = 50


def reviews(request, reference):
    """The review that lies ahead, what is heard between reviews, and the ones that were."""
    case = get_case(request.user, reference, "reviews.read")
    looked_at = ("progress__action", "bottom_lines", "help_looks__help")
    found = list(
        case.reviews.select_related("conference").prefetch_related(*looked_at).order_by("-due_on", "-id")
    )
    ahead = next((review for review in found if review.is_open), None)
    plan = current_plan(case)
    runs = case.can.whole("reviews", "write")
    context = {
        **shell(case, "reviews"), "ahead": ahead, "late": bool(ahead and ahead.due_on < today()),
        "past": past_reviews(case, [review for review in found if not review.is_open]), "plan": plan,
        "reads_words": reads_reviews(case),
        "may_set": may_set_reviews(case), "may_hold": runs, "may_ask": case.is_open and case.can.can("reviews.write"),
        "has_version": bool(plan and plan.versions.exists()),
        "sees_outcomes": runs or case.can.can("manage.write"), "sees_feedback": case.can.can("feedback.read"),
        "worry": runs and worry_without_notice(case, found), **between(case, plan, runs=runs),
    }  # fmt: skip
    return render(request, "family_plans/reviews.html", context)


def set_review(request, reference):
    """Set a review when none is set."""
    case, plan = get_plan(request.user, reference, "reviews.write")
    check_may_set_reviews(case)
    due, rule = review_by_rule(plan, today())
    form = SetReviewForm(sent(request), initial={"due_on": due})

    def act():
        data = form.cleaned_data
        actions.set_review(plan=plan, due_on=data["due_on"], reason=data["reason"], by=request.user)
        return here("reviews", case)

    return form_page(request, case, form, act, title="Set the next review", back=here("reviews", case), tab="reviews",
                     lead=f"The service’s rule: {rule}.")  # fmt: skip


def ahead_of(request, reference, key, *, whole=False):
    """The case and one of its reviews, for somebody who may write its days, or (`whole`) everything of it."""
    case = get_case(request.user, reference, "reviews.write")
    check_may_set_reviews(case)
    if whole and not case.can.whole("reviews", "write"):
        raise MissingRight("reviews", "write")
    return case, get_object_or_404(
        case.reviews.select_related("plan__conference", "plan__case__service", "conference"), key=key
    )


def change_review(request, reference, key):
    """Another day, with the reason."""
    case, review = ahead_of(request, reference, key)
    form = ChangeReviewForm(sent(request), initial={"due_on": review.due_on})

    def act():
        data = form.cleaned_data
        actions.change_review(review=review, due_on=data["due_on"], reason=data["reason"], by=request.user)
        return here("reviews", case)

    return form_page(
        request,
        case,
        form,
        act,
        title="Change the day of the review",
        back=here("reviews", case),
        tab="reviews",
    )


def decline_review(request, reference, key):
    """The family chose not to have this review."""
    case, review = ahead_of(request, reference, key, whole=True)
    form = DeclineForm(sent(request))

    def act():
        actions.decline_review(review=review, words=form.cleaned_data["words"], by=request.user)
        return here("reviews", case)

    return form_page(
        request,
        case,
        form,
        act,
        title="The family chose not to have this review",
        back=here("reviews", case),
        tab="reviews",
    )


def reviews_due(request):
    """The reviews ahead in the person's families, the late ones first."""
    day = today()
    form = ReviewsFilter(request.GET, reader=request.user)
    found = reviews_ahead(_families(request.user, day, mine=form.only_mine)).filter(form.condition(day))
    counted = found.order_by().aggregate(ahead=Count("id"), late=Count("id", filter=late_reviews(day)))
    rows = found.select_related("case__coordinator", "conference")
    page = turn(request, rows, TOGETHER, counted["ahead"])
    context = {
        "form": form, "ahead": counted["ahead"], "late": counted["late"],
        "rows": [_row(review, day) for review in page.rows], **page.links,
        "is_filtered": bool(form.changed_data), "clear_url": reverse("family_plans:reviews_due"),
        "has_rules": request.user.role == Role.SERVICE_MANAGER,
        "has_outcomes": request.user.role in (Role.COORDINATOR, Role.SERVICE_MANAGER),
    }  # fmt: skip
    return render(request, "family_plans/reviews_due.html", context)


def _families(user, day, *, mine):
    """Whose reviews a person sees: for a coordinator theirs, and (unless only `mine`) those they cover."""
    cases = visible_to(user, need="reviews.read")
    if user.role != Role.COORDINATOR:
        return cases
    covering = Membership.objects.filter(
        case=OuterRef("pk"), person=user, relationship=COVER, ended_at=None, starts_on__lte=day, until__gte=day
    )  # fmt: skip
    return cases.filter(coordinator=user) if mine else cases.filter(Q(coordinator=user) | Exists(covering))


def _row(review, day):
    days = (review.due_on - day).days
    tag, colour = (
        (f"{count(-days, 'day')} late", "red")
        if days < 0
        else ("Due today", "orange")
        if days == 0
        else ("", "")
    )
    return {
        "review": review, "case": review.case, "tag": tag, "colour": colour,
        "in_words": f"in {count(days, 'day')}" if days > 0 else "", "url": here("reviews", review.case),
    }  # fmt: skip
