"""Asking people: who is asked, and the gate at every step for those who must not meet (safety, scenario 2)."""

import pytest

from conferences import actions
from conferences.sittings import problems_of
from conferences.words import day_words
from fgc.cases.actions import declare_conflict
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions as network
from fgc.network.models import Person
from tests import cast
from tests.conferences.families import asked, at, booked, family, invite, kept_apart, tab
from tests.conferences.families import url as page

pytestmark = pytest.mark.django_db


def test_two_who_must_not_meet_are_not_asked_to_one_sitting():
    f = family()
    kept_apart(f)
    conference = booked(f, [f.agnieszka])
    for mode in ("room", "video", "phone"):
        with pytest.raises(Refused) as refused:
            invite(conference, f.darren, f, mode)
        assert len(refused.value.choices) == 4
    assert conference.invitations.count() == 1
    assert invite(conference, f.darren, f, "writing").mode == "writing"


def test_an_order_that_has_run_out_still_holds_until_somebody_ends_it():
    f = family()
    row = kept_apart(
        f, since=today().replace(year=today().year - 1), until=today().replace(year=today().year - 1)
    )
    conference = booked(f, [f.agnieszka])
    with pytest.raises(Refused, match="must not meet"):
        invite(conference, f.darren, f)
    network.end_restriction(restriction=row, by=f.w.amina, reason="The order ended and Agnieszka agrees")
    assert invite(conference, f.darren, f).mode == "room"


def test_each_is_asked_to_a_sitting_of_their_own():
    f = family()
    kept_apart(f)
    first = booked(f, [f.agnieszka, f.ellie])
    second = booked(f, [f.darren], days=15, kind="separate")
    assert problems_of(f.case) and not [problem for problem in problems_of(f.case) if problem.is_blocking]
    letters = []
    client = cast.signed_in(f.w.amina)
    for conference, person in ((first, f.agnieszka), (second, f.darren)):
        text = client.get(page("invitation", conference, asked(conference, person).key)).content.decode()
        letters.append(text)
        assert person.name in text
    assert "Agnieszka" not in letters[1] and "Darren" not in letters[0]
    assert day_words(at(15, 10)) in letters[1] and day_words(at(15, 10)) not in letters[0]


def test_somebody_who_chose_not_to_come_meets_the_gate_again_when_they_change_their_mind():
    f = family()
    conference = booked(f, [f.agnieszka, f.darren])
    actions.record_answer(invitation=asked(conference, f.darren), answer="not_coming", by=f.w.amina)
    kept_apart(f)
    with pytest.raises(Refused, match="must not meet"):
        actions.record_answer(invitation=asked(conference, f.darren), answer="coming", by=f.w.amina)
    assert actions.record_answer(invitation=asked(conference, f.agnieszka), answer="coming", by=f.w.amina)


def test_a_way_of_taking_part_is_changed_only_if_the_gate_agrees():
    f = family()
    kept_apart(f)
    conference = booked(f, [f.agnieszka])
    writes = invite(conference, f.darren, f, "writing")
    with pytest.raises(Refused, match="must not meet"):
        actions.change_invitation(invitation=writes, mode="phone", by=f.w.amina)
    assert (
        actions.change_invitation(invitation=writes, support="Read out by Nan", by=f.w.amina).support
        == "Read out by Nan"
    )


def test_a_restriction_made_after_inviting_warns_and_blocks():
    f = family()
    conference = booked(f, [f.agnieszka, f.darren])
    client = cast.signed_in(f.w.amina)
    assert "until this is put right" not in client.get(tab(f)).content.decode()
    kept_apart(f)
    text = client.get(tab(f)).content.decode()
    assert "Nothing can be sent until this is put right" in text and "must not meet" in text
    with pytest.raises(Refused, match="must not meet"):
        actions.mark_safe_to_send(conference=conference, by=f.w.amina)
    with pytest.raises(Refused, match="must not meet"):
        actions.mark_told(invitation=asked(conference, f.darren), how="phone", by=f.w.amina)
    letter = client.get(page("invitation", conference, asked(conference, f.darren).key)).content.decode()
    assert "held back" in letter and "Dear" not in letter
    actions.uninvite(invitation=asked(conference, f.darren), by=f.w.amina)
    assert actions.mark_safe_to_send(conference=conference, by=f.w.amina).safe_to_send


def test_not_invited_and_speak_first():
    f = family()
    conference = booked(f)
    banned = network.restrict(
        case=f.case, kind="not_invited", person=f.darren, basis="manager", reason="Threats", by=f.w.amina
    )
    with pytest.raises(
        Refused, match="proposed that Darren Rimmer is not invited.* waits for a service manager"
    ):
        invite(conference, f.darren, f)
    network.approve_restriction(restriction=banned, by=f.w.carol, other_way="A letter")
    with pytest.raises(Refused, match="decided that Darren Rimmer is not invited"):
        invite(conference, f.darren, f)
    network.restrict(
        case=f.case, kind="speak_first", person=f.nan, basis="request", reason="Her wish", by=f.w.amina
    )
    with pytest.raises(Refused, match="Speak to Maureen Rimmer first"):
        invite(conference, f.nan, f)
    missed = {"case": f.case, "person": f.nan, "on": today(), "how": "phone", "by": f.w.amina}
    actions.record_contact(**missed, reached=False)
    with pytest.raises(Refused, match="Speak to Maureen Rimmer first"):
        invite(conference, f.nan, f)
    actions.record_contact(**missed)
    assert invite(conference, f.nan, f).person == f.nan


def test_people_who_cannot_be_asked():
    f = family()
    conference = booked(f, [f.nan])
    baby = network.add_person(case=f.case, by=f.w.amina, status=Person.Status.UNBORN)
    with pytest.raises(Refused, match="Ask a parent"):
        invite(conference, baby, f)
    network.change_person(person=f.darren, status=Person.Status.DECEASED, by=f.w.amina)
    f.darren.refresh_from_db()
    with pytest.raises(Refused, match="has died"):
        invite(conference, f.darren, f)
    with pytest.raises(Refused, match="on the list already"):
        invite(conference, f.nan, f)
    other = family(f.w, "Second family")
    with pytest.raises(Refused, match="on this family"):
        invite(conference, other.nan, f)


def test_staff_are_asked_unless_they_have_a_conflict():
    f = family()
    conference = booked(f)
    assert actions.invite(conference=conference, staff=f.w.tom, mode="room", by=f.w.amina).staff == f.w.tom
    declare_conflict(case=f.case, person=f.w.grace, reason="Neighbour", by=f.w.carol)
    with pytest.raises(Refused, match="conflict of interest"):
        actions.invite(conference=conference, staff=f.w.grace, mode="room", by=f.w.amina)


def test_the_list_of_a_cancelled_conference_does_not_change():
    f = family()
    conference = booked(f, [f.nan])
    nan = asked(conference, f.nan)
    actions.cancel(conference=conference, reason="Snow", by=f.w.amina)
    with pytest.raises(Refused, match="cancelled"):
        invite(conference, f.darren, f)
    with pytest.raises(Refused, match="cancelled"):
        actions.record_answer(invitation=nan, answer="coming", by=f.w.amina)
