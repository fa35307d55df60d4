"""Undoing the last change of the map: each kind, by whom, until when, and what stands in the way."""

import datetime as dt

import pytest
from django.db import connection
from django.utils import timezone

from conferences.models import Conference, Invitation
from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from fgc.network import actions, undoing
from fgc.network.actions import relatives
from fgc.network.entry.scene import Deed
from fgc.network.models import NetworkChange, ParentLink, Partnership, Person
from tests import cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    """Amina's family: Kayleigh and Agnieszka, not tied yet."""
    world = cast.world()
    case = cast.open_case(world)

    class Family:
        by = world.amina
        kayleigh = actions.add_person(
            case=case, by=world.amina, given_name="Kayleigh", family_name="Malik", gender="f"
        )
        agnieszka = actions.add_person(case=case, by=world.amina, given_name="Agnieszka", gender="f")

        @staticmethod
        def remember(kind="change"):
            return actions.remembered(case=case, by=world.amina, kind=kind)

        @staticmethod
        def url(rest):
            return f"/cases/{case.reference}/{rest}"

    Family.world, Family.case = world, case
    return Family


def offered(family, user=None):
    found = undoing.offer(family.case, user or family.by)
    return found["words"] if found else None


def undo(family, by=None):
    return actions.undo_change(change=NetworkChange.objects.first(), by=by or family.by)


def test_somebody_added_with_a_tie_goes_altogether(family):
    with family.remember():
        pete = relatives.add_mother_or_father(
            near=family.agnieszka, by=family.by, person={"given_name": "Pete"}
        )
    assert offered(family) == "added Pete"
    undo(family)
    assert not Person.objects.filter(pk=pete.pk).exists() and not ParentLink.objects.exists()
    assert offered(family) is None
    kinds = list(AuditEvent.objects.order_by("seq").values_list("kind", flat=True))
    assert kinds[-3:] == ["network.person_added", "network.tie_added", "network.change_undone"]


def test_a_tie_that_was_added_or_removed(family):
    with family.remember():
        link = actions.add_partnership(
            a=family.kayleigh, b=family.agnieszka, status="married", by=family.by, started=2012
        )
    assert offered(family) == "recorded how Kayleigh Malik and Agnieszka are related"
    undo(family)
    assert not Partnership.objects.exists()
    link = actions.add_partnership(
        a=family.kayleigh, b=family.agnieszka, status="married", by=family.by, started=2012
    )
    with family.remember():
        actions.remove_tie(tie=link, by=family.by)
    assert offered(family) == "removed how Kayleigh Malik and Agnieszka are related"
    undo(family)
    again = Partnership.objects.get()
    assert (again.key, again.status, again.started) == (link.key, "married", 2012)


def test_details_that_were_changed_and_the_name_on_the_file(family):
    actions.add_child(case=family.case, person=family.kayleigh, by=family.by)
    with family.remember():
        actions.change_person(
            person=family.kayleigh,
            by=family.by,
            known_as="Kay",
            born_on=dt.date(2017, 3, 14),
            note="Likes trains",
        )
    assert cast.fresh(family.case).title == "Kay M."
    assert offered(family) == "changed the details of Kay Malik"
    undo(family)
    person = Person.objects.get(pk=family.kayleigh.pk)
    assert (person.known_as, person.born_on, person.birth_year, person.note) == ("", None, None, "")
    assert cast.fresh(family.case).title == "Kayleigh M."
    assert "trains" not in NetworkChange.objects.get().undo


def test_somebody_removed_and_put_back(family):
    with family.remember():
        actions.remove_person(person=family.agnieszka, by=family.by)
    assert offered(family) == "removed Agnieszka"
    undo(family)
    assert family.case.people.on_map().count() == 2
    actions.remove_person(person=family.agnieszka, by=family.by)
    with family.remember():
        actions.restore_person(person=family.agnieszka, by=family.by)
    assert offered(family) == "put Agnieszka back"
    undo(family)
    assert family.case.people.on_map().count() == 1


