"""What must not happen between people: recorded, approved, held on, ended; who reads it, and where it is kept to."""

import datetime as dt

import pytest

from fgc.audit.models import AuditEvent
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions, restrictions
from fgc.network.models import ContactDetail, Restriction
from tests import cast

pytestmark = pytest.mark.django_db
YESTERDAY = today() - dt.timedelta(days=1)


@pytest.fixture
def family():
    """Agnieszka, whom Darren must not find, and Lee; Amina coordinates."""
    world = cast.world()
    case = cast.open_case(world)

    class Family:
        agnieszka, darren, lee = (
            actions.add_person(case=case, by=world.amina, given_name=name)
            for name in ("Agnieszka", "Darren", "Lee")
        )

        @staticmethod
        def restrict(**fields):
            defaults = {"case": case, "by": world.amina, "basis": "order", "reason": "Non-molestation order"}
            return actions.restrict(**{**defaults, **fields})

    Family.world, Family.case = world, case
    return Family


def test_must_not_meet_counts_in_both_directions_and_once(family):
    row = family.restrict(kind="must_not_meet", person=family.agnieszka, other=family.darren)
    assert restrictions.pairs_that_must_not_meet(family.case) == [row]
    assert restrictions.sentence(row) == "Agnieszka must not meet Darren"
    with pytest.raises(Refused, match="recorded and holds already"):
        family.restrict(kind="must_not_meet", person=family.darren, other=family.agnieszka)
    event = AuditEvent.objects.filter(kind="network.restriction_added").get()
    assert event.facts["restriction"] == "must_not_meet"
    assert "Non-molestation" not in event.data


@pytest.mark.parametrize(
    ("fields", "field"),
    [
        ({"kind": "must_not_meet"}, "other"),
        ({"kind": "must_not_meet", "other": "agnieszka"}, "other"),
        ({"kind": "not_invited", "reason": "  "}, "reason"),
        ({"kind": "not_invited", "since": dt.date(2026, 5, 2), "until": dt.date(2026, 5, 1)}, "until"),
    ],
)
def test_what_cannot_be_recorded(family, fields, field):
    if "other" in fields:
        fields = {**fields, "other": getattr(family, fields["other"])}
    with pytest.raises(Refused) as refusal:
        family.restrict(person=family.agnieszka, **fields)
    assert refusal.value.field == field
    assert not Restriction.objects.exists()


def test_must_not_know_an_address_withholds_the_addresses_there_are_and_those_to_come(family):
    old = actions.add_contact(
        person=family.agnieszka, kind="address", value="12 Strand Road", by=family.world.amina
    )
    family.restrict(kind="must_not_know_address", person=family.agnieszka, other=family.darren)
    new = actions.add_contact(
        person=family.agnieszka, kind="address", value="3 Marsh Lane", by=family.world.amina
    )
    his = actions.add_contact(
        person=family.darren, kind="address", value="9 Hawthorne Road", by=family.world.amina
    )
    withheld = ContactDetail.objects.filter(is_withheld=True)
    assert set(withheld) == {old, new}
    assert his not in withheld
    assert restrictions.must_not_know_address(family.case) == {family.darren.pk: {family.agnieszka.pk}}


def test_a_date_that_passed_does_not_lift_it_but_asks_for_a_decision(family):
    row = family.restrict(
        kind="must_not_meet",
        person=family.agnieszka,
        other=family.darren,
        since=dt.date(2026, 1, 1),
        until=YESTERDAY,
    )
    assert list(restrictions.current(family.case)) == [row]
    assert list(family.case.restrictions.needs_decision(today())) == [row]
    assert not family.case.restrictions.needs_decision(YESTERDAY).exists()
    actions.renew_restriction(restriction=row, until=None, by=family.world.amina)
    assert not family.case.restrictions.needs_decision(today()).exists()


def test_not_invited_waits_for_a_service_manager_other_than_the_proposer(family):
    row = family.restrict(
        kind="not_invited", person=family.lee, basis="child", reason="Kayleigh's wish", other_way="A letter"
    )
    assert list(family.case.restrictions.waiting_for_approval()) == [row]
    with pytest.raises(Refused, match="Only a service manager"):
        actions.approve_restriction(restriction=row, by=family.world.amina)
    row = actions.approve_restriction(restriction=row, by=family.world.carol)
    assert (row.approved_by, row.approved_at is not None) == (family.world.carol, True)
    own = family.restrict(kind="not_invited", person=family.darren, by=family.world.carol)
    with pytest.raises(Refused, match="Somebody other than the person who proposed it"):
        actions.approve_restriction(restriction=own, by=family.world.carol)


