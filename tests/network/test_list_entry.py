"""Several people at once: what the check page says is what is on the map afterwards, and nothing before."""

import random

import pytest

from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from fgc.network import actions
from fgc.network.genogram.families import unions_of
from fgc.network.models import NetworkChange, ParentLink, Person, SiblingLink
from tests.network.listing import check, kayleigh_alone, map_of, saved_labels, settled

pytestmark = pytest.mark.django_db
TWENTY = """Agnieszka Nowak, mum, 34
Darren Malik, dad, 1988
Jean Nowak, mum's mum, 65
Piotr Nowak, mum's dad, died 2019 aged 62
Pete Malik, grandad on dad's side, 1957
Rita Malik, dad's mum, 67
Tracy Nowak, mum's sister, 31
Paul Webb, Tracy's husband, 35
Ella Webb, Tracy and Paul's daughter, 8
Finn Webb, Tracy and Paul's son, 6 months
Marek Nowak, mum's brother, 40
Sean Malik, dad's brother, 1990
Jaydon Malik, brother, 4
Kyle Reid, half-brother same mum, 14 March 2012
Liam Reid, Kyle's dad, about 45
May Holt, Jean's mum, 88
Mrs Okafor, teacher
Donna Price, mum's friend, 33
Fay Moss, former foster carer
Baby, sister, due March"""


@pytest.fixture
def family():
    return kayleigh_alone()


def test_twenty_people_are_understood_and_saved_at_once(family):
    checked = settled(family, TWENTY)
    shown = [row.label for row in checked.rows]
    assert [row.name for row in checked.rows if row.problem] == []
    assert shown[:6] == ["mother", "father", "maternal grandmother", "maternal grandfather", "paternal grandfather",
                         "paternal grandmother"]  # fmt: skip
    assert saved_labels(family, checked) == shown
    assert family.case.people.count() == 21
    event = AuditEvent.objects.filter(kind="network.list_entered").get()
    assert event.facts == {"people": 20}


def test_somebody_removed_between_the_check_page_and_the_save_refuses_the_line_by_name(family):
    """Tracy is taken off the map in another tab: the list says which line named her, and adds nobody."""
    tracy = actions.add_person(case=family.case, by=family.by, given_name="Tracy", family_name="Nowak")
    actions.add_association(person=tracy, to=family.kayleigh, role="friend", by=family.by)
    checked = settled(family, "Jean Nowak, mum's mum, 65\nPaul Webb, Tracy's husband, 35")
    assert tracy.key in {deed.a for deed in checked.deeds} | {deed.b for deed in checked.deeds}
    actions.remove_person(person=tracy, by=family.by)
    before = family.case.people.count()
    with pytest.raises(Refused, match=r"Line 2, Paul Webb: Tracy Nowak is no longer on the map\. Nothing"):
        actions.add_listed(case=family.case, by=family.by, deeds=checked.deeds)
    assert family.case.people.count() == before
    assert not AuditEvent.objects.filter(kind="network.list_entered").exists()


WORDS = [
    "mum", "dad", "mum's mum", "dad's dad", "nan", "aunt", "uncle on dad's side", "cousin", "brother", "sister",
    "half-brother", "half-sister same dad", "stepdad", "stepmum", "mum's partner", "dad's new wife", "great-gran",
    "mum's sister's daughter", "godmother", "friend", "mum's friend", "foster carer", "stepbrother", "nephew",
    "great aunt on mum's side", "grandad", "Aaliyah's husband", "brother of Benedict", "Clementine's daughter",
    "Aaliyah and Benedict's son",
    "son", "uncle by marriage", "brother-in-law", "Dmitri's half-sister same mum", "Benedict's ex-wife", "neighbour", "adoptive mum",
]  # fmt: skip


NAMES = [
    "Aaliyah Brook",
    "Benedict Carr",
    "Clementine Dow",
    "Dmitri Eccles",
    "Esperanza Fox",
    "Florian Gale",
    "Guinevere Hope",
    "Horatio Irwin",
    "Ingeborg Jakes",
    "Joaquin Kemp",
]


@pytest.mark.parametrize("seed", range(24))
def test_what_is_shown_before_is_what_is_there_after(family, seed):
    """Random lists with random answers: the label of the check page is the one that kinship derives when saved."""
    dice = random.Random(seed)
    lines = [f"{name}, {dice.choice(WORDS)}" for name in NAMES]
    checked = settled(family, "\n".join(lines), dice)
    kept = "\n".join(row.text for row in checked.rows if not row.problem)
    for _ in range(24):  # a line that cannot be is left out, and so are those that named its person
        checked = settled(family, kept, random.Random(seed))
        if all(row.is_settled for row in checked.rows):
            break
        kept = "\n".join(row.text for row in checked.rows if row.is_settled)
    shown = [row.label for row in checked.rows]
    assert shown and saved_labels(family, checked) == shown


