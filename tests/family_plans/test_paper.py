"""The plan on paper: accessible, made for one recipient, and silent about whom that recipient must not know of."""

import io
import re

import outloud
import pdfua
import pikepdf
import pypdf
import pytest

from family_plans import actions
from family_plans.models import PlanCopy
from family_plans.paper import html_for, paper_for
from fgc.accounts.actions import change_service
from fgc.lib.encrypted import keyed_hash
from fgc.lib.errors import Refused
from fgc.lib.pdf import render_pdf
from fgc.network import actions as network
from fgc.network.genogram.sides import PALETTE, YELLOW
from fgc.network.models import ContactDetail
from tests.family_plans import family as fam
from tests.family_plans import two_fathers
from tests.looked_through import words_of_pdf

pytestmark = pytest.mark.django_db


def text_of(copy):
    """The words of a copy's PDF."""
    reader = pypdf.PdfReader(io.BytesIO(bytes(copy.file.data)))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def test_a_copy_names_its_recipient_and_carries_the_plan():
    """Katie's copy: title, actions, who agreed, the answer, and a numbered footer, below the letterhead."""
    home = fam.final()
    change_service(service=home.world.service, address="The Town Hall, Bootle", by=home.world.carol)
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
        "copy 1 for Katie Rowe",
        f"page 1 of {copy.pages}",
        "12 February 2027",
        "Agreed as the family wrote it",
    ):
        assert words in text, words
    assert copy.number == 1
    assert text.startswith(f"{home.world.service.name} The Town Hall, Bootle {home.world.service.phone}")
    second = actions.make_copy(
        version=fam.version(home), staff=home.world.tom, by=home.world.amina, edition="large"
    )
    assert (second.number, second.sha256 == copy.sha256) == (2, False)


def test_what_is_filed_says_the_childs_number_and_its_day_and_no_other_copy_does():
    """For the social worker and the court, the number that was filed last; neither Katie nor a headteacher has it."""
    home = fam.final()
    version = fam.version(home)
    home.case.children.filter(person__in=[home.ellie, home.mason]).update(council_id="CS-0001")
    ellie = home.case.children.get(person=home.ellie)
    actions.record_filing(
        version=version, child=ellie, council_id="CS-4711", filed_on=fam.MET_ON, by=home.world.tom
    )

    def page(**whom):
        return html_for(PlanCopy(version=version, number=1, **whom))[0]

    for filed in (page(staff=home.world.tom, edition="standard"), page(role="The court", edition="court")):
        assert "CS-4711" in filed and "CS-0001" in filed and "This copy was made on" in filed
        assert (
            filed.index("Ellie’s council record")
            < filed.index("CS-4711")
            < filed.index("Mason’s council record")
        )
    for other in (page(person=home.katie, edition="standard"), page(role="Headteacher", edition="standard")):
        assert "CS-" not in other and "council record" not in other


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


def test_who_is_who_is_listed_beside_the_tree_which_has_numbers_for_names_in_joined_scripts():
    """Every name with its place in words; an Urdu name keeps its letters joined in the list, the tree has its number."""
    home = fam.final()
    katies = PlanCopy(version=fam.version(home), person=home.katie, number=1)
    page, _left_out = html_for(katies)
    assert "<svg" in page
    assert "<strong>Rose Rowe</strong>" in page
    home.rose.given_name, home.rose.family_name = "محمد علی", "خان"
    home.rose.save(update_fields=["given_name", "family_name"])
    page, _left_out = html_for(katies)
    picture = page[page.index("<svg") : page.index("</svg>")]
    assert "محمد" not in picture and "Number 1" in picture and "Katie Rowe" in picture
    assert "Number 1: <strong>محمد علی خان</strong>" in page and "Number 2" not in page
    fam.must_not_know_of(home, home.liam, home.dan)
    page, _left_out = html_for(PlanCopy(version=fam.version(home), person=home.liam, number=2))
    assert "Dan" not in page


