"""A family copy in a browser: no accessibility fault, and page, print and PDF say the same."""

import io
import re

import pypdf
import pytest

from tests.browser import looking
from tests.browser.acting import DESK, PHONE, Somebody

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def words_of(data):
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


def names_in(text):
    return set(re.findall(r"(?:Karim|Doyle|Hussain|Mirza|Okafor|Fagan|Quirk|Whitby)", text))


@pytest.mark.parametrize("size", [DESK, PHONE], ids=["desk", "phone"])
def test_a_copy_is_the_same_on_the_page_on_paper_and_as_a_file(chromium, demonstration, sign_in, size):
    """Craig must not know of the baby: chosen in the form, read by a colleague, printed and downloaded."""
    amina = Somebody(
        chromium, demonstration, sign_in(demonstration, "amina.yusuf@northshore.example"), size=size
    )
    amina.open("/cases/")
    row = amina.page.locator("main table tr", has_text="Leah")
    link = row.locator("a[href*='/cases/FGC-']").first.get_attribute("href")
    amina.open(f"{link}family/").follow("Make a copy for somebody")
    assert looking.faults(amina.page) == [] and looking.sideways(amina.page) == 0
    amina.page.get_by_label("Who is it for?").select_option(label="Craig Doyle")
    amina.press("See the copy")
    assert "Unborn baby" in amina.page.locator("section[aria-labelledby=left-off]").inner_text()
    amina.page.get_by_label("Who else has read it?").select_option(index=1)
    amina.press("They have read all of it")
    assert looking.faults(amina.page) == [] and looking.sideways(amina.page) == 0
    assert looking.frame_faults(amina.page) == []
    shown = amina.page.locator("article.copy").inner_text()
    printed = amina.page.pdf(prefer_css_page_size=True)
    address = amina.page.get_by_role("button", name="Download PDF").get_attribute("href")
    taken = amina.context.request.get(demonstration.url + address).body()
    first = pypdf.PdfReader(io.BytesIO(printed)).pages[0].mediabox
    assert first.width > first.height
    for text in (shown, words_of(printed), words_of(taken)):
        assert "Copy for Craig Doyle" in text and "Bushra Karim" in text
        assert "baby" not in text.lower() and "left off" not in text.lower()
    assert names_in(words_of(printed)) == names_in(words_of(taken)) == names_in(shown)
    assert "Sign out" not in words_of(printed) and "FGC-" not in words_of(printed)
    amina.leave()