def test_somebody_on_the_map_already_is_not_added_twice(family):
    jean = actions.add_person(
        case=family.case, by=family.by, given_name="Jean", family_name="Walsh", birth_year=1961
    )
    checked = check(family, "Jean Walsh, mum's mum, 65")
    assert [each["text"] for each in checked.rows[0].same][0].startswith("The same person: Jean Walsh")
    assert not checked.is_settled
    answers = {"was-1": "Jean Walsh, mum's mum, 65", "same-1": jean.key}
    checked = check(family, "Jean Walsh, mum's mum, 65", answers)
    assert checked.is_settled and checked.rows[0].label == "maternal grandmother"
    assert saved_labels(family, checked) == ["maternal grandmother"]
    assert Person.objects.filter(given_name="Jean").count() == 1
    checked = check(family, "Jean Walsh, mum's mum, 85")  # twenty years apart: another person
    assert checked.rows[0].same == []


def test_who_may_be_on_the_map_already_takes_nobodys_place_while_it_is_asked(family):
    mum, dad = (
        actions.add_person(
            case=family.case, by=family.by, given_name=given, family_name="Malik", gender=gender
        )
        for given, gender in (("Agnieszka", "f"), ("Darren", "m"))
    )
    for parent in (mum, dad):
        actions.add_parent(child=family.kayleigh, parent=parent, by=family.by)
    text = "Agnieska Malik, mum\nDarren Malik, dad"
    checked = check(family, text)
    assert [row.waits_for for row in checked.rows] == ["same", "same"] and not checked.wrong
    same = {
        "was-1": "Agnieska Malik, mum",
        "same-1": mum.key,
        "was-2": "Darren Malik, dad",
        "same-2": dad.key,
    }
    assert check(family, text, same).is_settled
    checked = check(family, text, same | {"same-1": "new"})  # it is said now, and cannot be
    assert "already has two birth parents" in checked.rows[0].problem


def test_the_person_between_can_be_named_on_the_check_page(family):
    text = "Jean, mum's mum"
    checked = check(family, text, {"was-1": text, "made-1-1": "Agnieszka Nowak"})
    assert [made["text"] for made in checked.rows[0].made] == ["Kayleigh’s mother"]
    saved_labels(family, checked)
    mother = family.kayleigh.parent_links.get().parent
    assert (mother.name, mother.status, mother.gender) == ("Agnieszka Nowak", "living", "f")


def test_a_later_line_gives_the_name_to_somebody_not_known(family):
    checked = settled(family, "Jean, mum's mum\nAgnieszka, mum, 34")
    assert saved_labels(family, checked) == ["maternal grandmother", "mother"]
    assert family.case.people.count() == 3


def test_questions_are_asked_at_the_line_and_answered_once(family):
    checked = check(family, "Agnieszka, mum, 17")
    row = checked.rows[0]
    assert row.questions == ["Agnieszka was about 8 when Kayleigh Malik was born. Is that right?"]
    answers = {"was-1": "Agnieszka, mum, 17", "sure-1": row.sure}
    assert check(family, "Agnieszka, mum, 17", answers).is_settled
    assert not check(family, "Agnieszka, mum, 16", answers).is_settled


def test_what_cannot_be_is_said_at_the_line(family):
    rows = check(family, "Ann, mum\nBea, mum\nCal, dad\nDot, mum").rows
    assert "Two women would be recorded" in rows[1].questions[0]
    assert (
        "already has two birth parents" in rows[2].problem
        and "already has two birth parents" in rows[3].problem
    )


def test_a_list_that_fails_while_saving_leaves_nothing(family):
    checked = settled(family, "Agnieszka, mum\nDarren, dad")
    for name in ("Ann", "Bob"):
        new = actions.add_person(case=family.case, by=family.by, given_name=name)
        actions.add_parent(child=family.kayleigh, parent=new, by=family.by)
    with pytest.raises(Refused, match="already has two birth parents"):
        actions.add_listed(case=family.case, by=family.by, deeds=checked.deeds)
    assert family.case.people.count() == 3 and not NetworkChange.objects.exists()


def test_a_half_brother_is_kept_as_half_with_the_shared_parent(family):
    checked = settled(family, "Agnieszka, mum\nKyle, half-brother same mum")
    assert saved_labels(family, checked) == ["mother", "maternal half-brother"]
    assert ParentLink.objects.count() == 2 and SiblingLink.objects.get().kind == "half_maternal"


def test_a_half_brother_hangs_below_the_shared_parent_and_from_no_second_line(family):
    saved_labels(family, settled(family, "Agnieszka, mum\nDarren, dad\nKyle, half-brother same mum"))
    unions, _ = unions_of(map_of(family).network)
    assert sorted(len(union.partners) for union in unions) == [1, 2]


def test_two_children_of_the_work_share_a_mother_when_it_is_said(family):
    jaydon = actions.add_person(case=family.case, by=family.by, given_name="Jaydon")
    actions.add_child(case=family.case, person=jaydon, by=family.by)
    actions.add_sibling(a=jaydon, b=family.kayleigh, by=family.by)
    checked = check(family, "Agnieszka, mum")
    assert [each["text"] for each in checked.rows[0].options] == [
        "Mother of Kayleigh Malik and Jaydon", "Mother of Kayleigh Malik only",
    ]  # fmt: skip
    checked = settled(family, "Agnieszka, mum")
    saved_labels(family, checked)
    assert ParentLink.objects.count() == 2 and not SiblingLink.objects.exists()
