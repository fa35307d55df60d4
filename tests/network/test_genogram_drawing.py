"""The drawn family tree: what is in it, what is not, and that it is safe on a page and in print."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree

import pytest

from fgc.network.genogram import Network, layout, render, render_key
from fgc.network.genogram.circle_drawing import TONES
from fgc.network.genogram.fixture import network_from
from fgc.network.genogram.layout import Card
from fgc.network.genogram.model import Association, Household, ParentLink, Partnership, Person, Restriction
from fgc.network.genogram.sides import PALETTE, YELLOW
from fgc.network.genogram.svg import INK, PAPER, RED, SOFT
from fgc.network.genogram.symbols import CARER, HOUSES, badges, symbol
from fgc.network.genogram.text import runs_right_to_left, width, wrap

FAMILIES = json.loads((Path(__file__).parents[1] / "fixtures/families.json").read_text())
SVG = "{http://www.w3.org/2000/svg}"


def drawn(family, **options):
    return render(layout(network_from(FAMILIES[family])), **options)


def words_of(svg):
    return " ".join(node.text for node in ElementTree.fromstring(svg).iter(f"{SVG}text") if node.text)


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("mode", ["static", "web"])
def test_every_family_is_well_formed_and_within_a_strict_policy(family, mode):
    svg = drawn(family, mode=mode, title="Family tree", href_for=lambda person: f"#{person}")
    root = ElementTree.fromstring(svg)
    assert "style=" not in svg
    assert "<style" not in svg
    assert not re.search(r"\son\w+=", svg)
    ids = [node.get("id") for node in root.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    names = words_of(svg)
    for card in layout(network_from(FAMILIES[family])).cards:
        assert card.name_lines[0] in names


def test_a_printed_tree_is_one_image_with_a_title_and_a_description():
    root = ElementTree.fromstring(drawn("F02", title="Jayden's family", name="tree1"))
    assert root.get("role") == "img"
    assert [child.tag for child in root][:2] == [f"{SVG}title", f"{SVG}desc"]
    assert root.get("aria-labelledby") == root[0].get("id") == "tree1-title"
    assert root[0].text == "Jayden's family"
    assert "14 people in 3 generations" in root[1].text
    assert "Peter Walsh, maternal grandfather, died aged 62, 1957 – 2019" in root[1].text
    assert not list(root.iter(f"{SVG}a"))


def test_on_a_page_everybody_is_a_link_in_reading_order_and_large_enough():
    svg = drawn("F02", mode="web", href_for=lambda person: f"#person-{person}",
                state_of=lambda person: "agreed to come" if person == "mgm" else "")  # fmt: skip
    root = ElementTree.fromstring(svg)
    links = list(root.iter(f"{SVG}a"))
    assert root.get("role") == "group"
    assert len(links) == 19
    assert links[0].get("href") == "#person-pgf"
    spoken = {link.get("href"): link.get("aria-label") for link in links}
    assert spoken["#person-mgm"] == "Jean Walsh, maternal grandmother, aged 65, agreed to come"
    assert spoken["#person-c1"].startswith("Jayden Price, the child this is about, aged 12")
    for link in links:
        plate = link.find(f"{SVG}rect[@class='genogram-target']")
        assert float(plate.get("width")) >= 44
        assert float(plate.get("height")) >= 44


def test_a_person_without_an_address_is_named_but_no_link():
    svg = drawn("F01", mode="web", href_for=lambda person: None if person == "f" else "/p")
    assert len(re.findall("<a ", svg)) == 3
    assert 'role="img" aria-label="Liam Doyle, father, aged 35' in svg


def test_a_page_has_the_key_and_the_safety_sentences_beside_the_picture_in_its_words():
    """A wide picture scrolls sideways: what it means and what must be kept to do not scroll away with it."""
    plan = layout(network_from(FAMILIES["F11"]))
    picture, key = render(plan, mode="web", key=False), render_key(plan)
    root = ElementTree.fromstring(f"<div>{key}</div>")
    said = ["".join(row.itertext()) for row in root.iter("li")]
    sentences = [limit.sentence for limit in plan.network.restrictions]
    assert sentences and said[: len(sentences)] == [f"{n}{words}" for n, words in enumerate(sentences, 1)]
    assert "fostered" in said and "mother's side" in said
    assert not any(words in picture for words in ("fostered", "mother's side", sentences[0]))
    assert all(svg.get("aria-hidden") == "true" for svg in root.iter("svg"))


def test_the_key_holds_only_what_appears():
    small, large = words_of(drawn("F01")), words_of(drawn("F11"))
    for label in (
        "divorced",
        "fostered",
        "expected baby",
        "another gender or not stated",
        "died",
        "not known",
    ):
        assert label not in small
    for label in (
        "fostered",
        "expected baby",
        "another gender or not stated",
        "former partners",
        "adopted [ ]",
    ):
        assert label in large
    assert "related to each other" in words_of(drawn("F09"))
    assert "identical" in words_of(drawn("F14"))


def test_limits_appear_only_where_the_caller_passes_them():
    family = network_from(FAMILIES["F02"])
    assert "must not meet" in words_of(render(layout(family)))
    family.restrictions = ()
    assert "must not" not in render(layout(family))


def test_names_cannot_break_out_of_the_picture():
    name = """<script>alert("x")</script> & 'Co' \x00\x1b]]>"""
    network = Network.build(
        people=[Person("c", name, "f", note=name), Person("n", name)], index=["c"],
        associations=[Association("n", "c", name)], households=[Household("<1>", ("c", "n"))],
        restrictions=[Restriction(("c",), name)],
    )  # fmt: skip
    for mode in ("static", "web"):
        svg = render(
            layout(network), mode=mode, title=name, subtitle=name, href_for=lambda person: f"/?q={name}"
        )
        ElementTree.fromstring(svg)
        assert "<script" not in svg
        assert "\x00" not in svg


def test_a_name_in_arabic_script_keeps_its_direction():
    network = Network.build(people=[Person("c", "محمد اختر", "m")], index=["c"])
    svg = render(layout(network))
    assert 'direction="rtl"' in svg
    assert runs_right_to_left("محمد")
    assert not runs_right_to_left("12 Łukasz")


def test_a_special_guardian_has_a_badge_and_no_parent_line():
    svg = words_of(drawn("F05"))
    assert "Special guardian" in svg
    assert "maternal grandmother" in svg.replace("maternal grandfather", "")


def test_nobody_on_the_map():
    svg = render(layout(Network.build()), title="Family tree")
    assert "Nobody is on this family's map yet." in ElementTree.fromstring(svg)[1].text


def test_equal_networks_give_equal_bytes():
    assert drawn("F12", mode="web") == drawn("F12", mode="web")


def test_bridges_are_drawn_where_lines_cross():
    crossing, clear = drawn("F04"), drawn("F01")
    assert re.search(r"A5 5 0 0 [01]", crossing)
    assert not re.search(r"A5 5 0 0 [01]", clear)


def test_former_partners_and_uncertain_parents_have_their_own_lines():
    network = Network.build(
        people=[Person("c", "Ann", "f"), Person("m", "Liz", "f"), Person("f", "Jim", "m")], index=["c"],
        parent_links=[ParentLink("c", "m"), ParentLink("c", "f", "birth", "believed")],
        partnerships=[Partnership("m", "f", "separated")],
    )  # fmt: skip
    assert "not certain" in words_of(render(layout(network)))
    assert "separated" in words_of(render(layout(network)))


@pytest.mark.parametrize(
    "words", ["Theo Ashby-Lane", "Wolfeschlegelsteinhausenbergerdorff", "", "a  b", "Łukasz Wiśniewski"]
)
def test_wrapped_text_fits_its_room(words):
    for lines in (1, 2, 3):
        got = wrap(words, 100, 13, lines, bold=True)
        assert len(got) <= lines
        assert all(width(line, 13, True) <= 100 for line in got)


def test_widths_come_from_the_font():
    assert width("i", 1000) < width("n", 1000) < width("m", 1000)
    assert width("Ł", 1000) > 0
    assert width("Wide", 13, True) > width("Wide", 13)


def luminance(colour):
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_words_can_be_read_on_every_tint():
    """Axe cannot judge words inside a picture, so the colours are measured here (WCAG 1.4.3)."""
    fills = [PAPER, YELLOW[0], *(fill for fill, _ in PALETTE)]
    for fill in fills:
        assert contrast(INK, fill) >= 7
    for colour in (SOFT, RED, CARER, *HOUSES, *TONES.values()):
        assert contrast(colour, "#f2f0ea") >= 4.5, colour


def test_the_letter_of_an_unborn_child_stands_inside_both_of_its_triangles():
    svg = symbol(Card("b", 1, "triangle", index=True, inside="P"), "#fff")
    inner = [tuple(map(float, pair.split(","))) for pair in re.findall(r'points="([^"]+)"', svg)[1].split()]
    low = float(re.search(r'<text[^>]* y="([-.0-9]+)"', svg)[1])
    assert low < max(y for _, y in inner) - 1, "above the inner base"
    assert low - 9 > min(y for _, y in inner), "below the inner top"


def test_the_house_of_an_adopted_child_stands_beside_the_brackets():
    card = Card("c", 1, "square", adopted=True, houses=(("1", 0),))
    house = [float(x) for x in re.findall(r"[ML](-?[.0-9]+)", badges(card))]
    bracket = [float(x) for x in re.findall(r"[ML](-?[.0-9]+)", symbol(card, "#fff").rpartition("<path")[2])]
    assert max(house) < min(bracket)
