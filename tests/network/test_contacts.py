"""Addresses, phone numbers, e-mail addresses: kept encrypted, withheld, revealed for a reason, closed."""

import pytest
from django.db import connection
from django.urls import reverse

from fgc.audit.models import AuditEvent
from fgc.cases import actions as cases
from fgc.cases import policy
from fgc.lib.dates import today
from fgc.lib.encrypted import keyed_hash
from fgc.lib.errors import Refused
from fgc.network import actions
from fgc.network.disclosure import Kept
from fgc.network.models import ContactDetail, ContactReveal
from tests import cast
from tests.built import built_once

pytestmark = pytest.mark.django_db
ADDRESS = "12 Strand Road, Bootle"


@pytest.fixture
@built_once
def world():
    return cast.world()


@pytest.fixture
def case(world):
    return cast.open_case(world)


@pytest.fixture
def agnieszka(world, case):
    return actions.add_person(case=case, by=world.amina, given_name="Agnieszka", referred_key="abc")


@pytest.fixture
def address(world, agnieszka):
    return actions.add_contact(
        person=agnieszka, kind="address", value=ADDRESS, by=world.amina, is_withheld=True
    )


def signed_in_just_now(user):
    """A client whose password was typed a moment ago, as a reveal asks."""
    client = cast.signed_in(user)
    client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})
    return client


def test_the_value_is_not_readable_in_the_database(address):
    with connection.cursor() as cursor:
        cursor.execute("SELECT value, match FROM network_contactdetail")
        stored = cursor.fetchone()
    assert ADDRESS not in str(stored)
    assert stored[1] == keyed_hash(ADDRESS)
    assert ContactDetail.objects.get().value == ADDRESS


def test_the_same_number_written_otherwise_is_the_same(world, agnieszka):
    actions.add_contact(person=agnieszka, kind="phone", value="07700 900123", by=world.amina)
    with pytest.raises(Refused, match="recorded for them already"):
        actions.add_contact(person=agnieszka, kind="phone", value="+44 7700 900-123", by=world.amina)
    with pytest.raises(Refused, match="Enter the address"):
        actions.add_contact(person=agnieszka, kind="email", value="  ", by=world.amina)


def test_closing_keeps_the_row(world, agnieszka):
    number = actions.add_contact(person=agnieszka, kind="phone", value="07700 900123", by=world.amina)
    closed = actions.close_contact(contact=number, by=world.amina)
    assert closed.until is not None
    assert actions.close_contact(contact=number, by=world.amina).until == closed.until
    assert AuditEvent.objects.filter(kind="network.contact_closed").count() == 1


def test_a_reveal_needs_a_reason_and_leaves_it_beside_the_detail_only(world, address):
    with pytest.raises(Refused, match="Say why"):
        actions.reveal_contact(contact=address, by=world.amina, reason=" ")
    assert actions.reveal_contact(contact=address, by=world.amina, reason="To visit today") == ADDRESS
    assert ContactReveal.objects.get().reason == "To visit today"
    event = AuditEvent.objects.get(kind="network.contact_revealed")
    assert (event.actor, event.object_key) == (world.amina.pk, address.key)
    assert "visit" not in event.data


# Pages


def page_of(case, person):
    return f"/cases/{case.reference}/people/{person.key}/"


def test_a_withheld_value_is_on_no_page_and_only_those_who_may_reveal_see_that_it_is_there(
    world, case, agnieszka, address
):
    for person, word in ((world.amina, True), (world.carol, True), (world.tom, False), (world.priya, False)):
        client = cast.signed_in(person)
        text = client.get(page_of(case, agnieszka)).content.decode()
        family = client.get(f"/cases/{case.reference}/family/").content.decode()
        assert "Strand Road" not in text + family, person.name
        assert ("Withheld</strong>" in text) is word, person.name


def test_the_referrer_sees_what_they_supplied_and_business_support_an_address_to_post_to(
    world, case, agnieszka
):
    for kind, value, supplied in (
        ("phone", "07700 900123", True),
        ("phone", "07700 900456", False),
        ("address", ADDRESS, False),
    ):
        actions.add_contact(
            person=agnieszka, kind=kind, value=value, by=world.amina, supplied_by_referrer=supplied
        )
    text = cast.signed_in(world.tom).get(page_of(case, agnieszka)).content.decode()
    assert "07700 900123" in text
    assert "07700 900456" not in text
    assert ADDRESS not in text
    assert cast.signed_in(world.dele).get(page_of(case, agnieszka)).status_code == 404  # not invited


def test_the_coordinator_reveals_for_a_reason_after_the_password_again(world, case, address):
    page = f"/cases/{case.reference}/contacts/{address.key}/reveal/"
    asked = cast.signed_in(world.amina).post(page, {"reason": "To visit"})
    assert asked.status_code == 302
    assert "reauthenticate" in asked.url
    amina = signed_in_just_now(world.amina)
    assert "Answer “Why do you need to see it?”" in amina.post(page, {"reason": ""}).content.decode()
    assert not ContactReveal.objects.exists()
    response = amina.post(page, {"reason": "To visit today"})
    assert "12 Strand Road, Bootle" in response.content.decode()
    assert ContactReveal.objects.get().by == world.amina
    assert AuditEvent.objects.filter(kind="network.contact_revealed", actor=world.amina.pk).count() == 1


