"""Teams and their managers."""

from django.contrib import messages
from django.db.models import Count, Prefetch, Q
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from fgc.accounts import actions
from fgc.accounts.doors import administrators, get_team
from fgc.accounts.forms import ManagerForm, TeamForm
from fgc.accounts.models import Team, TeamManager
from fgc.accounts.submissions import once
from fgc.lib.errors import Refused
from fgc.lib.paging import turn
from fgc.lib.text import and_list

ON_A_PAGE = 50
CURRENT = Prefetch(
    "managers", TeamManager.objects.filter(until=None).select_related("person"), to_attr="current"
)


@require_GET
@administrators
def teams(request):
    """Every team of the service that is not closed."""
    found = (
        Team.objects.filter(service=request.user.service_id, closed_at=None)
        .annotate(members=Count("people", filter=Q(people__is_active=True)))
        .prefetch_related(CURRENT)
    )
    page = turn(request, found, ON_A_PAGE)
    rows = [
        [
            {"text": team.name, "url": reverse("accounts:team", args=[team.key])},
            {"text": team.get_kind_display()},
            {"text": and_list(manager.person.name for manager in team.current) or "Nobody"},
            {"text": team.members, "numeric": True},
        ]
        for team in page.rows
    ]
    return render(request, "accounts/teams.html", {"rows": rows, **page.links})


@require_GET
@administrators
def team(request, key):
    """One team: who manages it and who is in it."""
    found = get_team(request.user, key)
    people = turn(request, found.people.filter(is_active=True).order_by("name", "pk"), ON_A_PAGE)
    managers = found.managers.filter(until=None).select_related("person").order_by("person__name", "pk")
    return render(request, "accounts/team.html", {
        "team": found,
        "managers": list(managers[:ON_A_PAGE]),
        "people": people.rows,
        **people.links,
        "trail": [{"label": "Teams", "url": reverse("accounts:teams")}, {"label": found.name, "url": ""}],
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
@administrators
def add_team(request):
    """A new team."""
    return _team_form(request, "Add a team", lambda answers: actions.add_team(
        service=request.user.service, by=request.user, **answers))  # fmt: skip


@require_http_methods(["GET", "POST"])
@administrators
def change_team(request, key):
    """Another name or kind."""
    found = get_team(request.user, key)
    now = {"name": found.name, "kind": found.kind}
    return _team_form(request, f"Change {found.name}", lambda answers: actions.change_team(
        team=found, by=request.user, **answers), initial=now)  # fmt: skip


@require_POST
@administrators
def close_team(request, key):
    """Close a team that nobody is in."""
    found = get_team(request.user, key)
    try:
        actions.close_team(team=found, by=request.user)
    except Refused as refusal:
        messages.warning(request, refusal.message)
        return redirect("accounts:team", key)
    messages.success(request, "The team is closed.")
    return redirect("accounts:teams")


@require_http_methods(["GET", "POST"])
@administrators
def add_manager(request, key):
    """Make somebody manager of a team."""
    found = get_team(request.user, key)
    form = ManagerForm(request.POST if request.method == "POST" else None, team=found)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _url(actions.add_manager(
                team=found, person=form.cleaned_data["person"], by=request.user).team))  # fmt: skip
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    return render(request, "accounts/team_form.html", {"form": form, "heading": f"Manager of {found.name}"})


@require_POST
@administrators
def end_manager(request, key, manager):
    """End a person's management of a team."""
    found = get_object_or_404(get_team(request.user, key).managers, key=manager)
    actions.end_manager(manager=found, by=request.user)
    messages.success(request, "They do not manage this team any more.")
    return redirect("accounts:team", key)


def _team_form(request, heading, act, initial=None):
    form = TeamForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method == "POST" and form.is_valid():
        answers = {name: form.cleaned_data[name] for name in ("name", "kind")}
        try:
            return once(request, lambda: _url(act(answers)))
        except Refused as refusal:
            form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)
    return render(request, "accounts/team_form.html", {"form": form, "heading": heading})


def _url(team):
    return reverse("accounts:team", args=[team.key])
