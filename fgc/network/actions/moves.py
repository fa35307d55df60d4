"""A change of address is a deed of its own: letters on their way must not go to the old one (safety.md 2, no. 2)."""

import datetime as dt

from django.db import transaction
from django.utils import timezone

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases.access import abilities
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import restrictions
from fgc.network.actions.contacts import waits_for_address, write_contact
from fgc.network.actions.safety import restrict
from fgc.network.actions.version import take_turn
from fgc.network.audience import Audience
from fgc.network.following import tell_moved
from fgc.network.matches import match_of
from fgc.network.models import AddressChange, AddressTold, ContactDetail, HouseholdMember, Restriction
from fgc.notifications.actions import notify

ADDRESS = ContactDetail.Kind.ADDRESS
LOOK_AGAIN = dt.timedelta(days=28)  # an address kept from somebody by default comes back for a decision


@transaction.atomic
def record_move(
    *, old, moved_on, by, value="", is_withheld=None, how="", must_not_know=(), why="", together=()
):
    """Record that somebody no longer lives at an address, and where they live now, when that is known.

    The old address is closed at once; `must_not_know` are people from whom the new one is kept until it is decided;
    `together` are people of the same address who moved too. What is ready to be sent to any of them has to be
    checked again, and an alarm is raised when somebody who must not know the address lives at the old or new one.
    Returns the changes, that of the address's own person first.
    """
    take_turn(old.case)
    old = ContactDetail.objects.select_related("case", "person").get(pk=old.pk)
    if old.kind != ADDRESS or old.until:
        raise Refused("This address is closed already. Open the page again.")
    if moved_on > today():
        raise Refused("The day they moved must be today or in the past.", field="moved_on")
    value = value.strip()
    if value and match_of(ADDRESS, value) == old.match:
        raise Refused("This is the address they moved from.", field="value")
    others = ContactDetail.objects.filter(
        case=old.case, kind=ADDRESS, match=old.match, until=None, person__in=together
    ).exclude(person=old.person)
    moves = [old, *others.select_related("case", "person")]
    for one in moves:
        _keep_from(one.person, must_not_know, why or "The address is confidential since the move", by)
    return [_move(one, moved_on, by, value, is_withheld, how) for one in moves]


@transaction.atomic
def record_new_address(*, person, value, by, is_withheld=None, how="", must_not_know=(), why=""):
    """Record where somebody lives now whose last address was closed without it: a change of address like any other.

    Raises Refused when nothing waits for it, without an address, or for one that is recorded for them already.
    """
    take_turn(person.case)
    last = waits_for_address(person)
    if last is None:
        raise Refused("Where they live now is recorded already. Open the page again.")
    _keep_from(person, must_not_know, why or "The address is confidential since the move", by)
    since = today() if last.was_mistake else last.moved_on
    new = write_contact(
        person=person, kind=ADDRESS, value=value, by=by, is_withheld=is_withheld, how=how, since=since
    )
    return _changed(person, None, new, since, by)


@transaction.atomic
def take_back_address(*, contact, by):
    """Close an address that somebody never lived at; what is ready to be sent to them is checked again all the same."""
    take_turn(contact.case)
    contact = ContactDetail.objects.select_related("case", "person").get(pk=contact.pk)
    if contact.kind != ADDRESS or contact.until:
        raise Refused("This address is closed already. Open the page again.")
    _close(contact, today())
    return _changed(contact.person, contact, None, today(), by, was_mistake=True)


@transaction.atomic
def clear_alarm(*, change, reason, by):
    """Say why an address may be used although somebody who must not know it is known at it."""
    take_turn(change.case)
    change = AddressChange.objects.select_related("case", "person").get(pk=change.pk)
    if not reason.strip():
        raise Refused("Say what was checked, and why the address can be used.", field="reason")
    if change.alarm and not change.alarm_cleared_at:
        change.alarm_cleared_at, change.alarm_cleared_by = timezone.now(), by
        change.alarm_reason = reason.strip()[:500]
        change.save(update_fields=["alarm_cleared_at", "alarm_cleared_by", "alarm_reason"])
        record("network.alarm_cleared", by=by, case=change.case, about=change, of=change.person.key)
    return change


