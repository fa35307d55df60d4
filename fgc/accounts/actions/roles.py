"""Giving people a role: an administrator proposes, a service manager agrees, never one's own (access.md)."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from fgc.accounts import leaving
from fgc.accounts.models import RoleChange, TeamManager, User
from fgc.accounts.roles import CASE_BEARING, Role
from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused


@transaction.atomic
def propose_role(*, person, role, by):
    """Propose a role; one through which records can be read waits for a second person.

    Raises Refused for one's own role, the role held already, a second proposal, and for a person who holds
    families in another role.
    """
    person = User.objects.select_for_update().get(pk=person.pk)
    _may_propose(person, role, by)
    try:
        with transaction.atomic():
            change = RoleChange.objects.create(
                person=person, role=role, proposed_by=by, proposed_at=timezone.now())  # fmt: skip
    except IntegrityError as error:
        raise Refused(f"A role for {person.name} is waiting for agreement already", field="role") from error
    record("role.proposed", by=by, about=person, role=role)
    if role not in CASE_BEARING:
        _settle(change, agreed=True, by=by)
    return change


@transaction.atomic
def decide_role(*, change, agreed, by):
    """Agree to a proposed role, or refuse it; raises Refused when this person may not, or it is decided."""
    change = RoleChange.objects.select_for_update().select_related("person").get(pk=change.pk)
    if change.decided_at:
        raise Refused("This has been decided already")
    if by.pk in (change.person_id, change.proposed_by_id):
        raise Refused("A second person must agree: not the person themselves, and not who proposed it")
    if by.role != Role.SERVICE_MANAGER or by.service_id != change.person.service_id:
        raise Refused("A service manager of the service must agree")
    if agreed and change.person.role and holds_families(change.person):
        raise Refused(f"{change.person.name} holds families in the role they have: hand them over first")
    _settle(change, agreed=agreed, by=by)
    return change


@transaction.atomic
def ask_again(*, person, by):
    """Take back a role that opens records until a service manager agrees again that it is the same person.

    Raises Refused while nobody else could open one of their records as a manager.
    """
    if person.role not in CASE_BEARING:
        return None
    leaving.refuse_if_alone(person, field="email")
    role, person.role = person.role, ""
    person.save(update_fields=["role"])
    person.role_changes.filter(decided_at=None).update(decided_at=timezone.now(), agreed=False)
    change = RoleChange.objects.create(person=person, role=role, proposed_by=by, proposed_at=timezone.now())
    record("role.proposed", by=by, about=person, role=role)
    return change


def holds_families(person):
    """Whether grants to cases are in force for the person (the cases app hangs them on the account)."""
    return person.memberships.filter(ended_at=None).exclude(relationship="conflict").exists()


def last_administrator(person):
    """Whether nobody else could look after the accounts."""
    others = User.objects.filter(role=Role.ADMINISTRATOR, is_active=True, service=person.service_id)
    return person.role == Role.ADMINISTRATOR and not others.exclude(pk=person.pk).exists()


def _may_propose(person, role, by):
    if by.pk == person.pk:
        raise Refused("You cannot change your own role: ask another administrator")
    if by.role != Role.ADMINISTRATOR:
        raise Refused("An administrator proposes roles")
    if not person.is_active:
        raise Refused(f"{person.name}'s account has ended")
    if person.role == role:
        raise Refused(f"{person.name} has this role already", field="role")
    if last_administrator(person):
        raise Refused(f"{person.name} is the only administrator: make another one first")
    latest = person.role_changes.first()
    if role != person.role:
        leaving.refuse_if_alone(person, field="role")
    if holds_families(person) and role != (person.role or (latest.role if latest else "")):
        raise Refused(f"{person.name} holds families in the role they have: they must be handed over first")


def _settle(change, *, agreed, by):
    change.decided_by, change.decided_at, change.agreed = by, timezone.now(), agreed
    change.save(update_fields=["decided_by", "decided_at", "agreed"])
    person = change.person
    if agreed:
        person.role = change.role
        person.save(update_fields=["role"])
        if person.role != Role.SOCIAL_WORK_MANAGER:
            TeamManager.objects.filter(person=person, until=None).update(until=today())
    record("role.agreed" if agreed else "role.refused", by=by, about=person, role=change.role)
