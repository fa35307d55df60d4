"""What has happened with a family, from the record of events, in the words the reader may have."""

from django.contrib.auth import get_user_model
from django.utils import timezone

from family_plans.stages import PLAN
from fgc.audit.kinds import KINDS
from fgc.audit.models import AuditEvent
from fgc.cases.stages import CASE
from fgc.lib.text import count

LATEST = 60  # events read for the page of a family, which shows the first SHOWN of their groups
SHOWN = 12
EVERYTHING = 2000
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
# Steps that come with another event which says more.
QUIET = {"case.titled"}


def timeline(case, limit=LATEST):
    """The latest events that the reader may know of, newest first, alike ones of a day together: two queries."""
    names = [
        name for name, kind in KINDS.items() if not kind.read and name not in QUIET and _shown(kind, case.can)
    ]
    events = list(AuditEvent.objects.filter(case=case.reference, kind__in=names).order_by("-seq")[:limit])
    actors = get_user_model().objects.filter(pk__in={event.actor for event in events})
    people = dict(actors.values_list("pk", "name"))
    return [_entry(group, people) for group in _alike(events)]


def _alike(events):
    """Events of one kind by one person on one day, together at the latest of them."""
    groups = {}
    for event in events:
        day = timezone.localtime(event.at).date()
        groups.setdefault((day, event.kind, event.actor, event.facts.get("after", "")), []).append(event)
    return groups.values()


def _entry(events, people):
    event = events[0]
    title = _title(event)
    if len(events) > 1:
        title = f"{title}: {count(len(events), 'time')}"
    return {"title": title, "by": people.get(event.actor, "the service"), "at": event.at}


def _title(event):
    after = event.facts.get("after")
    if event.kind == "case.moved" and after in CASE.labels:
        return f"Moved to “{CASE.labels[after]}”"
    if event.kind == "plan.moved" and after in PLAN.labels:
        return f"The plan is now “{PLAN.labels[after].lower()}”"
    sentence = KINDS[event.kind].sentence
    return sentence[:1].upper() + sentence[1:]


def _shown(kind, can):
    if kind.right is None or not can.can(f"{kind.right}.read"):
        return False
    if can.whole("timeline"):
        return True
    return any(kind.right in PARTS.get(extent, set()) for extent in can.extents("timeline"))
