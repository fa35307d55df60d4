"""The people on the map: added, changed, removed, put back; the children's names on the file."""

import datetime as dt

import pytest

from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from fgc.network import actions
from tests import cast
from tests.built import built_once

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_once
def world():
    return cast.world()


@pytest.fixture
def case(world):
    return cast.open_case(world)


def test_a_person_is_added_with_year_and_precision_in_agreement(world, case):
    exact = actions.add_person(
        case=case, by=world.amina, given_name=" Kayleigh ", born_on=dt.date(2017, 3, 14)
    )
    year = actions.add_person(case=case, by=world.amina, given_name="Pete", birth_year=1957)
    about = actions.add_person(
        case=case, by=world.amina, given_name="Jo", birth_year=1960, birth_precision="about"
    )
    assert (exact.given_name, exact.birth_year, exact.birth_precision) == ("Kayleigh", 2017, "exact")
    assert [year.birth_precision, about.birth_precision] == ["year", "about"]
    assert AuditEvent.objects.filter(kind="network.person_added", case=case.reference).count() == 3


@pytest.mark.parametrize(
    ("fields", "field", "message"),
    [
        ({}, "given_name", "Enter a name"),
        ({"family_name": "Malik"}, "given_name", "Enter a name"),
        ({"given_name": "A", "born_on": dt.date(2099, 1, 1)}, "born_on", "must be in the past"),
        ({"status": "unborn", "born_on": dt.date(2020, 1, 1)}, "born_on", "has a due date"),
        ({"given_name": "A", "birth_year": 1990, "died_year": 1980}, "died_year", "before the year of birth"),
    ],
)
def test_what_cannot_be_is_refused_at_its_field(world, case, fields, field, message):
    with pytest.raises(Refused, match=message) as refusal:
        actions.add_person(case=case, by=world.amina, **fields)
    assert refusal.value.field == field
    assert not case.people.exists()


def test_an_unknown_field_is_a_mistake_in_the_program(world, case):
    with pytest.raises(ValueError, match="not fields"):
        actions.add_person(case=case, by=world.amina, given_name="A", removed_at="x")


def test_the_children_give_the_file_its_names(world, case):
    def child(**fields):
        person = actions.add_person(case=case, by=world.amina, **fields)
        return actions.add_child(case=case, person=person, by=world.amina)

    kayleigh = child(given_name="Kayleigh", family_name="Malik")
    child(given_name="Jaydon", family_name="Malik")
    child(status="unborn")
    fresh = cast.fresh(case)
    assert (fresh.title, fresh.children_count) == ("Kayleigh, Jaydon and unborn baby M.", 3)
    actions.change_person(person=kayleigh.person, by=world.amina, known_as="Kay")
    assert cast.fresh(case).title == "Kay, Jaydon and unborn baby M."
    with pytest.raises(Refused, match="recorded as a child of this work already"):
        actions.add_child(case=case, person=kayleigh.person, by=world.amina)


def test_names_in_urdu_make_the_title(world, case):
    person = actions.add_person(case=case, by=world.amina, given_name="آمنہ", family_name="یوسف")
    actions.add_child(case=case, person=person, by=world.amina)
    assert cast.fresh(case).title == "آمنہ ی."


def test_changing_the_birth_forgets_the_old_precision(world, case):
    person = actions.add_person(case=case, by=world.amina, given_name="Pete", born_on=dt.date(1957, 4, 1))
    changed = actions.change_person(person=person, by=world.amina, born_on=None, birth_year=1956)
    assert (changed.birth_year, changed.birth_precision) == (1956, "year")
    assert AuditEvent.objects.last().facts["fields"] == ["birth_precision", "birth_year", "born_on"]


def test_a_person_is_removed_and_put_back_with_the_ties(world, case):
    pete = actions.add_person(case=case, by=world.amina, given_name="Pete")
    dean = actions.add_person(case=case, by=world.amina, given_name="Dean")
    actions.add_parent(child=dean, parent=pete, by=world.amina)
    actions.remove_person(person=pete, by=world.amina)
    assert list(case.people.on_map()) == [dean]
    with pytest.raises(Refused, match="Put them back first"):
        actions.add_partnership(a=pete, b=dean, status="married", by=world.amina)
    actions.restore_person(person=pete, by=world.amina)
    assert dean.parent_links.get().parent.removed_at is None


def test_a_child_whom_the_work_is_about_stays(world, case):
    ellie = actions.add_person(case=case, by=world.amina, given_name="Ellie")
    actions.add_child(case=case, person=ellie, by=world.amina)
    with pytest.raises(Refused, match="The work is about Ellie"):
        actions.remove_person(person=ellie, by=world.amina)
