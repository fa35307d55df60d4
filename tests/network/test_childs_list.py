"""A child’s own list: filled in together, kept private, and what comes of it."""

import datetime as dt

import pytest
from django.http import QueryDict
from django.urls import reverse

from conferences.models import PreparationRead
from fgc.cases import actions as cases
from fgc.kept.actions import keep
from fgc.lib.dates import today
from fgc.network import actions
from fgc.network.models import ChildWish
from tests import cast
from tests.network.in_full import in_full

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return in_full()


def test_a_list_is_filled_in_together_and_what_is_private_stays_off_the_screen(family):
    address = f"people/{family.kayleigh.key}/list/together/"
    assert family.post(address, who=family.pete.key, kind="there", why="He sings").status_code == 302
    assert family.post(address, who="somebody", words="Uncle Ray", kind="not_there").status_code == 302
    assert "Choose who it is" in family.post(address, kind="there").content.decode()
    screen = family.get(family.by, address).content.decode()
    assert "Pete" in screen and "Uncle Ray" not in screen and "Preparation" not in screen
    wish = ChildWish.objects.get(person=family.pete)
    assert (wish.words, wish.why, wish.made_by) == ("Pete", "He sings", family.by)


def test_the_screen_does_not_tell_by_what_is_missing_or_refused(family):
    """Whoever holds the tablet next finds Darren among the choices; what the child says now replaces the private line."""
    address = f"people/{family.kayleigh.key}/list/together/"
    for who, words in ((family.darren.key, ""), ("somebody", "Uncle Ray")):
        family.post(address, who=who, words=words, kind="not_there", why="He shouts")
    family.post(address, who=family.pete.key, kind="there")
    screen = family.get(family.by, address).content.decode()
    assert f'value="{family.darren.key}"' in screen and f'value="{family.pete.key}"' not in screen
    for who, words in ((family.darren.key, ""), ("somebody", "uncle ray")):
        sent = family.post(address, who=who, words=words, kind="there")
        assert sent.status_code == 302, "not: is on the list already"
    now = ChildWish.objects.filter(child=family.child, removed_at=None)
    assert [(row.words, row.kind) for row in now] == [
        ("Darren", "there"), ("Uncle Ray", "there"), ("Pete", "there"),
    ]  # fmt: skip
    assert ChildWish.objects.filter(kind="not_there", why="He shouts").count() == 2, "what was said is kept"
    refused = family.post(address, who="somebody", words="Pete", kind="there").content.decode()
    assert "is on the list already" in refused, "that line is on the screen"


def test_what_a_child_begins_to_write_is_not_offered_to_the_next(family):
    """No script keeps it, and writing that waits for the worker is not announced on this screen, only elsewhere."""
    address = f"people/{family.kayleigh.key}/list/together/"
    client = cast.signed_in(family.by)
    page = f"/cases/{family.case.reference}/{address}"
    keep(
        by=family.by, why="signed_out", address=page, page=page, reference=family.case.reference,
        data=QueryDict("why=He+shouts"),
    )  # fmt: skip
    session = client.session
    session["kept"] = True
    session.save()
    screen = client.get(page).content.decode()
    assert 'data-fgc-kept="never"' in screen and "was not saved" not in screen
    client.post(reverse("accounts:take_back"), {"password": cast.PASSWORD})
    elsewhere = client.get(
        f"/cases/{family.case.reference}/people/{family.kayleigh.key}/list/"
    ).content.decode()
    assert "was not saved" in elsewhere


def test_who_sees_a_childs_list_and_whom_the_child_does_not_want_there(family):
    for words, kind in (("Nan", "there"), ("Uncle Ray", "not_there")):
        actions.record_wish(child=family.child, words=words, kind=kind, by=family.by)
    address = f"people/{family.kayleigh.key}/list/"
    coordinator = family.get(family.by, address).content.decode()
    assert "Nan" in coordinator and "Uncle Ray" in coordinator
    carol = family.world.carol
    refused = family.get(carol, address)
    assert refused.status_code == 302 and refused.url.endswith("/preparation/"), "read with a reason only"
    PreparationRead.objects.create(case=family.case, by=carol, on=today(), reason="Supervision")
    assert "Uncle Ray" in family.get(carol, address).content.decode()
    for name in ("tom", "priya", "dele", "grace"):
        assert family.get(getattr(family.world, name), address).status_code == 404, name
    grace = family.world.grace
    until, why = today() + dt.timedelta(days=7), "She works with the school"
    cases.share(
        case=family.case, person=grace, rights=["people"], reason=why, until=until, by=family.world.carol
    )
    assert family.get(grace, address).status_code == 404, (
        "the people were shared, not what is said in preparing"
    )
    assert "own list" not in family.page(family.kayleigh, grace) and "own list" in family.page(
        family.kayleigh
    )
    ray = ChildWish.objects.get(words="Uncle Ray")
    answer = cast.signed_in(family.world.carol).get(f"/cases/{family.case.reference}/list/{ray.key}/change/")
    assert answer.status_code == 403


def test_people_hidden_from_the_child_are_not_offered_to_the_child(family):
    actions.restrict(
        case=family.case, kind="must_not_know_of", person=family.darren, other=family.kayleigh, basis="manager",
        reason="Not told yet", by=family.by,
    )  # fmt: skip
    screen = family.get(family.by, f"people/{family.kayleigh.key}/list/together/").content.decode()
    assert "Darren" not in screen and "Pete" in screen


def test_a_wish_that_somebody_stays_away_leads_to_a_restriction_but_makes_none(family):
    actions.record_wish(child=family.child, words="Dad", kind="not_there", person=family.darren, by=family.by)
    page = family.get(family.by, f"people/{family.kayleigh.key}/list/").content.decode()
    assert f"other={family.darren.key}&amp;kind=speak_first&amp;basis=child" in page
    assert not family.case.restrictions.exists()


def test_somebody_the_child_named_is_added_to_the_map(family):
    wish = actions.record_wish(child=family.child, words="Bo", kind="there", by=family.by)
    sent = family.post(f"list/{wish.key}/who/", how="new", given_name="Bo", family_name="", role="friend")
    wish.refresh_from_db()
    assert sent.status_code == 302
    assert (wish.person.given_name, wish.words) == ("Bo", "Bo")
    assert wish.person.associations.get().role == "friend"
    refused = family.post(f"list/{wish.key}/who/", how="new", given_name="", role="")
    assert "Enter a first name" in refused.content.decode()
