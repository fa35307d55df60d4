"""How close people are, as somebody sees it: recorded, changed by a new row, ended; nothing is overwritten."""

from django.db import transaction

from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.actions.version import wait_turn
from fgc.network.models import Tie

TO_FIRST, TO_OTHER, BOTH_WAYS, NOT_SAID = "to_first", "to_other", "both", "none"


@transaction.atomic
def record_closeness(*, person, other, quality, by, help_goes=NOT_SAID, seen_by=None, since=None):
    """Record how close two people are, as `seen_by` (a person of the map; None: the coordinator) sees it.

    `help_goes` is to_first (`person`), to_other, both or none. What the same one said before of this pair ends on
    the day this begins (default: today). Raises Refused for one person, another family, or a day that cannot be.
    """
    wait_turn(person.case)
    since = since or today()
    _check(person, other, seen_by, since)
    a, b = (person, other) if person.pk < other.pk else (other, person)
    direction = _direction(help_goes, person is a)
    before = Tie.objects.filter(a=a, b=b, seen_by=seen_by, until=None).last()
    if before and before.since > since:
        raise Refused(
            "Something later is recorded already: change or end that instead.",
            field="since",
        )
    if before and (before.quality, before.direction) == (quality, direction):
        raise Refused("This is what is recorded already.", field="quality")
    if before:
        Tie.objects.filter(pk=before.pk).update(until=since)
    tie = Tie.objects.create(
        case=person.case,
        a=a,
        b=b,
        quality=quality,
        direction=direction,
        seen_by=seen_by,
        since=since,
        made_by=by,
    )
    record(
        "network.closeness_recorded",
        by=by,
        case=person.case,
        about=tie,
        people=[a.key, b.key],
        instead_of=before.key if before else "",
    )
    return tie


@transaction.atomic
def end_closeness(*, tie, by, until=None):
    """End what somebody said of a tie; the row is kept. One that ended already is no error."""
    wait_turn(tie.case)
    tie = Tie.objects.select_related("case").get(pk=tie.pk)
    until = until or today()
    if tie.until:
        return tie
    if until > today():
        raise Refused("The day must be today or in the past.", field="until")
    if until < tie.since:
        raise Refused("End is before start.", field="until")
    tie.until = until
    tie.save(update_fields=["until"])
    record("network.closeness_ended", by=by, case=tie.case, about=tie)
    return tie


def _check(person, other, seen_by, since):
    if person.pk == other.pk:
        raise Refused("Choose two different people.", field="other")
    if any(one.case_id != person.case_id or one.removed_at for one in (person, other, seen_by or person)):
        raise Refused("They are not all in this family’s network.", field="other")
    if since > today():
        raise Refused("The day must be today or in the past.", field="since")


def _direction(help_goes, person_is_a):
    to_first, to_other = (
        (Tie.Direction.TO_A, Tie.Direction.TO_B) if person_is_a else (Tie.Direction.TO_B, Tie.Direction.TO_A)
    )
    return {TO_FIRST: to_first, TO_OTHER: to_other, BOTH_WAYS: Tie.Direction.BOTH}.get(
        help_goes, Tie.Direction.NONE
    )
