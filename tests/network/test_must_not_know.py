"""What somebody must not know: a school, a pregnancy, this work, a phone number, each other on a copy."""

import re

import pytest
from django.urls import reverse

from conferences import actions as meeting
from conferences.models import Contact, Invitation
from family_plans.actions import prepare_copy
from family_plans.models import PlanVersion
from family_plans.recipients import content_for, hidden_from, kept_from
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions
from fgc.network.audience import Audience
from fgc.network.kept import school_patterns
from fgc.network.models import ContactDetail, Restriction
from tests import cast
from tests.network.restricted import Family, action, content

pytestmark = pytest.mark.django_db


@pytest.fixture
def f():
    """A family with something to keep from Darren."""
    return Family()


# A school


def test_a_school_is_left_out_of_what_is_sent_to_who_must_not_know_it_and_of_nothing_else(f):
    f.restrict("must_not_know_school", f.ellie, f.darren)
    texts = ("Nan picks her up from St Oswalds at 3", "Nan picks her up at 3", "She likes ST. OSWALD’S")
    kept, gone = content_for(content(texts=texts), hidden_from(f.darren), kept=kept_from(f.darren))
    assert ([row["words"] for row in kept["texts"]], gone) == (["Nan picks her up at 3"], 2)
    kept, gone = content_for(content(texts=texts), hidden_from(f.june), kept=kept_from(f.june))
    assert (len(kept["texts"]), gone) == (3, 0)
    child = f.case.children.get()
    assert not Audience.for_person(f.darren).may_know_school(child)
    assert Audience.for_person(f.june).may_know_school(child)


@pytest.mark.parametrize(
    ("name", "said", "found"),
    [
        ("St Oswald’s Primary School", "by st oswald's gate", True),
        ("Bootle High School", "Bootle high, at noon", True),
        ("Bootle High School", "a walk in Bootle", False),
        ("Hawthorne Road Nursery", "Hawthorne Road", True),
        ("Hawthorne Road Nursery", "the nursery", False),
    ],
)
def test_a_school_is_known_by_what_tells_which_one_it_is(name, said, found):
    patterns = school_patterns(name)
    assert bool(re.search(rf"(?i)(?<!\w)(?:{'|'.join(patterns)})(?!\w)", said)) is found


# A pregnancy


def test_the_baby_and_what_tells_of_it_are_not_there_for_who_must_not_know(f):
    f.restrict("must_not_know_pregnancy", f.kayleigh, f.darren)
    assert f.baby not in Audience.for_person(f.darren).people()
    assert f.baby in Audience.for_person(f.june).people()
    texts = ("The midwife comes on Monday", "We eat together on Monday")
    kept, gone = content_for(content(texts=texts), hidden_from(f.darren), kept=kept_from(f.darren))
    assert ([row["words"] for row in kept["texts"]], gone) == (["We eat together on Monday"], 1)


def test_a_birth_does_not_tell_what_the_pregnancy_did_not(f):
    f.restrict("must_not_know_pregnancy", f.kayleigh, f.darren)
    actions.change_person(
        person=f.baby, by=f.w.amina, status="living", given_name="Rosie", born_on=today(), due_on=None
    )
    assert f.baby not in Audience.for_person(f.darren).people()
    row = Restriction.objects.get()
    actions.end_restriction(restriction=row, by=f.w.amina, reason="She told him")
    assert f.baby in Audience.for_person(f.darren).people()


def test_a_child_of_another_mother_is_still_there(f):
    f.restrict("must_not_know_pregnancy", f.kayleigh, f.darren)
    other = f.add("", status="unborn")
    sue = f.add("Sue", gender="f")
    actions.add_parent(child=other, parent=sue, by=f.w.amina)
    assert other in Audience.for_person(f.darren).people()
    lone = f.add("", status="unborn")
    assert lone not in Audience.for_person(f.darren).people(), "whose baby it is has not been said"


# That this work is happening


def test_nothing_reaches_who_must_not_know_that_this_work_is_happening(f):
    f.restrict("must_not_know_work", f.ellie, f.darren)
    conference = f.sitting()
    with pytest.raises(Refused, match="must not know that this work is happening"):
        meeting.invite(conference=conference, person=f.darren, mode="writing", by=f.w.amina)
    with pytest.raises(Refused, match="Nothing may reach Darren"):
        meeting.record_contact(case=f.case, person=f.darren, on=today(), how="phone", by=f.w.amina)
    assert not Contact.objects.exists() and not Invitation.objects.exists()
    his = Audience.for_person(f.darren)
    actions.add_contact(person=f.darren, kind="address", value="9 Hawthorne Road", by=f.w.amina)
    assert list(his.people()) == [] and his.contacts(f.darren) == []
    assert meeting.invite(conference=conference, person=f.june, mode="room", by=f.w.amina).pk


def test_an_invitation_from_before_is_held_back(f):
    conference = f.sitting()
    asked = meeting.invite(conference=conference, person=f.darren, mode="room", by=f.w.amina)
    client = cast.signed_in(f.w.amina)
    letter = reverse("conferences:invitation", args=[f.case.reference, conference.key, asked.key])
    assert "Dear" in client.get(letter).content.decode()
    f.restrict("must_not_know_work", f.ellie, f.darren)
    page = client.get(letter).content.decode()
    assert "must not know that this work is happening" in page and "Dear" not in page


def test_no_copy_of_the_plan_is_made_for_them(f):
    f.restrict("must_not_know_work", f.ellie, f.darren)
    version = PlanVersion(plan=f.case.plans.model(case=f.case))
    with pytest.raises(Refused, match="Nothing may reach Darren"):
        prepare_copy(version=version, person=f.darren, by=f.w.amina)


# Phone


def test_numbers_are_withheld_at_once_and_those_to_come_and_addresses_are_not(f):
    def add(kind, value, person=f.kayleigh):
        return actions.add_contact(person=person, kind=kind, value=value, by=f.w.amina)

    before, shared = add("phone", "07700 900123"), add("phone", "+44 7700 900123", f.june)
    home = add("address", "12 Strand Road")
    f.restrict("must_not_know_phone", f.kayleigh, f.darren)
    after = add("email", "kay@northshore.example")
    withheld = set(ContactDetail.objects.filter(is_withheld=True))
    assert withheld == {before, shared, after} and home not in withheld


# Each other


def test_neither_sees_the_other_on_a_copy_when_neither_may_know(f):
    f.restrict("must_not_meet", f.kayleigh, f.darren, scope="knowing")
    words = content(
        action(f.darren, "Rings on Sunday"),
        action(f.june, "Cooks"),
        agreements=[{"person": {"key": f.darren.key, "name": "Darren"}, "words": "Yes"}],
    )
    kept, gone = content_for(words, hidden_from(f.kayleigh), kept=kept_from(f.kayleigh))
    assert [row["what"] for row in kept["actions"]] == ["Cooks"] and kept["agreements"] == [] and gone == 2
    kept, gone = content_for(words, hidden_from(f.june), kept=kept_from(f.june))
    assert gone == 0
    assert f.darren in Audience.for_person(f.kayleigh).people(), "she knows that he exists"
