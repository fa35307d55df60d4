"""The last chapters: copies that carry no hidden address, the review, its reminder, and the manager's numbers."""

import datetime as dt
import io
import re
from zoneinfo import ZoneInfo

from pypdf import PdfReader

from tests.browser.referring import ADDRESS

LONDON = ZoneInfo("Europe/London")


def make_a_copy(amina, family):
    """A copy for Joan. It waits: in a family with something to keep from somebody, a second person looks first."""
    amina.open(f"/cases/{family}/plan/").follow("Copies")
    amina.press("Make a copy for Joan Marsh").saved()
    amina.sees("Copy 1", "Needs a second look")


def release_it(carol, family):
    """Carol reads the copy and lets it leave."""
    carol.open(f"/cases/{family}/plan/copies/").follow(re.compile("^Look at it"))
    carol.press("I have read it: it may leave").saved()
    carol.sees_not("Needs a second look")


def download_it(amina, family, *expected):
    """The PDF says what the family planned, and no address or phone number."""
    amina.open(f"/cases/{family}/plan/copies/")
    with amina.page.expect_download() as started:
        amina.page.get_by_role("link", name=re.compile(r"^Copy 1 \(PDF")).click()
    data = started.value.path().read_bytes()
    assert data.startswith(b"%PDF")
    text = " ".join("".join(page.extract_text() for page in PdfReader(io.BytesIO(data)).pages).split())
    for words in expected:
        assert words in text
    for secret in (ADDRESS, "Linden", "07700 900", "496 0103"):
        assert secret not in text
    amina.follow(re.compile("^Record how it reached them")).answer(how="hand").press("Save").saved()


def move_to_the_reminder(site, due_on):
    """The clock goes on to the morning two weeks before the review, and the reminders run."""
    site.set_clock(dt.datetime.combine(due_on - dt.timedelta(days=14), dt.time(9), LONDON))
    site.manage("run_due", "--until-empty")


def read_the_reminder(amina, family, due_on):
    """Amina has a message that names no address, and it leads to the family's reviews."""
    amina.open("/messages/").sees(re.compile("review", re.IGNORECASE)).sees_not(ADDRESS)
    amina.follow(re.compile("review", re.IGNORECASE), within="main")
    assert family in amina.path, amina.path
    amina.open("/reviews/").sees("Ellie and Mason Q.", f"{due_on.day} {due_on:%B}")


def numbers_lead_to_lists(carol):
    """Each figure of Carol's dashboard opens a list, and the one of open families lists this one."""
    carol.open("/dashboard/")
    figures = carol.page.locator("main .fgc-figures a, main .fgc-figure a")
    addresses = [link.get_attribute("href") for link in figures.all()]
    assert addresses
    for address in addresses:
        carol.open(address)
    carol.open("/dashboard/").follow(re.compile(r"open, Amina Yusuf")).sees("Ellie and Mason Q.")
