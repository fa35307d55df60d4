"""A person at a browser: opens pages, follows links, answers forms, presses buttons, and reads what comes."""

import re

from playwright.sync_api import expect

from fgc.accounts.demo import PASSWORD
from tests.browser import looking

DESK = {"width": 1280, "height": 900}
TABLET = {"width": 820, "height": 1180}
PHONE = {"width": 390, "height": 844}


class Somebody:
    """One person, signed in, with one page open; what their browser complained of is in `complaints`."""

    def __init__(self, chromium, site, state=None, *, size=DESK, scripts=True):
        self.site = site
        self.context = chromium.new_context(
            storage_state=state,
            viewport=size,
            locale="en-GB",
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        self.complaints = []
        self.page = self.context.new_page()
        self.page.set_default_timeout(20_000)
        self.page.add_init_script(looking.VIOLATIONS)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._console)

    def _console(self, message):
        if message.type == "error":
            self.complaints.append(f"{self.page.url}: {message.text}")

    def leave(self):
        """Close the browser of this person; raises when it complained of anything."""
        self.context.close()
        assert self.complaints == []

    def open(self, path):
        """Go to an address of the site."""
        answer = self.page.goto(self.site.url + path)
        assert answer.status == 200, f"{path} answered {answer.status}\n{self.site.errors()}"
        return self

    def follow(self, words, *, within="body"):
        """Follow the first link with these words (a link that looks like a button is one), hidden words included."""
        if isinstance(words, str):
            words = re.compile(rf"^\s*{re.escape(words)}\s*$")
        with self.page.expect_navigation():
            self.page.locator(f"{within} a[href]", has_text=words).first.click()
        return self._arrived()

    def press(self, words, *, within="body"):
        """Press the first button with these words, hidden words included, and wait for the page that follows."""
        if isinstance(words, str):
            words = re.compile(rf"^\s*{re.escape(words)}\s*$")
        with self.page.expect_navigation():
            self.page.locator(f"{within} button", has_text=words).first.click()
        return self._arrived()

    def answer(self, _more=None, /, **answers):
        """Fill in fields by their name: words, the value of a choice, a list of ticks, True for one tick."""
        for name, value in {**(_more or {}), **answers}.items():
            self._answer(name, value)
        return self

    def _answer(self, name, value):
        found = self.page.locator(f'main [name="{name}"]')
        first = found.first
        kind = first.get_attribute("type")
        if kind == "radio":
            self.page.locator(f'main [name="{name}"][value="{value}"]').check()
        elif kind == "checkbox":
            for one in [value] if isinstance(value, str) else value if isinstance(value, list) else []:
                self.page.locator(f'main [name="{name}"][value="{one}"]').check()
            if value is True:
                first.check()
        elif first.evaluate("e => e.tagName") == "SELECT":
            first.select_option(**({"label": value[1:]} if value.startswith("=") else {"value": value}))
        else:
            first.fill(value)

    def date(self, name, day):
        """Fill in a date of three boxes."""
        return self.answer(
            {f"{name}_day": str(day.day), f"{name}_month": str(day.month), f"{name}_year": str(day.year)}
        )

    def sees(self, *words):
        """The main part of the page shows each of these."""
        for some in words:
            expect(self.page.locator("main")).to_contain_text(some)
        return self

    def sees_not(self, *words):
        """Nothing on the page says any of these."""
        text = self.page.content()
        for some in words:
            assert some not in text, f"{self.page.url} shows {some}"
        return self

    @property
    def heading(self):
        """The words of the page's h1."""
        return self.page.locator("h1").inner_text()

    @property
    def path(self):
        """The address within the site."""
        return self.page.url.removeprefix(self.site.url)

    def _arrived(self):
        self.page.wait_for_load_state("domcontentloaded")
        assert self.page.locator("h1").count() == 1, f"{self.path}\n{self.site.errors()}"
        return self

    def saved(self):
        """The page that came has no error summary; its messages are told when it has."""
        summary = self.page.locator(".govuk-error-summary")
        assert summary.count() == 0, f"{self.path}: {summary.all_inner_texts()}"
        return self


def again(person):
    """They give their password again, as is asked before what matters most."""
    person.page.goto(f"{person.site.url}/accounts/reauthenticate/?next=/")
    person.page.get_by_role("textbox", name="Password").fill(PASSWORD)
    return person.press("Continue", within="main")
