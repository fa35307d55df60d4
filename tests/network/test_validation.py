"""The table of network.md 2.1, row by row: what is refused, what is asked, what is neither."""

import datetime as dt

import pytest

from fgc.lib.errors import Refused
from fgc.network import actions
from fgc.network.forms.people import PersonForm
from fgc.network.forms.ties import TieForm
from fgc.network.questions import (
    Ties,
    alone,
    kin_words,
    parent_questions,
    partner_questions,
    sibling_questions,
)
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    """Amina's family: Kayleigh (9), Jaydon, their mother Agnieszka, her father Piotr, and Darren."""
    world = cast.world()
    case = cast.open_case(world)

    def add(name, gender="u", **fields):
        return actions.add_person(case=case, by=world.amina, given_name=name, gender=gender, **fields)

    class Family:
        by = world.amina
        person = staticmethod(add)
        kayleigh = add("Kayleigh", "f", born_on=dt.date(2017, 3, 14))
        jaydon = add("Jaydon", "m", birth_year=2015)
        agnieszka = add("Agnieszka", "f", birth_year=1990)
        piotr = add("Piotr", "m", birth_year=1957)
        darren = add("Darren", "m", birth_year=1988)

        @staticmethod
        def ties():
            return Ties(case)

    Family.case = case
    actions.add_parent(child=Family.kayleigh, parent=Family.agnieszka, by=world.amina)
    actions.add_parent(child=Family.agnieszka, parent=Family.piotr, by=world.amina)
    return Family


@pytest.mark.parametrize(
    ("gender", "born", "asked"),
    [
        ("f", 2005, "about 12"),
        ("f", 2004, ""),
        ("f", 1957, ""),
        ("f", 1956, "about 61"),
        ("m", 1942, ""),
        ("m", 1941, "about 76"),
    ],
)
def test_parent_gap(family, gender, born, asked):
    parent = family.person("Lou", gender, birth_year=born)
    found = [
        one for one in parent_questions(family.kayleigh, parent, "birth", family.ties()) if "was about" in one
    ]
    assert found == ([f"Lou was {asked} when Kayleigh was born. Is that right?"] if asked else [])
    assert parent_questions(family.kayleigh, parent, "adoptive") == []


@pytest.mark.parametrize(
    ("gender", "died", "asked"),
    [
        ("m", 2015, "more than nine months before"),
        ("m", 2016, ""),
        ("f", 2016, "before Kayleigh"),
        ("f", 2017, ""),
    ],
)
def test_birth_after_death(family, gender, died, asked):
    """A father may have died nine months before; a mother not at all."""
    parent = family.person("Lou", gender, status="deceased", died_year=died)
    found = [one for one in parent_questions(family.kayleigh, parent, "birth") if "died in" in one]
    assert bool(found) == bool(asked) and all(asked in one for one in found)


def test_birth_after_death_by_the_day(family):
    for died, asked in ((dt.date(2016, 8, 1), False), (dt.date(2016, 3, 1), True)):
        father = family.person("Lou", "m", status="deceased", died_on=died, died_year=died.year)
        assert (
            any("nine months" in one for one in parent_questions(family.kayleigh, father, "birth")) == asked
        )


def test_two_birth_mothers(family):
    other = family.person("Ruth", "f")
    assert "Two women" in parent_questions(family.kayleigh, other, "birth")[0]
    assert parent_questions(family.jaydon, other, "birth") == []


def test_ancestor_partner(family):
    asked = partner_questions(family.kayleigh, family.piotr, "married")
    assert asked == ["Piotr is Kayleigh’s grandfather. Record them as partners anyway?"]
    assert partner_questions(family.agnieszka, family.darren, "married") == []
    assert kin_words(family.kayleigh, family.piotr, family.ties()) == "grandfather"


