"""Every page that a person of each role can reach by links from where they land: accessible, whole, quiet."""

import collections
import contextlib

import pytest
from django.urls import Resolver404, resolve, reverse

from fgc.accounts.demo import PASSWORD
from tests.browser import looking
from tests.browser.acting import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.slow]

PEOPLE = {
    "social worker": "tom.ridley",
    "social work manager": "priya.nair",
    "coordinator": "amina.yusuf",
    "service manager": "carol.shah",
    "business support": "dele.ade",
    "information governance": "ivy.lunt",
    "administrator": "sam.pike",
}
SKIPPED = {
    "account_logout",
    "family_plans:copy_pdf",
    "family_plans:photo",
    "network:copy_pdf",
    "conferences:calendar_file",
}  # leaving, and files
EXAMPLES = 2  # of each kind of page
MAIN = {  # looked at on a phone too
    "visitor",
    "workspace:home",
    "workspace:cases",
    "workspace:case",
    "workspace:case_access",
    "workspace:access_log",
    "referrals:mine",
    "referrals:waiting",
    "referrals:tasks",
    "referrals:referral",
    "referrals:of_case",
    "network:family",
    "network:circle",
    "network:family_list",
    "network:who_else",
    "network:who_helps_me",
    "network:person",
    "conferences:calendar",
    "conferences:preparation",
    "conferences:conference",
    "conferences:day",
    "conferences:invite",
    "family_plans:plan",
    "family_plans:write",
    "family_plans:reviews",
    "family_plans:reviews_due",
    "family_plans:action_news",
    "family_plans:outcomes",
    "workspace:notices",
    "reports:dashboard",
    "accounts:users",
    "accounts:teams",
    "notifications:messages",
    "notifications:health",
}
LINKS = "[...document.querySelectorAll('a[href]')].map(a => new URL(a.getAttribute('href'), location).href)"


class Walk:
    """One person's walk over the links, breadth first."""

    def __init__(self, page, url):
        self.page, self.url = page, url
        self.seen, self.examples = set(), collections.Counter()
        self.waiting = collections.deque()
        self.complaints, self.found = [], []
        page.add_init_script(looking.VIOLATIONS)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        page.on("console", self._console)

    def _console(self, message):
        if message.type == "error":
            self.complaints.append(message.text)

    def take(self, address):
        """Put an address in line unless it is elsewhere, a file, or the third of its kind."""
        address = address.partition("#")[0]
        if address in self.seen or not address.startswith(self.url + "/"):
            return
        self.seen.add(address)
        try:
            name = resolve(address.removeprefix(self.url).partition("?")[0]).view_name
        except Resolver404:
            if not address.startswith(self.url + "/static/"):
                self.found.append(f"{address}: leads nowhere")
            return
        if name in SKIPPED or self.examples[name] >= EXAMPLES:
            return
        self.examples[name] += 1
        self.waiting.append((name, address))

    def go(self):
        """Walk until nothing is in line; returns the number of pages."""
        count = 0
        self.take(self.url + "/")
        while self.waiting:
            name, address = self.waiting.popleft()
            count += 1
            path = address.removeprefix(self.url)
            self.found += [f"{path}: {what}" for what in self.visit(name, address)]
            self.complaints.clear()
        return count

    def visit(self, name, address):
        """Open one page; what is wrong with it."""
        answer = self.page.goto(address)
        if answer.status != 200:
            return [f"answered {answer.status}"]
        for link in self.page.evaluate(LINKS):
            self.take(link)
        found = looking.frame_faults(self.page) + looking.faults(self.page)
        if name in MAIN:
            self.page.set_viewport_size(PHONE)
            found += [f"at 390: {what}" for what in looking.faults(self.page)]
            self.page.set_viewport_size({"width": 320, "height": 700})
            if (over := looking.sideways(self.page)) > 0:
                found.append(f"scrolls sideways by {over} at 320")
            self.page.set_viewport_size(DESK)
        if name == "network:fill_list":
            self.take_back()
        return found + self.complaints

    def take_back(self):
        """After the page that hands the screen to a child: it is the worker's again, as every other page needs."""
        self.page.goto(self.url + reverse("accounts:take_back"))
        self.page.get_by_role("textbox", name="Password").fill(PASSWORD)
        self.page.get_by_role("button", name="Continue").click()


@pytest.mark.parametrize("role", PEOPLE)
def test_every_page_a_role_reaches_is_accessible_and_quiet(chromium, demonstration, sign_in, role):
    """Status 200, one h1, a title, nothing from axe, no error in the console, no content refused."""
    state = sign_in(demonstration, f"{PEOPLE[role]}@northshore.example")
    with contextlib.closing(
        chromium.new_context(
            storage_state=state,
            viewport=DESK,
            locale="en-GB",
            reduced_motion="reduce",
        )
    ) as context:
        walk = Walk(context.new_page(), demonstration.url)
        count = walk.go()
    assert not walk.found, "\n".join([*walk.found, demonstration.errors()])
    assert count > 5


def test_the_pages_before_signing_in_are_accessible_and_quiet(chromium, demonstration):
    """Signing in, a forgotten password, and the page that says that nobody signs up."""
    with contextlib.closing(chromium.new_context(viewport=DESK, locale="en-GB")) as context:
        walk = Walk(context.new_page(), demonstration.url)
        for path in ("/accounts/login/", "/accounts/password/reset/", "/accounts/signup/"):
            walk.found += [f"{path}: {what}" for what in walk.visit("visitor", demonstration.url + path)]
    assert not walk.found, "\n".join(walk.found)
