"""Who may open the record of a family, why and until when; and who has looked."""

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from family_plans.masking import Mask
from fgc.audit.kinds import KINDS
from fgc.audit.models import AuditEvent
from fgc.cases import actions, policy
from fgc.cases.access import MissingRight, get_case
from fgc.cases.shell import shell
from fgc.network.knowing import answered_about, asked_about
from fgc.network.reveals import reasons_of
from fgc.workspace import forms
from fgc.workspace.views.forms_page import data_of, form_page

LOOKS_SHOWN = 50
NAMES = {
    policy.REFERRER: "Social worker of the family",
    policy.COORDINATOR: "Coordinator",
    policy.COVER: "Cover",
    policy.HANDING_OVER: "Former coordinator, finishing notes",
    policy.SHARED: "Shared with",
    policy.NAMED: "Named on a restricted record",
    policy.GOVERNANCE: "Information governance",
    policy.EMERGENCY: "Emergency",
    policy.CONFLICT: "Barred: conflict of interest",
}


@require_GET
def case_access(request, reference):
    """Who can see this record and why, what has ended, and who has looked at it; no reason says a withheld address."""
    case = get_case(request.user, reference, "access_log.read")
    members = case.memberships.select_related("person", "by")
    may, mask = case.can.can("manage.write"), Mask(case)
    context = shell(case, "access") | {
        "current": mask([_member(member, case, may) for member in members if not member.ended_at]),
        "ended": [_member(member, case, False) for member in members if member.ended_at],
        "restricted_reason": mask(case.restricted_reason),
        "looks": _looks(case),
        "colleagues": _colleagues(case, request.user) if may else {},
        "may_manage": may,
        "may_restrict": _may_restrict(case) and not case.is_restricted,
        "role_wide": []
        if case.is_restricted
        else ["Service managers and business support of the service", "Managers of the social worker's team"],
    }
    return render(request, "workspace/case_access.html", context)


def let_in(request, reference):
    """A dated grant to a colleague."""
    case = get_case(request.user, reference, "manage.write")
    form = forms.LetInForm(data_of(request), case=case)

    def act():
        data = form.cleaned_data
        if data["kind"] == policy.SHARED:
            actions.share(
                case=case,
                person=data["person"],
                rights=data["rights"],
                reason=data["reason"],
                until=data["until"],
                by=request.user,
            )
        else:
            actions.grant(
                case=case,
                person=data["person"],
                relationship=data["kind"],
                reason=data["reason"],
                until=data["until"],
                by=request.user,
            )
        messages.success(
            request, f"{data['person'].name} can open this record until {data['until']:%-d %B %Y}."
        )
        return _page(case)

    return form_page(request, case, form, act, title="Let somebody in", tab="access", back=_page(case))


def conflict(request, reference):
    """Bar a person who has a conflict of interest."""
    case = get_case(request.user, reference, "manage.write")
    form = forms.ConflictForm(data_of(request), case=case)

    def act():
        person = form.cleaned_data["person"]
        actions.declare_conflict(
            case=case, person=person, reason=form.cleaned_data["reason"], by=request.user
        )
        messages.success(request, f"{person.name} cannot open this record.")
        return _page(case) if person != request.user else reverse("workspace:home")

    return form_page(
        request,
        case,
        form,
        act,
        title="Record a conflict of interest",
        tab="access",
        back=_page(case),
        text="A person who is barred does not see the family anywhere: not in lists, searches or counts by name.",
    )


def restrict(request, reference):
    """Open the record to named people only; a coordinator may do this much of managing (access.md)."""
    case = get_case(request.user, reference, "manage.read")
    if not _may_restrict(case) or (case.is_restricted and not case.can.can("manage.write")):
        raise MissingRight("manage", "write")  # naming one more person is letting somebody in
    form = forms.RestrictForm(data_of(request), case=case)

    def act():
        chosen = form.cleaned_data["people"]
        actions.restrict(case=case, people=chosen, reason=form.cleaned_data["reason"], by=request.user)
        return _page(case) if request.user in chosen else reverse("workspace:home")

    return form_page(request, case, form, act, title="Restrict the record", tab="access", back=_page(case))


def unrestrict(request, reference):
    """Lift the restriction."""
    case = get_case(request.user, reference, "manage.write")
    form = forms.FgcForm(data_of(request))
    form.submit_label = "Lift the restriction"

    def act():
        actions.unrestrict(case=case, by=request.user)
        return _page(case)

    return form_page(
        request,
        case,
        form,
        act,
        title="Lift the restriction",
        tab="access",
        text=case.restricted_reason,
        back=_page(case),
    )


def end(request, reference, key):
    """End a person's access now."""
    case = get_case(request.user, reference, "manage.write")
    member = get_object_or_404(
        case.memberships.filter(ended_at=None).exclude(
            relationship__in=[policy.COORDINATOR, policy.REFERRER]
        ),
        key=key,
    )
    form = forms.EndAccessForm(data_of(request))

    def act():
        actions.end_membership(membership=member, by=request.user, reason=form.cleaned_data["reason"])
        messages.success(request, f"Ended for {member.person.name}.")
        return _page(case)

    return form_page(
        request, case, form, act, title=f"End access: {member.person.name}", tab="access", back=_page(case)
    )


def _colleagues(case, reader):
    """Colleagues who share a name or number with the family: what is asked of the reader, and what was answered."""
    return {
        "asked": [
            {
                "text": one.sentence(reader),
                "url": reverse("network:knows", args=[case.reference, one.person.key]),
            }
            for one in asked_about(case, reader)
        ],
        "cleared": answered_about(case, reader),
    }


def _may_restrict(case):
    return case.can.can("manage.write") or "ask; set restricted" in case.can.extents("manage")


def _member(member, case, may):
    ending = may and member.relationship not in (policy.COORDINATOR, policy.REFERRER)
    return {
        "name": member.person.name,
        "as": NAMES[member.relationship],
        "reason": member.reason,
        "since": member.starts_on,
        "until": member.until,
        "by": member.by.name if member.by else "the service",
        "ended_at": member.ended_at,
        "parts": [policy.RIGHTS[right] for right in member.extent.split()],
        "end_url": reverse("workspace:end_access", args=[case.reference, member.key]) if ending else "",
    }


def _looks(case):
    """The latest reads that those who read this page may know of, newest first: who, when, what, and why if they had to say."""
    reads = [name for name, kind in KINDS.items() if kind.read and kind.right]
    events = list(
        AuditEvent.objects.filter(case=case.reference, kind__in=reads).order_by("-seq")[:LOOKS_SHOWN]
    )
    people = dict(
        get_user_model().objects.filter(pk__in={event.actor for event in events}).values_list("pk", "name")
    )
    reasons = reasons_of(case, events)
    return [
        {
            "who": people.get(event.actor, "the service"),
            "at": event.at,
            "what": KINDS[event.kind].sentence,
            "part": policy.RIGHTS.get(event.facts.get("right"), ""),
            "why": reasons.get(event.seq, ""),
            "as": NAMES.get(event.relationship, event.relationship.replace("_", " ").capitalize()),
        }
        for event in events
    ]


def _page(case):
    return reverse("workspace:case_access", args=[case.reference])