@transaction.atomic
def record_who_was_told(*, change, who, on, by, how=""):
    """Write down that somebody was told of the new address."""
    if not who.strip():
        raise Refused("Enter who was told.", field="who")
    if on > today():
        raise Refused("The day must be today or in the past.", field="on")
    told = AddressTold.objects.create(change=change, who=who.strip(), how=how.strip(), on=on, by=by)
    record("network.address_told", by=by, case=change.case, about=told, change=change.key)
    return told


def _move(old, moved_on, by, value, is_withheld, how):
    _close(old, moved_on)
    new = None
    if value:
        new = ContactDetail.objects.filter(
            person=old.person, kind=ADDRESS, match=match_of(ADDRESS, value), until=None
        ).first() or write_contact(
            person=old.person,
            kind=ADDRESS,
            value=value,
            by=by,
            is_withheld=is_withheld,
            how=how,
            since=moved_on,
        )
    return _changed(old.person, old, new, moved_on, by)


def _close(contact, day):
    contact.until, contact.since = day, min(contact.since, day)
    contact.save(update_fields=["until", "since"])


def _changed(person, old, new, moved_on, by, was_mistake=False):
    """Keep a change of address, have what is ready looked at again, and tell those who must know of it."""
    at = [new] if was_mistake else [old, new]
    change = AddressChange.objects.create(
        case=person.case,
        person=person,
        old=old,
        new=new,
        moved_on=moved_on,
        was_mistake=was_mistake,
        by=by,
        alarm=_is_shared(person, [one for one in at if one]),
    )
    tell_moved(change=change, by=by)
    record(
        "network.address_changed", by=by, case=person.case, about=change, of=person.key, alarm=change.alarm,
        known=new is not None, mistake=was_mistake,
    )  # fmt: skip
    _tell(change, by)
    return change


def _keep_from(person, others, why, by):
    """Keep a person's address from others until it is decided; what holds already is left as it is."""
    known = restrictions.must_not_know_address(person.case)
    for other in others:
        if other.pk != person.pk and person.pk not in known.get(other.pk, ()):
            restrict(
                case=person.case, kind=Restriction.Kind.MUST_NOT_KNOW_ADDRESS, person=person, other=other, by=by,
                basis=Restriction.Basis.SAFETY_PLAN, reason=why, review_on=today() + LOOK_AGAIN,
            )  # fmt: skip


def _is_shared(person, addresses):
    """Whether somebody on the other side of a "must not know the address" lives at one of the addresses."""
    if not addresses:
        return False
    known = restrictions.must_not_know_address(person.case)
    apart = {viewer for viewer, protected in known.items() if person.pk in protected} | known.get(
        person.pk, set()
    )
    matches = [one.match for one in addresses]
    homes = ContactDetail.objects.filter(
        case=person.case, kind=ADDRESS, person__in=apart, match__in=matches, until=None
    )
    mine = HouseholdMember.objects.filter(person=person, until=None).values("household")
    household = HouseholdMember.objects.filter(household__in=mine, person__in=apart, until=None)
    return homes.exists() or household.exists()


def _tell(change, by):
    case = change.case
    people = {person for person in (case.coordinator, case.referrer) if person and person.is_active} - {by}
    # A social worker is told of those they named: of anybody else not even that they moved (access.md).
    knowing = [one for one in people if Audience(case, can=abilities(one, case)).may_know_of(change.person)]
    told = sorted(knowing, key=lambda person: person.pk)
    notify(
        kind="address.changed", to=told, about=change, case=case, unique_key=f"address.changed:{change.key}"
    )
    if change.alarm:
        managers = User.objects.filter(service=case.service_id, role=Role.SERVICE_MANAGER, is_active=True)
        alarmed = {
            *managers,
            *([case.coordinator] if case.coordinator and case.coordinator.is_active else []),
        }
        notify(
            kind="address.alarm",
            to=sorted(alarmed, key=lambda person: person.pk),
            about=change,
            case=case,
            unique_key=f"address.alarm:{change.key}",
        )
