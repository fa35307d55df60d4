"""Asking a second person to look at a copy of the family tree, and their release of it (safety.md 4.4)."""

from django.db import transaction
from django.utils import timezone

from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases.access import abilities
from fgc.lib.errors import Refused
from fgc.lib.text import clean
from fgc.network.actions.version import wait_turn
from fgc.network.models import CopyLook
from fgc.network.restrictions import check_may_send
from fgc.network.second_look import LOOKERS, as_options, is_current, look_at, may_look, needs_look, state_of


@transaction.atomic
def ask_look(*, copy, by):
    """Ask for a second person's look at a copy (fgc.network.copies.FamilyCopy); the look that is there already stays.

    Raises Refused when the copy needs none.
    """
    wait_turn(copy.case)
    if not needs_look(copy):
        raise Refused("Nobody else has to read this copy")
    found = look_at(copy)
    if found is not None:
        return found
    look = CopyLook.objects.create(
        case=copy.case, person=copy.person, options=as_options(copy.choices), asked_by=by,
        asked_at=timezone.now(), **state_of(copy.case.pk),
    )  # fmt: skip
    record("network.copy_look_asked", by=by, case=copy.case, about=copy.person, look=look.key)
    return look


@transaction.atomic
def release_look(*, look, by, reason=""):
    """A second person has read the copy and nothing on it must stay away: it may leave while nothing changes.

    Nobody releases what they made; where nobody else is there the service manager may, with a reason (decisions.md).
    Raises Refused, also when the record changed since the look was asked for.
    """
    wait_turn(look.case)
    look = CopyLook.objects.select_for_update(of=("self",)).select_related("case", "person").get(pk=look.pk)
    if look.released_at:
        return look
    if by.role not in LOOKERS or by.service_id != look.case.service_id:
        raise Refused("Another coordinator or a service manager has to look at this copy")
    if not may_look(abilities(by, look.case)):
        raise Refused("Somebody who may open the whole record has to look at this copy")
    own = look.asked_by_id == by.pk
    if own and by.role != Role.SERVICE_MANAGER:
        raise Refused("Somebody other than you has to look at this copy")
    reason = clean(reason).strip()[:500] if own else ""
    if own and not reason:
        raise Refused("Say why nobody else can look at it", field="reason")
    if not is_current(look):
        raise Refused("The family’s record changed since this look was asked for. It has to be asked again.")
    check_may_send(look.person)
    look.released_by, look.released_at, look.reason = by, timezone.now(), reason
    look.save(update_fields=["released_by", "released_at", "reason"])
    record("network.copy_released", by=by, case=look.case, about=look.person, look=look.key)
    return look
