"""Who may know of whom, and of which address: the one door to names and contact details for outputs."""

import datetime as dt

import pytest
from django.utils import timezone

from conferences.models import Conference, Invitation
from fgc.cases.access import get_case
from fgc.network import actions
from fgc.network.audience import MORE, Audience
from fgc.network.models import ContactDetail
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    """Agnieszka (named by the referrer), Darren (named too), and Aunt Tracy, whom Amina found."""
    world = cast.world()
    case = cast.open_case(world)

    def add(name, **fields):
        return actions.add_person(case=case, by=world.amina, given_name=name, **fields)

    class Family:
        agnieszka, darren = add("Agnieszka", referred_key="r1"), add("Darren", referred_key="r2")
        tracy = add("Tracy")

        @staticmethod
        def seen_by(user):
            return Audience.for_staff(get_case(user, case.reference, "people.read"), user)

        @staticmethod
        def contact(person, value, **fields):
            given = {"kind": "address", "by": world.amina} | fields
            return actions.add_contact(person=person, value=value, **given)

        @staticmethod
        def restrict(kind, person, other=None):
            return actions.restrict(
                case=case,
                kind=kind,
                person=person,
                other=other,
                basis="order",
                reason="Order",
                by=world.amina,
            )

    Family.world, Family.case = world, case
    return Family


def names(audience):
    return [person.given_name for person in audience.people()]


def invite(family, person):
    now = timezone.now()
    conference = Conference.objects.create(
        case=family.case, starts_at=now, ends_at=now + dt.timedelta(hours=3), booked_by=family.world.amina
    )
    return Invitation.objects.create(conference=conference, person=person)


def test_staff_know_of_whom_their_relationship_lets_them(family):
    world = family.world
    assert names(family.seen_by(world.amina)) == ["Agnieszka", "Darren", "Tracy"]
    assert names(family.seen_by(world.carol)) == ["Agnieszka", "Darren", "Tracy"]
    assert names(family.seen_by(world.tom)) == ["Agnieszka", "Darren"]
    assert names(family.seen_by(world.priya)) == ["Agnieszka", "Darren"]
    assert names(family.seen_by(world.dele)) == []
    assert not family.seen_by(world.tom).may_know_of(family.tracy)


def test_business_support_knows_of_invited_people_and_posts_to_them(family):
    invitation = invite(family, family.tracy)
    family.contact(family.tracy, "9 Hawthorne Road")
    family.contact(family.tracy, "1 Secret Street", is_withheld=True)
    actions.add_contact(person=family.tracy, kind="phone", value="07700 900111", by=family.world.amina)
    dele = family.seen_by(family.world.dele)
    assert names(dele) == ["Tracy"]
    assert [view.value for view in dele.contacts(family.tracy)] == ["9 Hawthorne Road"]
    Invitation.objects.filter(pk=invitation.pk).update(removed_at=timezone.now())
    assert names(family.seen_by(family.world.dele)) == []


def test_removed_people_are_known_to_nobody(family):
    actions.remove_person(person=family.tracy, by=family.world.amina)
    assert names(family.seen_by(family.world.amina)) == ["Agnieszka", "Darren"]


def test_withheld_values_never_leave_through_the_door(family):
    family.contact(family.agnieszka, "12 Strand Road", is_withheld=True, supplied_by_referrer=True)
    family.contact(family.darren, "9 Hawthorne Road")
    for name in ("amina", "carol", "tom"):
        view = family.seen_by(getattr(family.world, name)).contacts(family.agnieszka)[0]
        assert (view.value, view.may_reveal) == ("Withheld", True), name
    assert family.seen_by(family.world.priya).contacts(family.agnieszka) == []
    assert [view.value for view in family.seen_by(family.world.amina).contacts(family.darren)] == [
        "9 Hawthorne Road"
    ]
    assert family.seen_by(family.world.tom).contacts(family.darren) == []


def test_the_referrer_reads_how_to_use_a_detail_only_as_it_came_with_the_referral(family):
    """What the coordinator writes there later tells of others: "Only while Darren is at Kate's"."""
    family.contact(
        family.agnieszka, "07700 900123", kind="phone", how="After school", supplied_by_referrer=True
    )

    def seen(name):
        return family.seen_by(getattr(family.world, name)).contacts(family.agnieszka)[0].how

    assert (seen("tom"), seen("amina")) == ("After school", "After school")
    row = ContactDetail.objects.get()
    actions.change_contact(
        contact=row, is_withheld=False, is_safe=False, how="After school", by=family.world.amina
    )
    assert seen("tom") == "After school", "the same words are still the referrer's"
    later = "Only while Darren is at Kate’s"
    for is_withheld in (False, True):
        actions.change_contact(
            contact=row, is_withheld=is_withheld, is_safe=True, how=later, by=family.world.amina
        )
        assert (seen("tom"), seen("amina")) == ("", later)


def test_the_referrer_does_not_learn_that_somebody_elses_withheld_detail_exists(family):
    family.contact(family.agnieszka, "12 Strand Road", is_withheld=True)
    assert family.seen_by(family.world.tom).contacts(family.agnieszka) == []


def test_a_relative_gets_their_own_safe_details_and_nobody_elses(family):
    family.contact(family.agnieszka, "12 Strand Road", is_withheld=True)
    family.contact(family.agnieszka, "Her old address", is_safe=False)
    hers = Audience.for_person(family.agnieszka)
    assert [view.value for view in hers.contacts(family.agnieszka)] == ["12 Strand Road"]
    assert hers.contacts(family.darren) == []
    assert Audience.for_person(family.darren).contacts(family.agnieszka) == []


def test_a_relative_does_not_know_of_somebody_they_must_not_know_about(family):
    row = family.restrict("must_not_know_of", family.tracy, family.darren)
    assert names(Audience.for_person(family.darren)) == ["Agnieszka"] + ["Darren"]
    assert names(Audience.for_person(family.agnieszka)) == ["Agnieszka", "Darren", "Tracy"]
    assert not Audience.for_person(family.darren).may_know_of(family.tracy)
    actions.end_restriction(restriction=row, by=family.world.amina, reason="Told")
    assert Audience.for_person(family.darren).may_know_of(family.tracy)


def test_restrictions_whole_in_summary_or_not_at_all(family):
    family.restrict("must_not_meet", family.agnieszka, family.darren)
    family.restrict("must_not_know_of", family.tracy, family.darren)
    whole = family.seen_by(family.world.amina).restrictions()
    assert [view.sentence for view in whole] == [
        "Agnieszka must not meet Darren.",
        "Darren must not know about Tracy.",
    ]
    summary = family.seen_by(family.world.tom).restrictions()
    assert [view.sentence for view in summary] == ["Agnieszka must not meet Darren.", MORE]
    assert all(view.row is None for view in summary)
    assert [view.sentence for view in family.seen_by(family.world.dele).restrictions()] == [MORE]
    assert Audience.for_person(family.agnieszka).restrictions() == []


def test_a_person_of_another_family_is_not_known(family):
    other = cast.open_case(family.world, "Sam B.")
    stranger = actions.add_person(case=other, by=family.world.amina, given_name="Sam")
    amina = family.seen_by(family.world.amina)
    assert not amina.may_know_of(stranger)
    assert amina.contacts(stranger) == []