def test_ending_needs_a_reason_and_leaves_addresses_withheld(family):
    contact = actions.add_contact(
        person=family.agnieszka, kind="address", value="12 Strand Road", by=family.world.amina
    )
    row = family.restrict(kind="must_not_know_address", person=family.agnieszka, other=family.darren)
    with pytest.raises(Refused, match="Say why it ends"):
        actions.end_restriction(restriction=row, by=family.world.amina, reason=" ")
    actions.end_restriction(restriction=row, by=family.world.amina, reason="The order was lifted")
    assert not restrictions.current(family.case).exists()
    contact.refresh_from_db()
    assert contact.is_withheld


# Pages


def url(family, rest):
    return f"/cases/{family.case.reference}/{rest}"


def restriction_answers(family, **changes):
    return {
        "kind": "must_not_meet",
        "person": family.agnieszka.key,
        "other": family.darren.key,
        "basis": "order",
        "reason": "Order of the court",
        "evidence": "",
        "since": "",
        "until": "",
        **changes,
    }


def test_the_coordinator_records_one_and_reads_it_as_a_sentence(family):
    amina = cast.signed_in(family.world.amina)
    until = f"{today().year + 1}-03-14"
    response = amina.post(
        url(family, "restrictions/add/"), restriction_answers(family, until=until), follow=True
    )
    page = response.content.decode()
    assert "Agnieszka must not meet Darren." in page
    assert (
        f"Court order or bail, from {today().day} {today():%B %Y}, until 14 March {today().year + 1}." in page
    )


def test_errors_stand_at_their_fields_and_what_was_typed_stays(family):
    amina = cast.signed_in(family.world.amina)
    answers = restriction_answers(family, other="", until="1 January 2020")
    response = amina.post(url(family, "restrictions/add/"), answers)
    page = response.content.decode()
    assert response.status_code == 200
    assert "Select who must keep away, or must not know" in page
    assert "The last day must be today or in the future" in page
    assert "Order of the court" in page
    assert not Restriction.objects.exists()


def test_who_may_record_and_who_may_decide(family):
    row = family.restrict(kind="not_invited", person=family.lee, basis="child")
    add, approve = url(family, "restrictions/add/"), url(family, f"restrictions/{row.key}/approve/")
    decide = url(family, f"restrictions/{row.key}/decide/")
    world = family.world
    expected = {
        world.amina: (200, 403, 200),
        world.carol: (403, 200, 403),
        world.tom: (403, 403, 403),
        world.priya: (403, 403, 403),
        world.dele: (403, 403, 403),
        world.grace: (404, 404, 404),
        world.bryn: (404, 404, 404),
        world.sam: (404, 404, 404),
    }
    for person, codes in expected.items():
        client = cast.signed_in(person)
        assert tuple(client.get(page).status_code for page in (add, approve, decide)) == codes, person.name


def test_the_manager_agrees_or_says_why_not(family):
    row = family.restrict(kind="not_invited", person=family.lee, basis="child")
    carol = cast.signed_in(family.world.carol)
    page = url(family, f"restrictions/{row.key}/approve/")
    assert (
        "Say why they can be invited" in carol.post(page, {"decision": "no", "reason": ""}).content.decode()
    )
    without = carol.post(page, {"decision": "yes", "other_way": "", "reason": ""})
    assert "Say how they can take part in another way" in without.content.decode()
    assert carol.post(page, {"decision": "yes", "other_way": "A letter", "reason": ""}).status_code == 302
    row.refresh_from_db()
    assert (row.approved_by, row.other_way) == (family.world.carol, "A letter")
    assert carol.get(page).status_code == 404  # decided already


def test_the_coordinator_ends_one_with_a_reason(family):
    row = family.restrict(kind="must_not_meet", person=family.agnieszka, other=family.darren)
    amina = cast.signed_in(family.world.amina)
    page = url(family, f"restrictions/{row.key}/decide/")
    assert (
        "Say why it ends" in amina.post(page, {"decision": "end", "until": "", "reason": ""}).content.decode()
    )
    amina.post(page, {"decision": "end", "until": "", "reason": "The order was lifted"})
    row.refresh_from_db()
    assert (row.ended_by, row.ended_reason) == (family.world.amina, "The order was lifted")


def test_the_restriction_of_another_family_is_not_found(family):
    row = family.restrict(kind="must_not_meet", person=family.agnieszka, other=family.darren)
    other = cast.open_case(family.world, "Sam B.")
    amina = cast.signed_in(family.world.amina)
    assert amina.get(f"/cases/{other.reference}/restrictions/{row.key}/decide/").status_code == 404
    answers = restriction_answers(family)
    response = amina.post(f"/cases/{other.reference}/restrictions/add/", answers)
    assert "Select one of the answers listed" in response.content.decode()
    assert Restriction.objects.count() == 1
