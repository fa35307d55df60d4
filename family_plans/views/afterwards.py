"""What becomes of copies: filed with the council, gone wrong, proved years later."""

from django.core.exceptions import PermissionDenied
from django.db.models import Exists, OuterRef
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from family_plans import actions
from family_plans.access import get_plan, may_tick_help
from family_plans.filings import filing_rows
from family_plans.forms.afterwards import FilingForm, ProveForm, StepsForm, ToldForm, WrongCopyForm
from family_plans.incidents import clock, deadline, hours_left, open_in_service, open_incidents
from family_plans.models import Incident, PlanCopy
from family_plans.views.page import button, form_page, here, sent, token
from fgc.accounts.roles import Role
from fgc.cases.access import MissingRight, get_case, visible_to
from fgc.cases.shell import shell
from fgc.lib.dates import LONDON
from fgc.lib.paging import turn
from fgc.lib.stale import print_of

TOGETHER = 50


def filing(request, reference):
    """Each child: is this version on their record in the council's own system, are its actions in their own plan?"""
    case, _plan, version = _to_file(request.user, reference)
    rows = filing_rows(case, version)
    context = {
        **shell(case, "plan"), "version": version, "rows": rows, "back": here("plan", case),
        "may_make": case.can.can("plan_final.write"),
    }  # fmt: skip
    return render(request, "family_plans/filing.html", context)


def file_for(request, reference, key):
    """Record the filing of the version that stands for one child."""
    case, _plan, version = _to_file(request.user, reference)
    row = next((row for row in filing_rows(case, version) if row["child"].key == key), None)
    if row is None:
        raise Http404
    now = actions.filed_so_far(row["row"])
    form = FilingForm(sent(request), initial={**now, "council_id": row["council_id"], "read": print_of(now)})

    def act():
        days = {name: form.cleaned_data[name] for name in (*now, "read")}
        actions.record_filing(version=version, child=row["child"], by=request.user, **days)
        return here("filing", case)

    return form_page(
        request,
        case,
        form,
        act,
        title=f"Version {version.number} on {row['name']}’s record",
        back=here("filing", case),
    )


def _to_file(user, reference):
    case, plan = get_plan(user, reference, "reviews.write")
    if not may_tick_help(case):
        raise MissingRight("reviews", "write")
    version = plan.versions.select_related("plan__case").last()
    if version is None:
        raise Http404
    return case, plan, version


def wrong_copy(request, reference, key):
    """A copy reached the wrong person: call it back and start the clock."""
    case = _may_act(request.user, reference)
    copy = get_object_or_404(_copies(case), key=key)
    form = WrongCopyForm(sent(request))

    def act():
        data = form.cleaned_data
        incident = actions.report_wrong_copy(
            copy=copy, what=data["what"], found_at=form.moment(), safety=data["safety"], by=request.user
        )
        return here("incident", case, incident.key)

    return form_page(
        request, case, form, act, title=f"Copy {copy.number}, for {copy.recipient}, went wrong", back=here("copies", case),
        lead="Keep people safe first. Then tell your manager and information governance.",
    )  # fmt: skip


def incident(request, reference, key):
    """One incident: its clock, who was told, what was done."""
    case = get_case(request.user, reference, "access_log.read")
    found = get_object_or_404(_incidents(case), key=key)
    may_act = (case.can.can("plan_final.write") or case.can.can("manage.write")) and not found.closed_at
    now = timezone.now()
    context = {
        **shell(case, "plan"), "incident": found, "told": found.told.select_related("by"), "may_act": may_act,
        "clock": clock(found, now), "late": hours_left(found, now) < 0, "deadline": deadline(found).astimezone(LONDON),
        "submission": token(), "back": here("plan", case),
        "may_close": may_act and found.governance_told_at and (found.reported_at or found.not_reported_reason),
    }  # fmt: skip
    return render(request, "family_plans/incident.html", context)


