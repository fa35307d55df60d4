"""Changes of address as pages show them: the old address, the new one as its reader may see it, the alarm, who was told."""

from django.urls import reverse

from fgc.network.audience import WITHHELD
from fgc.network.models import AddressChange, ContactDetail, ParentLink
from fgc.network.restrictions import kept_address_is_shared

ALARM = (
    "Somebody who must not know this address is known at the old or the new one. "
    "Send nothing to this person until it is checked."
)


SHARED = (
    "Somebody who must not know this address is recorded at it. Send nothing to this person: "
    "close the address that is wrong, or decide whether the restriction still holds."
)


def of_person(case, person):
    """The changes of address of a person, the latest first, and whether an alarm stands: for who sees safety whole."""
    if not case.can.whole("safety") or not case.can.can("safety.read"):
        return {"moves": [], "alarm": ""}
    rows = list(AddressChange.objects.filter(case=case, person=person))
    return {
        "moves": [
            {
                "text": f"Moved on {_day(row.moved_on)}",
                "url": reverse("network:change_of_address", args=[case.reference, row.key]),
            }
            for row in rows
        ],
        "alarm": _alarm(person, rows),
    }


def _alarm(person, changes):
    if any(stands(row) for row in changes):
        return ALARM
    return SHARED if kept_address_is_shared(person) else ""


def stands(change):
    """Whether the alarm of a change of address has not been cleared."""
    return change.alarm and change.alarm_cleared_at is None


def page(change, audience):
    """The facts of one change of address as rows, and who was told."""
    seen = {view.key: view for view in audience.contacts(change.person)}
    new = change.new and seen.get(change.new.key)
    rows = [
        {"key": "Moved on", "value": _day(change.moved_on)},
        {"key": "Old address", "value": "Closed. Nothing is sent there any more"},
        {"key": "New address", "value": _new(change, new)},
        {"key": "Recorded by", "value": f"{change.by.name}, {_day(change.at.date())}"},
    ]
    if change.alarm and not stands(change):
        who = change.alarm_cleared_by.name if change.alarm_cleared_by else ""
        rows.append(
            {
                "key": "Alarm cleared",
                "value": f"{who}, {_day(change.alarm_cleared_at.date())}",
                "detail": change.alarm_reason,
            }
        )
    told = [
        {"who": row.who, "detail": ", ".join(filter(None, [row.how, _day(row.on)])), "by": row.by.name}
        for row in change.told.select_related("by")
    ]
    return {"rows": rows, "told": told, "alarm": ALARM if stands(change) else ""}


def may_not_know(case, person):
    """The keys of those from whom a new address is kept unless somebody decides otherwise: a child's parents."""
    if not case.children.filter(person=person).exists():
        return []
    parents = ParentLink.objects.filter(child=person, kind__in=("birth", "adoptive"), parent__removed_at=None)
    return list(parents.values_list("parent__key", flat=True))


def same_address(contact):
    """Others of the family with the same address at present."""
    same = ContactDetail.objects.filter(
        case=contact.case, kind=ContactDetail.Kind.ADDRESS, match=contact.match, until=None
    )
    return contact.case.people.on_map().filter(pk__in=same.values("person")).exclude(pk=contact.person_id)


def _new(change, view):
    if change.new is None:
        return "Not known yet"
    if change.new.until:
        return f"Closed since {_day(change.new.until)}"
    return view.value if view else WITHHELD


def _day(day):
    return f"{day.day} {day:%B %Y}"
