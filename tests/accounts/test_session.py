"""A session ends without use and after its hours; one click puts off the first end, and nothing the second."""

import datetime as dt

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse
from django.utils import timezone

from tests import cast

pytestmark = pytest.mark.django_db
STAY = "/account/stay/"
START = dt.datetime(2026, 11, 3, 9, tzinfo=dt.UTC)


@pytest.fixture
def clock(monkeypatch):
    """A function that lets it be so many minutes after nine."""

    def at(minutes):
        monkeypatch.setattr(timezone, "now", lambda: START + dt.timedelta(minutes=minutes))

    at(0)
    return at


@pytest.fixture
def amina(client, clock):
    """A browser in which Amina signed in at nine."""
    world = cast.world()
    client.post(reverse("account_login"), {"login": world.amina.email, "password": cast.PASSWORD})
    client.get("/")
    client.person = world.amina
    return client


def test_asking_how_long_it_lasts_is_no_use_of_it(amina, clock):
    """Twenty-five minutes without use leave five, however often a page asks."""
    for minutes in (10, 20, 25):
        clock(minutes)
        found = amina.get(STAY).json()
    assert (found["seconds"], found["warn"], found["more"]) == (300, 300, True)
    assert found["person"] == amina.person.key
    clock(31)
    assert amina.get(STAY).status_code == 302


def test_one_click_lets_it_go_on(amina, clock):
    """Half an hour more from the click, and the page opens where it would not have."""
    clock(27)
    assert amina.post(STAY).json()["seconds"] == 1800
    clock(50)
    assert amina.get("/").status_code == 200


def test_a_session_that_ended_is_not_brought_back(amina, clock):
    """The click comes too late: signing in is asked for, and no session of hers is left."""
    clock(31)
    answer = amina.post(STAY)
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith(reverse("account_login"))
    assert not any(
        "_auth_user_id" in row.get_decoded() for row in Session.objects.filter(expire_date__gt=timezone.now())
    )
    assert amina.get("/").status_code == 302


def test_no_click_lengthens_twelve_hours(amina, clock):
    """Used all day, it says before the end that use makes it no longer, and then it ends."""
    for minutes in range(25, 12 * 60, 25):
        clock(minutes)
        amina.get("/")
    clock(12 * 60 - 3)
    found = amina.post(STAY).json()
    assert (found["seconds"], found["more"]) == (180, False)
    clock(12 * 60 + 1)
    assert amina.post(STAY).status_code == 302


def test_a_page_says_when_its_session_ends(amina, clock):
    """The dialog of every page carries the numbers for the script; a visitor's page has none."""
    clock(20)
    page = amina.get("/").content.decode()
    assert 'data-fgc-session="/account/stay/" data-seconds="1800" data-warn="300" data-more="yes"' in page
    amina.logout()
    assert "data-fgc-session" not in amina.get(reverse("account_login")).content.decode()
