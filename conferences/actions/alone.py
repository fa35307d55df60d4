"""Family time: the family goes out, comes back, may go out again. Moments, presence and a count; never a word.

A step that was taken already changes nothing (two tabs, a double press). `at` is the moment it happened.
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from conferences.actions.moments import check_under_way, put, step
from conferences.actions.times import check_order
from conferences.actions.turn import take_turn
from conferences.models import Conference, FurtherFamilyTime, Invitation
from fgc.audit.actions import record
from fgc.lib.errors import Refused


@transaction.atomic
def start_private_time(*, conference, present, by, at=None):
    """The family is alone: note the moment and who of those invited is in the room; the others have left.

    Once the family has come back, this notes that it goes out again. Raises Refused for somebody who works here,
    or who has not been marked as here.
    """
    conference, at = take_turn(conference), at or timezone.now()
    if running(conference):
        return conference
    rows = _in_the_room(conference, present)
    if conference.private_started_at:
        _go_out_again(conference, rows, at)
    else:
        put(conference, "private_started_at", at, after="sharing_started_at")
        conference.invitations.filter(pk__in=[row.pk for row in rows]).update(in_private_time=True)
    record("conference.private_started", by=by, case=conference.case, about=conference, present=len(rows))
    return conference


@transaction.atomic
def called_in(*, conference, by):
    """The family called somebody in: one more. Nothing about what for."""
    conference = take_turn(conference)
    if not running(conference):
        raise Refused("Family time is not running")
    Conference.objects.filter(pk=conference.pk).update(called_in_count=F("called_in_count") + 1)
    conference.refresh_from_db(fields=["called_in_count"])
    record(
        "conference.called_in",
        by=by,
        case=conference.case,
        about=conference,
        times=conference.called_in_count,
    )
    return conference


@transaction.atomic
def end_private_time(*, conference, by, at=None):
    """The family has finished, or asks the others back."""
    conference, at = take_turn(conference), at or timezone.now()
    further = conference.further_family_times.filter(ended_at=None).first()
    if further is None:
        name, kind = "private_ended_at", "conference.private_ended"
        return step(conference, name, kind, by=by, at=at, after="private_started_at")
    check_under_way(conference)
    further.ended_at = at
    check_order(conference, {}, [further])
    further.save(update_fields=["ended_at"])
    record("conference.private_ended", by=by, case=conference.case, about=conference)
    return conference


def running(conference):
    """Whether the family is alone at this moment."""
    times = conference.family_times()
    return bool(times) and times[-1][1] is None


def _go_out_again(conference, rows, at):
    check_under_way(conference)
    further = FurtherFamilyTime(conference=conference, started_at=at)
    check_order(conference, {}, [further])
    further.save(force_insert=True)
    further.present.set(rows)


def _in_the_room(conference, present):
    keys = [row.pk for row in present]
    rows = list(Invitation.objects.filter(pk__in=keys).select_related("person", "staff"))
    if not rows:
        raise Refused("Mark who is in the room with the family", field="present")
    for row in rows:
        if row.conference_id != conference.pk or row.removed_at:
            raise Refused("Choose people from this conference", field="present")
        if row.staff_id:
            raise Refused("Family time is for the family: staff leave the room.", field="present")
        if not row.is_present:
            raise Refused(f"{row.name} has not been marked as here", field="present")
    return rows
