"""The editions of a copy: other words beside the family's own, each accessible, each for its reader."""

import datetime as dt
import io

import outloud
import pdfua
import pytest
from django.urls import reverse

from conferences.models import Conference, Invitation
from family_plans import actions
from family_plans.blocks import blocks_of
from family_plans.editions import suggested
from family_plans.languages import language_in
from family_plans.models import PlanCopy, PlanWording
from family_plans.other_sheets import lines_of
from family_plans.paper import html_for
from family_plans.wordings import standing_of
from fgc.lib.dates import LONDON
from fgc.lib.errors import Refused
from tests import cast
from tests.family_plans import family as fam
from tests.family_plans.test_paper import contact, text_of

pytestmark = pytest.mark.django_db
URDU = "ہم چاہتے ہیں کہ ایلی گھر رہے۔"


def written(home):
    """A final plan in which Ellie, Mason and the family say things."""
    home = fam.written(home)
    for person, words in ((home.ellie, "I want my own bed."), (home.mason, "Football on Sundays.")):
        child = home.case.children.get(person=person)
        actions.write_text(
            plan=home.plan, section="child", child=child, words=words, version=0, by=home.world.amina
        )
    return home


def said(home, edition, words, **more):
    """Words for blocks, by Amina: {name of the block or its beginning: words}."""
    version = fam.version(home)
    names = [block.name for block in blocks_of(version.content, edition)]
    found = {next(name for name in names if name.startswith(part)): (text, 0) for part, text in words.items()}
    more = {"made_by_words": "Farah Malik", **more}
    actions.save_wordings(version=version, edition=edition, words=found, by=home.world.amina, **more)
    return found


def page(home, edition, person=None, language="", role=""):
    """The page that becomes the copy, and how many parts were left out."""
    copy = PlanCopy(
        version=fam.version(home), person=person, role=role, number=3, edition=edition, language=language
    )
    return html_for(copy)


def test_every_edition_is_accessible_and_says_what_it_is_for(monkeypatch):
    """Seven PDFs with English, Urdu and icons: outloud and pdfua find no error in any; each names its reader."""
    home = fam.final(fam.shown(written(fam.family())))
    said(home, "language", {"text:matters": URDU, "said:own": "ہمارے الفاظ"}, language="ur")
    said(home, "easy_read", {"text:matters": "Ellie is at home.\nMason is at home."})
    made = {}
    for edition, who in {
        "standard": {"person": home.katie}, "easy_read": {"person": home.katie}, "large": {"person": home.rose},
        "very_large": {"person": home.rose}, "child": {"person": home.ellie}, "court": {"role": "The court"},
        "language": {"person": home.dan, "language": "ur"},
    }.items():  # fmt: skip
        copy = actions.make_copy(version=fam.version(home), by=home.world.amina, edition=edition, **who)
        data, made[edition] = bytes(copy.file.data), text_of(copy)
        found = outloud.check(io.BytesIO(data))
        assert found.errors == 0, (edition, [one.message for one in found.findings])
        assert not [one for one in pdfua.validate(io.BytesIO(data)).findings if one.severity.name == "ERROR"]
        assert f"page {copy.pages} of {copy.pages}" in made[edition]
        assert f"copy {copy.number} for" in made[edition]
    assert "We want Ellie and Mason at home with Katie." in made["standard"]
    assert "Mason is at home." in made["easy_read"] and "Mason is at home." not in made["standard"]
    assert "ہم" in made["language"] and "Urdu" in made["language"]


def test_a_childs_page_begins_with_the_childs_own_words():
    """Ellie's says her words first, then what will happen; nothing of Mason's, of bottom lines or of who agreed."""
    home = fam.final(fam.shown(written(fam.family())))
    said(home, "child", {"actions:": "Rose walks you to school."})
    html, _left_out = page(home, "child", home.ellie)
    assert "<h1>My plan</h1>" in html
    assert (
        html.index("I want my own bed.")
        < html.index("Rose walks you to school.")
        < html.index("Cook on Sundays")
    )
    for words in (
        "Football",
        "Take the children to school",
        "Who agreed",
        "Agreed as",
        "Bus passes",
        "Farah Malik agreed",
    ):
        assert words not in html, words
    with pytest.raises(Refused, match="cannot be made for them"):
        actions.make_copy(version=fam.version(home), person=home.katie, edition="child", by=home.world.amina)


def test_the_familys_words_stand_where_nobody_wrote_others_and_when_the_english_changed():
    """A sentence a line in easy read; a changed English takes its other words off the copy until somebody looks."""
    home = fam.final(fam.shown(written(fam.family())))
    said(home, "easy_read", {"text:matters": "Home.\nWith Mum."})
    html, _left_out = page(home, "easy_read", home.katie)
    assert "<p>Home.</p><p>With Mum.</p>" in html and "Rose, day or night." in html
    assert "Nobody else has checked them yet" in html
    row = PlanWording.objects.get()
    row.of = "0" * 64
    row.save(update_fields=["of"])
    html, _left_out = page(home, "easy_read", home.katie)
    assert "With Mum." not in html and "We want Ellie and Mason at home with Katie." in html
    assert standing_of(fam.version(home), "easy_read")["old"] == 1
    assert lines_of("One. Two?\nThree") == ["One.", "Two?", "Three"]


