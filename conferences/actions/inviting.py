"""Asking people to a conference; every step asks the safety gate first."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from conferences import gate, sittings
from conferences.actions.turn import take_turn
from conferences.letters import place_problem
from conferences.models import Invitation
from conferences.stages import BOOKED
from fgc.audit.actions import record
from fgc.cases.policy import CONFLICT
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.restrictions import check_may_send

Answer, Mode = Invitation.Answer, Invitation.Mode
HOW_FIELDS = ("mode", "support", "arrive_at", "time_zone", "tell_place")


@transaction.atomic
def invite(
    *,
    conference,
    mode,
    by,
    person=None,
    staff=None,
    support="",
    arrive_at=None,
    time_zone="",
    tell_place=True,
    field="who",
):
    """Put a person of the network, or somebody who works with the family, on the list of who is asked.

    Raises Refused when the safety gate says no: the message gives the reason and `choices` the other ways.
    """
    conference = _turn(conference)
    if (person is None) == (staff is None):
        raise Refused("Choose who to invite", field=field)
    _check_how(conference, mode, arrive_at, time_zone)
    if person is not None:
        if person.case_id != conference.case_id:
            raise Refused("Choose somebody on this family's network", field=field)
        _ask_gate(conference, person, mode, field=field)
    else:
        _check_staff(conference.case, staff, field)
    try:
        with transaction.atomic():
            invitation = Invitation.objects.create(
                conference=conference,
                person=person,
                staff=staff,
                mode=mode,
                support=support.strip(),
                arrive_at=arrive_at,
                time_zone=time_zone,
                tell_place=tell_place,
            )
    except IntegrityError as error:
        raise Refused(f"{(person or staff).name} is on the list already", field=field) from error
    _check_again(conference)
    record(
        "conference.invited",
        by=by,
        case=conference.case,
        about=invitation,
        conference=conference.key,
        mode=str(mode),
    )
    return invitation


@transaction.atomic
def change_invitation(*, invitation, by, **how):
    """Change how a person takes part (mode, support, arrive_at, time_zone, tell_place) if the gate agrees."""
    if unknown := set(how) - set(HOW_FIELDS):
        raise ValueError(f"not fields of an invitation: {sorted(unknown)}")
    invitation = _turn_of(invitation)
    conference = invitation.conference
    for name, value in how.items():
        setattr(invitation, name, value.strip() if name == "support" else value)
    _check_how(conference, invitation.mode, invitation.arrive_at, invitation.time_zone)
    if invitation.person and invitation.answer != Answer.NOT_COMING:
        _ask_gate(conference, invitation.person, invitation.mode, without=invitation, field="mode")
    invitation.save(update_fields=list(how))
    _check_again(conference)
    record(
        "conference.invitation_changed",
        by=by,
        case=conference.case,
        about=invitation,
        mode=str(invitation.mode),
    )
    return invitation


@transaction.atomic
def uninvite(*, invitation, by):
    """Take a person off the list. The row stays, with what they answered."""
    invitation = _turn_of(invitation, standing=False)
    if invitation.removed_at is None:
        invitation.removed_at = timezone.now()
        invitation.save(update_fields=["removed_at"])
        record("conference.uninvited", by=by, case=invitation.conference.case, about=invitation)
    return invitation


@transaction.atomic
def record_answer(*, invitation, answer, by, how=""):
    """Write down what a person answered. Choosing not to come needs no reason (domain.md 0.10)."""
    invitation = _turn_of(invitation)
    if answer not in Answer.values:
        raise Refused("Select what they said", field="answer")
    _check_told(how)
    if invitation.person and answer != Answer.NOT_COMING:
        _ask_gate(
            invitation.conference, invitation.person, invitation.mode, without=invitation, field="answer"
        )
    invitation.answer, invitation.answered_how = answer, how
    invitation.save(update_fields=["answer", "answered_how"])
    record("conference.answered", by=by, case=invitation.conference.case, about=invitation)
    return invitation


@transaction.atomic
def mark_safe_to_send(*, conference, by):
    """Say that the invitations were checked and may be sent; raises Refused while a conflict stands,
    or while the place tells somebody what is kept from them."""
    conference = _turn(conference)
    gate.refuse(sittings.problems_of(conference.case))
    if not conference.invitations.standing().exists():
        raise Refused("Nobody is on the list yet. Invite people first.")
    for asked in conference.invitations.taking_part().exclude(person=None).select_related("person__case"):
        check_may_send(asked.person)
        if problem := place_problem(asked, conference.case):
            raise Refused(problem)
    if not conference.safe_to_send:
        conference.safe_to_send = True
        conference.save(update_fields=["safe_to_send"])
        record("conference.safe_to_send", by=by, case=conference.case, about=conference)
    return conference


@transaction.atomic
def mark_told(*, invitation, how, by):
    """Note that a person was told when and where, and how: a code of Invitation.Told."""
    invitation = _turn_of(invitation)
    if not how:
        raise Refused("Select how they were told", field="how")
    _check_told(how)
    if invitation.person:
        gate.refuse(sittings.problems_of(invitation.conference.case), about=invitation.person_id, field="how")
    invitation.told_at, invitation.told_how = timezone.now(), how
    if invitation.answer == Answer.NOT_ASKED:
        invitation.answer = Answer.ASKED
    invitation.save(update_fields=["told_at", "told_how", "answer"])
    record("conference.told", by=by, case=invitation.conference.case, about=invitation, how=how)
    return invitation


def _turn(conference):
    """The conference in its turn: two invitations cannot pass the gate at once. Its list must still be open."""
    conference = take_turn(conference)
    if not conference.is_current:
        raise Refused(
            f"This conference is {conference.stage_label.lower()}: its list cannot change any more."
        )
    return conference


def _turn_of(invitation, *, standing=True):
    conference = _turn(invitation.conference)
    invitation = Invitation.objects.select_related("person", "staff").get(pk=invitation.pk)
    invitation.conference = conference
    if standing and invitation.removed_at:
        raise Refused(f"{invitation.name} was taken off the list. Open the page again.")
    return invitation


def _check_how(conference, mode, arrive_at, time_zone):
    if mode not in Mode.values:
        raise Refused("Select how they take part", field="mode")
    if time_zone and time_zone not in dict(Invitation.TIME_ZONES):
        raise Refused("Select a place from the list", field="time_zone")
    if arrive_at and timezone.localdate(arrive_at) != timezone.localdate(conference.starts_at):
        raise Refused("They must arrive on the day of the conference", field="arrive")


def _check_staff(case, staff, field):
    if not staff.is_active or staff.service_id != case.service_id:
        raise Refused("Choose somebody who works with this family", field=field)
    if case.memberships.filter(person=staff, relationship=CONFLICT, ended_at=None).exists():
        raise Refused(f"{staff.name} has a conflict of interest with this family", field=field)


def _check_told(how):
    if how and how not in Invitation.Told.values:
        raise Refused("Select a way from the list", field="how")


def _check_again(conference):
    """The list changed, so the coordinator looks at it again before anything is sent."""
    if conference.stage == BOOKED and conference.safe_to_send:
        conference.safe_to_send = False
        conference.save(update_fields=["safe_to_send"])


def _ask_gate(conference, person, mode, *, field, without=None):
    asked = sittings.invitees(conference.case, without=without)
    new = sittings.invitee(person, mode, sittings.sitting_of(conference))
    found = gate.problems([*asked, new], sittings.rules(conference.case), today())
    gate.refuse(found, about=person.pk, field=field)
