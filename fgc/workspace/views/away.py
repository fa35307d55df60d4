"""Days away: one's own, those of the service for its managers, and agreeing to a cover."""

from django.contrib import messages
from django.db.models import Exists, OuterRef, Q
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from fgc.accounts.models import Absence
from fgc.accounts.roles import Role
from fgc.accounts.submissions import once
from fgc.cases import actions
from fgc.cases.access import visible_to
from fgc.cases.actions.covering import left_out
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.paging import turn
from fgc.workspace.away_forms import AwayForm
from fgc.workspace.views.forms_page import data_of

TOGETHER = 25


@require_GET
def away(request):
    """Who is away now and later: oneself, and for a service manager everybody of the service."""
    manages = request.user.role == Role.SERVICE_MANAGER
    rows = _theirs(request.user).filter(until__gte=today()).select_related("person", "cover")
    page = turn(request, rows, TOGETHER)
    out = _left_out(request.user, page.rows) if manages else {}
    return render(request, "workspace/away.html", {
        "rows": [_row(row, request.user, out.get(row.pk, [])) for row in page.rows], "manages": manages,
        "is_coordinator": request.user.role == Role.COORDINATOR, **page.links,
    })  # fmt: skip


def _left_out(user, absences):
    """By absence the families that its cover cannot open, each with whether this manager can: two queries."""
    agreed, found = [row for row in absences if row.agreed_at], {}
    seen = Exists(visible_to(user).filter(pk=OuterRef("pk")))
    for case in left_out(agreed).annotate(is_seen=seen):
        found.setdefault(case.absence_id, []).append(case)
    return found


@require_http_methods(["GET", "POST"])
def add_away(request):
    """Record days away."""
    form = AwayForm(data_of(request), reader=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            return once(
                request, lambda: _said(actions.record_absence(by=request.user, **form.given), request)
            )
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
    return render(request, "workspace/add_away.html", {"form": form})


@require_POST
def end_away(request, key):
    """Back at work, or not going after all."""
    absence = get_object_or_404(_theirs(request.user), key=key)
    return _act(
        request, lambda: actions.end_absence(absence=absence, by=request.user), "The days away are ended."
    )


@require_POST
def agree_cover(request, key):
    """A service manager lets the cover in."""
    absence = get_object_or_404(_theirs(request.user), key=key, cover__isnull=False)
    if request.user.role != Role.SERVICE_MANAGER:
        raise Http404
    return _act(
        request,
        lambda: actions.agree_cover(absence=absence, by=request.user),
        "The cover can open the families on those days.",
    )


def _theirs(user):
    whose = Q(person=user)
    if user.role == Role.SERVICE_MANAGER:
        whose |= Q(person__service_id=user.service_id)
    return Absence.objects.standing().filter(whose)


def _act(request, act, words):
    try:
        act()
        messages.success(request, words)
    except Refused as refused:
        messages.warning(request, refused.message)
    return redirect("workspace:away")


def _said(absence, request):
    if absence.cover and not absence.agreed_at:
        messages.success(request, "Saved. A service manager is asked to agree to the cover.")
    elif absence.agreed_at and left_out([absence]).exists():
        messages.warning(request, "Saved. Some families are left out: see below.")
    else:
        messages.success(request, "Saved.")
    return reverse("workspace:away")


def _row(row, reader, left_out):
    manages = reader.role == Role.SERVICE_MANAGER
    out = [case for case in left_out if case.is_seen]
    return {
        "name": row.person.name, "since": row.since, "until": row.until,
        "is_now": row.since <= today(), "cover": row.cover.name if row.cover else "",
        "waits": bool(row.cover and not row.agreed_at),
        "agree_url": reverse("workspace:agree_cover", args=[row.key])
        if manages and row.cover and not row.agreed_at and reader.pk not in (row.cover_id, row.person_id) else "",
        "end_url": reverse("workspace:end_away", args=[row.key]),
        "end_words": "Back at work" if row.since <= today() else "Not going after all",
        "left_out": [{"title": case.title, "url": reverse("workspace:let_in", args=[case.reference])} for case in out],
        "hidden": len(left_out) - len(out),
        "hand_over_url": reverse("workspace:hand_over", args=[row.person.key])
        if manages and row.person.role == Role.COORDINATOR else "",
    }  # fmt: skip
