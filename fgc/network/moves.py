"""Changes of address as pages show them: the old address, the new one as its reader may see it, the alarm, who was told."""

from django.urls import reverse
from django.utils.timezone import localtime

from fgc.lib.text import and_list
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
CLOSED = "Closed. Nothing is sent there any more"


def of_person(case, person):
    """The changes of address of a person, the latest first, and whether an alarm stands: for who sees safety whole."""
    if not case.can.whole("safety") or not case.can.can("safety.read"):
        return {"moves": [], "alarm": ""}
    rows = list(AddressChange.objects.filter(case=case, person=person))
    return {
        "moves": [
            {
                "text": _said(row),
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
    mistake = {"key": "Old address", "value": "Recorded by mistake: they never lived there"}
    rows = [
        *([] if change.was_mistake else [{"key": "Moved on", "value": _day(change.moved_on)}]),
        *([mistake] if change.was_mistake else []),
        *([{"key": "Old address", "value": CLOSED}] if change.old and not change.was_mistake else []),
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


def _said(change):
    if change.was_mistake:
        return f"An address was recorded by mistake, taken back on {_day(change.moved_on)}"
    return f"Moved on {_day(change.moved_on)}" + ("" if change.old_id else ": where they live now")


def has_address(person):
    """Whether an address is recorded for somebody at present."""
    return person.contact_details.filter(kind=ContactDetail.Kind.ADDRESS, until=None).exists()


def was_withheld(person):
    """Whether the last address that was closed was kept from others."""
    last = person.contact_details.filter(kind=ContactDetail.Kind.ADDRESS).order_by("-id").first()
    return last is not None and last.is_withheld


def new_address_link(case, person):
    """The way to say where somebody lives now, while that is not known: a list of one link, or of none."""
    last = person.address_changes.first()
    if last is None or last.new_id:
        return []
    url = reverse("network:new_address", args=[case.reference, person.key])
    return [{"url": url, "text": "Record where they live now"}]


def to_look_at(case, person):
    """What a child's move can touch: the school, the place of a conference to come, who else works with the child.

    Conferences belong to an app above: asked for by their related name only.
    """
    child = case.children.filter(person=person).first()
    if child is None:
        return []
    lines = (
        [f"School: {child.school}. Do they still go there, and how do they get there?"]
        if child.school
        else []
    )
    coming = case.conferences.filter(held_at=None, cancelled_at=None).select_related("venue")
    for one in coming.order_by("starts_at"):
        place = one.venue.name if one.venue else one.place_note or "a place not decided yet"
        lines.append(
            f"Conference on {_day(localtime(one.starts_at).date())} at {place}: can the child get there, safely?"
        )
    workers = case.associations.filter(to=person, role="advocate", person__removed_at=None)
    names = [row.person.name for row in workers.select_related("person")]
    advocate = f"Advocate: {and_list(names)}. Do they work where the child lives now?" if names else ""
    ask = "Advocate: none is recorded. Would the child like one where they live now?"
    return [
        *lines,
        advocate or ask,
        "The social worker: has the child’s legal status changed, and who reviews it?",
    ]


def _new(change, view):
    if change.new is None:
        return "Not known yet"
    if change.new.until:
        return f"Closed since {_day(change.new.until)}"
    return view.value if view else WITHHELD


def _day(day):
    return f"{day.day} {day:%B %Y}"
