"""Proposing a role and agreeing to it: two people, each of whom gives the password again."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fgc.accounts import actions
from fgc.accounts.doors import administrators, for_roles, get_person, step_up
from fgc.accounts.forms import DecisionForm, RoleForm
from fgc.accounts.roles import Role
from fgc.accounts.submissions import once
from fgc.lib.errors import Refused


@require_http_methods(["GET", "POST"])
@administrators
@step_up
def propose_role(request, key):
    """An administrator proposes a role for somebody else."""
    person = get_person(request.user, key)
    form = RoleForm(request.POST if request.method == "POST" else None, initial={"role": person.role})
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _propose(request, person, form.cleaned_data["role"]))
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    return render(request, "accounts/role.html", {"form": form, "person": person})


@require_http_methods(["GET", "POST"])
@for_roles(Role.SERVICE_MANAGER)
@step_up
def decide_role(request, key):
    """A service manager agrees to the role proposed for a person, or refuses it."""
    person = get_person(request.user, key)
    change = person.role_changes.filter(decided_at=None).select_related("proposed_by").first()
    if change is None and request.method == "GET":
        raise Http404
    form = DecisionForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            return once(
                request, lambda: _decide(request, person, change, form.cleaned_data["decision"] == "agree")
            )
        except Refused as refusal:
            form.add_error(None, refusal.message)
    return render(request, "accounts/decide_role.html", {"form": form, "person": person, "change": change})


def _propose(request, person, role):
    change = actions.propose_role(person=person, role=role, by=request.user)
    said = "is in force" if change.agreed else "now waits for a service manager to agree"
    messages.success(request, f"The role {said}.")
    return reverse("accounts:user", args=[person.key])


def _decide(request, person, change, agreed):
    if change is None:
        raise Refused("This has been decided already")
    actions.decide_role(change=change, agreed=agreed, by=request.user)
    messages.success(request, "The role is in force." if agreed else "The role was refused.")
    return reverse("accounts:users")