def test_other_words_never_tell_what_the_familys_words_do_not():
    """Dan is kept from Liam: an action that only its simple words tie to Dan goes, in every edition that has them."""
    home = fam.family()
    fam.must_not_know_of(home, home.liam, home.dan)
    home = fam.final(fam.shown(written(home)))
    said(home, "easy_read", {"actions:": "Rose and Dan walk to school."})
    said(home, "language", {"text:matters": "Dan " + URDU, "said:own": "Dan"}, language="ur")
    for edition, language in (("easy_read", ""), ("language", "ur"), ("large", "")):
        html, left_out = page(home, edition, home.liam, language)
        assert "Dan" not in html and left_out >= 2, edition
    assert "Rose and Dan walk" in page(home, "easy_read", home.katie)[0]


def test_a_withheld_number_is_refused_in_other_words():
    """When they are saved, and when a copy is made of words that were harmless before."""
    home = fam.final(fam.shown(written(fam.family())))
    said(home, "easy_read", {"text:first_call": "Ring 07700 900123"})
    contact(home, "phone", "07700 900123")
    with pytest.raises(Refused, match="beside “Who we ring first”"):
        said(home, "child", {"text:first_call": "Ring 07700 900 123"})
    with pytest.raises(Refused, match="words of this edition"):
        actions.make_copy(
            version=fam.version(home), person=home.rose, edition="easy_read", by=home.world.amina
        )
    assert actions.make_copy(version=fam.version(home), person=home.rose, by=home.world.amina).pk


def test_the_court_gets_plan_attendance_and_agreement():
    """Who came is there, who could not come is not; nobody of the family can be given this edition."""
    home = fam.final(fam.shown(written(fam.family())))
    at = dt.datetime.combine(fam.MET_ON, dt.time(16), tzinfo=LONDON)
    meeting = Conference.objects.create(
        case=home.case,
        kind="first",
        starts_at=at,
        ends_at=at + dt.timedelta(hours=3),
        booked_by=home.world.amina,
    )
    for person, came in ((home.katie, "here"), (home.dan, "video"), (home.liam, "no")):
        Invitation.objects.create(conference=meeting, person=person, came=came)
    plan = home.plan
    plan.conference = meeting
    plan.save(update_fields=["conference"])
    html, _left_out = page(home, "court", role="The court")
    rows = html[html.index("Who was at the conference") :]
    assert "Katie Rowe" in rows and "By video" in rows and "Liam" not in rows
    assert "Who agreed" in html and "Our family" not in html
    with pytest.raises(Refused, match="cannot be made for them"):
        actions.make_copy(version=fam.version(home), person=home.katie, edition="court", by=home.world.amina)


def test_two_people_write_the_words_of_one_block():
    """The second save shows both, keeps what was typed and saves nothing; put together, it is saved."""
    home = fam.final(fam.shown(written(fam.family())))
    url = reverse("family_plans:write_words", args=[home.case.reference, "language-pl"])
    amina = cast.signed_in(home.world.amina)
    first = amina.get(url).context["form"]
    said(home, "language", {"text:matters": "Dom."}, language="pl")
    data = {
        name: field.initial for name, field in first.fields.items() if name != "submission" and field.initial
    }
    data |= {"words-text-matters": "W domu.", "made_by_words": "Ola Nowak", "checked_by_words": ""}
    again = amina.post(url, data)
    assert again.status_code == 409
    html = again.content.decode()
    assert "W domu." in html and "Dom." in html and PlanWording.objects.get().words == "Dom."
    data = {name: again.context["form"][name].value() or "" for name in data}
    assert amina.post(url, {**data, "words-text-matters": "W domu. Dom."}).status_code == 302
    row = PlanWording.objects.get()
    assert (row.words, row.version, row.made_by_words) == ("W domu. Dom.", 2, "Ola Nowak")
    refused = amina.post(url, {**data, "words-text-matters": "W domu. Dom.", "checked_by_words": "ola nowak"})
    assert refused.status_code == 200 and "Somebody other than who wrote them" in refused.content.decode()
    assert (
        "Polish beside English"
        in amina.get(reverse("family_plans:words", args=[home.case.reference])).content.decode()
    )


@pytest.mark.parametrize(
    ("needs", "reads", "child", "written_in", "expected"),
    [
        ("", "", False, [], "standard"),
        ("", "", True, [], "child"),
        ("Large print, please", "", True, [], "large"),
        ("24 point print", "", False, [], "very_large"),
        ("Easy read. Learning disability", "Urdu", False, [], "easy_read"),
        ("Easy read", "Urdu (written)", False, ["ur"], "language-ur"),
        ("Hearing loop", "Polski", False, ["ur"], "standard"),
    ],
)
def test_the_record_suggests_an_edition(needs, reads, child, written_in, expected):
    """From access needs and the language to write in; a language only when somebody has written it."""
    assert suggested(reads="easy_read", is_child=child) == "easy_read"
    found = suggested(access_needs=needs, written_language=reads, is_child=child, languages=written_in)
    assert found == expected
    assert language_in("reads اردو") == "ur" and language_in("") == ""
