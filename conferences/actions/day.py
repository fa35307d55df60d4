"""The day itself: who came, the three stages with their times, and corrections by code (domain.md 4).

Every step may be sent twice or from two tabs: a step that was taken already changes nothing. `at` is the
moment it happened, now unless given (a sheet of paper entered the next day). Of family time only moments,
presence and a count are kept.
"""

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from conferences import gate, sittings
from conferences.actions.booking import repeat_date
from conferences.actions.times import check_order
from conferences.actions.turn import take_turn
from conferences.models import Conference, Invitation
from conferences.stages import BOOKED, CONFERENCE, HELD, UNDER_WAY
from fgc.audit.actions import record
from fgc.cases import actions as cases
from fgc.cases import stages
from fgc.lib.dates import today
from fgc.lib.errors import Refused

MOMENTS = Conference.MOMENTS


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
    invitation.save(update_fields=["came", "arrived_at", "in_private_time"])
    record("conference.came", by=by, case=conference.case, about=invitation, came=came)
    return invitation


@transaction.atomic
def start_sharing(*, conference, by, at=None):
    """Begin part 2: people share what they know."""
    return _step(conference, "sharing_started_at", "conference.sharing_started", by=by, at=at)


@transaction.atomic
def end_sharing(*, conference, by, at=None):
    """End part 2."""
    return _step(
        conference, "sharing_ended_at", "conference.sharing_ended", by=by, at=at, after="sharing_started_at"
    )


@transaction.atomic
def start_private_time(*, conference, present, by, at=None):
    """The family is alone: note the moment and who of those invited is in the room; the others have left.

    Raises Refused for somebody who works here, or who has not been marked as here.
    """
    conference, at = take_turn(conference), at or timezone.now()
    if conference.private_started_at:
        return conference
    rows = list(
        Invitation.objects.filter(pk__in=[row.pk for row in present]).select_related("person", "staff")
    )
    if not rows:
        raise Refused("Mark who is in the room with the family", field="present")
    for row in rows:
        if row.conference_id != conference.pk or row.removed_at:
            raise Refused("Choose people from this conference", field="present")
        if row.staff_id:
            raise Refused("Family time is for the family: staff leave the room.", field="present")
        if not row.is_present:
            raise Refused(f"{row.name} has not been marked as here", field="present")
    _put(conference, "private_started_at", at, after="sharing_started_at")
    conference.invitations.filter(pk__in=[row.pk for row in rows]).update(in_private_time=True)
    record("conference.private_started", by=by, case=conference.case, about=conference, present=len(rows))
    return conference


@transaction.atomic
def called_in(*, conference, by):
    """The family called somebody in: one more. Nothing about what for."""
    conference = take_turn(conference)
    if not conference.private_started_at or conference.private_ended_at:
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
    return _step(
        conference, "private_ended_at", "conference.private_ended", by=by, at=at, after="private_started_at"
    )


@transaction.atomic
def start_agreeing(*, conference, by, at=None):
    """Begin part 4: the family says what it has planned. Family time that still runs ends."""
    return _step(
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
    _put(conference, "held_at", at)
    conference.stage = HELD
    conference.save(update_fields=["stage"])
    unmarked = conference.invitations.standing().filter(came="")
    unmarked.exclude(mode=Invitation.Mode.WRITING).update(came=Invitation.Came.NO)
    case = conference.case
    if case.stage == stages.ARRANGED and not sittings.to_come(conference).exists():
        cases.move(case=case, to=stages.HELD, by=by)
    repeat_date(case, by)
    record("conference.held", by=by, case=case, about=conference)
    return conference


def _step(conference, name, kind, *, by, at, after=None):
    conference = take_turn(conference)
    if getattr(conference, name):
        return conference
    _put(conference, name, at or timezone.now(), after=after)
    record(kind, by=by, case=conference.case, about=conference)
    return conference


def _put(conference, name, at, after=None):
    """Note one moment; parts before it that still run end with it."""
    if conference.stage == BOOKED:
        raise Refused("Open the conference first")
    if conference.stage != UNDER_WAY:
        raise Refused("This conference has ended. Correct its times instead.")
    if after and not getattr(conference, after):
        words = {
            "sharing_started_at": "Sharing has not started",
            "private_started_at": "Family time has not started",
        }
        raise Refused(words[after])
    setattr(conference, name, at)
    fields = [name]
    for start, end in (
        ("sharing_started_at", "sharing_ended_at"),
        ("private_started_at", "private_ended_at"),
    ):
        if (
            MOMENTS.index(end) < MOMENTS.index(name)
            and getattr(conference, start)
            and not getattr(conference, end)
        ):
            setattr(conference, end, at)
            fields.append(end)
    check_order(conference, {name: at})
    conference.save(update_fields=fields)


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
