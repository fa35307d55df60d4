"""A copy of the family tree for one person: whom and what it leaves off, what the coordinator sees, what leaves."""

import datetime as dt
import io
import json
import re

import outloud
import pdfua
import pikepdf
import pypdf
import pytest

from fgc.audit.models import AuditEvent
from fgc.cases import actions as cases
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions, pending
from fgc.network.copies import Choices, copy_for
from fgc.network.copies_paper import sheets_of
from fgc.network.models import CopyLook, ParentLink, Partnership, Person
from tests import cast

pytestmark = pytest.mark.django_db


class Family:
    """Leila (12), her mother Nadia, her father Darren, Nan, a half-sister Grace whose father is Stefan, friends, a teacher."""

    def __init__(self):
        self.w = cast.world()
        self.case = cast.open_case(self.w, "Leila H.")
        year = today().year
        self.leila = self.add("Leila", "f", birth_year=year - 12)
        self.nadia = self.add("Nadia", "f", birth_year=year - 34)
        self.darren = self.add("Darren", "m", birth_year=year - 36)
        self.nan = self.add("Bushra", "f", called="Nan")
        self.stefan = self.add("Stefan", "m")
        self.grace = self.add("Grace", "f", birth_year=year - 5)
        self.maureen, self.omar = self.add("Maureen", "f"), self.add("Omar", "m")
        by = self.w.amina
        self.child = actions.add_child(case=self.case, person=self.leila, by=by)
        for child, parent in (
            (self.leila, self.nadia), (self.leila, self.darren), (self.nadia, self.nan), (self.grace, self.nadia),
            (self.grace, self.stefan),
        ):  # fmt: skip
            actions.add_parent(child=child, parent=parent, by=by)
        self.pal = actions.add_association(
            person=self.maureen, to=self.leila, role="friend", words="Keeps the spare key", by=by
        )
        actions.add_association(person=self.omar, to=self.leila, role="teacher", is_professional=True, by=by)

    def add(self, name, gender="u", **fields):
        return actions.add_person(
            case=self.case, by=self.w.amina, given_name=name, family_name="Hale", gender=gender, **fields
        )

    def restrict(self, kind, person, other):
        return actions.restrict(
            case=self.case,
            kind=kind,
            person=person,
            other=other,
            basis="request",
            reason="Asked for",
            by=self.w.amina,
        )

    def get(self, page, user=None, **query):
        query = {name: getattr(value, "key", value) for name, value in query.items()}
        return cast.signed_in(user or self.w.amina).get(
            f"/cases/{self.case.reference}/family/copies/{page}", query
        )

    def copy(self, person, **query):
        """(what stands on the copy, what stands around it)."""
        html = self.get("copy/", recipient=person, **query).content.decode()
        start, end = html.index("<article"), html.index("</article>")
        return html[start:end], html[:start] + html[end:]

    def ask(self, person, user=None, **query):
        """Ask for a look at a copy; returns it."""
        query = {name: getattr(value, "key", value) for name, value in query.items()}
        sent = cast.signed_in(user or self.w.amina).post(
            f"/cases/{self.case.reference}/family/copies/ask/", {"recipient": person.key, **query}
        )
        assert sent.status_code == 302, sent.content.decode()
        return CopyLook.objects.first()

    def look(self, look, user, **sent):
        """Open the page of a look (or send it, when there is something to send)."""
        client = cast.signed_in(user)
        url = f"/cases/{self.case.reference}/family/copies/looks/{look.key}/"
        return client.post(url, sent) if sent else client.get(url)

    def released(self, person, by, **query):
        """The answer to the PDF after somebody else released it."""
        assert self.look(self.ask(person, **query), by, release="yes").status_code == 302
        return self.get("pdf/", recipient=person, **query)

    def pdf(self, person, **query):
        return self.get("pdf/", recipient=person, **query).content


@pytest.fixture
def family():
    return Family()


def words_of(data):
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


