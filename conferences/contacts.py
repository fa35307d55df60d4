"""Contacts as the Preparation page shows them: what stands, and beside it what was corrected."""

from django.urls import reverse

from conferences.models import Contact
from fgc.lib.text import count


def latest(rows):
    """Of all rows of a family, those that nobody corrected; they keep their order."""
    corrected = {row.corrects_id for row in rows}
    return [row for row in rows if row.pk not in corrected]


def entry(contact, rows, case, writes):
    """One contact with the entries before it, the last of them first; a reader who writes may correct it."""
    by_id = {row.pk: row for row in rows}
    earlier, before = [], by_id.get(contact.corrects_id)
    while before is not None:
        earlier.append(_words(before))
        before = by_id.get(before.corrects_id)
    url = reverse("conferences:correct_contact", args=[case.reference, contact.key])
    shown = _words(contact) | {
        "earlier": earlier,
        "correct_url": url if writes and contact.took_place else "",
    }
    if not contact.took_place:
        shown |= {"title": "Recorded by mistake", "how": "", "minutes": "", "note": ""}
    return shown


def as_recorded(contact):
    """What the form starts with."""
    return {
        "person": contact.person.key,
        "on": contact.on,
        "how": contact.how,
        "reached": "yes" if contact.reached else "no",
        "minutes": contact.minutes,
        "note": contact.note,
    }


def _words(contact):
    how = Contact.How(contact.how).label
    name = contact.person.name
    return {
        "title": f"{how}: {name}" if contact.reached else f"Tried to reach {name}",
        "how": "" if contact.reached else how,
        "by": contact.by.name,
        "on": contact.on,
        "minutes": count(contact.minutes, "minute") if contact.minutes else "",
        "note": contact.note,
        "why": contact.why,
        "made_at": contact.made_at,
    }
