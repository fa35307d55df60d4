"""Long words on the plan's page, on a tablet: the session ends or the tablet dies in the middle, and nothing is lost."""

import contextlib
import sqlite3

import pytest
from playwright.sync_api import expect

from tests import cast
from tests.browser import looking
from tests.browser.acting import TABLET, Somebody
from tests.browser.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MAKE_FAMILY = "import django; django.setup(); from tests.family_plans import family as f; print(f.written().case.reference)"
END_SESSIONS = "DELETE FROM django_session"
READ_PLAN = "SELECT words FROM family_plans_plantext WHERE section = 'matters'"
EMAIL = "amina.yusuf@northshore.example"
WORDS = "We want Ellie and Mason to sleep in their own beds.\n\n" + "Żaneta said so, and Rose, twice. " * 60
MORE = "And Uncle Dan does not come to the door."


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A server with one family whose plan is being written."""
    site = Site(tmp_path_factory.mktemp("kept"))
    site.migrate()
    site.reference = site.run("-c", MAKE_FAMILY).strip()
    site.start()
    yield site
    site.stop()


@pytest.fixture
def enters(chromium, site):
    """A function that gives Amina with a tablet, signed in by hand, because her session will be ended."""
    with contextlib.ExitStack() as leaving:

        def enters(**options):
            amina = Somebody(chromium, site, size=TABLET, **options)
            leaving.callback(_leave, amina)
            amina.page.goto(f"{site.url}/accounts/login/")
            sign_in(amina)
            return amina.open(f"/cases/{site.reference}/plan/write/")

        yield enters


def _leave(amina):
    """What the browser says of the answer to a draft after the session ended is no fault of the page."""
    amina.complaints = [one for one in amina.complaints if "401 (Unauthorized)" not in one]
    amina.leave()


def sign_in(amina):
    """Fill in the sign-in page that is open."""
    amina.page.get_by_label("Email").fill(EMAIL)
    amina.page.get_by_role("textbox", name="Password").fill(cast.PASSWORD)
    amina.press("Sign in", within="main")


def session_ends(amina):
    """Half an hour later: the browser has dropped its cookie and the tick its row."""
    ask_database(amina.site, END_SESSIONS)
    amina.context.clear_cookies(name="fgc_session")


def saved(site):
    """What the plan says matters, by the database."""
    [(words,)] = ask_database(site, READ_PLAN)
    return words.strip()


def ask_database(site, sql):
    """The answer of the database, which the server has open too."""
    with contextlib.closing(sqlite3.connect(site.database)) as database, database:
        return database.execute(sql).fetchall()


def looks_right(amina):
    """Nothing from axe, and no sideways scroll."""
    assert looking.faults(amina.page) == []


def status(amina):
    """The line that says whether the words are kept."""
    return amina.page.locator(".fgc-kept-line > span").first


def test_the_session_ends_in_the_middle_and_the_words_are_saved_after_signing_in(enters, site):
    """Kept while typing; then the page says in place that she is signed out; save leads through signing in to saving."""
    amina = enters()
    box = amina.page.locator('textarea[name="matters"]')
    box.fill(WORDS)
    expect(status(amina)).to_contain_text("Kept at")
    looks_right(amina)
    session_ends(amina)
    box.press_sequentially(MORE)
    expect(status(amina)).to_contain_text("You have been signed out")
    looks_right(amina)
    assert box.input_value() == MORE + WORDS or box.input_value() == WORDS + MORE
    typed = box.input_value()
    amina.page.locator('button[value="save"]').first.click()
    amina.sees("What you wrote is kept for you")
    looks_right(amina)
    sign_in(amina)
    assert amina.heading == "You were signed out. What you wrote is kept"
    amina.sees(MORE, "Żaneta said so")
    looks_right(amina)
    amina.press("Save it now")
    assert saved(site) == typed.strip()
    amina.open(f"/cases/{site.reference}/plan/write/").sees_not("that was not saved")


def test_the_tablet_dies_and_the_words_are_put_back(enters, site):
    """Another day, another browser: the page offers the writing; put back and saved, or thrown away."""
    for button in ("Put it back", "Throw it away"):
        before = saved(site)
        amina = enters()
        amina.page.locator('textarea[name="matters"]').fill(f"{WORDS} {button}")
        expect(status(amina)).to_contain_text("Kept at")
        amina.context.close()
        again = enters()
        again.sees("You have writing from", "that was not saved")
        looks_right(again)
        again.press(button)
        if button == "Put it back":
            again.sees("is back in the form")
            looks_right(again)
            assert again.page.locator('textarea[name="matters"]').input_value() == f"{WORDS} {button}"
            again.page.locator('button[value="save"]').first.click()
            again.sees("Saved")
            assert saved(site) == f"{WORDS} {button}".strip()
        else:
            assert saved(site) == before
        again.open(f"/cases/{site.reference}/plan/write/").sees_not("that was not saved")


def test_without_scripts_the_words_come_back_after_signing_in(enters, site):
    """The form is sent, the sign-in page comes, and after it everything that was typed."""
    amina = enters(scripts=False)
    amina.answer(matters=f"{WORDS} without scripts")
    session_ends(amina)
    amina.page.locator('button[value="save"]').first.click()
    amina.sees("What you wrote is kept for you")
    sign_in(amina)
    amina.sees("without scripts")
    amina.press("Save it now")
    assert saved(site) == f"{WORDS} without scripts".strip()
