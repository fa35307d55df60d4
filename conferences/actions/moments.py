"""Noting the moments of the day, each once and in order; parts that still run end with the next one."""

from django.utils import timezone

from conferences.actions.times import check_order
from conferences.actions.turn import take_turn
from conferences.models import Conference
from conferences.stages import BOOKED, UNDER_WAY
from fgc.audit.actions import record
from fgc.lib.errors import Refused

MOMENTS = Conference.MOMENTS
NOT_STARTED = {
    "sharing_started_at": "Sharing has not started",
    "private_started_at": "Family time has not started",
}
PARTS = (("sharing_started_at", "sharing_ended_at"), ("private_started_at", "private_ended_at"))


def step(conference, name, kind, *, by, at, after=None):
    """Note the moment `name` unless it is noted already; `after` is the moment that must have come before."""
    conference = take_turn(conference)
    if getattr(conference, name):
        return conference
    put(conference, name, at or timezone.now(), after=after)
    record(kind, by=by, case=conference.case, about=conference)
    return conference


def put(conference, name, at, after=None):
    """Write one moment of a conference that is under way; parts before it that still run end with it."""
    check_under_way(conference)
    if after and not getattr(conference, after):
        raise Refused(NOT_STARTED[after])
    setattr(conference, name, at)
    fields = [name]
    for start, end in PARTS:
        is_before = MOMENTS.index(end) < MOMENTS.index(name)
        if is_before and getattr(conference, start) and not getattr(conference, end):
            setattr(conference, end, at)
            fields.append(end)
    check_order(conference, {name: at})
    conference.save(update_fields=fields)
    if name in ("agreeing_started_at", "held_at"):
        conference.further_family_times.filter(ended_at=None).update(ended_at=at)


def check_under_way(conference):
    """Raises Refused before the conference is opened, and after it ended."""
    if conference.stage == BOOKED:
        raise Refused("Open the conference first")
    if conference.stage != UNDER_WAY:
        raise Refused("This conference has ended. Correct its times instead.")
