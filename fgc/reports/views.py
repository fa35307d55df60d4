"""Pages of figures."""

from django.core.exceptions import PermissionDenied
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from conferences.overrides import waiting_for
from conferences.words import day_words
from family_plans.incidents import clock, open_incidents
from family_plans.second_looks import waiting_for as waiting_for_a_look
from fgc.accounts.models import Absence
from fgc.accounts.roles import Role
from fgc.cases.access import visible_to
from fgc.cases.actions.succession import short_of_names
from fgc.cases.models import CaseFinish
from fgc.cases.notices import waiting_notices
from fgc.cases.scope import scope_of
from fgc.lib.dates import today
from fgc.lib.text import count
from fgc.network import pending
from fgc.reports.figures import dashboard as figures
from fgc.workspace.navigation import lists_of
from fgc.workspace.promises import promises


@require_GET
def dashboard(request):
    """The caseload of the service, for its managers: each number leads to its list."""
    if request.user.role != Role.SERVICE_MANAGER:
        raise PermissionDenied("The dashboard is for service managers.")
    scope = scope_of(request.user)
    return render(
        request,
        "reports/dashboard.html",
        figures(request.user, scope, today())
        | {
            "lists": lists_of(request.user),
            "promises": promises(request.user, today(), scope, late_only=True),
            "decisions": waiting_notices(request.user, today(), scope)
            + _decisions(request.user, scope)
            + _short_of_names(request.user, scope)
            + _covers(request.user)
            + _finishes(request.user, scope)
            + pending.waiting(request.user, today(), scope)
            + _second_looks(request.user)
            + _incidents(request.user, scope),
        },
    )


def _decisions(user, scope):
    """Safety questions of coordinators that wait for this manager."""
    return [
        {
            "title": f"May two people who must not meet both come? {row.conference.case.title}",
            "url": reverse("conferences:decide_override", args=[row.conference.case.reference, row.key]),
            "hint": f"Asked by {row.asked_by.name}. The conference is on {day_words(row.conference.starts_at)}.",
            "status_text": "Decide",
            "tag_class": "govuk-tag--orange",
        }
        for row in waiting_for(user, scope)
    ]


def _covers(user):
    """Covers that coordinators ask for while they are away, which a service manager agrees to."""
    asked = Absence.objects.standing().filter(
        person__service=user.service_id, until__gte=today(), cover__isnull=False, agreed_at=None
    )
    return [
        {
            "title": f"May {row.cover.name} cover for {row.person.name}?",
            "url": reverse("workspace:away"),
            "hint": f"From {row.since.day} {row.since:%B} to {row.until.day} {row.until:%B}. "
            "Until you agree, the reminders come to the service managers.",
            "status_text": "Decide",
            "tag_class": "govuk-tag--orange",
        }
        for row in asked.exclude(cover=user).select_related("person", "cover")
    ]


def _finishes(user, scope):
    """Families whose coordinator asks for the work to be finished."""
    cases = visible_to(user, scope=scope, need="manage.write").order_by().values("pk")
    rows = CaseFinish.objects.filter(signed_off_at=None, sent_back_at=None, case__in=cases).order_by(
        "made_at", "id"
    )
    return [
        {
            "title": f"Is the work finished? {row.case.title}",
            "url": reverse("workspace:sign_off", args=[row.case.reference, row.key]),
            "hint": f"{row.made_by.name} asks you to sign it off.",
            "status_text": "Sign off",
            "tag_class": "govuk-tag--orange",
        }
        for row in rows.select_related("case", "made_by")
    ]


def _incidents(user, scope):
    """Copies that went wrong and are not closed, with what is left of the 72 hours."""
    now = timezone.now()
    cases = visible_to(user, scope=scope, need="access_log.read").order_by()
    return [
        {
            "title": f"A copy of the plan went wrong: {row.case.title}",
            "url": reverse("family_plans:incident", args=[row.case.reference, row.key]),
            "hint": f"Recorded by {row.made_by.name}.",
            "status_text": clock(row, now),
            "tag_class": "govuk-tag--red",
        }
        for row in open_incidents(cases)
    ]


def _second_looks(user):
    """Copies of plans that may not leave until a second person has read them."""
    number = waiting_for_a_look(user).order_by().count()
    if not number:
        return []
    return [
        {
            "title": f"{count(number, 'copy waits', 'copies wait')} for a second look",
            "url": reverse("family_plans:second_looks"),
            "hint": "Each leaves once somebody who did not make it has read it.",
            "status_text": "Read",
            "tag_class": "govuk-tag--orange",
        }
    ]


def _short_of_names(user, scope):
    """Restricted records that this manager can open and hardly anybody else: a named person has left."""
    cases = visible_to(user, scope=scope, need="manage.write").order_by().values("pk")
    return [
        {
            "title": f"A restricted record has fewer than two named people: {case.title}",
            "url": reverse("workspace:restrict", args=[case.reference]),
            "hint": "Somebody who was named on it has left. Name another person who can open it.",
            "status_text": "Name somebody",
            "tag_class": "govuk-tag--orange",
        }
        for case in short_of_names(cases).order_by("reference")
    ]
