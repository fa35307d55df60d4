"""What has happened with a family, from the record of events, in the words the reader may have."""

from django.contrib.auth import get_user_model

from fgc.audit.kinds import KINDS
from fgc.audit.models import AuditEvent

LATEST = 40
# The rights whose events a reader with part of the timeline sees (access.md).
PARTS = {
    "referral, dates, plan, reviews": {
        "referral",
        "progress",
        "plan_shown",
        "plan_final",
        "reviews",
        "bottom_lines",
    },
    "logistics": {"progress", "booking", "letters"},
}


def timeline(case, limit=LATEST):
    """The latest events of the case that the reader may know of, newest first: two queries."""
    names = [name for name, kind in KINDS.items() if not kind.read and _shown(kind, case.can)]
    events = list(AuditEvent.objects.filter(case=case.reference, kind__in=names).order_by("-seq")[:limit])
    people = dict(
        get_user_model().objects.filter(pk__in={event.actor for event in events}).values_list("pk", "name")
    )
    return [
        {
            "title": _first_up(KINDS[event.kind].sentence),
            "by": people.get(event.actor, "the service"),
            "at": event.at,
        }
        for event in events
    ]


def _shown(kind, can):
    if kind.right is None or not can.can(f"{kind.right}.read"):
        return False
    if can.whole("timeline"):
        return True
    return any(kind.right in PARTS.get(extent, set()) for extent in can.extents("timeline"))


def _first_up(sentence):
    return sentence[:1].upper() + sentence[1:]
