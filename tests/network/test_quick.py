"""The one-line form: each way, staying for another, going back where one was, and on to the full form."""

import datetime as dt

import pytest

from fgc.network import actions
from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap
from fgc.network.models import ParentLink, Partnership, Person
from tests import cast

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 21)


@pytest.fixture
def family():
    """Amina's family with Kayleigh and her brother Jaydon, whose parents are not on the map."""
    world = cast.world()
    case = cast.open_case(world)

    class Family:
        by = world.amina
        kayleigh = actions.add_person(
            case=case, by=world.amina, given_name="Kayleigh", gender="f", born_on=dt.date(2017, 3, 14)
        )
        jaydon = actions.add_person(
            case=case, by=world.amina, given_name="Jaydon", gender="m", birth_year=2022
        )
        client = cast.signed_in(world.amina)

        @staticmethod
        def url(rest):
            return f"/cases/{case.reference}/{rest}"

    Family.world, Family.case = world, case
    actions.add_child(case=case, person=Family.kayleigh, by=world.amina)
    actions.add_sibling(a=Family.kayleigh, b=Family.jaydon, by=world.amina, kind="full")
    return Family


def send(family, near, way, follow=False, **data):
    url = family.url(f"people/{near.key}/quick/{way}/")
    return family.client.post(url, {"born": "", "gender": "u", "back": "family", **data}, follow=follow)


def label(family, person):
    seen = FamilyMap(cast.fresh(family.case), Audience.for_staff(cast.fresh(family.case), family.by), DAY)
    return seen.label(person.pk)


def test_a_mother_of_both_children_goes_back_to_her_card(family):
    page = family.client.get(
        family.url(f"people/{family.kayleigh.key}/quick/mother/?back=family")
    ).content.decode()
    assert "Also the mother of" in page and "Jaydon" in page and "autofocus" in page
    answer = send(
        family,
        family.kayleigh,
        "mother",
        name="Agnieszka Nowak",
        born="34",
        gender="f",
        also=family.jaydon.key,
    )
    mother = Person.objects.get(given_name="Agnieszka")
    assert answer.url == family.url(f"family/#person-{mother.key}")
    assert {link.child.given_name for link in ParentLink.objects.filter(parent=mother)} == {
        "Kayleigh",
        "Jaydon",
    }
    assert (mother.family_name, mother.birth_year, label(family, mother)) == ("Nowak", 1992, "mother")
    page = family.client.get(family.url("family/")).content.decode()
    assert f'id="person-{mother.key}"' in page and "Undo: added Agnieszka Nowak" in page


def test_saving_and_adding_another_stays(family):
    answer = send(
        family, family.kayleigh, "other", name="Mrs Okafor", role="teacher", again="1", back="person"
    )
    assert answer.url == family.url(f"people/{family.kayleigh.key}/quick/other/?back=person")
    page = family.client.get(answer.url).content.decode()
    assert "Mrs Okafor was added: somebody who matters to Kayleigh" in page
    assert "<title>Add somebody who matters to Kayleigh" in page
    row = Person.objects.get(known_as="Mrs Okafor").associations.get()
    assert (row.role, row.is_professional) == ("teacher", True)


def test_a_child_asks_with_whom(family):
    mother = actions.add_person(
        case=family.case, by=family.by, given_name="Agnieszka", gender="f", birth_year=1990
    )
    paul = actions.add_person(case=family.case, by=family.by, given_name="Paul", gender="m", birth_year=1988)
    actions.add_partnership(a=mother, b=paul, status="cohabiting", by=family.by)
    page = send(family, mother, "child", name="Ella", born="3").content.decode()
    assert "Answer “With whom?”" in page and 'value="Ella"' in page
    send(family, mother, "child", name="Ella", born="3", with_whom=paul.key)
    ella = Person.objects.get(given_name="Ella")
    assert {link.parent for link in ella.parent_links.all()} == {mother, paul}
    send(family, mother, "child", name="Finn", born="due June", with_whom="nobody")
    assert Person.objects.get(given_name="Finn").parent_links.get().parent == mother


