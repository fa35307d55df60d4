"""A copy of the family tree for one person: whom and what it leaves off, and where it is refused."""

import re

import pytest

from fgc.lib.dates import today
from fgc.network import actions
from fgc.network.models import ParentLink, Person
from tests.network.copied import Family, words_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return Family()


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


def test_copies_are_made_by_who_works_on_the_whole_map(family):
    """The coordinator; not those who see a part of it, and not those who only read."""
    for name in ("tom", "priya", "carol", "dele"):
        for page in ("", "copy/", "pdf/"):
            answer = family.get(page, getattr(family.w, name), recipient=family.nan)
            assert answer.status_code == 403, (name, page)
    assert family.get("").status_code == 200
