"""The people of a service: the list, one person, adding, changing.

What could let somebody in, or lock somebody out, asks for the password again.
"""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from fgc.accounts import actions
from fgc.accounts.doors import administrators, administrators_and_managers, get_person, step_up
from fgc.accounts.forms import AddPersonForm, PeopleFilter, PersonForm
from fgc.accounts.people import ON_A_PAGE, people_of, waiting_roles
from fgc.accounts.roles import Role
from fgc.accounts.submissions import once
from fgc.lib.errors import Refused
from fgc.lib.paging import turn
from fgc.lib.sealed import keep_words, kept_words, take_words

WORDS = "people_search"
LINK = "invitation of "


@require_GET
@administrators_and_managers
def users(request):
    """The list, with the roles that wait for agreement above it."""
    form = PeopleFilter(request.GET, service=request.user.service_id)
    wanted = form.cleaned_data if form.is_valid() else {}
    words = kept_words(request.session, WORDS) if "search" in request.GET else ""
    page = turn(request, people_of(request.user.service_id, wanted, words), ON_A_PAGE)
    return render(request, "accounts/users.html", {
        "form": form, "words": words, "is_filtered": bool(words) or any(wanted.values()),
        "rows": [_row(person) for person in page.rows],
        **page.links,
        "waiting": waiting_roles(request.user.service_id),
        "may_add": request.user.role == Role.ADMINISTRATOR,
        "may_decide": request.user.role == Role.SERVICE_MANAGER,
    })  # fmt: skip


@require_POST
@administrators_and_managers
def search_users(request):
    """Search by part of a name or address; what was typed stays out of the address (ASVS 14.2.1)."""
    keep_words(request.session, WORDS, " ".join(request.POST.get("words", "").split())[:60])
    return redirect(f"{reverse('accounts:users')}?search=1")


@administrators_and_managers
@require_GET
def user(request, key):
    """One person: what the account says, the role and what waits, and what can be done."""
    person = get_person(request.user, key)
    proposed = person.role_changes.filter(decided_at=None).select_related("proposed_by").first()
    manages = request.user.role == Role.ADMINISTRATOR and person.pk != request.user.pk
    return render(request, "accounts/user.html", {
        "person": person, "rows": _rows(person, proposed), "proposed": proposed,
        "link": take_words(request.session, LINK + person.key),
        "may_change": request.user.role == Role.ADMINISTRATOR, "may_manage": manages,
        "may_decide": _may_decide(request.user, person, proposed),
        "hand_over_url": _hand_over(request.user, person),
        "trail": [{"label": "Users", "url": reverse("accounts:users")}, {"label": person.name, "url": ""}],
    })  # fmt: skip


@require_http_methods(["GET", "POST"])
@administrators
@step_up
def add_user(request):
    """A new account, the role proposed for it, and the link with which the person sets a password."""
    form = AddPersonForm(request.POST if request.method == "POST" else None, service=request.user.service_id)
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, lambda: _add(request, form))
        except Refused as refusal:
            _put(form, refusal)
    return render(request, "accounts/user_form.html", {"form": form, "heading": "Add a person"})


@require_http_methods(["GET", "POST"])
@administrators
@step_up
def change_user(request, key):
    """Change what an account says."""
    person = get_person(request.user, key)
    now = {name: getattr(person, name) for name in ("name", "email", "job_title", "phone", "working_pattern")}
    now["team"] = person.team.key if person.team else ""
    form = PersonForm(
        request.POST if request.method == "POST" else None, service=request.user.service_id, initial=now
    )
    if request.method == "POST" and form.is_valid():
        try:
            return once(
                request, lambda: _url(actions.change_person(person=person, by=request.user, **form.account))
            )
        except Refused as refusal:
            _put(form, refusal)
    return render(request, "accounts/user_form.html", {
        "form": form, "heading": f"Change {person.name}'s account", "person": person,
        "email_matters": person.role not in ("", Role.ADMINISTRATOR)})  # fmt: skip


@require_POST
@administrators
@step_up
def invite_user(request, key):
    """Send a new link to set a password."""
    person = get_person(request.user, key)
    return _try(request, person, lambda: _invite(request, person))


def _add(request, form):
    person = actions.add_person(service=request.user.service, by=request.user, **form.account)
    actions.propose_role(person=person, role=form.cleaned_data["role"], by=request.user)
    return _invite(request, person)


def _invite(request, person):
    """Send the link, keep it for showing once while the account has no role, and go to the person."""
    link = actions.invite(person=person, by=request.user)
    person.refresh_from_db(fields=["role"])
    if not person.role:
        keep_words(request.session, LINK + person.key, link)
    return _said(request, person, f"A link to set a password has been sent to {person.email}.")


def _try(request, person, act):
    try:
        return once(request, act)
    except Refused as refusal:
        messages.warning(request, refusal.message)
        return redirect("accounts:user", person.key)


def _said(request, person, words):
    messages.success(request, words)
    return _url(person)


def _url(person):
    return reverse("accounts:user", args=[person.key])


def _put(form, refusal):
    form.add_error(refusal.field if refusal.field in form.fields else None, refusal.message)


def _row(person):
    state, colour = ("Open", "green") if person.role else ("Waiting for a role", "yellow")
    if not person.is_active:
        state, colour = "Ended", "grey"
    return [
        {"text": person.name, "url": _url(person), "detail": person.email},
        {"text": person.role_name or "None yet"},
        {"text": person.team.name if person.team else ""},
        {"text": state, "tag": True, "tag_colour": colour, "nowrap": True},
    ]


def _rows(person, proposed):
    role = {"key": "Role", "value": person.role_name or "None yet"}
    if proposed:
        role["detail"] = f"{proposed.get_role_display()} is proposed and waits for a service manager to agree"
    return [
        {"key": "Email address", "value": person.email},
        {"key": "Job title", "value": person.job_title or "Not given"},
        {"key": "Telephone", "value": person.phone or "Not given"},
        role,
        {"key": "Team", "value": person.team.name if person.team else "None"},
        {"key": "Working pattern", "value": _pattern(person.working_pattern)},
        {"key": "Account", "value": "Open" if person.is_active else "Ended"},
    ]


def _pattern(share):
    return "Full time" if share == 1 else f"{share.normalize():f} of full time"


def _hand_over(viewer, person):
    """Where a manager hands over a coordinator's families, also of one who has left."""
    if viewer.role != Role.SERVICE_MANAGER or person.role != Role.COORDINATOR:
        return ""
    return reverse("workspace:hand_over", args=[person.key])


def _may_decide(viewer, person, proposed):
    ids = (person.pk, proposed.proposed_by_id) if proposed else ()
    return bool(ids) and viewer.role == Role.SERVICE_MANAGER and viewer.pk not in ids