def test_a_copy_holds_nobody_whom_its_reader_must_not_know_of(family):
    """Darren must not know of Stefan: Grace stays a sister of Leila, and no word says half or whose child she is."""
    whole, _ = family.copy(family.darren)
    assert "Stefan Hale" in whole and "maternal half-sister" in whole
    row = family.restrict("must_not_know_of", family.stefan, family.darren)
    copy, around = family.copy(family.darren)
    assert "Stefan" not in copy and "half" not in copy and "Grace Hale" in copy
    assert "<strong><bdi>Stefan Hale</bdi></strong>: Darren Hale must not know about Stefan Hale" in around
    assert "Left off this copy: 2 people and 1 description" in around  # and the teacher
    assert "Nothing on the copy" in around and "Stefan" not in words_of(
        family.released(family.darren, family.w.carol).content
    )
    for key in (row.key, *family.case.people.values_list("key", flat=True)):
        assert key not in copy
    assert not re.search(r"must not|restriction|withheld|left off", copy, re.IGNORECASE)
    assert "Stefan Hale" in family.copy(family.nan)[0]


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


def test_who_cares_for_a_child_is_on_no_copy_where_an_address_is_kept_from_somebody(family):
    """Joan fosters Leila, and Nan is her kinship carer at weekends: Darren, who must not find her, reads neither."""
    joan = family.add("Joan", "f")
    for carer, kind in ((joan, "foster"), (family.nan, "kinship")):
        actions.add_carer(child=family.child, carer=carer, kind=kind, by=family.w.amina)
    copy, _ = family.copy(family.darren)
    assert "Joan Hale" in copy and "Foster carer of Leila" in copy and "Kinship carer" in copy
    family.restrict("must_not_know_address", family.leila, family.darren)
    copy, around = family.copy(family.darren)
    assert "Joan" not in copy and "carer" not in copy.lower() and "Bushra Hale" in copy
    assert (
        "<bdi>Joan Hale</bdi></strong>: Cares for a child" in around and "who cares for which child" in around
    )
    paper = words_of(family.released(family.darren, family.w.carol).content)
    assert "Darren Hale" in paper and "Joan" not in paper and "carer" not in paper.lower()
    own, _ = family.copy(joan)
    assert "Foster carer of Leila" in own and "Kinship" not in own, "Joan knows that Leila is with her"


def test_nobody_who_may_not_open_the_record_reads_the_copy(family):
    """Bryn may once he covers, not with a conflict; on a restricted record only those who are named."""
    family.restrict("must_not_know_address", family.leila, family.darren)
    look = family.ask(family.darren)

    def asked():
        around = family.copy(family.darren)[1]
        return [one.name for one in (family.w.bryn, family.w.carol) if one.name in around]

    assert asked() == ["Carol Shah"]
    for name in ("bryn", "tom", "priya", "dele", "ivy", "sam"):
        assert family.look(look, getattr(family.w, name)).status_code == 404, name
        assert family.look(look, getattr(family.w, name), release="yes").status_code == 404, name
    cases.grant(
        case=family.case, person=family.w.bryn, relationship="cover", reason="Leave", by=family.w.carol,
        until=today() + dt.timedelta(days=5),
    )  # fmt: skip
    assert asked() == ["Bryn Parry", "Carol Shah"] and family.look(look, family.w.bryn).status_code == 200
    cases.declare_conflict(case=family.case, person=family.w.bryn, reason="A neighbour", by=family.w.carol)
    assert asked() == ["Carol Shah"]
    assert family.look(look, family.w.bryn, release="yes").status_code == 404
    una = cast.person(family.w.service, "Una", "Wade", "service_manager")
    assert family.look(look, una).status_code == 200
    cases.restrict(
        case=family.case, people=[family.w.amina, family.w.carol], reason="Press", by=family.w.carol
    )
    assert family.look(look, una).status_code == 404
    look.refresh_from_db()
    assert look.released_at is None


def test_a_guardian_drawn_as_a_parent_is_left_off_the_same_way(family):
    """The line of a special guardian says with whom the child lives; their other ties keep them on the tree."""
    actions.add_parent(child=family.leila, parent=family.maureen, kind="guardian", by=family.w.amina)
    assert "guardian" in family.copy(family.darren)[0].lower()
    family.restrict("must_not_know_address", family.leila, family.darren)
    copy, _ = family.copy(family.darren)
    assert "Maureen Hale" in copy and "guardian" not in copy.lower()


