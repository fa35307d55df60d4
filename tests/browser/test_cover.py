"""The screen of the day covers itself when nobody touches it, keeps what was ticked, and stays covered on the way back."""

import contextlib

import pytest
from playwright.sync_api import expect

from fgc.accounts.demo import PASSWORD
from tests.browser import looking
from tests.browser.acting import TABLET, Somebody

pytestmark = [pytest.mark.browser, pytest.mark.slow]
MINUTE = 60_000  # milliseconds of the page's own clock


@pytest.fixture
def day(chromium, alone, sign_in):
    """Amina's tablet at today's conference, opened, with the page's clock in the hands of the test."""
    with contextlib.ExitStack() as leaving:
        person = Somebody(chromium, alone, sign_in(alone, "amina.yusuf@northshore.example"), size=TABLET)
        leaving.callback(person.leave)
        person.page.clock.install()
        page = person.open("/").follow("Conference, Mason and Lily P.", within="main").page
        if page.get_by_role("button", name="Open the conference").count():
            person.press("Open the conference")
        yield page


def test_a_tablet_that_nobody_touches_covers_itself(day):
    """Warned and touched it stays; untouched it is covered, also on the way back; the password brings the place back."""
    place = day.url
    soon = day.locator("[data-fgc-cover-soon]")
    day.clock.fast_forward(5 * MINUTE - 15_000)
    expect(soon).to_contain_text("about to be covered")
    day.keyboard.press("Shift")
    expect(soon).to_be_empty()
    day.clock.fast_forward(4 * MINUTE)
    assert day.url == place
    day.clock.fast_forward(MINUTE + 1000)
    day.wait_for_url("**/day/cover/")
    expect(day.get_by_role("heading", level=1)).to_have_text("This screen is covered")
    expect(day.locator("body")).not_to_contain_text("Mason")
    assert looking.frame_faults(day) + looking.faults(day) == []
    day.goto(place)
    expect(day.get_by_role("heading", level=1)).to_have_text("This screen is covered")
    day.get_by_role("textbox", name="Password").fill(PASSWORD)
    day.get_by_role("button", name="Continue").click()
    assert day.url.partition("#")[0] == place.partition("#")[0]
    expect(day.locator("body")).to_contain_text("Mason")


def test_words_of_the_plan_come_back_from_under_the_cover(day):
    """The plan is typed on the same covered tablet; what was not saved when it was covered is put back."""
    step_to_the_plan(day)
    day.get_by_role("button", name="Start the plan").click()
    day.get_by_role("textbox", name="What will happen").fill("Auntie Karen has the children on Fridays")
    expect(day.locator("body")).not_to_contain_text("Amina Yusuf")
    expect(day.get_by_role("link", name="Families")).to_have_count(0)
    day.get_by_role("button", name="Cover the screen").click()
    day.wait_for_url("**/day/cover/")
    expect(day.locator("body")).not_to_contain_text("Karen")
    day.get_by_role("textbox", name="Password").fill(PASSWORD)
    day.get_by_role("button", name="Continue").click()
    day.get_by_role("button", name="Put it back").click()
    expect(day.get_by_role("textbox", name="What will happen")).to_have_value(
        "Auntie Karen has the children on Fridays"
    )


def step_to_the_plan(page):
    """Press through the first three parts of the day."""
    for part, button in (
        ("Welcome", "Start sharing"),
        ("Sharing", "Sharing has ended"),
        ("The plan", "Start agreeing the plan"),
    ):
        page.get_by_role("link", name=part).first.click()
        if page.get_by_role("button", name=button).count():
            page.get_by_role("button", name=button).click()
    page.get_by_role("button", name="Write the plan in the family’s words").or_(
        page.get_by_role("link", name="Write the plan in the family’s words")
    ).first.click()
