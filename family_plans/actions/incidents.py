"""A wrong copy: called back, who may be in danger, who was told, reported or not, closed (safety.md 4.4)."""

from django.db import transaction
from django.utils import timezone

from family_plans.models import Incident, IncidentTold, PlanCopy
from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases.access import abilities
from fgc.cases.holders import Holders
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.stale import refuse_stale
from fgc.lib.text import clean
from fgc.notifications.actions import notify


@transaction.atomic
def report_wrong_copy(*, copy, what, found_at, safety, by):
    """Call a copy back, open the incident and tell at once, at any hour, who has to act on it.

    The 72 hours run from the moment it was found.
    """
    copy = (
        PlanCopy.objects.select_for_update(of=("self",)).select_related("version__plan__case").get(pk=copy.pk)
    )
    what, safety, now = clean(what).strip(), clean(safety).strip(), timezone.now()
    if not what:
        raise Refused("Say what happened", field="what")
    if not safety:
        raise Refused("Say who may be in danger and what was done, or that nobody is", field="safety")
    if found_at > now:
        raise Refused("The moment must be in the past", field="found_at")
    if found_at < copy.made_at.replace(second=0, microsecond=0):  # people know the minute
        raise Refused("The copy was made after that", field="found_on")
    if copy.incidents.filter(closed_at=None).exists():
        raise Refused("This copy has an open incident already")
    case = copy.version.plan.case
    if not copy.recalled_at:
        copy.recalled_at, copy.recalled_by, copy.recalled_reason = now, by, what[:500]
        copy.save(update_fields=["recalled_at", "recalled_by", "recalled_reason"])
    incident = Incident.objects.create(
        case=case, copy=copy, what=what, safety=safety, found_at=found_at, made_by=by, made_at=now
    )
    _tell_at_once(incident)
    record("plan.copy_recalled", by=by, case=case, about=copy, number=copy.number, incident=incident.key)
    return incident


def _tell_at_once(incident):
    """The coordinator and the service's managers of what they may open; information governance that there is one."""
    case = incident.case
    staff = User.objects.filter(is_active=True, service=case.service_id)
    people = set(staff.filter(role=Role.SERVICE_MANAGER)) | set(Holders(today()).coordinator(case))
    people |= {case.coordinator} if case.coordinator and case.coordinator.is_active else set()
    able = [
        person for person in people - {incident.made_by} if abilities(person, case).can("access_log.read")
    ]
    key = f"incident:{incident.key}"
    notify(
        kind="incident.opened",
        to=sorted(able, key=lambda one: one.pk),
        about=incident,
        case=case,
        unique_key=key,
    )
    governance = staff.filter(role=Role.INFORMATION_GOVERNANCE).order_by("pk")
    notify(kind="incident.governance", to=governance, about=incident, unique_key=key)


@transaction.atomic
def tell_somebody(*, incident, who, how, on, by):
    """Record who was told of an incident, how and when."""
    incident = _open(incident)
    who, how = clean(who).strip()[:120], clean(how).strip()[:120]
    if not who:
        raise Refused("Say who was told", field="who")
    if on > today():
        raise Refused("The day must be today or in the past", field="on")
    told = IncidentTold.objects.create(incident=incident, who=who, how=how, on=on, by=by)
    record("plan.incident_told", by=by, case=incident.case, about=incident)
    return told


def steps_of(incident):
    """What is recorded of an incident so far, as the answers of its page."""
    return {
        "back_on": incident.back_on,
        "back_how": incident.back_how,
        "governance_told": bool(incident.governance_told_at),
        "reported": bool(incident.reported_at),
        "not_reported_reason": incident.not_reported_reason,
    }


@transaction.atomic
def record_steps(
    *, incident, by, back_on=None, back_how="", governance_told=False, reported=False, not_reported_reason="",
    read=None,
):  # fmt: skip
    """Record what was done: it came back, governance knows, it was reported or why it was not.

    `read` is the print of what stood on the page: Raises Stale when somebody recorded something else meanwhile.
    """
    incident = _open(incident)
    mine = {"back_on": back_on, "back_how": back_how, "governance_told": governance_told, "reported": reported,
            "not_reported_reason": not_reported_reason}  # fmt: skip
    refuse_stale(steps_of(incident), read, mine)
    if back_on and back_on > today():
        raise Refused("The day must be today or in the past", field="back_on")
    not_reported_reason = clean(not_reported_reason).strip()[:500]
    if reported and not_reported_reason:
        raise Refused(
            "It was reported: leave the reason for not reporting it empty", field="not_reported_reason"
        )
    now = timezone.now()
    incident.back_on, incident.back_how = back_on or incident.back_on, clean(back_how).strip()[:300]
    if governance_told and not incident.governance_told_at:
        incident.governance_told_at = now
    if reported and not incident.reported_at:
        incident.reported_at = now
    if not incident.reported_at:
        incident.not_reported_reason = not_reported_reason
    incident.save(
        update_fields=["back_on", "back_how", "governance_told_at", "reported_at", "not_reported_reason"]
    )
    record(
        "plan.incident_step", by=by, case=incident.case, about=incident, governance=bool(incident.governance_told_at),
        reported=bool(incident.reported_at), back=bool(incident.back_on),
    )  # fmt: skip
    return incident


@transaction.atomic
def close_incident(*, incident, by):
    """Close it: only once governance knows and it was decided whether to report it."""
    incident = _open(incident)
    if not incident.governance_told_at:
        raise Refused("Tell information governance first")
    if not (incident.reported_at or incident.not_reported_reason):
        raise Refused("Say first that it was reported, or why it was not")
    incident.closed_at, incident.closed_by = timezone.now(), by
    incident.save(update_fields=["closed_at", "closed_by"])
    record("plan.incident_closed", by=by, case=incident.case, about=incident)
    return incident


def _open(incident):
    found = Incident.objects.select_for_update(of=("self",)).select_related("case").get(pk=incident.pk)
    if found.closed_at:
        raise Refused("This incident is closed")
    return found
