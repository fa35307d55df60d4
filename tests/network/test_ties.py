"""How people are tied: what each action records, and what it refuses (network.md 2.1)."""

import datetime as dt

import pytest

from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from fgc.network import actions
from fgc.network.models import Network, ParentLink
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    """Amina's case with Kayleigh (9), her mother Agnieszka and her father Darren."""
    world = cast.world()
    case = cast.open_case(world)

    def add(name, **fields):
        return actions.add_person(case=case, by=world.amina, given_name=name, family_name="Malik", **fields)

    class Family:
        by, add_person = world.amina, staticmethod(add)
        kayleigh = add("Kayleigh", gender="f", born_on=dt.date(2017, 3, 14))
        agnieszka = add("Agnieszka", gender="f", born_on=dt.date(1990, 1, 2))
        darren = add("Darren", gender="m", birth_year=1988)

    Family.world, Family.case = world, case
    return Family


def test_a_parent_is_recorded_with_an_event_and_a_new_version_of_the_map(family):
    before = Network.objects.get(case=family.case).version
    link = actions.add_parent(child=family.kayleigh, parent=family.agnieszka, by=family.by)
    assert (link.kind, link.certainty) == ("birth", "known")
    assert Network.objects.get(case=family.case).version == before + 1
    event = AuditEvent.objects.last()
    assert event.kind == "network.tie_added"
    assert event.facts["people"] == [family.kayleigh.key, family.agnieszka.key]


def test_nobody_is_their_own_parent_or_partner(family):
    with pytest.raises(Refused, match="A person cannot be linked to themself"):
        actions.add_parent(child=family.kayleigh, parent=family.kayleigh, by=family.by)
    with pytest.raises(Refused, match="A person cannot be linked to themself"):
        actions.add_partnership(a=family.darren, b=family.darren, status="married", by=family.by)


def test_a_circle_of_parents_is_refused_and_named(family):
    a, b, c = (family.add_person(name) for name in ("Ann", "Bea", "Cal"))
    actions.add_parent(child=c, parent=b, by=family.by)
    actions.add_parent(child=b, parent=a, by=family.by)
    with pytest.raises(Refused, match="Ann Malik → Cal Malik → Bea Malik → Ann Malik") as refusal:
        actions.add_parent(child=a, parent=c, by=family.by)
    assert refusal.value.field == "parent"
    assert ParentLink.objects.filter(case=family.case).count() == 2


def test_a_parent_must_be_older(family):
    young = family.add_person("Zed", born_on=dt.date(2018, 1, 1))
    with pytest.raises(
        Refused, match=r"Zed Malik \(born 2018\) is not older than Kayleigh Malik \(born 2017\)"
    ):
        actions.add_parent(child=family.kayleigh, parent=young, by=family.by)
    about = family.add_person("Abe", birth_year=2018, birth_precision="about")
    actions.add_parent(child=family.kayleigh, parent=about, by=family.by)  # nobody is sure: not refused


def test_a_third_birth_parent_may_only_be_uncertain(family):
    for parent in (family.agnieszka, family.darren):
        actions.add_parent(child=family.kayleigh, parent=parent, by=family.by)
    third = family.add_person("Piotr")
    with pytest.raises(Refused, match="already has two birth parents: Agnieszka Malik, Darren Malik"):
        actions.add_parent(child=family.kayleigh, parent=third, by=family.by)
    actions.add_parent(child=family.kayleigh, parent=third, by=family.by, certainty="believed")
    actions.add_parent(child=family.kayleigh, parent=third, by=family.by, kind="adoptive")


def test_the_same_parent_twice_is_refused(family):
    actions.add_parent(child=family.kayleigh, parent=family.darren, by=family.by)
    with pytest.raises(Refused, match="Darren Malik is already birth parent of Kayleigh Malik"):
        actions.add_parent(child=family.kayleigh, parent=family.darren, by=family.by)


def test_a_person_of_another_family_is_refused(family):
    other = cast.open_case(family.world, "Sam B.")
    stranger = actions.add_person(case=other, by=family.by, given_name="Sam")
    with pytest.raises(Refused, match="not in this family"):
        actions.add_parent(child=family.kayleigh, parent=stranger, by=family.by)


def test_partners_in_either_order_and_twice_only_when_something_changed(family):
    a, b = family.darren, family.agnieszka
    row = actions.add_partnership(a=a, b=b, status="married", by=family.by, started=2012)
    assert (row.a, row.b) == (b, a)
    with pytest.raises(Refused, match="recorded as married already"):
        actions.add_partnership(a=b, b=a, status="married", by=family.by, started=2012)
    actions.add_partnership(a=b, b=a, status="divorced", by=family.by, started=2012, ended=2020)
    with pytest.raises(Refused, match="End is before start"):
        actions.add_partnership(a=b, b=a, status="former", by=family.by, started=2012, ended=2010)


def test_brothers_and_sisters_are_stored_only_without_a_parent_in_common(family):
    jean, joan = family.add_person("Jean"), family.add_person("Joan")
    actions.add_sibling(a=joan, b=jean, by=family.by)
    with pytest.raises(Refused, match="brothers or sisters on the map already"):
        actions.add_sibling(a=jean, b=joan, by=family.by)
    jaydon = family.add_person("Jaydon")
    for child in (family.kayleigh, jaydon):
        actions.add_parent(child=child, parent=family.agnieszka, by=family.by)
    with pytest.raises(Refused, match="brothers or sisters on the map already"):
        actions.add_sibling(a=family.kayleigh, b=jaydon, by=family.by)


def test_somebody_who_is_not_family(family):
    teacher = family.add_person("Rashida", known_as="Mrs Okafor")
    actions.add_association(
        person=teacher, to=family.kayleigh, role="teacher", by=family.by, is_professional=True
    )
    with pytest.raises(Refused, match="recorded already"):
        actions.add_association(person=teacher, to=family.kayleigh, role="teacher", by=family.by)


def test_a_tie_is_removed_and_the_people_stay(family):
    link = actions.add_parent(child=family.kayleigh, parent=family.darren, by=family.by)
    actions.remove_tie(tie=link, by=family.by)
    events = AuditEvent.objects.filter(kind="network.tie_removed").count()
    actions.remove_tie(tie=link, by=family.by)
    assert not ParentLink.objects.exists()
    assert AuditEvent.objects.filter(kind="network.tie_removed").count() == events == 1
    assert family.case.people.count() == 3
