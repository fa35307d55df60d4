"""A short job of each role that the long stories do not follow, done to its end in the browser."""

import contextlib
import datetime as dt
import re

import pytest

from tests.browser import looking
from tests.browser.acting import Somebody, again

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ARRIVED = "Tobi and Simi A."  # a referral of Tom's that nobody has answered
HELD = "Gwen and Ifan P."  # a family of Amina's


@pytest.fixture
def enters(chromium, alone, sign_in):
    """A function that gives a person at a browser; all of them leave without complaints."""
    with contextlib.ExitStack() as leaving:

        def enters(name, **options):
            state = sign_in(alone, f"{name}@northshore.example")
            person = Somebody(chromium, alone, state, **options)
            leaving.callback(person.leave)
            return person

        yield enters


def looks_right(*people):
    """Nothing from axe on the page that each has open."""
    for person in people:
        assert looking.faults(person.page) == []


def test_business_support_adds_a_venue(enters):
    """Without a name it is refused and nothing typed is lost; with one it is on the list of the coordinators too."""
    dele, amina = enters("dele.ade"), enters("amina.yusuf")
    dele.open("/venues/").follow("Add a venue").answer(rooms="A quiet room").press("Save venue")
    assert dele.page.title().startswith("Error")
    assert dele.page.input_value('[name="rooms"]') == "A quiet room"
    looks_right(dele)
    dele.answer(name="Linacre Mission, upper hall").press("Save venue").saved().sees(
        "Linacre Mission, upper hall"
    )
    looks_right(dele)
    amina.open("/venues/").sees("Linacre Mission, upper hall")


def test_the_social_workers_manager_approves_a_referral(enters):
    """Priya signs off what Tom sent; Carol reads who did, and nobody is asked twice."""
    priya, carol = enters("priya.nair"), enters("carol.shah")
    priya.open("/").follow(re.compile(ARRIVED), within="main").press("Approve as the manager").saved()
    priya.sees("By Priya Nair")
    looks_right(priya)
    assert priya.page.get_by_role("button", name="Approve as the manager").count() == 0
    carol.open("/").follow("Referrals").follow(re.compile(ARRIVED), within="main").sees("By Priya Nair")


def test_information_governance_reads_a_record_for_an_access_request(enters):
    """Ivy opens nothing until Carol lets her in; then with her password again, and her reading is in the log."""
    ivy, carol = again(enters("ivy.lunt")), enters("carol.shah")
    families = carol.open("/cases/").page.locator("main table tr", has_text=HELD)
    reference = families.locator("a").first.inner_text()
    assert ivy.page.goto(f"{ivy.site.url}/cases/{reference}/").status == 404
    ivy.complaints.clear()
    until = ivy.site.now().date() + dt.timedelta(days=14)
    carol.open(f"/cases/{reference}/access/").follow("Let somebody in until a day")
    carol.answer(
        person="=Ivy Lunt, information governance",
        kind="info_governance",
        reason="The father asked for what is held about him",
        until=f"{until:%d/%m/%Y}",
    )
    carol.press("Let them in").saved().sees("Ivy Lunt")
    ivy.open(f"/cases/{reference}/").sees(HELD)
    looks_right(ivy)
    ivy.open("/access-log/").answer(reference=reference).press("Apply filters", within="main")
    ivy.sees("Ivy Lunt", "Carol Shah", reference).sees_not(HELD)
    looks_right(ivy)


def test_the_administrator_opens_an_account_and_ends_it(enters):
    """Sam adds a coordinator, Carol agrees to the role; a name without an address is refused; then the account ends."""
    sam, carol = again(enters("sam.pike")), again(enters("carol.shah"))
    sam.open("/").follow("Users", within="header").follow("Add a person").answer(
        name="Nadia Farouk", role="coordinator"
    )
    sam.press("Add this person")
    assert sam.page.title().startswith("Error")
    looks_right(sam)
    sam.answer(email="nadia.farouk@northshore.example").press("Add this person").saved().sees("Nadia Farouk")
    looks_right(sam)
    carol.open("/users/").follow(re.compile("Decide")).answer(decision="agree").press(
        "Save the decision"
    ).saved()
    sam.open("/users/").follow("Nadia Farouk").sees("Coordinator").follow("End this account")
    sam.press(re.compile("End")).saved().sees("Nadia Farouk")
    looks_right(sam)
    assert sam.page.get_by_role("button", name="Open this account again").count() == 1
