"""Why somebody had a withheld contact detail shown, for those who may read who has looked at a record."""

from fgc.network.disclosure import Kept
from fgc.network.models import ContactReveal

REVEALED = "network.contact_revealed"


def reasons_of(case, events):
    """{number of an event: the reason that was given}, of those events that are reveals; no withheld detail in it.

    Not all of its readers may have the detail shown: who typed it into the reason does not give it away.
    """
    looked = [event for event in events if event.kind == REVEALED]
    if not looked:
        return {}
    reveals = ContactReveal.objects.filter(
        contact__case=case, contact__key__in={event.object_key for event in looked}
    )
    rows = list(reveals.order_by("-id").values_list("contact__key", "by", "at", "reason"))
    kept = Kept(case)
    found = {event.seq: _reason(event, rows) for event in looked}
    return {seq: kept.masked(reason) for seq, reason in found.items() if reason}


def _reason(event, rows):
    """The row was written just before the event, in one transaction: the latest one until then."""
    of_it = (row for row in rows if row[:2] == (event.object_key, event.actor) and row[2] <= event.at)
    return next((reason for *_it, reason in of_it), "")