def test_a_child_of_somebody_without_a_partner_is_asked_nothing(family):
    mother = actions.add_person(case=family.case, by=family.by, given_name="Agnieszka", gender="f")
    page = family.client.get(family.url(f"people/{mother.key}/quick/child/")).content.decode()
    assert "With whom?" not in page
    send(family, mother, "child", name="Ella", born="3")
    assert Person.objects.get(given_name="Ella").parent_links.get().parent == mother


def test_a_partner_lives_with_them_unless_said_otherwise(family):
    mother = actions.add_person(case=family.case, by=family.by, given_name="Agnieszka", gender="f")
    page = family.client.get(family.url(f"people/{mother.key}/quick/partner/")).content.decode()
    assert '<option value="cohabiting" selected>' in page
    answer = send(family, mother, "partner", name="Paul", partner_status="married", back="")
    assert answer.url == family.url(f"people/{mother.key}/")
    assert Partnership.objects.get().status == "married"


def test_a_brother_shares_the_parents_that_are_chosen(family):
    mother = actions.add_person(case=family.case, by=family.by, given_name="Agnieszka", gender="f")
    actions.add_parent(child=family.kayleigh, parent=mother, by=family.by)
    send(family, family.kayleigh, "sibling", name="Kyle", gender="m", parents=mother.key)
    assert Person.objects.get(given_name="Kyle").parent_links.get().parent == mother


@pytest.mark.parametrize(
    ("data", "words"),
    [
        ({"name": ""}, "Enter a name, or ? where it is not known who this is"),
        ({"name": "Pete", "born": "wibble"}, "Enter a date, a year or an age"),
        ({"name": "Pete", "born": "14 March 2031"}, "must be in the past"),
        ({"name": "baby", "born": "2017"}, "An unborn baby has a due date"),
        ({"name": "Pete", "born": "17"}, "was about 8 when Kayleigh was born. Is that right?"),
        ({"name": "Jaydon"}, "is on the map already. Is this a different person?"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(family, data, words):
    answer = send(family, family.kayleigh, "father", **data)
    page = answer.content.decode()
    assert answer.status_code == 200 and words in page
    assert not data["name"] or f'value="{data["name"]}"' in page
    assert family.case.people.count() == 2


def test_a_question_is_asked_once_and_a_new_one_again(family):
    page = send(family, family.kayleigh, "father", name="Pete", born="17").content.decode()
    asked = page.split('name="asked" value="')[1].split('"')[0]
    again = send(family, family.kayleigh, "father", name="Pete", born="16", confirm="on", asked=asked)
    assert "was about 7 when Kayleigh was born" in again.content.decode()
    done = send(family, family.kayleigh, "father", name="Pete", born="17", confirm="on", asked=asked)
    assert done.status_code == 302


def test_more_details_keeps_what_was_typed(family):
    page = send(
        family, family.kayleigh, "father", name="Pete van Dyk", born="about 60", gender="m", more="1"
    ).content.decode()
    assert f'action="{family.url(f"people/{family.kayleigh.key}/add/father/")}"' in page
    for words in ('value="Pete"', 'value="van Dyk"', 'value="about 60"', "Access and communication needs"):
        assert words in page
    assert family.case.people.count() == 2


def test_not_known_and_a_third_parent(family):
    send(family, family.kayleigh, "father", name="?", gender="m")
    assert family.kayleigh.parent_links.get().parent.status == "unknown"
    send(family, family.kayleigh, "mother", name="Agnieszka", gender="f")
    page = send(family, family.kayleigh, "mother", name="Bea", gender="f").content.decode()
    assert "already has two birth parents" in page


def test_an_unknown_way_and_somebody_elses_family(family):
    assert family.client.get(family.url(f"people/{family.kayleigh.key}/quick/wibble/")).status_code == 404
    other = actions.add_person(case=cast.open_case(family.world, "Sam B."), by=family.by, given_name="Sam")
    assert family.client.get(family.url(f"people/{other.key}/quick/mother/")).status_code == 404
    assert cast.signed_in(family.world.tom).get(
        family.url(f"people/{family.kayleigh.key}/quick/mother/")
    ).status_code in (403, 404)
