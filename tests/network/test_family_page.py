"""The family page: who sees what."""

import re

import pytest

from fgc.network import actions, picture
from fgc.network.models import ParentLink
from tests import cast
from tests.network.maliks import maliks, map_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return maliks()


def test_everybody_stands_on_their_side_of_the_family(family):
    groups = {heading: [p.given_name for p in people] for _, heading, people in map_of(family).groups}
    assert groups == {
        "The children, brothers and sisters": ["Kayleigh"],
        "Mother’s side": ["Agnieszka"],
        "Father’s side": ["Darren", "Pete"],
    }
    assert map_of(family).label(family.pete.pk) == "paternal grandfather"


def test_a_father_is_on_the_fathers_side_though_he_is_a_stepfather_too(family):
    jaydon = family.add_person("Jaydon", gender="m", birth_year=2022)
    actions.add_child(case=family.case, person=jaydon, by=family.world.amina)
    actions.add_parent(child=jaydon, parent=family.agnieszka, by=family.world.amina)
    actions.add_partnership(a=family.agnieszka, b=family.darren, status="married", by=family.world.amina)
    seen = map_of(family)
    assert seen.side(family.darren.pk) == "paternal"
    assert seen.label(family.darren.pk) == "father (to Kayleigh); stepfather (to Jaydon)"
    assert seen.label(family.agnieszka.pk) == "mother"


def test_the_coordinator_sees_the_tree_the_list_and_what_to_keep_to(family):
    actions.restrict(
        case=family.case,
        kind="must_not_meet",
        person=family.agnieszka,
        other=family.darren,
        basis="order",
        reason="Order",
        by=family.world.amina,
    )
    page = family.page(family.world.amina)
    assert "Family tree</h2>" in page
    assert page.count("genogram-person") >= 4
    assert "paternal grandfather, “Grandad”, aged about 69" in page
    assert "Interpreter: Polish" in page
    assert "Safety 1" in page
    assert "Agnieszka Nowak must not meet Darren Malik." in page
    assert "Friends and community" not in page
    scrolled = page.partition("fgc-scroll--picture")[2].partition("</div>")[0]
    assert "<svg" in scrolled and "must not meet" not in scrolled
    assert "must not meet" in page.partition('class="genogram-limits"')[2].partition("</ul>")[0]


def test_the_tree_is_drawn_once_and_again_after_a_change(family, monkeypatch):
    drawn, draw = [], picture.layout
    monkeypatch.setattr(picture, "layout", lambda network: drawn.append(network) or draw(network))
    first, again = (family.page(family.world.amina) for _ in range(2))
    assert tree_in(first) == tree_in(again) != ""
    assert len(drawn) == 1
    assert "Ola Nowak" not in first
    actions.change_person(person=family.agnieszka, by=family.world.amina, known_as="Ola")
    changed, again = (family.page(family.world.amina) for _ in range(2))
    assert tree_in(changed).count("Ola") >= 1
    assert tree_in(changed) == tree_in(again) != tree_in(first)
    assert len(drawn) == 2


def tree_in(page):
    """The picture on a page, or nothing."""
    return "".join(re.findall(r"<svg.*?</svg>", page.partition("fgc-scroll--picture")[2], re.DOTALL)[:1])


def test_the_referrer_sees_whom_they_named_and_no_trace_of_others(family):
    page = family.page(family.world.tom)
    assert "Agnieszka" in page
    assert "Darren" in page
    for trace in ("Pete", "Grandad", "paternal grandfather", "Add a person"):
        assert trace not in page, trace
    tom = cast.signed_in(family.world.tom)
    assert tom.get(family.url(f"people/{family.pete.key}/")).status_code == 404
    assert tom.get(family.url(f"people/{family.darren.key}/")).status_code == 200


def test_notes_are_for_those_who_see_people_whole(family):
    actions.change_person(person=family.agnieszka, by=family.world.amina, note="Shy of phones", source="Pete")
    person = f"people/{family.agnieszka.key}/"
    assert "Shy of phones" in family.page(family.world.carol, person)
    assert "Shy of phones" not in family.page(family.world.tom, person)


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("amina", (200, 200, 200, 200)),
        ("carol", (200, 200, 403, 403)),
        ("tom", (200, 200, 403, 403)),
        ("priya", (200, 200, 403, 403)),
        ("dele", (200, 404, 403, 403)),
        ("grace", (404, 404, 404, 404)),
        ("bryn", (404, 404, 404, 404)),
        ("ivy", (404, 404, 404, 404)),
        ("sam", (404, 404, 404, 404)),
    ],
)
def test_the_doors(family, name, codes):
    client = cast.signed_in(getattr(family.world, name))
    person = f"people/{family.agnieszka.key}/"
    pages = ("family/", person, "people/add/", person + "change/")
    assert tuple(client.get(family.url(page)).status_code for page in pages) == codes


def test_people_and_ties_of_another_family_are_not_found(family):
    other = cast.open_case(family.world, "Sam B.")
    tie = ParentLink.objects.first()
    amina = cast.signed_in(family.world.amina)
    for rest in ("", "change/", "remove/", "child/", "add/mother/", "ties/add/", "contacts/add/"):
        assert amina.get(f"/cases/{other.reference}/people/{family.pete.key}/{rest}").status_code == 404, rest
    assert amina.get(f"/cases/{other.reference}/ties/parent/{tie.key}/remove/").status_code == 404
    assert amina.get(family.url(f"ties/nonsense/{tie.key}/remove/")).status_code == 404
    assert amina.get(family.url(f"people/{family.pete.key}/add/nonsense/")).status_code == 404


def test_nobody_on_the_map_yet(family):
    empty = cast.open_case(family.world, "Sam B.")
    for user, words in (
        (family.world.amina, "Add the first person"),
        (family.world.carol, "The coordinator adds"),
        (family.world.tom, "People appear here once your work needs them"),
    ):
        page = cast.signed_in(user).get(f"/cases/{empty.reference}/family/").content.decode()
        assert words in page
        assert "Family tree</h2>" not in page


def test_sixty_relatives_take_no_more_queries_than_six(family, django_assert_max_num_queries):
    amina = cast.signed_in(family.world.amina)
    with django_assert_max_num_queries(60) as few:
        amina.get(family.url())
    for number in range(60):
        person = family.add_person(f"Cousin{number}", birth_year=2000)
        actions.add_sibling(a=family.pete, b=person, by=family.world.amina)
    with django_assert_max_num_queries(len(few)):
        page = amina.get(family.url()).content.decode()
    assert "Cousin59 Malik" in page


def test_hostile_words_and_names_in_urdu_are_shown_as_words(family):
    family.add_person("<script>alert(1)</script>", '"><img src=x onerror=alert(1)>')
    urdu = family.add_person("آمنہ", "یوسف")
    actions.add_parent(child=family.agnieszka, parent=urdu, by=family.world.amina)
    page = family.page(family.world.amina)
    assert "<script>alert(1)" not in page
    assert "<img src=x" not in page
    assert "آمنہ یوسف" in page
