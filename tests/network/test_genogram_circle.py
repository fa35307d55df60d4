"""The circle of support: who is in it, where they stand, and what the picture says in words."""

import json
from itertools import combinations
from math import hypot
from pathlib import Path
from xml.etree import ElementTree

import pytest

from fgc.network.genogram import Network, circle, render_circle
from fgc.network.genogram.circle import RINGS, association_sector
from fgc.network.genogram.fixture import network_from
from fgc.network.genogram.model import Association, Person, Tie
from fgc.network.kinship import child_word

FAMILIES = json.loads((Path(__file__).parents[1] / "fixtures/families.json").read_text())
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
