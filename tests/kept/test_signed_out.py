"""Nothing that was sent is lost when the session has ended: it comes back after signing in, and is saved once."""

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from conferences.models import Contact
from family_plans import actions as plans
from family_plans.models import PlanText
from fgc.audit.models import AuditEvent
from fgc.kept import actions
from fgc.network import actions as network
from tests import cast
from tests.kept.browsing import (
    WORDS,
    Browser,
    cut_off,
    kept,
    plan_page,
    save_button,
    saved_words,
    sign_in_and_read,
)

pytestmark = pytest.mark.django_db


def test_the_words_come_back_after_signing_in_and_are_saved_by_one_button(home):
    """The sign-in page says so; the page shows them with the plan's own questions; saved, nothing is kept."""
    browser, answer = cut_off(home)
    assert answer.status_code == 302 and answer.url == "/accounts/login/?next=/kept/"
    assert "What you wrote is kept for you" in browser.open(answer.url).content.decode()
    assert WORDS not in browser.open(answer.url).content.decode() and saved_words(home) != WORDS
    page = sign_in_and_read(browser, home.world.amina)
    text = page.content.decode()
    assert "You were signed out. What you wrote is kept" in text and WORDS in text
    assert "What matters" in text or "matters" in text.lower()
    done = browser.send(save_button(browser, page))
    assert done.status_code == 302 and done.url.startswith(plan_page(home))
    assert saved_words(home) == WORDS and kept(home.world.amina) == []


def test_it_is_saved_once(home):
    """The button pressed twice, and the first form sent again by the browser's Back: one action is added."""
    browser, _ = cut_off(home, what="Rose rings on Sundays", then="add")
    page = sign_in_and_read(browser, home.world.amina)
    button = save_button(browser, page)
    before = home.plan.actions.count()
    browser.send(button)
    again = browser.send(button)
    assert again.status_code == 302 and again.url == reverse("kept:waiting") + "?gone=1"
    assert "is not kept any more" in browser.client.get(again.url, follow=True).content.decode()
    assert home.plan.actions.count() == before + 1


def test_sending_it_twice_while_signed_out_keeps_it_once(home):
    """A double press, and a later state of the same form, which takes the place of the earlier."""
    browser = Browser(home.world.amina)
    form = browser.form(plan_page(home), "matters")
    browser.session_ends()
    for words in ("First", "First", "First and second"):
        browser.send(form, matters=words)
    assert [row.typed()["matters"] for row in kept(home.world.amina)] == ["First and second"]


def test_signing_in_again_in_another_tab_loses_nothing(home):
    """The safety token has changed: the same person is shown what they wrote at once, and saves it."""
    browser = Browser(home.world.amina)
    form = browser.form(plan_page(home), "matters")
    browser.sign_out()
    browser.sign_in(home.world.amina)
    answer = browser.send(form, matters=WORDS)
    (row,) = kept(home.world.amina)
    assert answer.status_code == 302 and answer.url == reverse("kept:writing", args=[row.key])
    page = browser.open(answer.url)
    assert "You signed in again" in page.content.decode()
    browser.send(save_button(browser, page))
    assert saved_words(home) == WORDS


def test_signing_out_in_another_tab_and_the_end_of_twelve_hours_lose_nothing(home, settings):
    """Both lead to the sign-in page, and back."""
    for end in (Browser.sign_out, lambda _: setattr(settings, "FGC_SESSION_ABSOLUTE_SECONDS", -1)):
        browser = Browser(home.world.amina)
        form = browser.form(plan_page(home), "matters")
        end(browser)
        assert browser.send(form, matters=WORDS).url == "/accounts/login/?next=/kept/"
        (row,) = kept(home.world.amina)
        actions.throw_away(writing=row, by=home.world.amina)


def test_an_administrator_who_ends_sessions_costs_nobody_their_words(home):
    """The account goes on, so the writing is offered."""
    browser = Browser(home.world.amina)
    form = browser.form(plan_page(home), "matters")
    Session.objects.all().delete()
    browser.send(form, matters=WORDS)
    assert WORDS in sign_in_and_read(browser, home.world.amina).content.decode()


def test_what_the_form_refuses_is_still_there(home):
    """Save it now, and an answer is wrong: the page says so with everything typed, and it is kept until it is right."""
    browser, _ = cut_off(home, who_words="Rose", what="")
    page = sign_in_and_read(browser, home.world.amina)
    refused = browser.send(save_button(browser, page))
    assert refused.status_code == 200 and "Enter what will happen" in refused.content.decode()
    assert len(kept(home.world.amina)) == 1
    form = browser.form_in(refused, plan_page(home), "matters")
    assert form.fields["matters"].values == [WORDS]
    assert browser.send(form, what="Rose rings").status_code == 302
    assert saved_words(home) == WORDS and kept(home.world.amina) == []


def test_a_page_that_went_on_meanwhile_does_not_eat_the_words(home):
    """The plan is no longer being written: nothing is saved, so what was written stays on the page, and kept."""
    browser, _ = cut_off(home)
    page = sign_in_and_read(browser, home.world.amina)
    button = save_button(browser, page)
    plans.show_for_agreement(plan=home.plan, by=home.world.amina)
    refused = browser.send(button)
    assert refused.status_code == 200 and WORDS in refused.content.decode()
    assert len(kept(home.world.amina)) == 1 and PlanText.objects.filter(words=WORDS).count() == 0


def test_the_page_reads_as_questions_and_answers():
    """Choices in words, dates in one line, people by name; no tokens."""
    w = cast.world()
    case = cast.open_case(w)
    network.add_person(case=case, by=w.amina, given_name="Maureen", family_name="Rowe")
    browser = Browser(w.amina)
    url = reverse("conferences:record_contact", args=[case.reference])
    form = browser.form(url, "note")
    browser.session_ends()
    browser.send(form, note=WORDS, how="visit")
    text = sign_in_and_read(browser, w.amina).content.decode()
    assert "Maureen" in text and WORDS in text and "Visit" in text
    assert "submission" not in text.lower().replace('name="submission"', "")
    (row,) = kept(w.amina)
    browser.send(save_button(browser, browser.open(reverse("kept:writing", args=[row.key]))))
    assert Contact.objects.get().note == WORDS


def test_throwing_away_deletes_it_and_says_so_in_the_record(home):
    """The secondary button."""
    browser, _ = cut_off(home)
    (row,) = kept(home.world.amina)
    page = sign_in_and_read(browser, home.world.amina)
    throw = browser.form_in(
        page, page.request["PATH_INFO"], action=reverse("kept:throw_away", args=[row.key])
    )
    assert browser.send(throw).status_code == 302
    assert kept(home.world.amina) == [] and saved_words(home) != WORDS
    assert AuditEvent.objects.filter(kind="kept.thrown_away", object_key=row.key).count() == 1