def test_the_copy_of_brothers_whose_parents_are_left_off_keeps_them_brothers(family):
    """Sam and Joe are the sons of two people of whom Maureen must not know."""
    sam, joe = family.add("Sam", "m"), family.add("Joe", "m")
    for parent in (family.stefan, family.darren):
        for child in (sam, joe):
            ParentLink.objects.create(case=family.case, child=child, parent=parent, kind="adoptive")
        family.restrict("must_not_know_of", parent, family.maureen)
    actions.add_child(case=family.case, person=sam, by=family.w.amina)
    copy, _ = family.copy(family.maureen, child=sam)
    assert "Joe Hale" in copy and "brother" in copy and "adopt" not in copy


def test_ages_workers_homes_and_typed_words_are_there_when_they_were_chosen(family):
    """Off unless ticked; each typed description by itself."""
    actions.add_household(
        case=family.case,
        label="Nan’s flat",
        people=[family.nan, family.leila, family.nadia],
        by=family.w.amina,
    )
    plain, around = family.copy(family.nan)
    assert (
        "Omar" not in plain
        and "spare key" not in plain
        and "Family friend" in plain
        and "Home 1" not in plain
    )
    assert "about 12" in plain and "Nan’s flat" in around and "1 household" in around
    full, _ = family.copy(family.nan, workers="on", homes="on", words=family.pal, no_ages="on")
    assert "Omar" in full and "Keeps the spare key" in full and "Home 1" in full
    assert "about 12" not in full and ">12<" not in full and "Nan’s flat" not in full


def test_who_lives_together_is_never_shown_while_an_address_is_kept(family):
    """Not offered, and not drawn when the address asks for it."""
    actions.add_household(
        case=family.case, label="Flat", people=[family.nan, family.leila, family.nadia], by=family.w.amina
    )
    assert "Show who lives together" in family.get("").content.decode()
    family.restrict("must_not_know_address", family.nadia, family.darren)
    assert "Show who lives together" not in family.get("").content.decode()
    copy, around = family.copy(family.nan, homes="on")
    assert "Home 1" not in copy and "live together" not in copy
    assert "An address of this family is kept from somebody" in around


def test_a_secret_pregnancy_is_on_no_copy_of_who_must_not_know(family):
    """Neither the baby nor the triangle in the key."""
    baby = actions.add_person(case=family.case, by=family.w.amina, status="unborn", family_name="Hale")
    actions.add_parent(child=baby, parent=family.nadia, by=family.w.amina)
    family.restrict("must_not_know_pregnancy", family.nadia, family.darren)
    copy, around = family.copy(family.darren)
    assert "baby" not in copy.lower() and "due" not in copy.lower()
    assert "Darren Hale must not know about the pregnancy of Nadia Hale" in around
    assert "expected baby" in family.copy(family.nan)[0]


def test_nobody_who_must_not_know_of_the_work_gets_a_copy(family):
    """Not offered, said beside the form, refused when asked for by hand, and no PDF."""
    family.restrict("must_not_know_work", family.leila, family.stefan)
    page = family.get("").content.decode()
    assert "No copy for <bdi>Stefan Hale</bdi>" in page and f'value="{family.stefan.key}"' not in page
    for name in ("copy/", "pdf/"):
        answer = family.get(name, recipient=family.stefan)
        assert answer["Content-Type"].startswith("text/html") and b"<article" not in answer.content


def test_nothing_is_made_while_a_change_of_address_is_not_checked(family):
    """The alarm about Nadia’s move stands: no copy for her, one for Nan."""
    family.restrict("must_not_know_address", family.nadia, family.darren)
    add = actions.add_contact
    theirs = add(person=family.darren, kind="address", value="9 Cooper Street, Bootle", by=family.w.amina)
    home = add(person=family.nadia, kind="address", value="3 Strand Road", by=family.w.amina)
    actions.record_move(old=home, moved_on=today(), by=family.w.amina, value=theirs.value)
    assert "Send nothing to Nadia Hale yet" in family.get("copy/", recipient=family.nadia).content.decode()
    assert "<article" in family.get("copy/", recipient=family.nan).content.decode()


