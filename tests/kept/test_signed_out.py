"""Nothing that was sent is lost when the session has ended: kept for its writer, shown to nobody else, saved once."""

import datetime as dt
from uuid import uuid4

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from conferences.models import Contact
from family_plans import actions as plans
from family_plans.models import PlanText
from fgc.accounts import actions as accounts
from fgc.accounts.models import User
from fgc.audit.models import AuditEvent
from fgc.cases import actions as cases
from fgc.kept import actions
from fgc.kept.keeping import DRAFT_HEADER
from fgc.kept.models import KeptWriting
from fgc.lib.dates import today
from fgc.network import actions as network
from fgc.schedule import tick
from tests import cast
from tests.conferences.families import family as day_family
from tests.conferences.families import today_with
from tests.family_plans import family as fam
from tests.kept.browsing import WORDS, Browser, kept

pytestmark = pytest.mark.django_db


@pytest.fixture
def home():
    """A family whose plan is being written."""
    return fam.written()


def plan_page(home):
    """The page on which the plan is written."""
    return reverse("family_plans:write", args=[home.case.reference])


def cut_off(home, **answers):
    """Amina's browser after she sent the plan with a session that had ended; and where she was led."""
    browser = Browser(home.world.amina)
    form = browser.form(plan_page(home), "matters")
    browser.session_ends()
    return browser, browser.send(form, **({"matters": WORDS} | answers))


def save_button(browser, answer):
    """The form of the button "Save it now"."""
    return browser.form_in(answer, answer.request["PATH_INFO"], "kept_save")


def sign_in_and_read(browser, user):
    """Sign in where the browser was led, and follow to the page of what was kept."""
    answer = browser.sign_in(user, reverse("kept:waiting"))
    assert answer.url == reverse("kept:waiting")
    return browser.client.get(answer.url, follow=True)


def saved_words(home):
    """What the plan says matters."""
    return PlanText.objects.get(plan=home.plan, section="matters").words


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


def test_another_person_never_sees_it(home):
    """Bryn signs in on the same machine, who may open the family too: no page, no notice, no key opens it."""
    cases.grant(
        case=home.case, person=home.world.bryn, relationship="cover", reason="Leave", until=today(), by=home.world.carol
    )  # fmt: skip
    browser, _ = cut_off(home)
    (row,) = kept(home.world.amina)
    landed = browser.sign_in(home.world.bryn, reverse("kept:waiting"))
    seen = browser.client.get(landed.url, follow=True)
    assert seen.request["PATH_INFO"] == reverse("workspace:home")
    for path in ("/", plan_page(home), reverse("kept:waiting")):
        text = browser.client.get(path, follow=True).content.decode()
        assert WORDS not in text and row.key not in text and "kept for you" not in text
    assert browser.open(reverse("kept:writing", args=[row.key])).status_code == 404
    for name in ("kept_save", "kept_put_back"):
        form = browser.form(plan_page(home), "matters")
        form.fields = {}
        answer = browser.send(form, **{name: row.key})
        assert answer.status_code == 302 and answer.url == reverse("kept:waiting") + "?gone=1"
    throw = browser.form(plan_page(home), "matters")
    throw.fields, throw.action = {}, reverse("kept:throw_away", args=[row.key])
    assert browser.send(throw).status_code == 404
    assert saved_words(home) != WORDS and len(kept(home.world.amina)) == 1
    browser.sign_out()
    assert WORDS in sign_in_and_read(browser, home.world.amina).content.decode()


def test_a_form_left_open_by_one_person_is_theirs_after_another_signed_in(home):
    """Amina's tab is sent while Bryn is signed in: kept for Amina, and Bryn reads only that the page is too old."""
    browser = Browser(home.world.amina)
    form = browser.form(plan_page(home), "matters")
    browser.sign_out()
    browser.sign_in(home.world.bryn)
    answer = browser.send(form, matters=WORDS)
    assert answer.status_code == 403 and WORDS not in answer.content.decode()
    assert kept(home.world.bryn) == [] and len(kept(home.world.amina)) == 1


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


def test_nothing_is_kept_for_a_person_whose_account_ended(home):
    """Signed out by an administrator because they left; and what was kept before goes with the next tick."""
    cut_off(home)
    person = User.objects.get(pk=home.world.amina.pk)
    browser = Browser(person)
    form = browser.form(plan_page(home), "matters")
    accounts.end_account(person=person, by=home.world.sam)
    assert browser.send(form, matters="Later words").url.startswith("/accounts/login/?next=/cases/")
    assert [row.typed()["matters"] for row in kept(person)] == [WORDS]
    tick(timezone.now())
    assert kept(person) == []


def test_an_administrator_who_ends_sessions_costs_nobody_their_words(home):
    """The account goes on, so the writing is offered."""
    browser = Browser(home.world.amina)
    form = browser.form(plan_page(home), "matters")
    Session.objects.all().delete()
    browser.send(form, matters=WORDS)
    assert WORDS in sign_in_and_read(browser, home.world.amina).content.decode()


