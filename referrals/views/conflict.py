"""Saying that somebody knows the family, before the referral is decided."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.lib.forms import KnowsForm
from referrals import actions, knowing
from referrals.access import CONFLICT, DECIDE, abilities, get_referral
from referrals.forms.decide import ConflictForm, LiftConflictForm
from referrals.views.flow import attempt, posted


def conflict(request, reference):
    """Bar oneself from a referral; a service manager bars anybody of the service."""
    referral = get_referral(request.user, reference, CONFLICT)
    manages = request.user.role == Role.SERVICE_MANAGER
    people = _people(referral) if manages else None
    form = ConflictForm(posted(request), people=people)
    if request.method == "POST" and form.is_valid():
        response = attempt(request, form, lambda: _declare(request, referral, form.cleaned_data))
        if response:
            return response
    context = {
        "referral": referral,
        "form": form,
        "for_others": manages,
        "rows": [
            {
                "name": row.person.name,
                "reason": row.reason,
                "since": row.at,
                "lift": reverse("referrals:lift_conflict", args=[reference, row.key]),
            }
            for row in referral.conflicts.filter(ended_at=None).select_related("person")
        ]
        if manages
        else [],
        "back": reverse("referrals:referral", args=[reference]),
    }
    return render(request, "referrals/conflict.html", context)


def knows(request, reference, key):
    """Whether somebody who shares a name or number with the family knows them; never asked of that person."""
    referral = get_referral(request.user, reference, DECIDE)
    question = next((one for one in knowing.questions(referral, request.user) if one.person.key == key), None)
    person = question.person if question else None
    if question is None and request.method == "POST":  # it was open here while somebody else answered it
        person = knowing.asked_before(referral, request.user, key)
    if person is None:
        raise Http404
    form = KnowsForm(posted(request))
    if request.method == "POST" and form.is_valid():
        response = attempt(request, form, lambda: _settle(request, referral, person, form))
        if response:
            return response
    context = {
        "referral": referral,
        "form": form,
        "title": "Do you know this family?"
        if person == request.user
        else "Does a colleague know this family?",
        "lead": _lead(question, request.user) if question else "",
        "back": reverse("referrals:referral", args=[reference]),
    }
    return render(request, "referrals/decision.html", context)


def _lead(question, reader):
    told = "" if question.person.pk == reader.pk else " They are not told that you were asked."
    return f"{question.sentence(reader)}{told}"


def _settle(request, referral, person, form):
    has_conflict, given = form.is_conflict(), form.cleaned_data
    actions.settle_question(
        referral=referral, person=person, has_conflict=has_conflict, words=given["reason"], by=request.user
    )
    said = f"{person.name} cannot open this referral." if has_conflict else "Saved: no conflict of interest."
    messages.success(request, said)
    if not abilities(request.user, referral):  # they said it of themselves
        return reverse("workspace:home")
    return reverse("referrals:referral", args=[referral.reference])


def lift(request, reference, key):
    """Open the referral again to somebody who was barred, with the reason; for a service manager."""
    referral = get_referral(request.user, reference, DECIDE)
    barred = get_object_or_404(referral.conflicts.select_related("person"), key=key, ended_at=None)
    form = LiftConflictForm(posted(request))
    back = reverse("referrals:conflict", args=[reference])
    if request.method == "POST" and form.is_valid():
        response = attempt(request, form, lambda: _lift(request, barred, form.cleaned_data["reason"], back))
        if response:
            return response
    context = {"referral": referral, "form": form, "barred": barred, "back": back}
    return render(request, "referrals/lift_conflict.html", context)


def _lift(request, barred, reason, back):
    actions.lift_conflict(conflict=barred, reason=reason, by=request.user)
    messages.success(request, f"{barred.person.name} can open this referral again.")
    return back


def _people(referral):
    """Everybody of the service but the author and those who are barred already."""
    people = User.objects.filter(service=referral.service, is_active=True).exclude(pk=referral.author_id)
    barred = referral.conflicts.filter(ended_at=None).values("person")
    return people.exclude(pk__in=barred).select_related("team").order_by("name", "pk")


def _declare(request, referral, given):
    person = given.get("person") or request.user
    actions.declare_conflict(referral=referral, person=person, reason=given["reason"], by=request.user)
    if person.pk == request.user.pk:
        messages.success(request, f"Referral {referral.reference} is closed to you. Colleagues deal with it.")
    else:
        messages.success(request, f"{person.name} cannot open this referral.")
    if not abilities(request.user, referral):
        return reverse("workspace:home")
    return reverse("referrals:referral", args=[referral.reference])
