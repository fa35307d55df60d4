"""Covering the screen of the day: nothing of the family shows, no page opens, the password brings everything back."""

import pytest
from django.contrib.messages import constants
from django.contrib.messages.storage.base import Message
from django.contrib.messages.storage.cookie import CookieStorage
from django.test import RequestFactory
from django.urls import reverse

from conferences import actions
from conferences.models import Invitation
from tests import cast
from tests.built import built_once
from tests.conferences.families import asked, family, today_with, url

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_once
def day():
    """The family, a conference under way with Mum and Nan here, and Amina signed in."""
    f = family()
    conference = today_with(f, [f.agnieszka, f.nan])
    for person in (f.agnieszka, f.nan):
        actions.mark_came(invitation=asked(conference, person), came="here", by=f.w.amina)
    actions.start_sharing(conference=conference, by=f.w.amina)
    return f, conference, cast.signed_in(f.w.amina)


def draw(client, conference, back="", typed=""):
    """Press the button."""
    return client.post(url("cover", conference), {"back": back, "typed": typed})


def test_the_pages_of_the_day_have_no_header_name_menu_or_footer(day):
    f, conference, client = day
    pages = {
        "day": url("day", conference),
        "came": url("came", conference, asked(conference, f.nan).key),
        "times": url("times", conference),
        "end": url("end", conference),
    }
    for name, page in pages.items():
        text = client.get(page).content.decode()
        for gone in ("fgc-header", "fgc-footer", "Amina Yusuf", "Sign out", "govuk-service-navigation"):
            assert gone not in text, (name, gone)
        assert "Cover the screen" in text and "js/day.js" in text
    elsewhere = client.get(reverse("conferences:conference", args=[f.case.reference])).content.decode()
    assert "fgc-header" in elsewhere and "Amina Yusuf" in elsewhere and "Cover the screen" not in elsewhere


def test_a_message_left_from_another_family_is_not_shown(day):
    f, conference, client = day
    request = RequestFactory().get("/")
    storage = CookieStorage(request)
    left = [Message(constants.SUCCESS, "The Karims are booked.")]
    client.cookies["messages"] = storage._encode(left)
    text = client.get(url("day", conference)).content.decode()
    assert "Karims" not in text
    client.post(url("step", conference, "end-family-time"))
    assert "Family time has not started" in client.get(url("day", conference)).content.decode()


def test_a_covered_screen_shows_nothing_and_opens_nothing(day):
    f, conference, client = day
    client.get(url("day", conference))
    assert draw(client, conference).url == url("cover", conference)
    page = client.get(url("cover", conference))
    text = page.content.decode()
    for name in (
        f.case.reference,
        "Ellie",
        "Rimmer",
        "Agnieszka",
        "Harbour",
        "Amina",
        "fgc-header",
        "Leave conf",
    ):
        assert name not in text.partition("<body")[2], name
    assert "This screen is covered" in text and "no-store" in page["Cache-Control"]
    for path in (
        url("day", conference),
        reverse("workspace:home"),
        reverse("workspace:case", args=[f.case.reference]),
    ):
        got = client.get(path)
        assert (got.status_code, got.url) == (302, url("cover", conference))
    client.post(url("came", conference, asked(conference, f.nan).key), {"came": ""})
    client.post(url("step", conference, "called-in"))
    assert asked(conference, f.nan).came == Invitation.Came.HERE
    assert draw(client, conference).url == url("cover", conference)  # pressed twice


def test_the_password_brings_back_the_place_and_what_was_ticked(day):
    f, conference, client = day
    nan, back = asked(conference, f.nan), url("day", conference) + "?part=family"
    draw(client, conference, back, f"form=open&present={nan.key}")
    wrong = client.post(url("cover", conference), {"password": "not the password"})
    assert wrong.status_code == 200 and "The password is wrong" in wrong.content.decode()
    assert client.get(back).status_code == 302
    lifted = client.post(url("cover", conference), {"password": cast.PASSWORD})
    assert (lifted.status_code, lifted.url) == (302, back)
    text = " ".join(client.get(back).content.decode().split())
    assert f'value="{nan.key}" id="id_present_1"' in text or f'value="{nan.key}"' in text
    assert text.count(" checked") == 1
    assert " ".join(client.get(back).content.decode().split()).count(" checked") == 2  # once only


def test_times_that_were_typed_come_back(day):
    _f, conference, client = day
    draw(client, conference, url("times", conference), "form=open&began_at=9%3A15&reason_code=late")
    client.post(url("cover", conference), {"password": cast.PASSWORD})
    text = client.get(url("times", conference)).content.decode()
    assert 'value="9:15"' in text


@pytest.mark.parametrize("back", ["https://elsewhere.example/", "//elsewhere.example", "/cases/", ""])
def test_it_leads_back_to_this_day_only(day, back):
    _f, conference, client = day
    draw(client, conference, back)
    assert client.post(url("cover", conference), {"password": cast.PASSWORD}).url == url("day", conference)


def test_signing_out_works_from_a_covered_screen(day):
    _f, conference, client = day
    draw(client, conference)
    assert client.post(reverse("account_logout")).status_code == 302
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize(
    ("who", "status"), [("amina", 302), ("carol", 302), ("dele", 403), ("tom", 403), ("bryn", 404)]
)
def test_who_may_cover(who, status):
    f = family()
    conference = today_with(f, [])
    for method in ("get", "post"):
        client = cast.signed_in(getattr(f.w, who))
        assert getattr(client, method)(url("cover", conference)).status_code == status, method


def test_minutes_are_a_setting(day, settings):
    _f, conference, client = day
    assert 'data-fgc-cover-after="300"' in client.get(url("day", conference)).content.decode()
    settings.FGC_COVER_AFTER_MINUTES = 2
    assert 'data-fgc-cover-after="120"' in client.get(url("day", conference)).content.decode()