def test_overlap_married(family):
    paul = family.person("Paul", "m")
    actions.add_partnership(a=family.agnieszka, b=family.darren, status="married", by=family.by, started=2012)
    words = "Agnieszka would have two marriages at the same time (Darren and Paul). Is that right?"
    assert partner_questions(family.agnieszka, paul, "married", 2015) == [words]
    assert partner_questions(paul, family.agnieszka, "civil_partnership") == [words]
    assert partner_questions(family.agnieszka, paul, "cohabiting", 2015) == []
    actions.add_partnership(
        a=family.agnieszka, b=family.darren, status="divorced", by=family.by, started=2012, ended=2014
    )
    assert partner_questions(family.agnieszka, paul, "married", 2015) == []


def test_a_widow_may_marry(family):
    late = family.person("Abe", "m", status="deceased")
    actions.add_partnership(a=family.agnieszka, b=late, status="married", by=family.by)
    assert partner_questions(family.agnieszka, family.darren, "married") == []


def test_sib_conflict(family):
    paul = family.person("Paul", "m")
    actions.add_sibling(a=family.kayleigh, b=family.jaydon, by=family.by, kind="full")
    actions.add_parent(child=family.jaydon, parent=paul, by=family.by)
    words = (
        "Kayleigh and Jaydon are recorded as having both parents in common, but they would have different fathers. "
        "Is that right?"
    )
    assert words in parent_questions(family.kayleigh, family.darren, "birth")
    assert words not in parent_questions(family.kayleigh, paul, "birth")
    kyle = family.person("Kyle", "m")
    actions.add_parent(child=kyle, parent=family.darren, by=family.by)
    assert "different fathers" in sibling_questions(kyle, family.jaydon, "full")[0]
    assert sibling_questions(kyle, family.jaydon, "unknown") == []


def test_alone(family):
    lou = family.person("Lou")
    assert alone(lou, family.ties()) == "Lou is not connected to anybody yet."
    assert alone(family.piotr, family.ties()) == ""


def test_dates_order_and_dup_link_and_cycle_are_refused(family):
    with pytest.raises(Refused, match="End is before start"):
        actions.add_partnership(
            a=family.agnieszka, b=family.darren, status="former", by=family.by, started=2012, ended=2010
        )
    with pytest.raises(Refused, match="Agnieszka is already birth parent of Kayleigh"):
        actions.add_parent(child=family.kayleigh, parent=family.agnieszka, by=family.by)
    with pytest.raises(Refused, match="Piotr → Kayleigh → Agnieszka → Piotr"):
        actions.add_parent(child=family.piotr, parent=family.kayleigh, by=family.by)


def test_the_form_asks_before_the_tie_is_made(family):
    people = family.case.people.on_map()
    data = {"other": family.piotr.key, "how": "partner", "partner_status": "married"}
    form = TieForm(data, person=family.kayleigh, people=people)
    assert not form.is_valid() and "grandfather" in form.asked[0]
    assert TieForm({**data, "confirm": "on"}, person=family.kayleigh, people=people).is_valid()
    assert not TieForm(
        {**data, "confirm": "on", "asked": "another"}, person=family.kayleigh, people=people
    ).is_valid()


def test_a_said_brother_follows_from_the_parents_once_they_are_there(family):
    actions.add_sibling(a=family.kayleigh, b=family.jaydon, by=family.by)
    actions.add_parent(child=family.jaydon, parent=family.agnieszka, by=family.by)
    assert not family.case.sibling_links.exists()
    with pytest.raises(Refused, match="brothers or sisters on the map already"):
        actions.add_sibling(a=family.kayleigh, b=family.jaydon, by=family.by)
    actions.add_sibling(a=family.kayleigh, b=family.jaydon, by=family.by, kind="half_maternal")
    assert family.case.sibling_links.get().kind == "half_maternal"


# What is there already and is changed


def test_a_date_of_birth_is_changed_only_to_one_that_fits(family):
    actions.change_person(person=family.agnieszka, by=family.by, birth_year=1989)
    with pytest.raises(Refused, match="Agnieszka .born 2020. is not older than Kayleigh") as refused:
        actions.change_person(person=family.agnieszka, by=family.by, birth_year=2020)
    assert refused.value.field == "born_on"
    with pytest.raises(Refused, match="is not older than Agnieszka"):
        actions.change_person(person=family.agnieszka, by=family.by, birth_year=1950)
    family.agnieszka.refresh_from_db()
    assert family.agnieszka.birth_year == 1989