@pytest.mark.parametrize(
    ("where", "said"),
    [("words", "the description of Maureen Hale"), ("name", "the name of Maureen Hale")],
)
def test_an_address_in_a_name_or_a_description_is_found_before_the_copy_is_seen(family, where, said):
    """Nadia’s house number in words about Maureen: refused, and it says where."""
    actions.add_contact(
        person=family.nadia, kind="address", value="12 Strand Road, Bootle", by=family.w.amina
    )
    if where == "words":
        family.pal.words = "Friend from 12 Strand Road"
        family.pal.save()
    else:
        Person.objects.filter(pk=family.maureen.pk).update(given_name="Maureen", known_as="")
        family.maureen.family_name = "Hale"
        Person.objects.filter(pk=family.maureen.pk).update(family_name="Hale of 12 Strand Road")
        said = "the name of Maureen Hale of 12 Strand Road"
    page = family.get("copy/", recipient=family.nan, words=family.pal).content.decode()
    assert said in page and "<article" not in page
    assert family.get("pdf/", recipient=family.nan, words=family.pal)["Content-Type"].startswith("text/html")


def test_words_that_name_somebody_hidden_stay_off_though_they_were_ticked(family):
    """“Stefan’s old neighbour” tells of Stefan; as a name it is refused."""
    family.pal.words = "Stefan’s old neighbour"
    family.pal.save()
    family.restrict("must_not_know_of", family.stefan, family.darren)
    copy, around = family.copy(family.darren, words=family.pal)
    assert "Stefan" not in copy and "“Stefan’s old neighbour”" in around
    Person.objects.filter(pk=family.nan.pk).update(known_as="Stefan’s Nan")
    page = family.get("copy/", recipient=family.darren).content.decode()
    assert "the name of Stefan’s Nan Hale" in page and "<article" not in page


def test_where_something_is_kept_a_second_person_reads_it_first(family):
    """No PDF and nothing printed until somebody else released it in their own session; another family needs nobody."""
    assert family.get("pdf/", recipient=family.nan)["Content-Type"] == "application/pdf"
    family.restrict("must_not_know_of", family.stefan, family.darren)
    page = family.get("copy/", recipient=family.nan).content.decode()
    assert "Another coordinator or a manager has to read this copy" in page and "Download PDF" not in page
    assert '<article class="copy fgc-no-print"' in page
    for second in ({}, {"second": family.w.carol}):
        assert family.get("pdf/", recipient=family.nan, **second).status_code == 302
    look = family.ask(family.nan)
    assert "waits on the Today page of Carol Shah" in family.copy(family.nan)[1]
    assert family.get("pdf/", recipient=family.nan).status_code == 302
    page = family.look(look, family.w.carol).content.decode()
    assert "Left off this copy" in page and "Bushra Hale" in page and "Nothing here must stay away" in page
    assert "Download PDF" not in page and '<article class="copy fgc-no-print"' in page
    answer = family.look(look, family.w.carol, release="yes")
    assert answer.status_code == 302
    assert cast.signed_in(family.w.carol).get(answer.url).status_code == 200
    page = family.get("copy/", recipient=family.nan).content.decode()
    assert (
        "Carol Shah read it on" in page
        and "Download PDF" in page
        and "fgc-no-print" not in page[page.index("<article") :]
    )
    assert family.get("pdf/", recipient=family.nan)["Content-Type"] == "application/pdf"
    assert "released by Carol Shah" in family.get("").content.decode()
    for other in ({"recipient": family.darren}, {"recipient": family.nan, "workers": "on"}):
        assert family.get("pdf/", **other).status_code == 302, "another copy needs its own look"
    assert family.get("pdf/", recipient="record")["Content-Type"] == "application/pdf"


def test_nobody_releases_a_copy_they_made_but_the_manager_with_a_reason(family):
    """Amina is told no; Carol has to say why nobody else can."""
    family.restrict("must_not_know_of", family.stefan, family.darren)
    look = family.ask(family.nan)
    assert "You made this copy" in family.look(look, family.w.amina).content.decode()
    for reason in ("", "Nobody is in"):
        with pytest.raises(Refused, match="other than you"):
            actions.release_look(look=look, by=family.w.amina, reason=reason)
        assert family.look(look, family.w.amina, reason=reason).status_code == 200
    case = cast.fresh(family.case)
    copy = copy_for(case, family.w.carol, family.darren, today(), Choices())
    own = actions.ask_look(copy=copy, by=family.w.carol)
    page = family.look(own, family.w.carol, reason="").content.decode()
    assert "Say why nobody else can look at it" in page
    assert family.look(own, family.w.carol, reason="Both coordinators are on leave").status_code == 302
    own.refresh_from_db()
    assert (own.released_by, own.reason) == (family.w.carol, "Both coordinators are on leave")


