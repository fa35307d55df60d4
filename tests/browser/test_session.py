"""The session is about to end: a warning that one click answers, nothing typed is lost, and what ended stays ended."""

import contextlib
import datetime as dt

import pytest
from playwright.sync_api import expect

from fgc.accounts.demo import PASSWORD
from tests.browser import looking
from tests.browser.acting import PHONE, TABLET, Somebody
from tests.browser.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

EMAIL = "amina.yusuf@northshore.example"
WORDS = "Mason was alone on Saturday evening. His nan found him at the bus stop."


@pytest.fixture(scope="module")
def site(demonstration_database, tmp_path_factory):
    """A server whose clock is in the hands of these tests."""
    site = Site(tmp_path_factory.mktemp("session"), demonstration_database)
    site.start()
    yield site
    site.stop()


@pytest.fixture
def amina(chromium, site):
    """Amina with a tablet, whose clock goes as the server's."""
    with contextlib.ExitStack() as leaving:
        amina = Somebody(chromium, site, size=TABLET)
        leaving.callback(amina.leave)
        amina.page.clock.install()
        amina.open("/accounts/login/")
        sign_in(amina.page)
        yield amina


def sign_in(page):
    """Fill in the sign-in page that is open."""
    page.get_by_label("Email").fill(EMAIL)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()


def later(amina, minutes):
    """So many minutes go by, for the server and for the page."""
    amina.site.set_clock(amina.site.now() + dt.timedelta(minutes=minutes))
    amina.page.clock.fast_forward(round(minutes * 60_000))


def a_form(amina, number):
    """Amina begins a safeguarding notice, about another family for each test."""
    reference = amina.open("/cases/").page.locator("main table a[href*='/cases/']").nth(number).inner_text()
    page = amina.open(f"/cases/{reference}/safeguarding/add/").page
    page.locator('[name="facts"]').fill(WORDS)
    expect(page.locator(".fgc-kept-line > span").first).to_contain_text("Kept at")
    return page


def is_accessible(page):
    """Nothing from axe on the warning, and no sideways scroll on a phone."""
    assert looking.faults(page) == []
    page.set_viewport_size(PHONE)
    assert looking.faults(page) == []
    assert looking.sideways(page) <= 0
    page.set_viewport_size(TABLET)


def test_one_click_lets_the_session_go_on(amina):
    """Five minutes before the end, not earlier and not when another tab was used; the click brings half an hour."""
    page = a_form(amina, 0)
    dialog = page.get_by_role("alertdialog")
    later(amina, 24)
    expect(dialog).to_be_hidden()
    later(amina, 1.5)
    expect(dialog).to_contain_text("You will be signed out in 5 minutes")
    expect(page.get_by_role("button", name="Stay signed in")).to_be_focused()
    is_accessible(page)
    later(amina, 1)
    expect(dialog).to_contain_text("in 4 minutes")
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    later(amina, 20)
    with contextlib.closing(amina.context.new_page()) as tab:
        tab.goto(amina.site.url)
    later(amina, 9)
    expect(page.locator('[name="facts"]')).to_have_value(WORDS)
    expect(dialog).to_be_hidden()
    later(amina, 17)
    expect(dialog).to_contain_text("You will be signed out")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()


def test_an_ended_session_is_covered_and_nothing_typed_is_lost(amina):
    """A warning nobody answers: the page is covered until the same person has signed in in another tab, then goes on."""
    page = a_form(amina, 1)
    dialog = page.get_by_role("alertdialog")
    later(amina, 26)
    expect(dialog).to_contain_text("You will be signed out")
    later(amina, 5)
    expect(dialog).to_contain_text("You have been signed out")
    expect(page.get_by_text("Mason")).to_have_count(0)
    expect(page.locator('[name="facts"]')).to_be_hidden()
    is_accessible(page)
    page.get_by_role("button", name="Go on here").click()
    expect(dialog).to_contain_text("You are not signed in yet")
    page.keyboard.press("Escape")
    expect(page.locator('[name="facts"]')).to_be_hidden()
    with page.expect_popup() as opened:
        page.get_by_role("button", name="Sign in in another tab").click()
    sign_in(opened.value)
    opened.value.close()
    page.get_by_role("button", name="Go on here").click()
    expect(page.locator('[name="facts"]')).to_have_value(WORDS)
    amina.answer(told="yes", spoken_to="The duty team", arose="review").press("Pass it on now").saved().sees(
        WORDS
    )


def test_a_click_that_comes_too_late(amina):
    """The warning is still there, but the session ended: the click brings nothing back."""
    page = a_form(amina, 2)
    later(amina, 26)
    expect(page.get_by_role("alertdialog")).to_contain_text("You will be signed out")
    amina.site.set_clock(amina.site.now() + dt.timedelta(minutes=6))
    page.get_by_role("button", name="Stay signed in").click()
    expect(page.get_by_role("alertdialog")).to_contain_text("You have been signed out")
    with contextlib.closing(amina.context.new_page()) as tab:
        tab.goto(amina.site.url)
        assert "/accounts/login/" in tab.url


def test_the_cover_of_a_conference_day_stays_when_the_session_goes_on(amina):
    """Covered after five minutes, warned before the end; whoever presses the button sees nothing more than before."""
    page = amina.open("/").follow("Conference, Mason and Lily P.", within="main").page
    if page.get_by_role("button", name="Open the conference").count():
        amina.press("Open the conference")
    place = page.url
    later(amina, 5.1)
    page.wait_for_url("**/day/cover/")
    later(amina, 25.5)
    expect(page.get_by_role("alertdialog")).to_contain_text("You will be signed out")
    expect(page.locator("body")).not_to_contain_text("Mason")
    page.get_by_role("button", name="Stay signed in").click()
    expect(page.get_by_role("alertdialog")).to_be_hidden()
    page.goto(place)
    expect(page.get_by_role("heading", level=1)).to_have_text("This screen is covered")
    later(amina, 20)
    page.get_by_role("textbox", name="Password").fill(PASSWORD)
    page.get_by_role("button", name="Continue").click()
    expect(page.locator("body")).to_contain_text("Mason")
