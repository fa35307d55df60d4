"""Booking, moving and cancelling; no coordinator and no venue is booked twice at once (safety.md B24)."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from conferences.actions.inviting import invite
from conferences.actions.turn import lock_case, take_turn
from conferences.gate import refuse
from conferences.models import Conference, ConferenceMove, Invitation, Venue
from conferences.sittings import may_have_parts, problems_of, to_come
from conferences.stages import BOOKED, CANCELLED, CONFERENCE
from fgc.accounts.models import User
from fgc.audit.actions import record
from fgc.cases import actions as cases
from fgc.cases.access import abilities
from fgc.cases.stages import ARRANGED, CLOSED, HELD, PLANNED, PREPARING, REVIEWING, WAITING
from fgc.lib.errors import Refused
from fgc.network.disclosure import withheld_in
from fgc.notifications.actions import notify


@transaction.atomic
def book(*, case, kind, starts_at, ends_at, venue, by, part_of=None, place_note="", people=(), now=None):
    """Book a conference and ask `people` to it, in the room. Any day will do: it is the family's choice.

    A separate sitting is part of a conference: of `part_of`, or of the only one there is. A reconvened conference is
    part of one when `part_of` says so.

    The case moves to "conference arranged", except for a review. Raises Refused for a time that has passed,
    an end before the start, a venue or coordinator booked at that time, or people who must not meet.
    `now` is the moment that counts as the present, for records made from paper.
    """
    case = lock_case(case.pk)
    if case.stage in (WAITING, CLOSED):
        raise Refused("A conference can be booked once a coordinator is working with the family.")
    if kind not in dict(Conference.KINDS):
        raise Refused("Select what kind of conference it is", field="kind")
    part_of = _whole(case, kind, part_of)
    _check_time(starts_at, ends_at, now)
    _check_place(case, venue, place_note, by)
    _check_free(case, starts_at, ends_at, venue)
    conference = Conference.objects.create(
        case=case,
        kind=kind,
        part_of=part_of,
        starts_at=starts_at,
        ends_at=ends_at,
        venue=venue,
        place_note=place_note.strip(),
        booked_by=by,
    )
    for person in people:
        invite(conference=conference, person=person, mode=Invitation.Mode.ROOM, by=by, field="people")
    if not (conference.is_for_review and case.stage in (PLANNED, REVIEWING)) and case.stage != ARRANGED:
        cases.move(case=case, to=ARRANGED, by=by)
    repeat_date(case, by)
    _tell("booked", conference, by)
    record("conference.booked", by=by, case=case, about=conference, conference=kind)
    return conference


@transaction.atomic
def move_conference(*, conference, starts_at, ends_at, venue, reason, by, version=None, now=None):
    """Move a conference. Everybody has to be told again; what they answered for the old time does not count.

    `version` is the one the page was drawn with. Raises Refused like `book`, when somebody moved it meanwhile,
    and when people who must not meet would come to one building at about the same time.
    """
    conference = take_turn(conference)
    case = conference.case
    if conference.stage != BOOKED:
        raise Refused("Only a conference that has not begun can be moved.")
    if version is not None and version != conference.invites_version:
        raise Refused(
            "Somebody else moved this conference while you had the page open. Check the new time first."
        )
    if not reason.strip():
        raise Refused("Say why it moves", field="reason")
    _check_time(starts_at, ends_at, now)
    _check_place(case, venue, conference.place_note, by)
    _check_free(case, starts_at, ends_at, venue, without=conference)
    ConferenceMove.objects.create(
        conference=conference,
        was_starts_at=conference.starts_at,
        was_ends_at=conference.ends_at,
        was_venue=conference.venue,
        reason=reason.strip()[:500],
        by=by,
    )
    # What a manager allowed lapses with the move, and then stands in the way of sending, not of moving.
    before = problems_of(case, with_overrides=False)
    _ask_again(conference, starts_at - conference.starts_at)
    conference.starts_at, conference.ends_at, conference.venue = starts_at, ends_at, venue
    conference.invites_version += 1
    conference.safe_to_send = False
    conference.save(update_fields=["starts_at", "ends_at", "venue", "invites_version", "safe_to_send"])
    refuse([problem for problem in problems_of(case) if problem not in before], field="starts_on")
    repeat_date(case, by)
    _tell("moved", conference, by)
    record("conference.moved", by=by, case=case, about=conference, version=conference.invites_version)
    return conference


@transaction.atomic
def cancel(*, conference, reason, by):
    """Cancel a conference, with the reason. Unless another one is arranged, the case goes back to before."""
    conference = take_turn(conference)
    case = conference.case
    if conference.stage == CANCELLED:
        return conference
    CONFERENCE.check(conference.stage, CANCELLED)
    if not reason.strip():
        raise Refused("Say why it is cancelled", field="reason")
    conference.stage, conference.cancelled_at = CANCELLED, timezone.now()
    conference.cancelled_reason = reason.strip()[:500]
    conference.invites_version += 1
    conference.save(update_fields=["stage", "cancelled_at", "cancelled_reason", "invites_version"])
    if case.stage == ARRANGED and not to_come(conference).exists():
        was_held = case.conferences.filter(stage="held").exists()
        cases.move(case=case, to=HELD if was_held else PREPARING, by=by)
    repeat_date(case, by)
    _tell("cancelled", conference, by)
    record("conference.cancelled", by=by, case=case, about=conference)
    return conference


def _whole(case, kind, part_of):
    """The conference that a new sitting is part of, or None; raises Refused when a separate sitting is part of none."""
    if kind not in Conference.PARTS:
        return None
    found = list(may_have_parts(case))
    if part_of is not None:
        wanted = part_of.part_of_id or part_of.pk
        whole = next((row for row in found if row.pk == wanted), None)
        if whole is None:
            raise Refused("Choose one of this family’s conferences", field="part_of")
        return whole
    if kind != "separate":
        return None
    if not found:
        raise Refused("Book the conference first, then the separate sitting of it.", field="kind")
    to_choose = [row for row in found if row.is_current] or found[:1]
    if len(to_choose) > 1:
        raise Refused("Select which conference it is a sitting of", field="part_of")
    return to_choose[0]


def _check_time(starts_at, ends_at, now):
    if starts_at < (now or timezone.now()):
        raise Refused("The conference must start in the future", field="starts_on")
    if ends_at <= starts_at:
        raise Refused("The end must be after the start", field="ends")


def _check_place(case, venue, place_note, by):
    if venue is None and not place_note.strip():
        raise Refused("Choose a venue, or write where it is", field="venue")
    if venue is not None and venue.service_id != case.service_id:
        raise Refused("Choose one of your service's venues", field="venue")
    _check_withheld(case, venue, place_note, by)


def _check_withheld(case, venue, place_note, by):
    """Where it is stands on every invitation: no withheld address or number of the family goes into it.

    Whoever may not read the safety arrangements is not refused: a refusal would tell them that a guess was right. No
    letter goes while it stands (`mark_safe_to_send`), and the coordinator reads why on the Conference tab.
    """
    if not abilities(by, case).whole("safety"):
        return
    place = [("venue", words) for words in (venue.name, venue.address, venue.access)] if venue else []
    for field in withheld_in(case, [*place, ("place_note", place_note)])[:1]:
        raise Refused("This is part of a withheld address or number. Choose another place.", field=field)


def _check_free(case, starts_at, ends_at, venue, without=None):
    """Take the coordinator's and the venue's turn, so that rivals wait, then look for other bookings."""
    if case.coordinator_id:
        User.objects.select_for_update(no_key=True).get(pk=case.coordinator_id)
    if venue is not None:
        venue = Venue.objects.select_for_update(no_key=True).get(pk=venue.pk)
        if venue.closed_at and (without is None or without.venue_id != venue.pk):
            raise Refused(f"{venue.name} is no longer used", field="venue")
    rivals = Conference.objects.current().overlapping(starts_at, ends_at)
    if without is not None:
        rivals = rivals.exclude(pk=without.pk)
    taken = rivals.filter(Q(venue=venue, venue__isnull=False) | Q(case__coordinator=case.coordinator_id))
    for row in taken.select_related("case", "venue"):
        if venue is not None and row.venue_id == venue.pk:
            raise Refused(f"{venue.name} is booked at that time", field="venue")
        raise Refused(f"{case.coordinator.name} has another conference at that time", field="starts")


def _ask_again(conference, shift):
    Answer = Invitation.Answer
    rows = conference.invitations.standing()
    rows.exclude(answer=Answer.NOT_ASKED).update(
        answer=Answer.NOT_ASKED, answered_how="", told_at=None, told_how=""
    )
    for row in rows.filter(arrive_at__isnull=False):
        row.arrive_at += shift
        row.save(update_fields=["arrive_at"])


def repeat_date(case, by):
    """Write on the file the day of the next conference, or of the last one held."""
    next_one = case.conferences.current().order_by("starts_at").first()
    last_one = case.conferences.filter(stage="held").order_by("-starts_at").first()
    shown = next_one or last_one
    day = timezone.localdate(shown.starts_at) if shown else None
    cases.set_dates(case=case, by=by, conference_on=day)


def _tell(what, conference, by):
    """Tell the coordinator and the social worker, but not the person who has just done it."""
    case = conference.case
    people = {person for person in (case.coordinator, case.referrer) if person and person.is_active} - {by}
    notify(
        kind=f"conference.{what}",
        to=sorted(people, key=lambda person: person.pk),
        about=conference,
        case=case,
        unique_key=f"conference.{what}:{conference.key}:{conference.invites_version}",
    )
