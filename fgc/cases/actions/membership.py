"""Letting people in and out of a case file."""

from django.contrib.auth.models import Permission
from django.db import IntegrityError, transaction
from django.utils import timezone

from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases import policy
from fgc.cases.models import Case, CaseUserObjectPermission, Membership
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.notifications.actions import notify

NOT_FOR_ONESELF = (policy.COVER, policy.SHARED, policy.GOVERNANCE)


@transaction.atomic
def grant(*, case, person, relationship, reason, by, on=None, until=None, extent="", absence=None):
    """Let a person in: the membership says why and until when, guardian's row hangs on it.

    Raises Refused for a person who left, has a conflict, or has the same relationship already; and for
    letting oneself in (access.md).
    """
    if by is not None and by.pk == person.pk and relationship in NOT_FOR_ONESELF:
        raise Refused("Somebody else has to let you in", field="person")
    Case.objects.select_for_update().get(pk=case.pk)  # a conflict declared at this moment counts
    if not person.is_active and relationship != policy.CONFLICT:  # who comes back stays barred
        raise Refused(f"{person.name}'s account has ended", field="person")
    if _conflict(case, person) and relationship != policy.CONFLICT:
        raise Refused(f"{person.name} has a conflict of interest with this family", field="person")
    try:
        with transaction.atomic():
            member = Membership.objects.create(
                case=case,
                person=person,
                relationship=relationship,
                reason=reason[:500],
                by=by,
                starts_on=on or today(),
                until=until,
                extent=extent,
                absence=absence,
            )
    except IntegrityError as error:
        raise Refused(f"{person.name} has this access already", field="person") from error
    if relationship in policy.PERMISSION:
        CaseUserObjectPermission.objects.create(
            user=person, content_object=case, membership=member, permission=_permission(relationship)
        )
    record(
        "access.granted",
        by=by,
        case=case,
        about=member,
        to=person.key,
        relationship=relationship,
        until=until,
    )
    return member


@transaction.atomic
def end_membership(*, membership, by, reason=""):
    """End a relationship now: its permission rows go, the row stays.

    Raises Refused when a restricted case would be left with fewer than two named people, or no manager.
    """
    case = Case.objects.select_for_update().get(pk=membership.case_id)
    if case.is_restricted and membership.relationship == policy.NAMED:
        keep_enough(case, without=membership.person)
    return end_now(membership, by=by, reason=reason)


def keep_enough(case, *, without=None, adding=()):
    """Raises Refused unless at least two people, one of them a service manager, can open a restricted case."""
    adding = {person for person in adding if person.is_active and person.service_id == case.service_id}
    people = (named_people(case) | adding) - {without}
    if len(people) < 2 or not any(person.role == Role.SERVICE_MANAGER for person in people):
        raise Refused("Name at least two people, one of them a service manager", field="people")


def named_people(case):
    """Who is named on a restricted case and can still open it: people of its service whose account is open."""
    named = case.memberships.filter(relationship=policy.NAMED, ended_at=None).select_related("person")
    people = {member.person for member in named}
    return {person for person in people if person.is_active and person.service_id == case.service_id}


def end_now(membership, *, by, reason):
    """End a relationship without asking who is left; twice changes nothing."""
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    if membership.ended_at:
        return membership
    membership.permissions.all().delete()
    membership.ended_at, membership.ended_by, membership.ended_reason = timezone.now(), by, reason[:500]
    membership.save(update_fields=["ended_at", "ended_by", "ended_reason"])
    record(
        "access.ended",
        by=by,
        case=membership.case,
        about=membership,
        of=membership.person.key,
        relationship=membership.relationship,
    )
    return membership


@transaction.atomic
def change_referrer(*, case, referrer, by, reason, on=None):
    """A new social worker holds the family: access moves today, the old one keeps nothing (domain.md 7.2 b)."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    for member in case.memberships.filter(relationship=policy.REFERRER, ended_at=None):
        end_membership(membership=member, by=by, reason=reason)
    member = grant(case=case, person=referrer, relationship=policy.REFERRER, reason=reason, by=by, on=on)
    case.referrer, case.team, case.updated_at = referrer, referrer.team, timezone.now()
    case.save(update_fields=["referrer", "team", "updated_at"])
    notify(
        kind="case.referrer_changed", to=referrer, about=case, case=case, unique_key=f"referrer:{member.key}"
    )
    record("case.referrer_changed", by=by, case=case, to=referrer.key)
    return case


@transaction.atomic
def share(*, case, person, rights, reason, until, by):
    """A dated grant of named rights to a named person."""
    unknown = set(rights) - set(policy.TABLE[policy.SHARED])
    if unknown or not rights:
        raise Refused("Choose what to share", field="rights")
    return grant(
        case=case,
        person=person,
        relationship=policy.SHARED,
        reason=reason,
        until=until,
        by=by,
        extent=" ".join(sorted(rights)),
    )


@transaction.atomic
def declare_conflict(*, case, person, reason, by):
    """Bar a person from the case, over every other right they may have (access.md)."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    for member in case.memberships.filter(person=person, ended_at=None).exclude(relationship=policy.CONFLICT):
        if member.relationship in (policy.COORDINATOR, policy.REFERRER):
            raise Refused(f"{person.name} holds this family: hand it over first", field="person")
        end_membership(membership=member, by=by, reason="Conflict of interest")
    member = grant(case=case, person=person, relationship=policy.CONFLICT, reason=reason, by=by)
    record("access.conflict", by=by, case=case, about=member, of=person.key)
    return member


def _conflict(case, person):
    return case.memberships.filter(person=person, relationship=policy.CONFLICT, ended_at=None).exists()


def _permission(relationship):
    return Permission.objects.get(
        content_type__app_label="cases", content_type__model="case", codename=policy.PERMISSION[relationship]
    )
