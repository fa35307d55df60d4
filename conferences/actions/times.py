"""Correcting the times of the day afterwards: each correction leaves a row, with a code and never a text."""

from django.db import transaction
from django.utils import timezone

from conferences.actions.turn import take_turn
from conferences.models import Conference, TimeCorrection
from conferences.stages import HELD
from fgc.audit.actions import record
from fgc.lib.errors import Refused

MOMENTS = Conference.MOMENTS


@transaction.atomic
def correct_times(*, conference, by, reason_code, **times):
    """Correct moments of the day by name (Conference.MOMENTS). Each leaves a row: from, to, why as a code.

    Raises Refused for a moment not noted yet while the conference runs, one to come, or a wrong order.
    """
    if unknown := set(times) - set(MOMENTS):
        raise ValueError(f"not moments of the day: {sorted(unknown)}")
    if reason_code not in TimeCorrection.Reason.values:
        raise Refused("Select why the times change", field="reason_code")
    conference = take_turn(conference)
    changed = {name: at for name, at in times.items() if at and at != getattr(conference, name)}
    for name, at in changed.items():
        was = getattr(conference, name)
        if was is None and conference.stage != HELD:
            raise Refused("This has not happened yet: use the buttons of the day", field=name)
        TimeCorrection.objects.create(
            conference=conference, which=name, was_at=was, now_at=at, reason=reason_code, by=by
        )
        setattr(conference, name, at)
    check_order(conference, changed)
    if changed:
        conference.save(update_fields=list(changed))
        record(
            "conference.times_corrected",
            by=by,
            case=conference.case,
            about=conference,
            moments=sorted(changed),
            reason=str(reason_code),
        )
    return conference


def check_order(conference, changed):
    """Moments run in the order of the day, and none lies ahead; raises Refused."""
    field = next(iter(changed), None)
    noted = [at for at in (getattr(conference, name) for name in MOMENTS) if at]
    if noted != sorted(noted):
        raise Refused("The times must follow one another in the order of the day", field=field)
    for name, at in changed.items():
        if at > timezone.now():
            raise Refused("The time must not be in the future", field=name)
    if conference.private_ended_at and not conference.private_started_at:
        raise Refused("Enter when family time started", field=field)
