"""A copy of the family tree on paper: PDF, sheets, the mark on what is staff's own."""

import io
import re

import outloud
import pdfua
import pikepdf
import pypdf
import pytest

from fgc.lib.dates import today
from fgc.network.copies import Choices, copy_for
from fgc.network.copies_paper import sheets_of
from fgc.network.models import ParentLink, Partnership, Person
from tests import cast
from tests.network.copied import Family, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return Family()


def test_a_name_in_a_joined_script_does_not_take_the_tree_out_of_the_pdf(family):
    """The renderer breaks it inside a picture: there it is a number, and the list beside it says whose."""
    family.nan.given_name, family.nan.family_name = "بشریٰ", "ملک"
    family.nan.save(update_fields=["given_name", "family_name"])
    page = family.get("copy/", recipient=family.nadia).content.decode()
    picture = page[page.index('class="copy-picture"') :].partition("</svg>")[0]
    assert "بشریٰ ملک" in picture, "a browser draws it whole"
    assert "a number stands in its place" in page
    made = copy_for(cast.fresh(family.case), family.w.amina, family.nadia, today(), Choices())
    picture = sheets_of(made, for_pdf=True)[0].svg
    assert "بشریٰ" not in picture and ">Number 1<" in picture and "Leila Hale" in picture
    words = words_of(family.pdf(family.nadia))
    assert "Number 1:" in words and "Number 2" not in words
    assert family.get("copy/", recipient=family.nadia).content.decode().count("Number 1") == 0


def test_the_pdf_is_readable_aloud_neutral_and_says_whose_copy_it_is(family):
    """PDF/UA, the picture described, everybody in a list, a footer on each page, no name in file or metadata."""
    answer = family.get("pdf/", recipient=family.nan)
    assert answer["Content-Disposition"] == 'attachment; filename="family-tree.pdf"'
    data = answer.content
    found = outloud.check(io.BytesIO(data))
    assert found.errors == 0, found.criteria
    report = pdfua.validate(io.BytesIO(data))
    assert [one.rule_id for one in report.findings if one.severity.name == "ERROR"] == []
    with pikepdf.open(io.BytesIO(data)) as pdf:
        facts = {str(name): str(value) for name, value in pdf.docinfo.items()}
        assert facts["/Title"] == "Family tree" and "Hale" not in str(facts) and "FGC-" not in str(facts)
        alternatives = alternatives_of(pdf)
        assert pdf.pages[0].MediaBox[2] > pdf.pages[0].MediaBox[3]
    assert any("Bushra Hale, maternal grandmother" in words for words in alternatives)
    for page in pypdf.PdfReader(io.BytesIO(data)).pages:
        assert "Copy for Bushra Hale. Copy made on" in page.extract_text()
    text = words_of(data)
    for person in ("Leila Hale", "Nadia Hale", "Grace Hale", "Maureen Hale"):
        assert text.count(person) >= 2, person  # in the picture and in the list
    assert data == family.pdf(family.nan)


def alternatives_of(pdf):
    found, waiting = [], [pdf.Root.StructTreeRoot]
    while waiting:
        element = waiting.pop()
        if "/Alt" in element:
            found.append(str(element.Alt))
        kids = element.get("/K", [])
        kids = kids if isinstance(kids, pikepdf.Array) else [kids]
        waiting += [kid for kid in kids if isinstance(kid, pikepdf.Dictionary)]
    return found


def test_a_large_family_gets_larger_paper_and_then_a_page_for_each_side(family):
    """Small: one A4 sheet. With 40 cousins on two sides: one sheet for each, the child on both."""
    assert family.copy(family.nan)[0].count("copy-sheet--a4") == 1
    grow(family, family.nadia, family.nan, 5)
    grow(family, family.darren, family.add("Pauline", "f"), 5)
    copy, _ = family.copy(family.nan)
    sheets = re.findall(r'<section class="copy-sheet.*?</section>', copy, re.DOTALL)
    assert len(sheets) == 2 and "Mother’s side" in sheets[0] and "Father’s side" in sheets[1]
    assert all("Leila Hale" in sheet and "Nadia Hale" in sheet for sheet in sheets)
    assert "Uncle0" in sheets[0] or "Uncle0" in sheets[1]
    assert len(set(re.findall(r'id="([^"]+)"', copy))) == len(re.findall(r' id="([^"]+)"', copy))


def grow(family, parent, top, many):
    """Brothers and sisters of a parent, each with a partner and three children."""

    def person(name, gender):
        return Person.objects.create(
            case=family.case, given_name=name, family_name="Hale", gender=gender, made_by=family.w.amina
        )

    def child_of(child, *parents):
        for each in parents:
            ParentLink.objects.get_or_create(case=family.case, child=child, parent=each, kind="birth")

    child_of(parent, top)
    for number in range(many):
        uncle, aunt = person(f"Uncle{number}", "m"), person(f"Aunt{number}", "f")
        Partnership.objects.create(case=family.case, a=uncle, b=aunt, status="married")
        child_of(uncle, top)
        for other in range(3):
            child_of(person(f"Cousin{number}{other}", "fm"[other % 2]), uncle, aunt)


def test_the_print_of_a_family_page_is_marked_as_staffs_own(family):
    """On each of the four views; the record’s copy carries what must be kept to."""
    family.restrict("must_not_meet", family.nadia, family.darren)
    for way in ("", "circle/", "list/", "who-else/"):
        page = (
            cast.signed_in(family.w.amina)
            .get(f"/cases/{family.case.reference}/family/{way}")
            .content.decode()
        )
        assert "Staff copy, not for the family." in page and "Printed by Amina Yusuf" in page
    copy, _ = family.copy("record")
    assert "Staff copy, made on" in copy and copy.count("Nadia Hale must not meet Darren Hale") == 2
    assert "Omar Hale" in copy and "Keeps the spare key" in copy
    assert "must not meet" not in family.copy(family.nan)[0]
