"""Households over time and carers: who lives with whom, moves, what is kept, what is refused."""

import datetime as dt

import pytest

from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from fgc.network import actions
from fgc.network.models import CarerRole, HouseholdMember
from tests import cast

pytestmark = pytest.mark.django_db
MAY = dt.date(2026, 5, 3)


@pytest.fixture
def family():
    """Kayleigh (9), her mother Agnieszka, her grandmother Jean, and a baby who is not born yet."""
    world = cast.world()
    case = cast.open_case(world)

    def add(name, **fields):
        return actions.add_person(case=case, by=world.amina, given_name=name, family_name="Malik", **fields)

    class Family:
        by = world.amina
        kayleigh = add("Kayleigh", gender="f", born_on=dt.date(2017, 3, 14))
        agnieszka = add("Agnieszka", gender="f", birth_year=1990)
        jean = add("Jean", gender="f", birth_year=1960)
        baby = add("", status="unborn")

    Family.world, Family.case = world, case
    Family.child = actions.add_child(case=case, person=Family.kayleigh, by=world.amina)
    return Family


def lives(person):
    rows = HouseholdMember.objects.filter(person=person).order_by("pk")
    return [(row.household.label, row.share, row.since, row.until) for row in rows]


def test_a_household_is_made_with_the_people_who_live_there(family):
    home = actions.add_household(
        case=family.case, label=" Nan’s ", people=[family.kayleigh, family.jean], since=MAY, by=family.by
    )
    assert home.label == "Nan’s"
    assert lives(family.kayleigh) == lives(family.jean) == [("Nan’s", "full", MAY, None)]
    assert (
        list(AuditEvent.objects.filter(kind__startswith="network.moved").values_list("kind", flat=True))
        == ["network.moved_in"] * 2
    )


def test_a_move_ends_one_and_begins_another_and_keeps_both(family):
    home = actions.add_household(case=family.case, label="Mum’s", people=[family.kayleigh], by=family.by)
    nans = actions.add_household(case=family.case, label="Nan’s", by=family.by)
    old = home.members.get()
    actions.move(person=family.kayleigh, household=nans, since=MAY, leaving=[old], by=family.by)
    assert lives(family.kayleigh) == [("Mum’s", "full", None, MAY), ("Nan’s", "full", MAY, None)]


def test_whoever_stays_in_another_home_too_lives_in_each_for_part_of_the_time(family):
    home = actions.add_household(case=family.case, label="Mum’s", people=[family.kayleigh], by=family.by)
    nans = actions.add_household(case=family.case, label="Nan’s", by=family.by)
    actions.move(person=family.kayleigh, household=nans, by=family.by)
    assert {row.share for row in family.kayleigh.lives_in.all()} == {"part_time"}
    actions.move_out(member=home.members.get(), until=MAY, by=family.by)
    actions.move_out(member=home.members.get(), by=family.by)
    assert home.members.get().until == MAY, "a second time changes nothing"


def test_what_cannot_be_is_refused(family):
    home = actions.add_household(
        case=family.case, label="Mum’s", people=[family.kayleigh], since=MAY, by=family.by
    )
    nans = actions.add_household(case=family.case, label="Nan’s", by=family.by)
    other = actions.add_household(case=cast.open_case(family.world, "Other O."), label="Theirs", by=family.by)
    with pytest.raises(Refused, match="lives there already"):
        actions.move(person=family.kayleigh, household=home, by=family.by)
    with pytest.raises(Refused, match="not in this family"):
        actions.move(person=family.kayleigh, household=other, by=family.by)
    with pytest.raises(Refused, match="not born yet"):
        actions.move(person=family.baby, household=nans, by=family.by)
    with pytest.raises(Refused, match="cannot be before it"):
        actions.move(
            person=family.kayleigh,
            household=nans,
            since=dt.date(2026, 1, 1),
            leaving=[home.members.get()],
            by=family.by,
        )
    with pytest.raises(Refused, match="before Kayleigh was born"):
        actions.move(person=family.kayleigh, household=nans, since=dt.date(2001, 1, 1), by=family.by)
    with pytest.raises(Refused, match="today or in the past"):
        actions.move(person=family.jean, household=nans, since=dt.date(2199, 1, 1), by=family.by)
    with pytest.raises(Refused, match="of that name"):
        actions.add_household(case=family.case, label="MUM’S", by=family.by)
    with pytest.raises(Refused, match="Enter what to call"):
        actions.add_household(case=family.case, label=" ", by=family.by)
    assert home.members.get().until is None


def test_a_household_can_be_called_something_else(family):
    home = actions.add_household(case=family.case, label="Mum’s", by=family.by)
    assert actions.rename_household(household=home, label="Dock Road", by=family.by).label == "Dock Road"


def test_a_carer_is_a_badge_with_dates_and_a_special_guardian_is_said_once(family):
    role = actions.add_carer(child=family.child, carer=family.jean, kind="kinship", since=MAY, by=family.by)
    with pytest.raises(Refused, match="recorded already"):
        actions.add_carer(child=family.child, carer=family.jean, kind="kinship", by=family.by)
    with pytest.raises(Refused, match="as parental responsibility"):
        actions.add_carer(child=family.child, carer=family.jean, kind="special_guardian", by=family.by)
    with pytest.raises(Refused, match="End is before start"):
        actions.end_carer(role=role, until=dt.date(2026, 1, 1), by=family.by)
    actions.end_carer(role=role, until=dt.date(2026, 6, 1), by=family.by)
    again = actions.add_carer(child=family.child, carer=family.jean, kind="kinship", by=family.by)
    assert CarerRole.objects.filter(until=None).get() == again
