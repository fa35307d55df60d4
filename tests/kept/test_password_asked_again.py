"""A form that waits for the password: asked for again before a sensitive deed, or to uncover the screen."""

import pytest
from django.urls import reverse

from fgc.kept.keeping import DRAFT_HEADER
from fgc.network import actions as network
from tests import cast
from tests.conferences.families import family as day_family
from tests.conferences.families import today_with
from tests.kept.browsing import WORDS, Browser, kept, plan_page, save_button, saved_words

pytestmark = pytest.mark.django_db


def asked_for_password(w):
    """Sam's browser after he changed an account more than ten minutes after signing in; and where he was led."""
    browser = Browser(w.sam)
    form = browser.form(reverse("accounts:change_user", args=[w.tom.key]), "name")
    return browser, browser.send(form, name="Thomas Ridley-Shaw").url


def test_a_form_that_asks_for_the_password_again_carries_on_with_what_was_typed():
    """Nothing of it is in the session, and nothing is kept afterwards."""
    w = cast.world()
    browser, asked = asked_for_password(w)
    assert asked == "/accounts/reauthenticate/?next=/kept/"
    assert "What you sent is kept" in browser.open(asked).content.decode()
    assert "Ridley-Shaw" not in str(dict(browser.client.session)) and len(kept(w.sam)) == 1
    done = browser.send(browser.form(asked, "password"), password=cast.PASSWORD)
    w.tom.refresh_from_db()
    assert done.url == reverse("accounts:user", args=[w.tom.key])
    assert w.tom.name == "Thomas Ridley-Shaw" and kept(w.sam) == []


def test_a_wrong_password_and_going_elsewhere_lose_nothing():
    """Every page says that something waits; saved from there, the password is asked for again."""
    w = cast.world()
    browser, asked = asked_for_password(w)
    wrong = browser.send(browser.form(asked, "password"), password="something else")
    assert wrong.status_code == 200
    assert "is kept for you" in browser.open(reverse("accounts:account")).content.decode()
    page = browser.client.get(reverse("kept:waiting"), follow=True)
    text = page.content.decode()
    assert "Your password was asked for" in text and "Thomas Ridley-Shaw" in text
    asked = browser.send(save_button(browser, page)).url
    assert len(kept(w.sam)) == 1
    browser.send(browser.form(asked, "password"), password=cast.PASSWORD)
    w.tom.refresh_from_db()
    assert w.tom.name == "Thomas Ridley-Shaw" and kept(w.sam) == []


def test_what_cannot_be_carried_out_after_the_password_is_shown():
    """The address is taken: Sam reads what he wrote, and the form says what is wrong with it."""
    w = cast.world()
    browser = Browser(w.sam)
    form = browser.form(reverse("accounts:change_user", args=[w.tom.key]), "name")
    asked = browser.send(form, email=w.grace.email).url
    answer = browser.send(browser.form(asked, "password"), password=cast.PASSWORD)
    page = browser.open(answer.url)
    refused = browser.send(save_button(browser, page)).content.decode()
    assert "There is an account with this email address already" in refused and w.grace.email in refused


def test_a_reason_that_waited_for_the_password_reveals_once():
    """Amina writes why she needs an address, longer than her password counts: she sees it, and it is noted once."""
    w = cast.world()
    case = cast.open_case(w)
    nan = network.add_person(case=case, by=w.amina, given_name="Maureen")
    address = network.add_contact(
        person=nan, kind="address", value="3 Marsh Lane", by=w.amina, is_withheld=True
    )
    browser = Browser(w.amina)
    page = reverse("network:reveal_contact", args=[case.reference, address.key])
    asked = browser.open(page).url
    browser.send(browser.form(asked, "password"), password=cast.PASSWORD)
    form = browser.form(page, "reason")
    session = browser.client.session
    for method in session["account_authentication_methods"]:
        method["at"] -= 601
    session.save()
    asked = browser.send(form, reason="To post her copy").url
    assert asked.startswith(reverse("account_reauthenticate")) and not address.reveals.exists()
    shown = browser.send(browser.form(asked, "password"), password=cast.PASSWORD)
    assert shown.status_code == 200 and "3 Marsh Lane" in shown.content.decode()
    assert [row.reason for row in address.reveals.all()] == ["To post her copy"] and kept(w.amina) == []


def test_a_form_of_another_tab_is_kept_while_the_screen_is_covered(home):
    """Amina writes the plan in one tab; the day in the other covers itself: nothing is saved, and nothing is lost."""
    of_the_day = day_family(home.world, "Sam B.")
    conference = today_with(of_the_day, [of_the_day.nan])
    browser = Browser(home.world.amina)
    form = browser.form(plan_page(home), "matters")
    cover, day = (
        reverse(f"conferences:{name}", args=[of_the_day.case.reference, conference.key])
        for name in ("cover", "day")
    )
    browser.send(browser.form(day, "back", action=cover))
    script = browser.send(form, headers={DRAFT_HEADER: "new"}, matters=WORDS)
    assert (script.status_code, script.json()) == (401, {"sign_in": cover})
    assert browser.send(form, headers={"HX-Request": "true"}, matters=WORDS).status_code == 401
    assert kept(home.world.amina) == []
    assert browser.send(form, matters=WORDS).url == cover
    assert saved_words(home) != WORDS and len(kept(home.world.amina)) == 1
    covered = browser.open(cover)
    assert WORDS not in covered.content.decode() and "was not saved" not in covered.content.decode()
    assert browser.open(reverse("kept:waiting")).url == cover
    browser.send(browser.form_in(covered, cover, "password"), password=cast.PASSWORD)
    page = browser.client.get(reverse("kept:waiting"), follow=True)
    assert WORDS in page.content.decode()
    browser.send(save_button(browser, page))
    assert saved_words(home) == WORDS and kept(home.world.amina) == []