def test_the_footer_says_whose_copy_it_is():
    """The whole name: relatives often share their initials, and a sheet on the floor has to be told apart."""
    home = fam.final()
    home.dan.given_name, home.dan.family_name = 'Dan "Dee"', "Rowe-Quirke محمد"
    home.dan.save(update_fields=["given_name", "family_name"])
    copy = PlanCopy(version=fam.version(home), person=home.dan, number=2)
    page, _left_out = html_for(copy)
    assert "copy 2 for Dan &quot;Dee&quot; Rowe-Quirke محمد" in page
    assert 'copy 2 for Dan "Dee" Rowe-Quirke' in " ".join(words_of_pdf(paper_for(copy).data).split())


def contact(home, kind, value, withheld=True):
    """A contact detail of Katie's."""
    return ContactDetail.objects.create(
        case=home.case, person=home.katie, kind=kind, value=value, match=keyed_hash(value), is_withheld=withheld,
        since=fam.MET_ON, made_by=home.world.amina,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("phone", "07700 900123", "Ring Mum on 07700-900 123."),
        ("phone", "07700 900123", "ring +44 7700 900123"),
        ("address", "12 Acacia Road, Bootle, ZZ99 1AA", "She is at 12, ACACIA road now"),
        ("address", "Flat 2, 12 Acacia Road, Bootle, ZZ99 1AA", "somewhere in zz991aa"),
        ("email", "katie@northshore.example", "Write to KATIE@northshore.example"),
    ],
)
def test_a_withheld_contact_never_gets_onto_paper(kind, value, words):
    """However it is written: not shown, not final; taken out, it goes on."""
    home = fam.written()
    contact(home, kind, value)
    actions.write_text(plan=home.plan, section="tells", words=words, version=0, by=home.world.amina)
    with pytest.raises(Refused, match="withheld address or phone number is written in “Who tells"):
        actions.show_for_agreement(plan=home.plan, by=home.world.amina)
    actions.write_text(plan=home.plan, section="tells", words="Rose tells", version=1, by=home.world.amina)
    actions.show_for_agreement(plan=home.plan, by=home.world.amina)


def test_a_contact_withheld_after_the_plan_was_final_stops_copies():
    """What was harmless in November is not in December: a new version without it is needed."""
    home = fam.written()
    row = contact(home, "phone", "07700 900123", withheld=False)
    actions.write_text(plan=home.plan, section="tells", words="07700 900123", version=0, by=home.world.amina)
    fam.final(fam.shown(home))
    actions.make_copy(version=fam.version(home), person=home.rose, by=home.world.amina)
    ContactDetail.objects.filter(pk=row.pk).update(is_withheld=True)
    with pytest.raises(Refused, match="Take it out"):
        actions.make_copy(version=fam.version(home), person=home.dan, by=home.world.amina)


def test_the_family_tree_of_a_copy_loses_nothing_in_black_and_white_and_its_names_can_be_read():
    """No tint and no key of tints; on a page on its side where it is wide; in large print and easy read words alone."""
    home = two_fathers.tied(fam.final())

    def page(edition="standard"):
        return html_for(PlanCopy(version=fam.version(home), person=home.katie, number=1, edition=edition))[0]

    upright = page()
    picture = upright[upright.index("<svg") : upright.index("</svg>")]
    colours = set(re.findall(r'(?:fill|stroke)="(#[0-9a-f]{3,6})"', picture))
    tinted = [one for pair in (*PALETTE, YELLOW) for one in pair if one in colours]
    assert tinted == [] and "mother's side" not in picture and 'class="across"' not in upright
    for edition in ("large", "very_large", "easy_read"):
        words = page(edition)
        assert "<svg" not in words and "<strong>Rose Rowe</strong>" in words
    for number in range(14):
        child = network.add_person(case=home.case, by=home.world.amina, given_name=f"Wide{number}")
        network.add_parent(child=child, parent=home.rose, by=home.world.amina)
    wide = page()
    assert 'class="across"' in wide
    data = render_pdf(wide, title="Family plan")
    with pikepdf.open(io.BytesIO(data)) as made:
        boxes = [one.mediabox for one in made.pages]
        across = [box for box in boxes if box[2] > box[3]]
        assert len(across) == 1 and boxes[-1][2] < boxes[-1][3], "the list follows upright"
