"""Without a mouse: past the navigation, to what is wrong, through the menu of a phone, and the day."""

import contextlib

import pytest
from playwright.sync_api import expect

from tests.browser.acting import PHONE, TABLET, Somebody

pytestmark = [pytest.mark.browser, pytest.mark.slow]

# How an element is drawn around its edge
DRAWN = """element => {
    const style = getComputedStyle(element);
    return [style.outlineStyle, style.outlineWidth, style.boxShadow, style.backgroundColor].join(' ');
}"""
MOST_TABS = 60


@pytest.fixture
def amina(chromium, alone, sign_in):
    """A function that gives Amina at a browser of some size."""
    with contextlib.ExitStack() as leaving:

        def amina(**options):
            state = sign_in(alone, "amina.yusuf@northshore.example")
            person = Somebody(chromium, alone, state, **options)
            leaving.callback(person.leave)
            return person

        yield amina


def tab_to(page, selector):
    """Press Tab until an element that fits has the focus."""
    for _ in range(MOST_TABS):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{MOST_TABS} tabs do not reach {selector} on {page.url}")


def shows_its_focus(toggle):
    """Whether an element that has the focus is drawn in another way than without it."""
    focused = toggle.evaluate(DRAWN)
    toggle.blur()
    plain = toggle.evaluate(DRAWN)
    toggle.focus()
    return focused != plain


def test_the_first_tab_leads_past_the_navigation(amina):
    """The link appears with the first Tab, and after Enter the next Tab is in the main part."""
    page = amina().open("/").page
    page.keyboard.press("Tab")
    expect(page.locator(".govuk-skip-link")).to_be_focused()
    expect(page.locator(".govuk-skip-link")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_what_is_wrong_takes_the_focus_and_leads_to_each_answer(amina):
    """A venue without a name and a conference without a day are refused at the summary."""
    person = amina()
    page = person.open("/cases/?stage=preparing").page
    person.follow(_a_reference(page), within="main").follow("Conference").follow("Book a conference")
    tab_to(page, "main button[type=submit]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.locator(".govuk-error-summary")).to_be_focused()
    assert page.title().startswith("Error: ")
    links = page.locator(".govuk-error-summary a")
    targets = [link.get_attribute("href") for link in links.all()]
    assert "#id_starts_on" in targets
    for number, target in enumerate(targets):
        links.nth(number).focus()
        page.keyboard.press("Enter")
        expect(page.locator(target)).to_be_focused()


def test_the_menu_of_a_phone_opens_by_keyboard(amina):
    """It is folded; Enter opens it, Tab goes into it, and a link leads away."""
    person = amina(size=PHONE)
    page = person.open("/").page
    menu = page.locator(".govuk-service-navigation__toggle")
    expect(page.locator("#navigation")).to_be_hidden()
    expect(menu).to_have_attribute("aria-expanded", "false")
    tab_to(page, ".govuk-service-navigation__toggle")
    page.keyboard.press("Enter")
    expect(menu).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#navigation")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#navigation a").first).to_be_focused()
    page.keyboard.press("Tab")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert person.heading == "Families"


def test_the_day_is_held_by_keyboard(amina):
    """The conference opens, two people are marked as here and one is taken back, always with a visible focus."""
    person = amina(size=TABLET)
    page = person.open("/").follow("Conference, Mason and Lily P.", within="main").page
    tab_to(page, "main button[type=submit]")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    toggles = page.locator("main button.fgc-toggle")
    before = [toggle.get_attribute("aria-pressed") for toggle in toggles.all()[:3]]
    for number, key in ((0, "Enter"), (1, "Space"), (1, "Space")):
        pressed = toggles.nth(number).get_attribute("aria-pressed")
        toggles.nth(number).focus()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Tab")
        expect(toggles.nth(number)).to_be_focused()
        assert shows_its_focus(toggles.nth(number))
        page.keyboard.press(key)
        expect(toggles.nth(number)).to_have_attribute(
            "aria-pressed", "false" if pressed == "true" else "true"
        )
    first = "false" if before[0] == "true" else "true"
    after = [toggle.get_attribute("aria-pressed") for toggle in toggles.all()[:3]]
    assert after == [first, *before[1:]]


def test_a_toggle_brings_the_reader_back_to_the_same_row(amina):
    """After the last person is marked, Tab goes on from there and not from the top of the page."""
    person = amina(size=TABLET)
    page = person.open("/").follow("Conference, Mason and Lily P.", within="main").page
    if page.get_by_role("button", name="Open the conference").count():
        person.press("Open the conference")
    last = page.locator("main button.fgc-toggle").last
    last.focus()
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(last).to_be_in_viewport()
    page.keyboard.press("Tab")
    expect(last).to_be_focused()


def _a_reference(page):
    """The reference of the first family of a list."""
    return page.locator("main table a[href*='/cases/']").first.inner_text()