def test_undoing_twice_is_one_undoing(family):
    with family.remember():
        actions.add_person(case=family.case, by=family.by, given_name="Pete")
    undo(family)
    undo(family)
    assert AuditEvent.objects.filter(kind="network.change_undone").count() == 1


def test_only_the_last_change_by_the_one_who_made_it_for_a_day(family):
    with family.remember():
        actions.add_person(case=family.case, by=family.by, given_name="Pete")
    assert offered(family, family.world.carol) is None
    with pytest.raises(Refused, match="Only the person who made a change"):
        undo(family, family.world.carol)
    NetworkChange.objects.update(at=timezone.now() - dt.timedelta(hours=25))
    assert offered(family) is None
    with pytest.raises(Refused, match="more than a day ago"):
        undo(family)
    NetworkChange.objects.update(at=timezone.now())
    actions.add_person(case=family.case, by=family.by, given_name="Rita")
    assert offered(family) is None
    with pytest.raises(Refused, match="has changed since"):
        undo(family)
    assert family.case.people.count() == 4


def test_somebody_who_was_invited_since_stays(family):
    with family.remember():
        pete = actions.add_person(case=family.case, by=family.by, given_name="Pete")
    soon = timezone.now() + dt.timedelta(days=3)
    conference = Conference.objects.create(
        case=family.case,
        kind="first",
        starts_at=soon,
        ends_at=soon + dt.timedelta(hours=2),
        booked_by=family.by,
    )
    Invitation.objects.create(conference=conference, person=pete)
    with pytest.raises(Refused, match="Pete was added, and they are invited to a conference since"):
        undo(family)
    client = cast.signed_in(family.by)
    change = NetworkChange.objects.get()
    page = client.post(family.url(f"changes/{change.key}/undo/"), follow=True).content.decode()
    assert "they are invited to a conference since" in page
    assert Person.objects.filter(pk=pete.pk).exists()


def test_the_page_offers_it_and_the_button_undoes(family):
    client = cast.signed_in(family.by)
    client.post(family.url("people/add/"), {"given_name": "Pete", "gender": "m", "status": "living"})
    page = client.get(family.url("family/")).content.decode()
    assert "Undo: added Pete" in page
    pete = Person.objects.get(given_name="Pete")
    assert "Undo: added Pete" in client.get(family.url(f"people/{pete.key}/")).content.decode()
    assert "Undo" not in cast.signed_in(family.world.carol).get(family.url("family/")).content.decode()
    change = NetworkChange.objects.get()
    answer = client.post(family.url(f"changes/{change.key}/undo/"))
    assert (answer.status_code, answer.url) == (302, family.url("family/"))
    assert not Person.objects.filter(given_name="Pete").exists()


def test_what_is_kept_is_encrypted_and_only_the_last(family):
    with family.remember():
        actions.add_person(case=family.case, by=family.by, given_name="Pete")
    with family.remember():
        actions.change_person(person=family.agnieszka, by=family.by, note="Secret words")
    assert NetworkChange.objects.count() == 1
    with connection.cursor() as cursor:
        cursor.execute("SELECT undo FROM network_networkchange")
        assert "Agnieszka" not in cursor.fetchone()[0]


def test_a_whole_list_is_undone_at_once(family):
    deeds = [
        Deed("person", "n1", fields={"given_name": "Jean", "gender": "f"}),
        Deed("parent", family.agnieszka.key, "n1", "birth"),
        Deed("person", "n2", fields={"given_name": "Tracy", "gender": "f"}),
        Deed("sibling", family.agnieszka.key, "n2", "unknown"),
        Deed("person", "n3", fields={"given_name": "Donna", "gender": "f"}),
        Deed("role", "n3", family.agnieszka.key, "friend", "Friend"),
        Deed("name", family.kayleigh.key, fields={"known_as": "Kay"}),
    ]
    actions.add_listed(case=family.case, by=family.by, deeds=deeds)
    assert offered(family) == "added 3 people"
    undo(family)
    assert sorted(person.name for person in family.case.people.all()) == ["Agnieszka", "Kayleigh Malik"]
    assert not ParentLink.objects.exists()
