"""The pages of a move: from whom a child’s new address is kept, what to look at, mistakes, and who may open what."""

import datetime as dt

import pytest
from django.urls import reverse

from fgc.lib.dates import today
from fgc.network import actions
from fgc.network.models import AddressChange, AddressTold, ContactDetail, Restriction
from tests import cast
from tests.network.moved import Family, page, ready_conference

pytestmark = pytest.mark.django_db


@pytest.fixture
def f():
    return Family()


def answers(**changes):
    return {
        "moved_on": f"{today():%d/%m/%Y}", "known": "yes", "value": "3 Marsh Lane", "seen_by": "withhold",
        "how": "", "why": "", **changes,
    }  # fmt: skip


def test_a_childs_new_placement_is_kept_from_the_parents_unless_somebody_decides_otherwise(f):
    home = f.address(f.ellie, "12 Strand Road")
    amina = cast.signed_in(f.w.amina)
    form = amina.get(page(f, "moved", home.key)).content.decode()
    for parent in (f.agnieszka, f.darren):
        assert f'value="{parent.key}"' in form.split("Who must not know")[1]
    assert form.count("checked") >= 3
    shown = amina.post(page(f, "moved", home.key), answers(must_not_know=[f.darren.key], seen_by="show"))
    assert "Withhold the address while somebody must not know it" in shown.content.decode()
    sent = answers(must_not_know=[f.darren.key], why="Placement is confidential")
    seen = amina.post(page(f, "moved", home.key), sent, follow=True).content.decode()
    assert "Withheld" in seen and "3 Marsh Lane" not in seen
    row = Restriction.objects.get()
    assert (row.kind, row.person, row.other) == ("must_not_know_address", f.ellie, f.darren)
    assert row.review_on == today() + dt.timedelta(days=28)
    assert ContactDetail.objects.get(person=f.ellie, until=None).is_withheld


def test_a_childs_address_learnt_later_is_kept_from_the_parents_as_well(f):
    home = f.address(f.ellie, "12 Strand Road")
    actions.record_move(old=home, moved_on=today(), by=f.w.amina)
    amina = cast.signed_in(f.w.amina)
    person = amina.get(page(f, "person", f.ellie.key)).content.decode()
    assert page(f, "new_address", f.ellie.key) in person
    form = amina.get(page(f, "new_address", f.ellie.key)).content.decode()
    assert form.count("checked") >= 3 and "unless you untick them" in form
    given = {
        "value": "3 Marsh Lane",
        "must_not_know": [f.darren.key],
        "seen_by": "show",
        "how": "",
        "why": "",
    }
    shown = amina.post(page(f, "new_address", f.ellie.key), given).content.decode()
    assert "Withhold the address while somebody must not know it" in shown and "3 Marsh Lane" in shown
    seen = amina.post(page(f, "new_address", f.ellie.key), given | {"seen_by": "withhold"}, follow=True)
    assert "3 Marsh Lane" not in seen.content.decode() and Restriction.objects.get().other == f.darren
    assert amina.get(page(f, "new_address", f.ellie.key)).status_code == 404


def test_the_page_of_a_childs_move_says_what_to_look_at(f):
    actions.change_child(child=f.case.children.get(), by=f.w.amina, school="St Oswald’s")
    ready_conference(f, f.agnieszka)
    change = f.move(old=f.address(f.ellie, "12 Strand Road"))
    amina = cast.signed_in(f.w.amina)
    seen = amina.get(page(f, "change_of_address", change.key)).content.decode()
    assert "School: St Oswald’s" in seen and "at St Mary’s hall: can the child get there" in seen
    assert "Advocate: none is recorded" in seen
    mothers = amina.get(page(f, "change_of_address", f.move().key)).content.decode()
    assert "To look at now" not in mothers


def test_the_page_of_a_person_offers_moving_and_mistakes_and_a_second_home_is_meant(f):
    amina = cast.signed_in(f.w.amina)
    seen = amina.get(page(f, "person", f.agnieszka.key)).content.decode()
    assert "Recorded by mistake<" in seen and ">Close<" not in seen
    mistake = page(f, "close_contact", f.home.key)
    assert "Tick this if they never lived there" in amina.post(mistake, {}).content.decode()
    new = {"kind": "address", "value": "9 Other Road", "safe": "yes", "how": "", "seen_by": "show"}
    adding = page(f, "add_contact", f.agnieszka.key)
    assert "They have an address already" in amina.post(adding, new).content.decode()
    assert amina.post(adding, new | {"second_home": "on"}).status_code == 302
    amina.post(mistake, {"sure": "on"})
    assert f.addresses(f.agnieszka) == ["9 Other Road"]


def test_errors_keep_what_was_typed(f):
    amina = cast.signed_in(f.w.amina)
    shown = amina.post(page(f, "moved", f.home.key), answers(value="", how="Plain envelope")).content.decode()
    assert "Enter the new address, or say that it is not known yet" in shown and "Plain envelope" in shown
    assert not AddressChange.objects.exists()


def test_the_page_of_a_move_its_alarm_and_who_was_told(f):
    f.keep_from_darren(f.agnieszka)
    f.address(f.darren, "12 Strand Road")
    change = f.move()
    amina, carol = cast.signed_in(f.w.amina), cast.signed_in(f.w.carol)
    person = reverse("network:person", args=[f.case.reference, f.agnieszka.key])
    for client in (amina, carol):
        assert "Send nothing to this person until it is checked" in client.get(person).content.decode()
        assert (
            page(f, "clear_alarm", change.key)
            in client.get(page(f, "change_of_address", change.key)).content.decode()
        )
    told = {"who": "St Oswald’s school", "on": f"{today():%d/%m/%Y}", "how": "by phone"}
    seen = amina.post(page(f, "told_of_move", change.key), told, follow=True).content.decode()
    assert "St Oswald’s school" in seen and AddressTold.objects.count() == 1
    assert carol.post(page(f, "told_of_move", change.key), told).status_code == 403
    seen = carol.post(page(f, "clear_alarm", change.key), {"reason": "He left in May"}, follow=True)
    assert "He left in May" in seen.content.decode()
    assert "Send nothing" not in amina.get(person).content.decode()


def test_who_may_open_what(f):
    change = f.move()
    new = ContactDetail.objects.get(person=f.agnieszka, until=None)
    expected = {
        f.w.amina: (200, 200, 200, 200), f.w.carol: (403, 200, 200, 403), f.w.tom: (403, 403, 403, 403),
        f.w.dele: (403, 403, 403, 403), f.w.bryn: (404,) * 4, f.w.sam: (404,) * 4,
    }  # fmt: skip
    pages = [("moved", new.key)]
    pages += [(name, change.key) for name in ("change_of_address", "clear_alarm", "told_of_move")]
    for user, codes in expected.items():
        client = cast.signed_in(user)
        assert tuple(client.get(page(f, *one)).status_code for one in pages) == codes, user.name
    other = cast.open_case(f.w, "Sam B.")
    address = reverse("network:change_of_address", args=[other.reference, change.key])
    assert cast.signed_in(f.w.amina).get(address).status_code == 404
