"""The day itself: opening it, who came, its parts with their times, its end (domain.md 4).

Every step may be sent twice or from two tabs: a step that was taken already changes nothing. `at` is the
moment it happened, now unless given (a sheet of paper entered the next day).
"""

from django.db import transaction
from django.utils import timezone

from conferences import gate, sittings
from conferences.actions.booking import repeat_date
from conferences.actions.moments import put, step
from conferences.actions.turn import take_turn
from conferences.models import Invitation
from conferences.stages import CONFERENCE, HELD, UNDER_WAY
from fgc.audit.actions import record
from fgc.cases import actions as cases
from fgc.cases import stages
from fgc.cases.models import Case
from fgc.lib.dates import today
from fgc.lib.errors import Refused


@transaction.atomic
def begin(*, conference, by, at=None):
    """Open the conference; raises Refused before its day."""
    conference, at = take_turn(conference), at or timezone.now()
    if conference.stage in (UNDER_WAY, HELD):
        return conference
    CONFERENCE.check(conference.stage, UNDER_WAY)
    day = timezone.localdate(conference.starts_at)
    if timezone.localdate(at) < day:
        raise Refused(f"This conference is on {day:%A} {day.day} {day:%B}. It can be opened on that day.")
    conference.stage, conference.began_at = UNDER_WAY, at
    conference.save(update_fields=["stage", "began_at"])
    record("conference.began", by=by, case=conference.case, about=conference)
    return conference


@transaction.atomic
def mark_came(*, invitation, came, by, at=None):
    """Note whether somebody came: a value of Invitation.Came, "" to take it back.

    Raises Refused when somebody whom the person must not meet is here already, or in the building.
    """
    conference = take_turn(invitation.conference)
    invitation = Invitation.objects.select_related("person", "staff").get(pk=invitation.pk)
    if conference.stage not in (UNDER_WAY, HELD):
        raise Refused("Open the conference first")
    if invitation.removed_at:
        raise Refused(f"{invitation.name} was taken off the list. Open the page again.")
    if came not in Invitation.Came.values:
        raise Refused("Select what happened", field="came")
    if invitation.came == came:
        return invitation
    if came in Invitation.PRESENT and invitation.person and conference.stage == UNDER_WAY:
        _check_arrival(conference, invitation, came)
    invitation.came = came
    invitation.arrived_at = (at or timezone.now()) if came in Invitation.PRESENT else None
    if came not in Invitation.PRESENT:
        invitation.in_private_time = False
        invitation.further_family_times.clear()
    invitation.save(update_fields=["came", "arrived_at", "in_private_time"])
    record("conference.came", by=by, case=conference.case, about=invitation, came=came)
    return invitation


@transaction.atomic
def start_sharing(*, conference, by, at=None):
    """Begin part 2: people share what they know."""
    return step(conference, "sharing_started_at", "conference.sharing_started", by=by, at=at)


@transaction.atomic
def end_sharing(*, conference, by, at=None):
    """End part 2."""
    return step(
        conference, "sharing_ended_at", "conference.sharing_ended", by=by, at=at, after="sharing_started_at"
    )


@transaction.atomic
def start_agreeing(*, conference, by, at=None):
    """Begin part 4: the family says what it has planned. Family time that still runs ends."""
    return step(
        conference,
        "agreeing_started_at",
        "conference.agreeing_started",
        by=by,
        at=at,
        after="sharing_started_at",
    )


@transaction.atomic
def end_conference(*, conference, by, at=None):
    """End the conference, at whatever part it is; whoever was not marked is noted as "could not come".

    The family moves to "conference held" with the last sitting of the conference: while another one is booked or
    under way, it stays at "conference arranged" with the day of the next.
    """
    conference, at = take_turn(conference), at or timezone.now()
    if conference.stage == HELD:
        return conference
    CONFERENCE.check(conference.stage, HELD)
    put(conference, "held_at", at)
    conference.stage = HELD
    conference.save(update_fields=["stage"])
    unmarked = conference.invitations.standing().filter(came="")
    unmarked.exclude(mode=Invitation.Mode.WRITING).update(came=Invitation.Came.NO)
    case = conference.case
    if case.stage == stages.ARRANGED and not sittings.to_come(conference).exists():
        cases.move(case=case, to=stages.HELD, by=by)
    repeat_date(case, by)
    _end_urgency(conference, by)
    record("conference.held", by=by, case=case, about=conference)
    return conference


def _end_urgency(conference, by):
    """Nothing is urgent once the family has met, in all sittings of the conference, or in an emergency in any.

    A conference of before somebody said that it is urgent, written down only now, ends nothing.
    """
    case = Case.objects.get(pk=conference.case_id)
    since = case.urgent_at is None or conference.held_at >= case.urgent_at
    if case.is_urgent and since and (case.is_emergency or not sittings.to_come(conference).exists()):
        cases.end_urgency(case=case, by=by)


def _check_arrival(conference, invitation, came):
    """Nobody is marked as here while the person they must not meet is here."""
    mode = next(mode for mode, value in Invitation.CAME_BY.items() if value == came)
    here = Invitation.objects.standing().filter(
        conference__case=conference.case,
        conference__stage=UNDER_WAY,
        came__in=Invitation.PRESENT,
        person__isnull=False,
    )
    asked = [
        sittings.invitee(row.person, row.mode, sittings.sitting_of(row.conference))
        for row in here.exclude(pk=invitation.pk).select_related("person", "conference__venue")
    ]
    new = sittings.invitee(invitation.person, mode, sittings.sitting_of(conference))
    found = gate.problems([*asked, new], sittings.rules(conference.case), today())
    gate.refuse(found, about=invitation.person_id, field="came")
