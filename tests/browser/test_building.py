"""A family of twenty built by keyboard only: a list, then the keys on the picture; and by touch on a tablet."""

import contextlib

import pytest
from playwright.sync_api import expect

from tests.browser import looking
from tests.browser.acting import PHONE, TABLET, Somebody

pytestmark = [pytest.mark.browser, pytest.mark.slow]

LIST = """Sahra Nuur, Mum's mum, 58
Nuur Faarax, Mum's dad, died 2015
Asha Nuur, Mum's sister, 27
Bilal Omar, Asha's husband, 30
Yusuf Omar, Asha and Bilal's son, 4
Amal Omar, Asha and Bilal's daughter, 2
Warsame Guuleed, Dad's dad, about 70
Halima Abdi, Dad's mum, 66
Cabdi Guuleed, Dad's brother, 1990
Hibo Cali, Cabdi's wife, 34
Idil Cabdi, Cabdi and Hibo's daughter, 7
Mrs Okafor, teacher
Donna Price, neighbour, 50
Imam Yasin, imam"""
# The key on the card of the person who was added last, and what is typed into the form that opens.
QUICK = (("p", "Zaki Barre", "44"), ("b", "Nimco Barre", "41"), ("m", "Sagal Hirsi", "70"), ("f", "?", ""),
         ("b", "Farah Dirie", "72"), ("o", "Lul Price", "30"))  # fmt: skip
MAKE_FAMILY = "import django; django.setup(); from tests.browser import small; print(small.family())"
MOST_KEYS, MOST_PAGES = 900, 30  # for the whole of it


class Keyboard:
    """A keyboard that counts: every key pressed and every page that came."""

    def __init__(self, page):
        self.page, self.keys, self.pages = page, 0, 0
        page.on("framenavigated", self._arrived)

    def _arrived(self, frame):
        self.pages += 1

    def press(self, key, *, leads_away=False):
        """One key; `leads_away` waits for the page that follows."""
        self.keys += 1
        if not leads_away:
            self.page.keyboard.press(key)
            return
        with self.page.expect_navigation():
            self.page.keyboard.press(key)

    def type(self, words):
        """Words, a key for each letter."""
        self.keys += len(words)
        self.page.keyboard.insert_text(words)

    def tab_to(self, selector, most=90):
        """Tab until something that fits has the focus."""
        for _ in range(most):
            if self.page.evaluate("selector => document.activeElement.matches(selector)", selector):
                return
            self.press("Tab")
        raise AssertionError(f"{most} tabs do not reach {selector} on {self.page.url}")


@pytest.fixture
def amina(chromium, demonstration, sign_in):
    """A function that gives Amina at a browser of some size."""
    with contextlib.ExitStack() as leaving:

        def amina(**options):
            state = sign_in(demonstration, "amina.yusuf@northshore.example")
            person = Somebody(chromium, demonstration, state, **options)
            leaving.callback(person.leave)
            return person

        yield amina


@pytest.fixture(scope="module")
def reference(demonstration):
    """A family of two children and their parents, of this module alone."""
    return demonstration.run("-c", MAKE_FAMILY).strip()


def the_family(person, reference):
    """Go to the picture of that family."""
    return person.open(f"/cases/{reference}/family/").page


def test_a_family_of_twenty_by_keyboard(amina, reference):
    """Fourteen people in a list, six by keys on the picture; the keys and pages are counted and told."""
    person = amina()
    page = the_family(person, reference)
    before = page.locator("a.genogram-person").count()
    keyboard = Keyboard(page)
    keyboard.tab_to("a[href$='/people/list/']")
    keyboard.press("Enter", leads_away=True)
    keyboard.tab_to("textarea")
    keyboard.type(LIST)
    keyboard.press("Tab")
    keyboard.press("Enter", leads_away=True)
    while open_row := page.locator(".fgc-list-check__row--open").first:
        if not open_row.count():
            break
        first = open_row.locator("input[type=radio]").first.get_attribute("id")
        keyboard.tab_to(f"[name='{open_row.locator('input[type=radio]').first.get_attribute('name')}']")
        keyboard.press("Space")
        assert page.locator(f"#{first}").is_checked()
        keyboard.tab_to("main button[name=again]")
        keyboard.press("Enter", leads_away=True)
    keyboard.tab_to("main button[name=save]")
    keyboard.press("Enter", leads_away=True)
    person.sees("14 people were added", "Undo: added 14 people", "Sahra Nuur", "maternal grandmother")
    keyboard.tab_to("a.genogram-person")
    for key, name, age in QUICK:
        expect(page.locator("a.genogram-person:focus")).to_have_count(1)
        keyboard.press(key, leads_away=True)
        expect(page.locator("[name=name]")).to_be_focused()
        keyboard.type(name)
        keyboard.press("Tab")
        keyboard.type(age)
        if key == "o":
            keyboard.tab_to("[name=role]")
            keyboard.press("F")
        keyboard.press("Tab" if key == "o" else "Shift+Tab")
        if key == "o":
            keyboard.press("Shift+Tab")
            keyboard.press("Shift+Tab")
        keyboard.press("Enter", leads_away=True)
        if page.locator("[name=confirm]").count():  # "Is that right?"
            keyboard.tab_to("[name=confirm]")
            keyboard.press("Space")
            keyboard.tab_to("main button[type=submit]")
            keyboard.press("Enter", leads_away=True)
        assert "/family/" in page.url, (key, page.locator("main").inner_text())
    print(f"20 people: {keyboard.keys} keys, {keyboard.pages} pages")
    assert page.locator("a.genogram-person").count() == before + 20
    assert keyboard.keys <= MOST_KEYS and keyboard.pages <= MOST_PAGES
    person.press("Undo: added Lul Price")
    assert page.locator("a.genogram-person").count() == before + 19


