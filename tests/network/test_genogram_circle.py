"""The circle of support: who is in it, where they stand, and what the picture says in words."""

import json
import random
import re
from itertools import combinations, permutations
from math import hypot
from pathlib import Path
from xml.etree import ElementTree

import pytest

from fgc.network.genogram import Network, circle, render_circle, text
from fgc.network.genogram.circle import CENTRE, RINGS, SECTORS, SYMBOL, association_sector
from fgc.network.genogram.circle_places import meet
from fgc.network.genogram.fixture import network_from
from fgc.network.genogram.model import Association, ParentLink, Person, Tie
from fgc.network.kinship import child_word
from tests.sizes import SOAK

FAMILIES = json.loads((Path(__file__).parents[1] / "fixtures/families.json").read_text())
NAMES = (
    "Jo", "Christopher", "Muhammad-Ibrahim", "Wolfeschlegelsteinhausenbergerdorff", "Siân", "Anna Maria", "عائشہ",
    "Oluwaseun", "Featherstonehaugh-Cholmondeley",
)  # fmt: skip
ROLES = ("neighbour", "Teaching assistant at the school next door", "Health visitor", "imam", "godmother")
QUALITIES = ("close", "ok", "weak", "strained", "cut_off")


def everybody(family):
    """A circle with every person of a family in it, ties of each quality in turn."""
    network = network_from(FAMILIES[family])
    child = network.index[0]
    ties = [
        Tie(one, child, QUALITIES[n % 5], ("to", "from", "both")[n % 3])
        for n, one in enumerate(network.people)
    ]
    return circle(network, ties=[tie for tie in ties if tie.person != child])


@pytest.mark.parametrize("family", FAMILIES)
def test_nobody_stands_on_anybody_and_everybody_stands_in_the_picture(family):
    plan = everybody(family)
    assert len(plan.spots) == len(plan.network.people) - 1
    for a, b in combinations(plan.spots, 2):
        one, two = a.box, b.box
        apart = one[2] <= two[0] or two[2] <= one[0] or one[3] <= two[1] or two[3] <= one[1]
        assert apart, (a.person, b.person)
    for spot in plan.spots:
        assert hypot(spot.x, spot.y) >= RINGS[spot.quality] - 1


def invented_circle(number, seed=0):
    """A child with that many people of every sector and quality, some with very long names."""
    dice = random.Random(f"{number} {seed}")
    related = dice.randrange(number + 1)
    people = [Person("c", "Leah Karim", "f", 2014)]
    people += [
        Person(one, f"{dice.choice(NAMES)} {dice.choice(NAMES)}", dice.choice("mfxu"))
        for one in range(number)
    ]
    links = [ParentLink("c", one) for one in range(min(related, 2))]
    links += [
        ParentLink(*dice.choice([(one, one % 2), (one % 2, one)])) for one in range(2, related)
    ]  # brothers and sisters of the child, and grandparents
    return circle(
        Network.build(
            people=people, index=["c"], parent_links=links,
            associations=[Association(one, "c", dice.choice(ROLES)) for one in range(related, number)],
        ),
        people=set(range(number)),
        ties=[
            Tie(one, "c", dice.choice(QUALITIES), dice.choice(("to", "from", "both", "none")))
            for one in range(number) if dice.random() < 0.9
        ],
    )  # fmt: skip


def words_box(spot):
    """The box of the name and label alone."""
    left, top, right, bottom = spot.box
    reach = SYMBOL / 2 + 3
    return (left, top, right, spot.y - reach) if spot.words_above else (left, spot.y + reach, right, bottom)


def touched(spot, box, aside=4.5):
    """Whether the line to somebody, a zigzag at its widest, comes into a box: followed in small steps."""
    far = hypot(spot.x, spot.y)
    across, down = spot.x / far, spot.y / far
    for on in range(CENTRE, int(far - SYMBOL / 2 - 5), 3):
        for off in (-aside, 0, aside):
            x, y = on * across - off * down, on * down + off * across
            if box[0] < x < box[2] and box[1] < y < box[3]:
                return True
    return False


