"""Roles need two people; nobody gives one to themselves or agrees to their own proposal."""

import pytest
from django.urls import reverse

from fgc.accounts import actions
from fgc.accounts.models import TeamManager
from fgc.accounts.roles import CASE_BEARING, Role
from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from tests import cast
from tests.accounts.test_people import stepped_up, text_of

pytestmark = pytest.mark.django_db


def newcomer(w, **fields):
    """An account without a role."""
    return actions.add_person(
        name="Noor Khan", email="noor@northshore.example", service=w.service, by=w.sam, **fields)  # fmt: skip


@pytest.mark.parametrize("role", sorted(CASE_BEARING))
def test_a_role_that_opens_records_waits_for_a_second_person(role):
    """Proposed by Sam, agreed by Carol, and both are in the record."""
    w = cast.world()
    person = newcomer(w)
    change = actions.propose_role(person=person, role=role, by=w.sam)
    person.refresh_from_db()
    assert person.role == ""
    actions.decide_role(change=change, agreed=True, by=w.carol)
    person.refresh_from_db()
    assert person.role == role
    assert [e.actor for e in AuditEvent.objects.filter(kind__startswith="role.")] == [w.sam.pk, w.carol.pk]


def test_an_administrator_opens_no_records_so_one_person_is_enough():
    """In force at once."""
    w = cast.world()
    person = newcomer(w)
    assert actions.propose_role(person=person, role=Role.ADMINISTRATOR, by=w.sam).agreed
    person.refresh_from_db()
    assert person.role == Role.ADMINISTRATOR


def test_nobody_proposes_for_themselves_and_only_administrators_propose():
    """Refused, whoever asks."""
    w = cast.world()
    with pytest.raises(Refused, match="your own role"):
        actions.propose_role(person=w.sam, role=Role.COORDINATOR, by=w.sam)
    with pytest.raises(Refused, match="An administrator proposes"):
        actions.propose_role(person=w.tom, role=Role.COORDINATOR, by=w.carol)


@pytest.mark.parametrize("first_name", ["sam", "tom", "priya", "amina", "dele", "ivy"])
def test_only_a_service_manager_agrees(first_name):
    """Nobody else, and least of all who proposed it."""
    w = cast.world()
    change = actions.propose_role(person=newcomer(w), role=Role.COORDINATOR, by=w.sam)
    with pytest.raises(Refused):
        actions.decide_role(change=change, agreed=True, by=w.people()[first_name])


def test_a_service_manager_does_not_agree_to_their_own_role_or_proposal():
    """Not even one who was an administrator when proposing."""
    w = cast.world()
    second = cast.person(w.service, "Vera", "Moss", Role.ADMINISTRATOR)
    change = actions.propose_role(person=w.carol, role=Role.COORDINATOR, by=second)
    with pytest.raises(Refused, match="second person"):
        actions.decide_role(change=change, agreed=True, by=w.carol)
    change = actions.propose_role(person=newcomer(w), role=Role.COORDINATOR, by=second)
    second.role = Role.SERVICE_MANAGER
    second.save()
    with pytest.raises(Refused, match="second person"):
        actions.decide_role(change=change, agreed=True, by=second)


def test_a_manager_of_another_service_does_not_agree():
    """Each service looks after its own people."""
    w = cast.world()
    change = actions.propose_role(person=newcomer(w), role=Role.COORDINATOR, by=w.sam)
    w.carol.service = type(w.service).objects.create(name="Elsewhere")
    w.carol.save()
    with pytest.raises(Refused, match="of the service"):
        actions.decide_role(change=change, agreed=True, by=w.carol)


def test_one_proposal_at_a_time_and_a_refused_one_makes_room():
    """Twice is refused; after a no another may be made."""
    w = cast.world()
    person = newcomer(w)
    change = actions.propose_role(person=person, role=Role.COORDINATOR, by=w.sam)
    with pytest.raises(Refused, match="waiting for agreement already"):
        actions.propose_role(person=person, role=Role.SOCIAL_WORKER, by=w.sam)
    actions.decide_role(change=change, agreed=False, by=w.carol)
    with pytest.raises(Refused, match="decided already"):
        actions.decide_role(change=change, agreed=True, by=w.carol)
    person.refresh_from_db()
    assert person.role == ""
    assert actions.propose_role(person=person, role=Role.SOCIAL_WORKER, by=w.sam).agreed is None


def test_a_person_who_holds_families_keeps_the_role_until_they_are_handed_over():
    """Otherwise an administrator would keep a coordinator's records."""
    w = cast.world()
    cast.open_case(w)
    with pytest.raises(Refused, match="holds families"):
        actions.propose_role(person=w.amina, role=Role.ADMINISTRATOR, by=w.sam)


def test_a_manager_who_takes_another_role_manages_no_team():
    """Priya's team is closed to her."""
    w = cast.world()
    change = actions.propose_role(person=w.priya, role=Role.BUSINESS_SUPPORT, by=w.sam)
    actions.decide_role(change=change, agreed=True, by=w.carol)
    assert not TeamManager.objects.filter(person=w.priya, until=None).exists()


def test_the_pages_from_proposal_to_agreement():
    """Each of the two gives the password again."""
    w = cast.world()
    person = newcomer(w)
    sam, carol = cast.signed_in(w.sam), cast.signed_in(w.carol)
    asked = sam.post(f"/users/{person.key}/role/", {"role": "coordinator"})
    assert asked.url.startswith(reverse("account_reauthenticate"))
    sam.post(asked.url, {"password": cast.PASSWORD, "next": f"/users/{person.key}/role/"})
    listed = text_of(carol.get("/users/"))
    assert "Roles waiting for agreement" in listed
    assert "Proposed by Sam Pike" in listed
    assert carol.get(f"/users/{person.key}/role/decide/").status_code == 200
    done = stepped_up(w.carol).post(f"/users/{person.key}/role/decide/", {"decision": "agree"})
    assert done.url == "/users/"
    person.refresh_from_db()
    assert person.role == Role.COORDINATOR
    assert carol.get(f"/users/{person.key}/role/decide/").status_code == 404


def test_deciding_without_an_answer_is_said_and_a_second_decision_too():
    """The page stays, with its message."""
    w = cast.world()
    person = newcomer(w)
    actions.propose_role(person=person, role=Role.COORDINATOR, by=w.sam)
    client = stepped_up(w.carol)
    assert "There is a problem" in text_of(client.post(f"/users/{person.key}/role/decide/", {}))
    client.post(f"/users/{person.key}/role/decide/", {"decision": "refuse"})
    again = client.post(f"/users/{person.key}/role/decide/", {"decision": "agree"})
    assert "decided already" in text_of(again)
