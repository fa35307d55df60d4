"""Saying why a timescale was missed, and noting the day on which something was done that no other page shows."""

from django.db import transaction
from django.utils import timezone

from fgc.audit.actions import record
from fgc.cases.clocks import CLOCKS
from fgc.cases.holders import Holders
from fgc.cases.models import Case, Milestone, MissedTimescale
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.notifications.actions import notify, settle

# The timescale that each milestone ends.
DONE_BY = {"spoke_to_referrer": ("spoke",), "met_referrer": ("met",), "report_came": ("report",)}
NEVER_EXCUSED = "This is for somebody’s safety, so no reason puts it off. It has to be done"


@transaction.atomic
def explain(*, case, clock, about, due_on, why, by, words=""):
    """Say why the day of a timescale was missed: nobody is reminded of that day any more (domain.md 1.6).

    Raises Refused for a day that has not passed, and for what is done for somebody's safety.
    """
    if due_on >= today():
        raise Refused("This is not late: nothing has to be explained")
    if CLOCKS[clock].for_safety:
        raise Refused(NEVER_EXCUSED)
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
    settle(stem=f"clock.{clock}.", about=about, case=case)
    record("timescale.explained", by=by, case=case, about=row, clock=clock, due_on=due_on, why=why)
    return row


@transaction.atomic
def set_urgency(*, case, urgency, reason, by):
    """Say how soon the family has to meet: "ordinary", "urgent" or "emergency", counted from today; raises Refused when it is so."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    now = "emergency" if case.is_emergency else "urgent" if case.is_urgent else "ordinary"
    if urgency == now:
        raise Refused("It is so already", field="urgency")
    case.is_urgent, case.is_emergency = urgency != "ordinary", urgency == "emergency"
    case.urgent_since, case.urgent_why = (today(), reason[:500]) if case.is_urgent else (None, "")
    case.updated_at = timezone.now()
    case.urgent_at = case.updated_at if case.is_urgent else None
    case.save(
        update_fields=["is_urgent", "is_emergency", "urgent_since", "urgent_at", "urgent_why", "updated_at"]
    )
    if case.is_urgent:
        holders = Holders(today())
        people = dict.fromkeys([*holders.coordinator(case), *holders.managers(case)])
        kind = f"case.{'emergency' if case.is_emergency else 'urgent'}"
        key = f"{kind}:{case.reference}:{case.updated_at:%Y%m%d%H%M%S}"
        notify(kind=kind, to=[one for one in people if one != by], about=case, case=case, unique_key=key)
    record("case.urgency_set", by=by, case=case, urgency=urgency)
    return case


@transaction.atomic
def end_urgency(*, case, by):
    """The family has met: it is neither urgent nor an emergency any more. Why it was stays to be read."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    if not case.is_urgent:
        return case
    was = "emergency" if case.is_emergency else "urgent"
    case.is_urgent, case.is_emergency, case.urgent_since, case.urgent_at = False, False, None, None
    case.updated_at = timezone.now()
    case.save(update_fields=["is_urgent", "is_emergency", "urgent_since", "urgent_at", "updated_at"])
    record("case.urgency_ended", by=by, case=case, was=was)
    return case


@transaction.atomic
def note_done(*, case, what, on, by, about=""):
    """Note the day on which something was done; a later note stands over an earlier one. Raises Refused for a day ahead."""
    if on > today():
        raise Refused("Enter today or an earlier day", field="on")
    row = Milestone.objects.create(case=case, what=what, about=about, on=on, by=by, at=timezone.now())
    for clock in DONE_BY[what]:
        settle(stem=f"clock.{clock}.", about=about or case, case=case)
    record("timescale.done", by=by, case=case, about=row, what=what, on=on)
    return row
