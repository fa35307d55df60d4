"""Saying why a timescale was missed, and noting the day on which something was done that no other page shows."""

from django.db import transaction
from django.utils import timezone

from fgc.audit.actions import record
from fgc.cases.models import Milestone, MissedTimescale
from fgc.lib.dates import today
from fgc.lib.errors import Refused


@transaction.atomic
def explain(*, case, clock, about, due_on, why, by, words=""):
    """Say why the day of a timescale was missed: nobody is reminded of that day any more (domain.md 1.6).

    Raises Refused for a day that has not passed.
    """
    if due_on >= today():
        raise Refused("This is not late: nothing has to be explained")
    row = MissedTimescale.objects.create(
        case=case,
        clock=clock,
        about=about,
        due_on=due_on,
        why=why,
        words=words[:500],
        by=by,
        at=timezone.now(),
    )
    record("timescale.explained", by=by, case=case, about=row, clock=clock, due_on=due_on, why=why)
    return row


@transaction.atomic
def note_done(*, case, what, on, by, about=""):
    """Note the day on which something was done; a later note stands over an earlier one. Raises Refused for a day ahead."""
    if on > today():
        raise Refused("Enter today or an earlier day", field="on")
    row = Milestone.objects.create(case=case, what=what, about=about, on=on, by=by, at=timezone.now())
    record("timescale.done", by=by, case=case, about=row, what=what, on=on)
    return row