def told(request, reference, key):
    """Who was told of the incident."""
    case, found = _acting(request, reference, key)
    form = ToldForm(sent(request))

    def act():
        data = {name: form.cleaned_data[name] for name in ("who", "how", "on")}
        actions.tell_somebody(incident=found, by=request.user, **data)
        return here("incident", case, key)

    return form_page(request, case, form, act, title="Who was told?", back=here("incident", case, key))


def steps(request, reference, key):
    """What was done about the incident."""
    case, found = _acting(request, reference, key)
    now = actions.steps_of(found)
    form = StepsForm(sent(request), initial={**now, "read": print_of(now)})

    def act():
        data = {name: form.cleaned_data[name] for name in (*now, "read")}
        actions.record_steps(incident=found, by=request.user, **data)
        return here("incident", case, key)

    return form_page(request, case, form, act, title="What was done", back=here("incident", case, key))


@require_POST
def close_incident(request, reference, key):
    """Close it once everything is decided."""
    case, found = _acting(request, reference, key)

    def act():
        actions.close_incident(incident=found, by=request.user)
        return here("incident", case, key)

    return button(request, act, here("incident", case, key))


@require_GET
def incidents(request):
    """Open incidents of the service with the hours left, for its managers and information governance; no names."""
    if request.user.role not in (Role.SERVICE_MANAGER, Role.INFORMATION_GOVERNANCE):
        raise PermissionDenied("This list is for service managers and information governance.")
    mine = visible_to(request.user, need="access_log.read").order_by()
    governance = request.user.role == Role.INFORMATION_GOVERNANCE
    found = open_in_service(request.user.service_id) if governance else open_incidents(mine.values("pk"))
    page = turn(request, found.annotate(opens=Exists(mine.filter(pk=OuterRef("case")))), TOGETHER)
    now = timezone.now()
    rows = [
        {"incident": row, "clock": clock(row, now), "late": hours_left(row, now) < 0,
         "url": here("incident", row.case, row.key) if row.opens else ""}
        for row in page.rows
    ]  # fmt: skip
    return render(request, "family_plans/incidents.html", {"rows": rows, **page.links})


def prove(request, reference):
    """Which copy is this? By its file, its hash or its number; the file is compared and forgotten."""
    case = get_case(request.user, reference, "access_log.read")
    form = ProveForm(request.POST, request.FILES) if request.method == "POST" else ProveForm()
    found, asked = [], request.method == "POST" and form.is_valid()
    if asked:
        rows = _copies(case).select_related(
            "person", "staff", "made_by", "released_by", "handed_by", "version__plan__case"
        )
        number, hashed = form.cleaned_data.get("number"), form.cleaned_data.get("hash")
        rows = rows.filter(sha256=hashed) if hashed else rows.filter(number=number)
        found = [
            {"copy": copy, "differs": bool(hashed and number and copy.number != number)} for copy in rows
        ]
    context = {
        **shell(case, "plan"), "form": form, "found": found, "asked": asked, "back": here("plan", case),
        "may_recall": case.can.can("plan_final.write") or case.can.can("manage.write"),
        "by_number": asked and not form.cleaned_data.get("hash"),
    }  # fmt: skip
    return render(request, "family_plans/prove.html", context)


def _may_act(user, reference):
    """The case for who handles a wrong copy: the coordinator, or a manager of the service."""
    case = get_case(user, reference, "plan_final.read")
    if not (case.can.can("plan_final.write") or case.can.can("manage.write")):
        raise MissingRight("plan_final", "write")
    return case


def _acting(request, reference, key):
    case = _may_act(request.user, reference)
    return case, get_object_or_404(_incidents(case), key=key)


def _incidents(case):
    return Incident.objects.filter(case=case).select_related(
        "case", "copy__version", "copy__person", "copy__staff", "made_by", "closed_by"
    )


def _copies(case):
    return PlanCopy.objects.filter(version__plan__case=case).select_related("version")