def test_who_may_read_who_has_looked_reads_why(world, case, address):
    """Manager, coordinator and information governance; nobody learns the address from the reason. Others see no such page."""
    actions.reveal_contact(contact=address, by=world.amina, reason="To visit today")
    actions.reveal_contact(contact=address, by=world.amina, reason="Is 12 Strand Road right?")
    url = reverse("workspace:case_access", args=[case.reference])
    looks = {"relationship": policy.GOVERNANCE, "reason": "Is 12 Strand Road right?", "until": today()}
    cases.grant(case=case, person=world.ivy, by=world.carol, **looks)
    for person in (world.carol, world.amina, world.ivy):
        text = signed_in_just_now(person).get(url).content.decode()
        assert "Why: To visit today" in text and f"Why: {Kept.MASK}" in text, person.name
        looks = text.partition("Who has looked")[2]
        assert looks.index(Kept.MASK) < looks.index("To visit today") and "Strand Road" not in looks
        assert ("Strand Road" in text) is (
            person != world.ivy
        )  # why she was let in: the others may have it shown
    for person in (world.tom, world.dele, world.priya):
        assert b"To visit" not in signed_in_just_now(person).get(url).content


def test_who_may_reveal(world, case, address):
    page = f"/cases/{case.reference}/contacts/{address.key}/reveal/"
    expected = {
        "amina": 200,
        "carol": 200,
        "tom": 404,
        "priya": 404,
        "dele": 404,
        "grace": 404,
        "bryn": 404,
        "sam": 404,
    }
    for name, code in expected.items():
        assert signed_in_just_now(getattr(world, name)).get(page).status_code == code, name


def test_a_detail_that_is_not_withheld_needs_no_reveal_and_a_closed_one_has_no_page(world, case, agnieszka):
    contact = actions.add_contact(person=agnieszka, kind="phone", value="07700 900123", by=world.amina)
    amina = signed_in_just_now(world.amina)
    assert amina.get(f"/cases/{case.reference}/contacts/{contact.key}/reveal/").status_code == 404
    actions.close_contact(contact=contact, by=world.amina)
    assert amina.get(f"/cases/{case.reference}/contacts/{contact.key}/change/").status_code == 404


def answers(**changes):
    return {"kind": "phone", "value": "07700 900123", "safe": "yes", "how": "", "seen_by": "show", **changes}


def test_the_coordinator_adds_one_and_twenty_sends_make_one(world, case, agnieszka):
    amina = cast.signed_in(world.amina)
    page = f"{page_of(case, agnieszka)}contacts/add/"
    token = amina.get(page).context["form"]["submission"].value()
    for _ in range(3):
        assert amina.post(page, answers(submission=str(token))).status_code == 302
    assert ContactDetail.objects.count() == 1
    assert "07700 900123" in amina.get(page_of(case, agnieszka)).content.decode()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"value": "ring me"}, "Enter a phone number, like"),
        ({"value": "1234"}, "Enter a phone number, like"),
        ({"kind": "email", "value": "amina at home"}, "Enter an email address in the right form"),
        ({"value": ""}, "Enter address, number or e-mail address"),
    ],
)
def test_what_cannot_be_rung_or_written_to_is_refused(world, case, agnieszka, changes, message):
    response = cast.signed_in(world.amina).post(
        f"{page_of(case, agnieszka)}contacts/add/", answers(**changes)
    )
    assert message in response.content.decode()
    assert not ContactDetail.objects.exists()


def test_use_is_changed_and_the_detail_closed(world, case, address):
    amina = cast.signed_in(world.amina)
    base = f"/cases/{case.reference}/contacts/{address.key}/"
    text = amina.get(base + "change/").content.decode()
    assert ADDRESS not in text
    amina.post(base + "change/", {"safe": "no", "how": "Plain envelope", "seen_by": "withhold"})
    address.refresh_from_db()
    assert (address.is_safe, address.is_withheld, address.how) == (False, True, "Plain envelope")
    amina.post(base + "close/", {"sure": "on"})
    address.refresh_from_db()
    assert address.until is not None


def test_writing_contact_details_is_the_coordinators(world, case, agnieszka, address):
    pages = [
        f"{page_of(case, agnieszka)}contacts/add/",
        f"/cases/{case.reference}/contacts/{address.key}/close/",
    ]
    for name, code in {"carol": 403, "tom": 403, "priya": 404, "dele": 403, "bryn": 404}.items():
        client = cast.signed_in(getattr(world, name))
        assert [client.get(page).status_code for page in pages] == [code, code], name


def test_the_detail_of_another_family_is_not_found(world, address):
    other = cast.open_case(world, "Sam B.")
    amina = signed_in_just_now(world.amina)
    for verb in ("change", "close", "reveal"):
        assert amina.get(f"/cases/{other.reference}/contacts/{address.key}/{verb}/").status_code == 404
