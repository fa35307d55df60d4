"""A must-not-meet that does not stand in the way of one conference: asked by one person, decided by another."""

from django.db import transaction
from django.utils import timezone

from conferences.actions.turn import take_turn
from conferences.models import SafetyOverride
from conferences.overrides import forbidden
from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases.access import abilities
from fgc.lib.errors import Refused
from fgc.notifications.actions import notify


@transaction.atomic
def ask_override(*, conference, restriction, why, arrangements, by):
    """Ask the service manager to let two people who must not meet come to this conference, and say how it is kept safe.

    Raises Refused where nobody may allow it (conferences/overrides.py), and when it was asked or allowed already.
    """
    conference = take_turn(conference)
    _check_open(conference, restriction)
    if not why.strip():
        raise Refused("Say why both should be there", field="why")
    if not arrangements.strip():
        raise Refused("Say how everybody is kept safe", field="arrangements")
    same = SafetyOverride.objects.filter(conference=conference, restriction=restriction)
    if same.waiting().exists():
        raise Refused("This has been asked already and waits for the service manager.", field="pair")
    if same.in_force().exists():
        raise Refused("The service manager has allowed this already.", field="pair")
    row = SafetyOverride.objects.create(
        conference=conference,
        restriction=restriction,
        for_version=conference.invites_version,
        why=why.strip(),
        arrangements=arrangements.strip(),
        asked_by=by,
    )
    notify(
        kind="override.asked",
        to=_deciders(conference.case, by),
        about=row,
        case=conference.case,
        unique_key=f"override.asked:{row.key}",
    )
    record("override.asked", by=by, case=conference.case, about=row, conference=conference.key,
           restriction=restriction.key)  # fmt: skip
    return row


@transaction.atomic
def decide_override(*, override, allow, reason, by):
    """A service manager other than the one who asked allows it, for this conference only, or does not."""
    row = _turn(override)
    if by.role != Role.SERVICE_MANAGER:
        raise Refused("Only a service manager can decide this.")
    if row.asked_by_id == by.pk:
        raise Refused("Somebody other than the person who asked must decide.")
    if row.decided_at:
        raise Refused("This has been decided already.")
    if not reason.strip():
        raise Refused("Write down the reason", field="reason")
    if allow:
        if row.for_version != row.conference.invites_version:
            raise Refused(
                "The conference has moved since. It has to be asked again for the new time and place."
            )
        _check_open(row.conference, row.restriction)
    row.is_allowed, row.decided_reason = allow, reason.strip()
    row.decided_by, row.decided_at = by, timezone.now()
    row.save(update_fields=["is_allowed", "decided_reason", "decided_by", "decided_at"])
    notify(
        kind="override.decided",
        to=row.asked_by,
        about=row,
        case=row.conference.case,
        unique_key=f"override.decided:{row.key}",
    )
    record("override.decided", by=by, case=row.conference.case, about=row, allowed=allow)
    return row


@transaction.atomic
def end_override(*, override, reason, by):
    """A service manager takes back what was allowed; the invitations have to be checked again."""
    row = _turn(override)
    if by.role != Role.SERVICE_MANAGER:
        raise Refused("Only a service manager can decide this.")
    if not row.is_allowed or row.ended_at:
        raise Refused("There is nothing to take back.")
    if not reason.strip():
        raise Refused("Write down the reason", field="reason")
    row.ended_by, row.ended_at, row.ended_reason = by, timezone.now(), reason.strip()[:500]
    row.save(update_fields=["ended_by", "ended_at", "ended_reason"])
    conference = row.conference
    if conference.safe_to_send:
        conference.safe_to_send = False
        conference.save(update_fields=["safe_to_send"])
    case = conference.case
    people = {person for person in (row.asked_by, case.coordinator) if person and person.is_active}
    notify(
        kind="override.decided",
        to=sorted(people, key=lambda person: person.pk),
        about=row,
        case=case,
        unique_key=f"override.ended:{row.key}",
    )
    record("override.ended", by=by, case=case, about=row)
    return row


def _turn(override):
    conference = take_turn(override.conference)
    row = SafetyOverride.objects.select_related("restriction", "asked_by").get(pk=override.pk)
    row.conference = conference
    return row


def _check_open(conference, restriction):
    if not conference.is_current:
        raise Refused(f"This conference is {conference.stage_label.lower()}.")
    if restriction.case_id != conference.case_id or restriction.ended_at:
        raise Refused("Choose two people who must not meet", field="pair")
    if words := forbidden(restriction, conference):
        raise Refused(words, field="pair")


def _deciders(case, by):
    """The service managers who can open this family and may decide."""
    managers = User.objects.filter(role=Role.SERVICE_MANAGER, service=case.service, is_active=True)
    return [one for one in managers.exclude(pk=by.pk) if abilities(one, case).can("safety.approve")]
