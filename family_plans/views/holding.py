"""Arranging a review like a conference, and recording it as it was held."""

from django.contrib import messages
from django.urls import reverse

from conferences.access import for_reader, sight
from conferences.relations import Relations
from family_plans import actions
from family_plans.asked import changed_since, what_was_asked
from family_plans.forms.arranging import ArrangeForm, PhoneRoundForm
from family_plans.forms.holding import hold_form
from family_plans.models import BottomLineLook, HelpLook
from family_plans.rhythm import review_by_rule
from family_plans.standing import last_told
from family_plans.views.page import form_page, here, pass_on_first, sent
from family_plans.views.reviews import ahead_of
from fgc.lib.dates import today
from fgc.lib.errors import Refused


def book_review(request, reference, key):
    """How and when the family looks at its plan again: as at a conference, or by a phone round."""
    case, review = ahead_of(request, reference, key)
    back = here("reviews", case)
    if not sight(case).runs:  # business support writes down days; a conference is booked by who runs it
        form = PhoneRoundForm(sent(request), initial={"booked_for": review.meets_on})
    else:
        form = _arrange_form(request, case, review, back)

    def act():
        data = form.cleaned_data
        if data.get("way") != "conference":
            actions.book_review(
                review=review, booked_for=data["booked_for"], way=data.get("way", ""), by=request.user
            )
            return back
        _arrange(form, case, review, request.user)
        messages.success(request, "The review conference is booked. Nobody in the family has been told yet.")
        return reverse("conferences:conference", args=[case.reference])

    return form_page(
        request, case, form, act, title="Arrange the review", back=back, tab="reviews",
        template="family_plans/arrange.html",
    )  # fmt: skip


def _arrange_form(request, case, review, back):
    relations = Relations(case, request.user)
    people = [(person, relations.words(person)) for person in relations.people() if person.status == "living"]
    venues = list(case.service.venues.filter(closed_at=None))
    return ArrangeForm(
        sent(request), venues=venues, people=people, back=back,
        initial={"way": review.way or "conference", "booked_for": review.meets_on, "starts_on": review.meets_on},
    )  # fmt: skip


def _arrange(form, case, review, by):
    data = form.cleaned_data
    try:
        actions.arrange_meeting(
            review=review, starts_at=data["starts_at"], ends_at=data["ends_at"], venue=data["venue"],
            place_note=data["place_note"], people=data.get("people", ()), by=by,
        )  # fmt: skip
    except Refused as refused:
        form.other_ways, form.kept_apart = refused.choices, getattr(refused, "rule", "")
        raise for_reader(case, refused) from refused


def hold_review(request, reference, key):
    """Record a review: each action, bottom line and promise last time and now, and what happens next."""
    case, review = ahead_of(request, reference, key, whole=True)
    rows = list(review.plan.actions.filter(removed_at=None).select_related("who", "checker"))
    lines = what_was_asked(case)["bottom_lines"]
    changed = changed_since(review.plan)
    helped = list(
        review.plan.help_requests.filter(removed_at=None, delivered_on=None, answer__in=["yes", "part"])
    )
    form = hold_form(rows, lines, changed, helped)(
        sent(request), initial={"held_on": min(review.meets_on or today(), today())}
    )

    def act():
        data = form.cleaned_data
        actions.hold_review(
            review=review, held_on=data["held_on"], outcome=data["outcome"], words=data["words"],
            progress=form.progress(), found=form.found(), next_due_on=data["next_due_on"], reason=data["reason"],
            asked_by=data["asked_by"], why=data["why"], by=request.user,
        )  # fmt: skip
        messages.success(request, "The review is recorded")
        goes_on = "write" if data["outcome"] == "amend" else "reviews"
        if data["at_risk"] == "yes":
            return pass_on_first(case, goes_on)
        return here(goes_on, case)

    return form_page(
        request, case, form, act, title="Record the review", back=here("reviews", case), tab="reviews",
        template="family_plans/hold.html", by_rule=review_by_rule(review.plan, today(), after_one=True)[1],
        items=_items(form, rows), lines=_lines(form, case, lines, changed), helped=_helped(form, case, helped),
    )  # fmt: skip


def _items(form, rows):
    told = last_told(rows)
    return [
        {
            "number": number,
            "action": action,
            "last": told.get(action.pk),
            "state": form[f"state-{action.key}"],
            "words": form[f"words-{action.key}"],
        }
        for number, action in enumerate(rows, start=1)
    ]


def _lines(form, case, lines, changed):
    looks = BottomLineLook.objects.filter(review__case=case).order_by("review__held_on", "id")
    before = {look.bottom_line_key: look for look in looks.select_related("review")}
    return [
        {
            "text": row["text"],
            "changed": row["key"] in changed,
            "last": before.get(row["key"]),
            "state": form[f"line-{row['key']}"],
            "words": form[f"line-words-{row['key']}"],
            "told": form[f"told-{row['key']}"] if row["key"] in changed else None,
        }
        for row in lines
    ]


def _helped(form, case, helped):
    looks = HelpLook.objects.filter(review__case=case).order_by("review__held_on", "id")
    before = {look.help_id: look for look in looks.select_related("review")}
    return [
        {
            "row": row,
            "last": before.get(row.pk),
            "state": form[f"help-{row.key}"],
            "words": form[f"help-words-{row.key}"],
        }
        for row in helped
    ]
