"""Correcting the times of the day afterwards: each correction leaves a row, with a code and never a text."""

from django.db import transaction
from django.utils import timezone

from conferences.actions.turn import take_turn
from conferences.models import Conference, FurtherFamilyTime, TimeCorrection
from conferences.stages import HELD
from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.rows import put

MOMENTS = Conference.MOMENTS


@transaction.atomic
def correct_times(*, conference, by, reason_code, further=None, **times):
    """Correct moments of the day by name (Conference.MOMENTS). Each leaves a row: from, to, why as a code.

    `further` corrects the times when the family was alone again: {key: {"started_at": ..., "ended_at": ...}}; the
    key "new" adds one that was written on paper. Raises Refused for a moment not noted yet while the conference
    runs, one to come, or a wrong order.
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
        _note(conference, name, was, at, reason_code, by)
        setattr(conference, name, at)
    if changed:
        conference.save(update_fields=list(changed))
    rows = _correct_further(conference, further or {}, reason_code, by)
    check_order(conference, changed, rows)
    if changed or rows:
        record(
            "conference.times_corrected",
            by=by,
            case=conference.case,
            about=conference,
            moments=sorted(changed) + ["further"] * len(rows),
            reason=str(reason_code),
        )
    return conference


def check_order(conference, changed, further=()):
    """Moments run in the order of the day, and none lies ahead; raises Refused.

    `changed` are moments by name, `further` rows of time alone that were begun, ended or corrected just now.
    """
    field = next(iter(changed), None)
    noted = [at for at in (getattr(conference, name) for name in MOMENTS) if at]
    if noted != sorted(noted):
        raise Refused("The times must follow one another in the order of the day", field=field)
    for name, at in changed.items():
        if at > timezone.now():
            raise Refused("The time must not be in the future", field=name)
    if conference.private_ended_at and not conference.private_started_at:
        raise Refused("Enter when family time started", field=field)
    _check_further(conference, further)


def _check_further(conference, changed):
    """Each further time begins after the one before it ended, and ends before the conference does."""
    rows = {row.pk: row for row in conference.further_family_times.all()} | {row.pk: row for row in changed}
    before = conference.private_ended_at
    for row in sorted(rows.values(), key=lambda row: row.started_at):
        field = f"further_{row.key}_started_at" if row in changed else None
        if before is None or row.started_at < before:
            raise Refused("Family time can only begin again after it ended", field=field)
        before = row.ended_at
        last = row.ended_at or row.started_at
        if last < row.started_at or (conference.held_at and last > conference.held_at):
            raise Refused("The times must follow one another in the order of the day", field=field)
        if row in changed and last > timezone.now():
            raise Refused("The time must not be in the future", field=field)


def _correct_further(conference, wanted, reason_code, by):
    """The rows that were changed or added; those that stay as they are left out."""
    rows = []
    for key, times in wanted.items():
        row = _new(conference, times) if key == "new" else conference.further_family_times.get(key=key)
        changed = {
            name: at for name, at in times.items() if at and (key == "new" or at != getattr(row, name))
        }
        if not changed:
            continue
        if row.ended_at is None and "ended_at" in changed:
            raise Refused(
                "This has not happened yet: use the buttons of the day", field=f"further_{key}_ended_at"
            )
        was = {name: None if key == "new" else getattr(row, name) for name in changed}
        for name, at in changed.items():
            setattr(row, name, at)
        if row.ended_at and row.ended_at < row.started_at:
            raise Refused("The end must be after the start", field=f"further_{key}_ended_at")
        put(row, *changed)
        for name, at in changed.items():
            _note(conference, f"further_{name}", was[name], at, reason_code, by, further=row)
        rows.append(row)
    return rows


def _new(conference, times):
    """Time alone that the paper sheet shows; only once the conference is over, and with both its times."""
    if conference.stage != HELD:
        raise Refused("This has not happened yet: use the buttons of the day", field="further_new_started_at")
    for name, words in (("started_at", "Enter when it began"), ("ended_at", "Enter when it ended")):
        if not times.get(name):
            raise Refused(words, field=f"further_new_{name}")
    return FurtherFamilyTime(conference=conference, **times)


def _note(conference, which, was, at, reason_code, by, further=None):
    TimeCorrection.objects.create(
        conference=conference, which=which, was_at=was, now_at=at, reason=reason_code, by=by, further=further
    )