def test_arrows_move_between_people_and_letters_need_a_focused_card(amina, reference):
    person = amina()
    page = the_family(person, reference)
    page.keyboard.press("m")
    assert page.url.endswith("/family/")
    cards = page.locator("a.genogram-person")
    cards.first.focus()
    seen = set()
    for key in ("ArrowDown", "ArrowUp", "ArrowRight", "ArrowLeft"):
        page.keyboard.press(key)
        seen.add(page.evaluate("document.activeElement.getAttribute('aria-label')"))
    assert len(seen) > 1 and None not in seen
    page.get_by_text("Keyboard shortcuts").click()
    expect(page.get_by_text("They work while somebody on the picture has the focus")).to_be_visible()
    with page.expect_navigation():
        page.locator("a.genogram-person").first.press("Enter")
    assert "/people/" in page.url and person.heading


@pytest.mark.parametrize("size", [TABLET, PHONE])
def test_a_tap_opens_a_sheet_with_large_buttons(chromium, demonstration, sign_in, reference, size):
    state = sign_in(demonstration, "amina.yusuf@northshore.example")
    person = Somebody(chromium, demonstration, state, size=size)
    touch = chromium.new_context(storage_state=state, viewport=size, has_touch=True, locale="en-GB")
    page = touch.new_page()
    page.goto(the_family(person, reference).url)
    card = page.locator("a.genogram-person").first
    name = card.get_attribute("aria-label")
    card.tap()
    sheet = page.locator("dialog[open]")
    expect(sheet.get_by_role("heading", name=name)).to_be_visible()
    for link in sheet.locator("a, button").all():
        box = link.bounding_box()
        assert box["height"] >= 48 and box["width"] >= 48 and box["x"] + box["width"] <= size["width"]
    assert looking.faults(page) == []
    sheet.get_by_role("button", name="Close").tap()
    expect(page.locator("dialog[open]")).to_have_count(0)
    expect(card).to_be_focused()
    card.tap()
    with page.expect_navigation():
        page.locator("dialog[open]").get_by_role("link", name="+ child").tap()
    assert "/quick/child/?back=family" in page.url
    touch.close()
    person.leave()


# [words, whether it leads between pages or stands on a picture, height] of everything that is pressed in a page but links
# inside a sentence; a tick box is as high as its label, which is pressed as well.
PRESSED = """() => {
    const own = one => one.offsetHeight || one.getBoundingClientRect().height;
    const words = one => one.textContent.trim();
    const inSentence = one => one.matches('p > a') && words(one.parentElement) !== words(one);
    const labels = one => one.matches('[type=radio], [type=checkbox]') ? [...one.labels] : [];
    const seen = one => one.type !== 'hidden' && one.checkVisibility() && own(one) > 1;
    return [...document.querySelectorAll('a, button, input, select, textarea, summary')]
        .filter(one => one.closest('main') && seen(one) && !inSentence(one))
        .map(one => [words(one).slice(0, 40) || one.name, one.matches('.moj-sub-navigation__link, .genogram-person'),
                     Math.max(...[one, ...labels(one)].map(own))]);
}"""


@pytest.mark.parametrize("size", [TABLET, PHONE])
def test_everything_that_builds_a_family_is_large_enough_for_a_finger(
    chromium, demonstration, sign_in, reference, size
):
    """48 px by touch for what is pressed to build it, 44 px for the ways between pages and for people on a picture."""
    state = sign_in(demonstration, "amina.yusuf@northshore.example")
    touch = chromium.new_context(storage_state=state, viewport=size, has_touch=True, is_mobile=True)
    page, family = touch.new_page(), f"{demonstration.url}/cases/{reference}"
    page.goto(f"{family}/family/")
    person = demonstration.url + page.locator("a.genogram-person").first.get_attribute("href")
    for address in (
        f"{family}/family/", f"{family}/family/circle/", f"{family}/family/list/", f"{family}/family/who-else/",
        f"{family}/people/add/", f"{family}/people/list/", f"{family}/family/copies/", f"{family}/restrictions/add/",
        f"{family}/households/", person, f"{person}quick/child/", f"{person}quick/other/", f"{person}ties/add/",
        f"{person}closeness/add/", f"{person}contacts/add/",
    ):  # fmt: skip
        assert page.goto(address).status == 200, address
        pressed = page.evaluate(PRESSED)
        small = [(words, high) for words, other, high in pressed if high < (44 if other else 48)]
        assert pressed and not small, (address, small)
        assert looking.sideways(page) == 0, address
    touch.close()


def test_without_scripts_a_card_leads_to_the_same_buttons(amina, reference):
    person = amina(scripts=False)
    page = the_family(person, reference)
    assert not page.get_by_text("Keyboard shortcuts").is_visible()
    page.goto(person.site.url + page.locator("a.genogram-person").first.get_attribute("href"))
    person.follow("+ Add brother or sister")
    page.locator("[name=name]").fill("Robin Vale")
    if page.locator("[name=parents]").count():
        page.locator("[name=parents]").first.check()
    person.press("Save")
    person.sees("Robin Vale was added", "Undo: added Robin Vale")
    person.press("Undo: added Robin Vale").sees("Undone: added Robin Vale.")