def test_a_baby_is_not_born_before_the_mother(family):
    young = family.person("Mia", "f", born_on=dt.date(2024, 5, 1))
    baby = family.person("Baby", status="unborn")
    actions.add_parent(child=baby, parent=young, by=family.by)
    with pytest.raises(Refused, match="not older"):
        actions.record_birth(person=baby, by=family.by, given_name="Bo", born_on=dt.date(2024, 4, 1))
    baby.refresh_from_db()
    assert baby.status == "unborn"


def test_nobody_comes_back_as_a_third_birth_parent(family):
    first, other = family.person("Paul", "m"), family.person("Kyle", "m")
    actions.add_parent(child=family.kayleigh, parent=first, by=family.by)
    actions.remove_person(person=first, by=family.by)
    actions.restore_person(person=first, by=family.by)
    actions.remove_person(person=first, by=family.by)
    actions.add_parent(child=family.kayleigh, parent=other, by=family.by)
    with pytest.raises(Refused, match="would have 3 birth parents"):
        actions.restore_person(person=first, by=family.by)
    pressed = f"/cases/{family.case.reference}/people/{first.key}/restore/"
    told = cast.signed_in(family.by).post(pressed, follow=True)
    assert "would have 3 birth parents" in told.content.decode()
    first.refresh_from_db()
    assert first.removed_at


def test_a_child_does_not_come_back_with_three_birth_parents_either(family):
    paul, kyle = family.person("Paul", "m"), family.person("Kyle", "m")
    actions.add_parent(child=family.jaydon, parent=paul, by=family.by)
    actions.remove_person(person=paul, by=family.by)
    actions.add_parent(child=family.jaydon, parent=kyle, by=family.by)
    actions.add_parent(child=family.jaydon, parent=family.agnieszka, by=family.by)
    actions.remove_person(person=family.jaydon, by=family.by)
    actions.restore_person(person=family.jaydon, by=family.by)
    with pytest.raises(Refused, match="would have 3"):
        actions.restore_person(person=paul, by=family.by)


def test_undoing_a_change_of_a_date_asks_the_same(family):
    with actions.remembered(case=family.case, by=family.by, kind="change"):
        actions.change_person(person=family.jaydon, by=family.by, birth_year=1960)
    change = family.case.network_changes.get()
    late = family.person("Lou", "f", birth_year=1930)
    link = actions.add_parent(child=family.jaydon, parent=late, by=family.by)
    assert link and change.undone_at is None
    type(family.case.network).objects.filter(case=family.case).update(version=change.version)
    type(late).objects.filter(pk=late.pk).update(birth_year=2016, birth_precision="year")
    with pytest.raises(Refused, match="not older than Jaydon"):
        actions.undo_change(change=change, by=family.by)


def answers_of(person, **changes):
    form = PersonForm(case=person.case, person=person)
    given = {name: form.get_initial_for_field(field, name) for name, field in form.fields.items()}
    return {name: value for name, value in given.items() if value not in (None, "")} | changes


def test_the_pages_ask_back_before_dates_that_are_unlikely(family):
    amina = cast.signed_in(family.by)
    base = f"/cases/{family.case.reference}/people/{family.agnieszka.key}/"
    shown = amina.post(base + "change/", answers_of(family.agnieszka, born="2006")).content.decode()
    assert "was about 11 when Kayleigh was born" in shown and "2006" in shown
    shown = amina.post(base + "change/", answers_of(family.agnieszka, born="2018")).content.decode()
    assert "is not older than Kayleigh" in shown
    assert amina.post(base + "change/", answers_of(family.agnieszka, born="1991")).status_code == 302
    died = {"died_on": "", "died_year": "2010"}
    assert "died in 2010, before Kayleigh was born" in amina.post(base + "died/", died).content.decode()
    family.agnieszka.refresh_from_db()
    assert family.agnieszka.status == "living"
    assert amina.post(base + "died/", died | {"confirm": "on"}).status_code == 302
