"""Addresses, phone numbers and e-mail addresses: added, closed, withheld, and revealed with a reason."""

from django.db import transaction

from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.actions.knowing import ask_of_number
from fgc.network.actions.version import take_turn
from fgc.network.following import tell_safety_changed
from fgc.network.matches import match_of
from fgc.network.models import AddressChange, ContactDetail, ContactReveal
from fgc.network.restrictions import withheld_kinds


@transaction.atomic
def add_contact(
    *, person, kind, value, by, is_withheld=None, is_safe=True, how="", supplied_by_referrer=False, since=None
):
    """Add an address, phone number or e-mail address of a person.

    `is_withheld` None: withheld when somebody must not know it (safety.md 4.4), shown otherwise. One that is withheld
    of somebody of the family is withheld of whoever shares it, as it is when that is recorded afterwards. Beside an
    address that they have already, what is ready to be sent to them is looked at again; where their last address was
    closed and the next one is not known, it is recorded as the place they moved to (`record_new_address`), not here.
    """
    take_turn(person.case)
    homes = ContactDetail.objects.filter(person=person, kind=ContactDetail.Kind.ADDRESS, until=None)
    is_address = kind == ContactDetail.Kind.ADDRESS
    if is_address and waits_for_address(person):
        raise Refused("Their last address was closed. Record where they live now from there.", field="kind")
    has_another = is_address and homes.exists()
    contact = write_contact(
        person=person, kind=kind, value=value, by=by, is_withheld=is_withheld, is_safe=is_safe, how=how,
        supplied_by_referrer=supplied_by_referrer, since=since,
    )  # fmt: skip
    if has_another:
        tell_safety_changed(case=person.case, people=[person], by=by)
    return contact


def waits_for_address(person):
    """The change of address after which it is not known yet where somebody lives, or None."""
    last = AddressChange.objects.filter(person=person).first()
    return last if last and last.new_id is None else None


def write_contact(
    *, person, kind, value, by, is_withheld=None, is_safe=True, how="", supplied_by_referrer=False, since=None
):
    """Write a contact detail down, within the transaction of an action that says what else follows from it."""
    value = value.strip()
    if not value:
        raise Refused("Enter the address, phone number or e-mail address.", field="value")
    match = match_of(kind, value)
    if ContactDetail.objects.filter(person=person, kind=kind, match=match, until=None).exists():
        raise Refused("This is recorded for them already.", field="value")
    same = ContactDetail.objects.filter(case=person.case, kind=kind, match=match, until=None)
    if is_withheld is None:
        is_withheld = kind in withheld_kinds(person)
    is_withheld = is_withheld or same.filter(is_withheld=True).exists()
    contact = ContactDetail.objects.create(
        case=person.case,
        person=person,
        kind=kind,
        value=value,
        match=match,
        is_withheld=is_withheld,
        is_safe=is_safe,
        how=how,
        supplied_by_referrer=supplied_by_referrer,
        how_by_referrer=supplied_by_referrer and bool(how),
        since=since or today(),
        made_by=by,
    )
    record(
        "network.contact_added",
        by=by,
        case=person.case,
        about=contact,
        of=person.key,
        detail=str(kind),
        withheld=is_withheld,
    )
    if not supplied_by_referrer and kind != ContactDetail.Kind.ADDRESS:  # no addresses of staff are held
        ask_of_number(contact, by=by)
    return contact


@transaction.atomic
def change_contact(*, contact, by, is_withheld, is_safe, how=""):
    """Change how a contact detail may be used; the value itself never changes, a new one is added instead.

    What is written here of how to use it is the coordinator's: the referrer does not read it, though they gave the value.
    Raises Refused for showing a withheld one to everybody by somebody who has not seen it for a reason.
    """
    take_turn(contact.case)
    contact = _fresh(contact)
    if contact.is_withheld and not is_withheld and not contact.reveals.filter(by=by).exists():
        raise Refused("See it first, with a reason. Then you can say who may see it.", field="seen_by")
    contact.how_by_referrer = contact.how_by_referrer and how == contact.how
    contact.is_withheld, contact.is_safe, contact.how = is_withheld, is_safe, how
    contact.save(update_fields=["is_withheld", "is_safe", "how", "how_by_referrer"])
    record(
        "network.contact_changed", by=by, case=contact.case, about=contact, withheld=is_withheld, safe=is_safe
    )
    return contact


@transaction.atomic
def close_contact(*, contact, by, until=None):
    """Record the last day on which a number or e-mail address was right (today when none is given); the row stays.

    Raises Refused for an address: somebody has moved, or it was never theirs, and more follows from either.
    """
    take_turn(contact.case)
    contact, until = _fresh(contact), until or today()
    if contact.kind == ContactDetail.Kind.ADDRESS:
        raise Refused("Say that they have moved, or that the address was recorded by mistake.")
    if contact.until:
        return contact
    contact.until = until
    contact.since = min(contact.since, until)
    contact.save(update_fields=["until", "since"])
    record("network.contact_closed", by=by, case=contact.case, about=contact, until=until)
    return contact


@transaction.atomic
def reveal_contact(*, contact, by, reason):
    """The value of a withheld contact detail, for a reason kept beside it; the record says who looked."""
    if not reason.strip():
        raise Refused("Say why you need to see it.", field="reason")
    ContactReveal.objects.create(contact=contact, by=by, reason=reason.strip()[:500])
    record("network.contact_revealed", by=by, case=contact.case, about=contact, of=contact.person.key)
    return contact.value


def _fresh(contact):
    return ContactDetail.objects.select_related("case", "person").get(pk=contact.pk)
