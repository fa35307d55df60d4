"""A restricted record always has a service manager who can open it: leaving, another role, another address."""

import pytest
from django.urls import reverse

from fgc.accounts import actions as accounts
from fgc.accounts.models import Service
from fgc.accounts.roles import Role
from fgc.audit.models import AuditEvent
from fgc.cases import actions, policy
from fgc.cases.access import abilities
from fgc.lib.errors import Refused
from tests import cast
from tests.built import built_once

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_once
def w():
    """The cast with a second service manager, Deb, and a record restricted to Carol and Dele."""
    made = cast.world()
    made.deb = cast.person(made.service, "Deb", "Moss", Role.SERVICE_MANAGER)
    made.case = cast.open_case(made)
    actions.restrict(
        case=made.case, people=[made.carol, made.dele], reason="A colleague's niece", by=made.carol
    )
    return made


def managers(case):
    """The service managers who can open the case, by name."""
    people = {member.person for member in case.memberships.select_related("person")}
    case = cast.fresh(case)
    return {one.name for one in people if one.is_active and abilities(one, case).can("manage.write")}


def stepped_up(person):
    """A client of somebody who has just given the password."""
    return cast.signed_in(person, just_now=True)


def test_the_account_of_the_last_named_manager_ends_only_with_a_successor(w):
    """Refused without one; with one she is named in Carol's place, recorded, and Carol is out."""
    with pytest.raises(Refused, match="takes over the restricted records first"):
        accounts.end_account(person=w.carol, by=w.sam)
    w.carol.refresh_from_db()
    assert w.carol.is_active and managers(w.case) == {"Carol Shah"}
    accounts.end_account(person=w.carol, successor=w.deb, by=w.sam)
    assert managers(w.case) == {"Deb Moss"}
    ended = w.case.memberships.get(person=w.carol, relationship=policy.NAMED)
    assert ended.ended_reason == "The account ended"
    assert (
        AuditEvent.objects.filter(kind="access.granted", case=w.case.reference, actor=w.sam.pk).count() == 1
    )


def test_who_cannot_open_the_record_cannot_take_over(w):
    """Another role, another service, an ended account, a conflict of interest, the leaver; nobody is left out."""
    there = Service.objects.create(name="Southport FGC service")
    stranger = cast.person(there, "Opal", "Wynn", Role.SERVICE_MANAGER)
    gone = cast.person(w.service, "Edna", "Yorke", Role.SERVICE_MANAGER, is_active=False)
    kin = cast.person(w.service, "Kay", "Hunt", Role.SERVICE_MANAGER)
    actions.declare_conflict(case=w.case, person=kin, reason="Her neighbour", by=w.carol)
    for wrong in (w.amina, stranger, gone, kin, w.carol):
        with pytest.raises(Refused) as refused:
            accounts.end_account(person=w.carol, successor=wrong, by=w.sam)
        assert refused.value.field == "successor" and "neighbour" not in refused.value.message
    assert managers(w.case) == {"Carol Shah"}


def test_no_successor_is_asked_for_where_another_manager_is_named(w):
    """Nor for a record that is not restricted, nor for the business support who is named."""
    actions.restrict(case=w.case, people=[w.deb], reason="Covers", by=w.carol)
    cast.open_case(w, title="Zofia N.")
    for person in (w.carol, w.dele):
        assert (
            "takes them over"
            not in stepped_up(w.sam).get(reverse("accounts:end_user", args=[person.key])).content.decode()
        )
        accounts.end_account(person=person, by=w.sam)
    assert managers(w.case) == {"Deb Moss"}


def test_the_page_asks_who_takes_over_and_names_no_family(w):
    """The administrator learns how many records, never which; the answer is asked for at its field."""
    client, url = stepped_up(w.sam), reverse("accounts:end_user", args=[w.carol.key])
    page = client.get(url).content.decode()
    assert "only service manager who can open 1 restricted record" in page
    assert "Deb Moss" in page and w.case.reference not in page and "Ellie" not in page
    refused = client.post(url, {"successor": ""}).content.decode()
    assert "Choose the service manager who takes over the restricted records" in refused
    w.carol.refresh_from_db()
    assert w.carol.is_active
    assert client.post(url, {"successor": w.deb.key}).status_code == 302
    w.carol.refresh_from_db()
    assert not w.carol.is_active and managers(w.case) == {"Deb Moss"}


def test_the_last_named_manager_keeps_role_and_address_until_another_is_named(w):
    """Another role and a new e-mail address (which takes the role back) say what to do first."""
    with pytest.raises(Refused, match="has to name another one there first"):
        accounts.propose_role(person=w.carol, role=Role.COORDINATOR, by=w.sam)
    with pytest.raises(Refused, match="has to name another one there first"):
        accounts.change_person(person=w.carol, by=w.sam, email="carol.new@northshore.example")
    w.carol.refresh_from_db()
    assert (w.carol.role, w.carol.email) == (Role.SERVICE_MANAGER, "carol.shah@northshore.example")
    accounts.change_person(person=w.carol, by=w.sam, phone="0151 496 0101")
    actions.restrict(case=w.case, people=[w.deb], reason="Covers", by=w.carol)
    accounts.change_person(person=w.carol, by=w.sam, email="carol.new@northshore.example")
    w.carol.refresh_from_db()
    assert w.carol.role == "" and managers(w.case) == {"Deb Moss"}


def test_naming_more_people_keeps_why_the_record_is_restricted(w):
    """And somebody of another service or who has left does not count as one of the two."""
    actions.restrict(case=w.case, people=[w.deb], reason="Covers in August", by=w.carol)
    assert cast.fresh(w.case).restricted_reason == "A colleague's niece"
    assert w.case.memberships.get(person=w.deb).reason == "Covers in August"
    other, there = cast.open_case(w, title="Zofia N."), Service.objects.create(name="Southport FGC service")
    stranger = cast.person(there, "Opal", "Wynn", Role.SERVICE_MANAGER)
    with pytest.raises(Refused, match="at least two people"):
        actions.restrict(case=other, people=[w.dele, stranger], reason="Media", by=w.carol)
    assert not cast.fresh(other).is_restricted


def test_the_managers_named_are_told_when_fewer_than_two_people_are_left(w):
    """Dele leaves: Carol is asked to name somebody until she has; Deb, who is not named, is told nothing."""
    dashboard = reverse("reports:dashboard")

    def told(person):
        return "fewer than two named people" in cast.signed_in(person).get(dashboard).content.decode()

    assert not told(w.carol)
    accounts.end_account(person=w.dele, by=w.sam)
    assert told(w.carol) and not told(w.deb) and managers(w.case) == {"Carol Shah"}
    page = cast.signed_in(w.carol).get(dashboard).content.decode()
    assert reverse("workspace:restrict", args=[w.case.reference]) in page
    actions.restrict(case=w.case, people=[w.deb], reason="Dele left", by=w.carol)
    assert not told(w.carol) and not told(w.deb)
