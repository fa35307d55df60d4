"""The plain pages of answers, and the safety questions."""

from django.http import Http404
from django.shortcuts import redirect
from django.urls import reverse

from referrals import actions, codes
from referrals.access import WRITE, get_referral
from referrals.answers import PAGES
from referrals.forms.base import now_of
from referrals.forms.pages import FORMS
from referrals.forms.rows import SafetyDetailsForm, SafetyForm
from referrals.views.flow import draft_page, tasks_url


def answers(request, reference, page):
    """One of the plain pages of PAGES."""
    if page not in PAGES:
        raise Http404
    referral = get_referral(request.user, reference, WRITE)

    def save(cleaned):
        return actions.save_answers(referral=referral, page=page, by=request.user, **cleaned)

    then = tasks_url(referral)
    if page == "dates":
        then = reverse("referrals:rows", args=[reference, "dates"])
    back = None
    if page == "sharing":
        then = reverse("referrals:agreement", args=[reference])
        back = {"url": then, "text": "Back to agreement"}
    return draft_page(
        request, referral, FORMS[page], title=PAGES[page].title, save=save, then=then, back=back,
        initial=lambda: now_of(referral, PAGES[page].fields), place=f"answers:{page}", keep_valid=True,
    )  # fmt: skip


def safety(request, reference):
    """The safety questions: yes, no or not known for each."""
    referral = get_referral(request.user, reference, WRITE)

    def save(cleaned):
        given = {topic: cleaned.get(topic, "") for topic, _, _ in codes.SAFETY}
        return actions.save_safety(referral=referral, answers=given, by=request.user)

    return draft_page(
        request, referral, SafetyForm, title="Safety and contact restrictions", save=save,
        then=reverse("referrals:safety_details", args=[reference]),
        initial=lambda: {row.topic: row.answer for row in referral.safety_answers.all()}, place="safety",
        lead="The coordinator reads this before any call. The family does not see it. Say what you know now.",
    )  # fmt: skip


def safety_details(request, reference):
    """Details for every topic that was not answered no; passed over when there is none."""
    referral = get_referral(request.user, reference, WRITE)
    rows = list(referral.safety_answers.all())
    pairs = reverse("referrals:rows", args=[reference, "pairs"])
    if all(row.answer == "no" for row in rows):
        return redirect(pairs)

    def save(cleaned):
        return actions.save_safety_details(referral=referral, details=cleaned, by=request.user)

    return draft_page(
        request, referral, SafetyDetailsForm, title="Details about safety", save=save, then=pairs,
        keep_valid=True, initial=lambda: {row.topic: row.detail for row in referral.safety_answers.all()},
        place="safety-details", answers=rows,
        back={"url": reverse("referrals:safety", args=[reference]), "text": "Back to the questions"},
    )  # fmt: skip
