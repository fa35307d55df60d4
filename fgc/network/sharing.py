"""The address of somebody who agreed that it goes to the social worker: never one that is withheld."""

from fgc.network.models import ContactDetail
from fgc.network.restrictions import alarm_stands


def address_to_share(person):
    """The person's current address in words, or why none is shown. Only for a page that has their agreement."""
    rows = ContactDetail.objects.filter(person=person, kind=ContactDetail.Kind.ADDRESS, until=None)
    current = rows.order_by("-since", "-pk").first()
    if current is None:
        return "No address is recorded"
    if current.is_withheld or alarm_stands(person):
        return "It is kept secret. Ask the coordinator by phone."
    return current.value
