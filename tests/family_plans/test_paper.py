"""The plan on paper: accessible, made for one recipient, and silent about whom that recipient must not know of."""

import io

import outloud
import pdfua
import pikepdf
import pypdf
import pytest

from family_plans import actions
from family_plans.paper import html_for, initials
from fgc.lib.errors import Refused
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db

# 40 of the ways by which text has made a renderer reach out or read a file (bar B35).
PAYLOADS = [
    template.format(target)
    for template in (
        '<img src="{}">',
        '<link rel="attachment" href="{}">',
        '<link rel="stylesheet" href="{}">',
        '<style>@import "{}";</style>',
        '"><svg><image href="{}"/></svg>',
        '<object data="{}"></object>',
        "url({})",
        '<iframe src="{}">',
    )
    for target in (
        "file:///etc/passwd",
        "http://127.0.0.1:9/x",
        "ftp://127.0.0.1/x",
        "http://169.254.169.254/latest",
        "data:text/html,<script>1</script>",
    )
]


def text_of(copy):
    """The words of a copy's PDF."""
    reader = pypdf.PdfReader(io.BytesIO(bytes(copy.file.data)))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_a_copy_names_its_recipient_and_carries_the_plan():
    """Katie's copy: title, actions, who agreed, the answer, and a numbered footer."""
    home = fam.final()
    copy = actions.make_copy(version=fam.version(home), person=home.katie, by=home.world.amina)
    text = text_of(copy)
    for words in (
        "Ellie and Mason’s family plan",
        "This plan belongs to the family",
        "We want Ellie and Mason at home with Katie.",
        "Take the children to school",
        "Rose, day or night.",
        "Bus passes for Rose",
        "This copy is for Katie Rowe",
        "copy 1 for K R",
        f"page 1 of {copy.pages}",
        "12 February 2027",
        "Agreed as the family wrote it",
    ):
        assert words in text, words
    assert copy.number == 1
    second = actions.make_copy(
        version=fam.version(home), staff=home.world.tom, by=home.world.amina, edition="large"
    )
    assert (second.number, second.sha256 == copy.sha256) == (2, False)


def test_a_copy_has_no_accessibility_errors():
    """outloud and pdfua find none; the picture of the family has its words."""
    home = fam.final()
    copy = actions.make_copy(version=fam.version(home), person=home.rose, by=home.world.amina)
    data = bytes(copy.file.data)
    found = outloud.check(io.BytesIO(data))
    assert found.errors == 0, found.criteria
    report = pdfua.validate(io.BytesIO(data))
    assert [f.rule_id for f in report.findings if f.severity.name == "ERROR"] == []


def test_people_whom_the_recipient_must_not_know_of_leave_no_trace():
    """Liam must not know of Dan: Dan's action goes, the numbers close up, and his words are nowhere."""
    home = fam.family()
    fam.must_not_know_of(home, home.liam, home.dan)
    fam.final(fam.shown(fam.written(home)))
    for_liam = actions.make_copy(version=fam.version(home), person=home.liam, by=home.world.amina)
    for_katie = actions.make_copy(version=fam.version(home), person=home.katie, by=home.world.amina)
    assert "Dan" not in text_of(for_liam)
    assert "Cook on Sundays" not in text_of(for_liam)
    assert "2. Ring the school" in text_of(for_liam)
    assert "Cook on Sundays" in text_of(for_katie)
    assert (for_liam.left_out, for_katie.left_out) == (2, 0)
    assert for_liam.sha256 != for_katie.sha256


def test_text_about_a_hidden_person_goes_as_well():
    """A sentence by somebody else that names Dan is not in Liam's copy."""
    home = fam.written()
    fam.must_not_know_of(home, home.liam, home.dan)
    actions.write_text(
        plan=home.plan, section="strengths", words="dan is always there.", version=0, by=home.world.amina
    )
    actions.write_text(plan=home.plan, section="sign", words="A dandelion.", version=0, by=home.world.amina)
    fam.final(fam.shown(home))
    copy = actions.make_copy(version=fam.version(home), person=home.liam, by=home.world.amina)
    assert "always there" not in text_of(copy)
    assert "A dandelion." in text_of(copy)


def test_a_copy_is_for_somebody_of_this_family():
    """A person of another family is refused, and so is nobody at all."""
    home = fam.final()
    other = fam.family(home.world)
    with pytest.raises(Refused, match="of this family"):
        actions.make_copy(version=fam.version(home), person=other.katie, by=home.world.amina)
    with pytest.raises(Refused, match="who the copy is for"):
        actions.make_copy(version=fam.version(home), by=home.world.amina)


def attack(payload):
    """A final plan with the payload in every field that takes words; returns a copy of it."""
    home = fam.family()
    by = home.world.amina
    home.katie.given_name = payload[:100]
    home.katie.save(update_fields=["given_name"])
    plan = actions.start_plan(case=home.case, by=by)
    for section in ("asked", "matters", "sign", "first_call", "cannot_care", "family_time"):
        actions.write_text(plan=plan, section=section, words=payload, version=0, by=by)
    short = payload[:120]
    actions.add_action(
        plan=plan, by=by, heading=short, what=payload, who_words=short, by_words=short, how_known=payload,
        checker_words=short, help_needed=payload,
    )  # fmt: skip
    asked = actions.ask_help(plan=plan, by=by, item=payload, from_whom=payload, how_much=payload)
    actions.answer_help(request=asked, answer="no", reason=payload, decided_by=short, by=by)
    actions.record_agreement(
        plan=home.plan, person=home.katie, answer="in_part", how="spoken", words=payload, by=by
    )
    actions.show_for_agreement(plan=home.plan, by=by)
    fam.final(fam_checked(home, payload))
    return home


def fam_checked(home, payload):
    """The same family, refused with the payload as reason and bottom line."""
    actions.decide(
        plan=home.plan, outcome="bottom_line", reason=payload, bottom_line=payload, by=home.world.tom
    )
    return home


def test_hostile_text_is_only_text():
    """Each of 40 payloads is escaped in the page that becomes the PDF; one PDF of them all attaches nothing."""
    home = attack("\n".join(PAYLOADS)[:900])
    version = fam.version(home)
    copy = actions.make_copy(version=version, person=home.katie, by=home.world.amina)
    page, _left_out = html_for(copy)
    own = page.count("<link ")
    assert own == 2
    for tag in ("<img", "<style", "<object", "<iframe", "<script", "<image"):
        assert tag not in page
    with pikepdf.open(io.BytesIO(bytes(copy.file.data))) as document:
        assert not document.attachments
        assert all("/Annots" not in page for page in document.pages)
    assert "file:///etc/passwd" in text_of(copy).replace(" ", "")


def test_initials_hold_letters_only():
    """They stand in a footer."""
    assert [initials(name) for name in ("Amina Yusuf", "محمد علی", '"; } x', "")] == ["A Y", "م ع", "x", "-"]
