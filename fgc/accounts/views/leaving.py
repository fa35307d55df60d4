"""Somebody leaves: the account ends, and records that nobody else could open pass on. Or they come back."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from fgc.accounts import actions, leaving
from fgc.accounts.actions.roles import holds_families
from fgc.accounts.doors import administrators, get_person, step_up
from fgc.accounts.forms import EndAccountForm
from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.accounts.submissions import once
from fgc.lib.errors import Refused
from fgc.lib.text import count


@require_http_methods(["GET", "POST"])
@administrators
@step_up
def end_user(request, key):
    """End the account of a person who leaves, after saying what that does."""
    person = get_person(request.user, key)
    alone = leaving.held_alone(person)
    form = EndAccountForm(
        request.POST if request.method == "POST" else None,
        managers=_other_managers(person) if alone else None,
    )
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _end(request, person, form.cleaned_data.get("successor")))
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    return render(request, "accounts/end_user.html", {
        "person": person, "form": form, "holds_families": holds_families(person),
        "alone": count(alone, "restricted record") if alone else "",
    })  # fmt: skip


@require_POST
@administrators
def resume_user(request, key):
    """Open the account of a person who has come back."""
    person = get_person(request.user, key)
    try:
        return once(request, lambda: _resume(request, person))
    except Refused as refusal:
        messages.warning(request, refusal.message)
        return redirect("accounts:user", person.key)


def _other_managers(person):
    managers = User.objects.filter(service=person.service_id, role=Role.SERVICE_MANAGER, is_active=True)
    return managers.exclude(pk=person.pk).order_by("name", "pk")


def _end(request, person, successor):
    actions.end_account(person=person, successor=successor, by=request.user)
    messages.success(request, "The account has ended.")
    return reverse("accounts:user", args=[person.key])


def _resume(request, person):
    actions.resume_account(person=person, by=request.user)
    messages.success(request, "The account is open again. Propose a role, and send a link to set a password.")
    return reverse("accounts:user", args=[person.key])