@pytest.mark.parametrize("what", ["map", "secret"])
def test_a_change_after_the_look_asks_again(family, what):
    """Somebody new on the map, or somebody more to keep it from: released or waiting, it counts no longer."""
    family.restrict("must_not_know_of", family.stefan, family.darren)
    assert family.released(family.nan, family.w.carol).status_code == 200
    waiting = family.ask(family.darren)
    if what == "map":
        family.add("Zoe")
    else:
        family.restrict("must_not_know_address", family.grace, family.stefan)
    assert family.get("pdf/", recipient=family.nan).status_code == 302
    assert "Ask for a second look" in family.copy(family.nan)[1]
    page = family.look(waiting, family.w.carol).content.decode()
    assert "changed since this look was asked for" in page and "Nothing here must stay away" not in page
    assert family.look(waiting, family.w.carol, release="yes").status_code == 200
    waiting.refresh_from_db()
    assert waiting.released_at is None and pending.waiting(family.w.carol, today()) == []
    assert family.released(family.nan, family.w.carol).status_code == 200


def test_a_look_waits_for_the_others_and_is_asked_for_once(family):
    """On Carol’s list, not on Amina’s or Bryn’s; gone when it is done; none where nothing is kept."""
    form = {"recipient": family.nan.key}
    page = f"/cases/{family.case.reference}/family/copies/ask/"
    answer = cast.signed_in(family.w.amina).post(page, form)
    assert "Nobody else has to read this copy" in answer.content.decode() and not CopyLook.objects.exists()
    assert cast.signed_in(family.w.carol).post(page, form).status_code == 403
    family.restrict("must_not_know_of", family.stefan, family.darren)
    look = family.ask(family.nan)
    assert family.ask(family.nan) == look and CopyLook.objects.count() == 1
    (row,) = pending.waiting(family.w.carol, today())
    assert "needs a second look: Leila H." in row["title"] and look.key in row["url"]
    for name in ("amina", "bryn", "tom", "dele"):
        assert pending.waiting(getattr(family.w, name), today()) == [], name
    assert family.look(look, family.w.carol, release="yes").status_code == 302
    assert pending.waiting(family.w.carol, today()) == []


def test_each_look_and_each_pdf_is_on_the_record_with_counts_and_no_names(family):
    """For whom, what kind, how many are on it and off it, who read it too."""
    family.restrict("must_not_know_of", family.stefan, family.darren)
    family.get("copy/", recipient=family.darren)
    family.released(family.darren, family.w.carol)
    family.get("pdf/", recipient="record")
    kinds = ("seen", "look_asked", "released", "taken", "taken")
    seen, asked, released, taken, record = AuditEvent.objects.filter(
        kind__startswith="network.copy_"
    ).order_by("seq")
    found = (seen, asked, released, taken, record)
    assert [one.kind for one in found] == [f"network.copy_{kind}" for kind in kinds]
    assert asked.object_key == released.object_key == family.darren.key
    assert seen.object_key == taken.object_key == family.darren.key and record.object_key == ""
    assert json.loads(taken.data) == {
        "staff_copy": False, "people": 6, "left_people": 2, "left_homes": 0, "left_words": 1,
        "read_by": family.w.carol.pk,
    }  # fmt: skip
    assert json.loads(record.data)["staff_copy"] is True


def test_copies_are_made_by_who_works_on_the_whole_map(family):
    """The coordinator; not those who see a part of it, and not those who only read."""
    for name in ("tom", "priya", "carol", "dele"):
        for page in ("", "copy/", "pdf/"):
            answer = family.get(page, getattr(family.w, name), recipient=family.nan)
            assert answer.status_code == 403, (name, page)
    assert family.get("").status_code == 200


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
