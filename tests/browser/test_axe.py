"""Every page of the product: there, accessible, whole and quiet, for everybody who may open it.

Two programs read the pages without a browser (tests/browser/every_page.py): every link of the demonstration that a
role can follow, and every page of the permission matrix as each who may open it. Each has to answer, with one h1 and
with no id twice. The browser then looks at every page on which there is anything that it did not see on another:
an element, with its classes and what it says to a screen reader, at its place below the others.
"""

import contextlib
import heapq
import json

import pytest
from django.urls import resolve, reverse

from fgc.accounts.demo import PASSWORD
from tests.browser import looking
from tests.browser.acting import DESK, PHONE
from tests.browser.every_page import PEOPLE, PEOPLE_OF_MATRIX
from tests.browser.site import Site
from tests.permissions.rows import ROWS

pytestmark = [pytest.mark.browser, pytest.mark.slow]

CHILD = "network:fill_list"  # the screen is handed to a child: it is the worker's again after the password
TAKE_BACK = "accounts:take_back"  # so it is looked at there
NO_PAGE = {  # addresses that answer GET and are not read, each with the reason
    "healthz": "a word for machines",
    "readyz": "a word for machines",
    "tickz": "a word for machines",
    "accounts:stay": "a word for the script that warns of the end of a session",
    "notifications:message": "leads on to what it is about",
    "kept:waiting": "there when words were kept for after signing in: test_kept.py looks at it",
    "conferences:family_time": "leads back to the day",
    "conferences:cover": "drawn by a button: test_cover.py looks at it",
    "family_plans:told": "there on the day of a refusal alone: test_answers.py looks at it",
    "conferences:calendar_file": "a file",
    "workspace:logo": "a picture, printed on invitations",
    "family_plans:copy_pdf": "a file",
    "family_plans:photo": "a file",
    "family_plans:second_look_pdf": "a file",
}
ON_SOME_DAYS = {"workspace:note_done"}  # there while something of the demonstration waits for its day
MAIN = {  # looked at on a phone too
    "account_login",
    "account_signup",
    "account_reset_password",
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
PLACES = [("families", who) for who in PEOPLE_OF_MATRIX] + [("demonstration", who) for who in PEOPLE]


@pytest.fixture(scope="module")
def places(demonstration, tmp_path_factory):
    """Two running servers by name, each with what the program that read its pages printed."""
    families = Site(tmp_path_factory.mktemp("families"))
    families.migrate()
    found = {}
    for name, site in (("families", families), ("demonstration", demonstration)):
        site.read = json.loads(site.run("-m", "tests.browser.every_page", name))
        found[name] = site
    families.start()
    yield found
    families.stop()


@pytest.fixture(scope="module")
def chosen(places):
    """The pages that the browser looks at, by place and person: together they have everything that any page has."""
    pages = [
        (place, page, set(page["parts"])) for place, site in places.items() for page in site.read["pages"]
    ]
    found, seen = {place: [] for place in PLACES}, set()
    line = [(-len(parts), number) for number, (_, _, parts) in enumerate(pages)]
    heapq.heapify(line)
    while line:
        most, number = heapq.heappop(line)
        place, page, parts = pages[number]
        new = len(parts - seen)
        if 0 < new < -most:
            heapq.heappush(line, (-new, number))
        elif new:
            seen |= parts
            found[place, page["who"]].append(page)
    return found


class Looker:
    """A browser that opens pages as somebody who is signed in, and says what is wrong with each."""

    def __init__(self, context, site, who):
        self.site, self.page = site, context.new_page()
        self.complaints, self.found = [], []
        if value := site.read["sessions"][who]:
            context.add_cookies([{"name": site.read["cookie"], "value": value, "url": site.url}])
        self.page.add_init_script(looking.VIOLATIONS)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("console", self._console)

    def _console(self, message):
        if message.type == "error":
            self.complaints.append(message.text)

    def visit(self, name, path):
        """Open one page, which has to be the one of that name, and note what is wrong with it."""
        answer = self.page.goto(self.site.url + path)
        found = self.faults(name) if answer.status == 200 else [f"answered {answer.status}"]
        there = resolve(self.page.url.removeprefix(self.site.url).partition("?")[0]).view_name
        if there != name:
            found.append(f"sent on to {there}")
        self.found += [f"{name} {path}: {what}" for what in found + self.complaints]
        self.complaints.clear()

    def faults(self, name):
        """What is wrong with the page that is open."""
        found = looking.frame_faults(self.page) + looking.faults(self.page)
        if name in MAIN:
            self.page.set_viewport_size(PHONE)
            found += [f"at 390: {what}" for what in looking.faults(self.page)]
        self.page.set_viewport_size({"width": 320, "height": 700})
        if (over := looking.sideways(self.page)) > 0:
            found.append(f"scrolls sideways by {over} at 320")
        self.page.set_viewport_size(DESK)
        return found

    def take_back(self):
        """Look at the page that stands before the screen is the worker's again, and give the password."""
        self.visit(TAKE_BACK, reverse(TAKE_BACK))
        self.page.get_by_role("textbox", name="Password").fill(PASSWORD)
        with self.page.expect_navigation():
            self.page.locator("main button[type=submit]").first.click()


@pytest.mark.parametrize("place", ["families", "demonstration"])
def test_every_page_comes_whole(places, place):
    """Status 200, one h1, no id twice, and no link that leads nowhere."""
    assert places[place].read["faults"] == []


def test_every_page_of_the_product_is_read(places):
    """What answers GET is linked, or in the two families, or of nobody in them, or named with a reason why not."""
    read = {page["name"] for site in places.values() for page in site.read["pages"]}
    nobodys = {name for name, row in ROWS.items() if getattr(row, "roles", None) == frozenset()}
    wanted = {name for name, row in ROWS.items() if not row.post_only} - {TAKE_BACK} - nobodys
    assert wanted - read - ON_SOME_DAYS == set(NO_PAGE)
    assert not read & set(NO_PAGE)


@pytest.mark.parametrize(("place", "who"), PLACES)
def test_what_was_not_seen_yet_is_accessible_and_quiet(chromium, places, chosen, place, who):
    """Nothing from axe, no error in the console, no content refused, on a phone too where most of the work is."""
    with contextlib.closing(
        chromium.new_context(viewport=DESK, locale="en-GB", reduced_motion="reduce")
    ) as context:
        looks = Looker(context, places[place], who)
        for page in sorted(chosen[place, who], key=lambda page: page["name"] == CHILD):
            looks.visit(page["name"], page["path"])
            if page["name"] == CHILD:
                looks.take_back()
    assert not looks.found, "\n".join([*looks.found, places[place].errors()])


def test_a_screen_that_a_child_holds_is_looked_at(chosen):
    """The page before the worker has it back is seen there alone."""
    assert CHILD in {page["name"] for pages in chosen.values() for page in pages}