@pytest.mark.parametrize("number", range(1, 41))
def test_no_line_runs_through_anybody_and_no_name_is_cut(number):
    """A ring is widened before a line runs through somebody's symbol or words; the nearer stay the stronger."""
    for seed in range(25 if SOAK else 1):
        plan = invented_circle(number, seed)
        assert len(plan.spots) == number
        for spot in plan.spots:
            for lines, whole in ((spot.name_lines, spot.name), (spot.label_lines, spot.label)):
                assert "".join("".join(lines).split()) == "".join(whole.split())
            widths = [text.width(line, 13, bold=True) for line in spot.name_lines]
            widths += [text.width(line, 11.5) for line in spot.label_lines]
            assert max(widths) <= 2 * spot.half
            if spot.quality:
                assert not touched(spot, words_box(spot)), (seed, spot.person)
        for one, other in permutations(plan.spots, 2):
            assert not meet(one.box, other.box), (seed, one.person, other.person)
            assert not (one.quality and touched(one, other.box)), (seed, one.person, other.person)
            if RINGS[one.quality] < RINGS[other.quality]:
                assert hypot(one.x, one.y) < hypot(other.x, other.y)


@pytest.mark.parametrize("number", [1, 7, 21, 33])
def test_headings_of_sectors_stand_clear_of_people_lines_and_each_other(number):
    plan = invented_circle(number)
    svg = render_circle(plan)
    assert "…" not in svg
    boxes = [heading_box(svg, words) for words in SECTORS.values() if f">{words}</text>" in svg]
    assert len(boxes) == len(plan.sectors)
    for box in boxes:
        assert not any(meet(box, spot.box) or spot.quality and touched(spot, box) for spot in plan.spots)
    assert not any(meet(a, b) for a, b in combinations(boxes, 2))


def heading_box(svg, words):
    """Where a heading stands, from the drawing."""
    x, y = re.search(rf'x="([-\d.]+)" y="([-\d.]+)"[^>]*>{re.escape(words)}</text>', svg).groups()
    half = text.width(words, 14, bold=True) / 2
    return float(x) - half, float(y) - 14, float(x) + half, float(y) + 4


@pytest.mark.parametrize("family", FAMILIES)
@pytest.mark.parametrize("mode", ["static", "web"])
def test_the_drawing_is_well_formed_named_and_within_a_strict_policy(family, mode):
    plan = everybody(family)
    svg = render_circle(plan, mode=mode, title="Circle", href_for=lambda person: f"#{person}")
    root = ElementTree.fromstring(svg)
    assert root[0].text == "Circle"
    assert "style=" not in svg
    assert svg.count("<a ") == (len(plan.spots) if mode == "web" else 0)
    assert render_circle(everybody(family), mode=mode, title="Circle", href_for=lambda one: f"#{one}") == svg


def test_workers_are_left_out_when_asked_and_friends_are_told_from_school():
    network = network_from(FAMILIES["F11"])
    assert "s4" in {spot.person for spot in circle(network).spots}
    assert "s4" not in {spot.person for spot in circle(network, workers=False).spots}
    sectors = {spot.person: spot.sector for spot in circle(network).spots}
    assert (sectors["s1"], sectors["s2"], sectors["s4"]) == ("friends", "community", "workers")
    assert association_sector([Association("a", "b", "Auntie", formal=True)]) == "workers"


def test_those_without_a_tie_have_no_line_and_the_key_says_so():
    network = network_from(FAMILIES["F02"])
    plan = circle(network, people=["m", "s1"])
    svg = render_circle(plan)
    assert {spot.person: spot.quality for spot in plan.spots} == {"m": "", "s1": "close"}
    assert "no line: not asked yet" in svg
    assert "zigzag" not in svg
    assert "not asked yet" not in render_circle(plan, key=False)


def test_people_who_died_are_left_out_unless_a_tie_is_recorded():
    network = network_from(FAMILIES["F02"])
    assert "mgf" not in {spot.person for spot in circle(network).spots}
    assert "mgf" in {spot.person for spot in circle(network, ties=[Tie("mgf", "c1")]).spots}


def test_a_child_with_nobody_and_a_map_with_no_child():
    alone = circle(Network.build(people=[Person("c", "Ann")], index=["c"]))
    assert "Nobody is in the circle yet." in render_circle(alone)
    assert render_circle(circle(Network.build())).startswith("<svg")


WORDS = {
    "mother": "Mum",
    "maternal grandmother": "Mum's mum",
    "paternal uncle": "Dad's brother",
    "maternal half-sister": "sister",
    "mother's partner": "Mum's partner",
    "stepfather": "stepdad",
    "paternal cousin": "cousin",
    "maternal great-grandmother": "great-grandmother",
    "foster carer": "foster carer",
}


@pytest.mark.parametrize("label", WORDS)
def test_words_of_a_child(label):
    assert child_word(label) == WORDS[label]
