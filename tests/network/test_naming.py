"""People nobody can name are described, and the work is offered to be about children only."""

import datetime as dt

import pytest

from fgc.lib.dates import is_under_age
from fgc.network import actions
from fgc.network.births import may_be_under_age
from fgc.network.naming import SOMEBODY, described, opening
from tests import cast

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 21)


@pytest.fixture
def family():
    """Amina's case with a child, and a way to add people."""
    world = cast.world()
    case = cast.open_case(world)

    class Family:
        @staticmethod
        def add(name="", **fields):
            return actions.add_person(case=case, by=world.amina, given_name=name, **fields)

        @staticmethod
        def post(path, data=None):
            client = cast.signed_in(world.amina)
            url = f"/cases/{case.reference}/people/{path}"
            return (client.post(url, data) if data is not None else client.get(url)).content.decode()

    Family.world, Family.case, Family.ellie = world, case, Family.add("Ellie", born_on=dt.date(2019, 4, 2))
    return Family


@pytest.mark.parametrize(("gender", "words"), [("m", "father"), ("f", "mother"), ("u", "parent")])
def test_a_parent_nobody_can_name_is_called_so_in_titles(family, gender, words):
    """Titles say "Remove the father who is not known…", never "Remove Not known…"; a named person keeps the name."""
    unknown = family.add(status="unknown", gender=gender)
    assert described(unknown) == f"the {SOMEBODY.get(gender, 'person')} who is not known"
    actions.add_parent(child=family.ellie, parent=unknown, by=family.world.amina)
    assert described(unknown) == f"the {words} who is not known"
    assert (
        described(family.ellie) == "Ellie" and opening(described(unknown)) == f"The {words} who is not known"
    )
    page = family.post(f"{unknown.key}/remove/")
    assert f"Remove the {words} who is not known from the network?" in page and "Remove Not known" not in page
    assert f">The {words} who is not known</bdi></h1>" in family.post(f"{unknown.key}/")


def test_only_children_are_offered_as_whom_the_work_is_about(family):
    """Under 18, not born yet, or of an unknown age and nobody's parent; refused for everybody else."""
    gran = family.add("Maureen", birth_year=1957)
    mother = family.add("Kelly")
    actions.add_parent(child=family.ellie, parent=mother, by=family.world.amina)
    young = [
        family.add("Jay", born_on=dt.date(2008, 11, 22)),
        family.add("Kai", birth_year=2008),
        family.add("Lee"),
        family.add(family_name="Karim", status="unborn"),
    ]
    old = [
        gran,
        mother,
        family.add("Max", born_on=dt.date(2008, 11, 21)),
        family.add("Ned", status="deceased"),
    ]
    assert [may_be_under_age(person, DAY) for person in young] == [True] * 4
    assert [may_be_under_age(person, DAY) for person in old] == [False] * 4
    offer = "The work is about this child"
    assert offer in family.post(f"{family.ellie.key}/") and offer not in family.post(f"{gran.key}/")
    assert "is not under 18" in family.post(f"{gran.key}/child/", {})
    assert not family.case.children.exists()
    family.post(f"{family.ellie.key}/child/", {})
    assert [child.person for child in family.case.children.all()] == [family.ellie]


def test_a_birthday_is_the_first_day_as_an_adult():
    """The day before the eighteenth birthday is the last one as a child."""
    born = dt.date(2008, 11, 21)
    assert is_under_age(dt.date(2026, 11, 20), born) and not is_under_age(dt.date(2026, 11, 21), born)
    assert not is_under_age(DAY, None)