def test_who_lost_the_record_meanwhile_is_shown_nothing(home):
    """404 for the page and nothing behind the button; the tick deletes it."""
    browser, _ = cut_off(home)
    (row,) = kept(home.world.amina)
    browser.sign_in(home.world.amina)
    button = save_button(browser, browser.open(reverse("kept:writing", args=[row.key])))
    cases.allocate(case=home.again(), coordinator=home.world.bryn, by=home.world.carol)
    cases.declare_conflict(
        case=home.again(), person=home.world.amina, reason="Her neighbour", by=home.world.carol
    )
    page = browser.open(reverse("kept:writing", args=[row.key]))
    assert page.status_code == 404 and WORDS not in page.content.decode()
    landed = browser.client.get(reverse("kept:waiting"), follow=True)
    assert landed.request["PATH_INFO"] == reverse("workspace:home")
    assert browser.send(button).status_code == 302 and saved_words(home) != WORDS
    tick(timezone.now())
    assert kept(home.world.amina) == []


def test_it_is_kept_for_twelve_hours(home):
    """One minute before, it is there; one minute after, it is neither shown nor in the table."""
    browser, _ = cut_off(home)
    (row,) = kept(home.world.amina)
    assert row.until - row.at == dt.timedelta(hours=12)
    tick(row.until - dt.timedelta(minutes=1))
    assert len(kept(home.world.amina)) == 1
    KeptWriting.objects.update(until=timezone.now() - dt.timedelta(minutes=1))
    browser.sign_in(home.world.amina)
    assert browser.open(reverse("kept:writing", args=[row.key])).status_code == 404
    tick(timezone.now())
    assert kept(home.world.amina) == []


def test_the_database_does_not_hold_the_words(home):
    """Neither as they are nor in part; and the record says ids only."""
    cut_off(home)
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM kept_keptwriting")
        raw = str(cursor.fetchall())
    assert "gAAAA" in raw and "Nan walks" not in raw and "matters" not in raw
    event = AuditEvent.objects.get(kind="kept.kept")
    assert event.actor == home.world.amina.pk and event.case == home.case.reference
    assert event.data == '{"why": "signed_out"}'


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


def test_passwords_and_signing_in_are_never_kept():
    """Neither their pages nor a field of that name."""
    w = cast.world()
    browser = Browser(w.amina)
    change = browser.form(reverse("account_change_password"), "oldpassword")
    browser.session_ends()
    browser.send(
        change, oldpassword=cast.PASSWORD, password1="new words for it", password2="new words for it"
    )
    assert kept(w.amina) == []
    data = type("Data", (dict,), {"getlist": lambda self, name: [self[name]]})
    found = actions.fields_of(data(password="secret", note="words", csrfmiddlewaretoken="t"))
    assert found == [["note", ["words"]]]


def test_a_visitor_who_never_signed_in_keeps_nothing(home):
    """With a token of their own, without one, and with a made-up cookie."""
    visitor = Browser()
    login = visitor.form(reverse("account_login"), "password")
    for token, cookie in ((login.token, ""), ("", ""), (login.token, "gAAAAmade-up")):
        visitor.client.cookies["fgc_writers"] = cookie
        data = {"matters": WORDS, "submission": str(uuid4()), "csrfmiddlewaretoken": token}
        answer = visitor.client.post(plan_page(home), data)
        assert answer.status_code in (302, 403)
    assert KeptWriting.objects.count() == 0


def test_one_person_cannot_fill_the_table(home):
    """Twenty forms are kept; the next is answered with a page that says to copy it, and nothing is pushed out."""
    browser = Browser(home.world.amina)
    form = browser.form(plan_page(home), "matters")
    browser.session_ends()
    for number in range(actions.MOST):
        browser.send(form, matters=f"{WORDS} {number}", submission=str(uuid4()))
    answer = browser.send(form, matters="One more", submission=str(uuid4()))
    assert answer.status_code == 403 and "copy what you typed" in answer.content.decode()
    assert len(kept(home.world.amina)) == actions.MOST
    assert len({row.typed()["matters"] for row in kept(home.world.amina)}) == actions.MOST


def test_a_form_of_an_impossible_size_is_not_kept(home):
    """A million characters; the person is told."""
    _, answer = cut_off(home, matters="x" * (actions.LONGEST + 1))
    assert answer.status_code == 403 and kept(home.world.amina) == []


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


def test_a_part_of_a_page_that_is_fetched_is_answered_with_401():
    """So that the script leaves the page as it is; nothing is kept twice."""
    w = cast.world()
    browser = Browser(w.amina)
    form = browser.form(reverse("account_logout"), action=reverse("account_logout"))
    browser.session_ends()
    form.action = reverse("notifications:read_all")
    assert browser.send(form, headers={"HX-Request": "true"}, words="Something").status_code == 401
    assert kept(w.amina) == []
