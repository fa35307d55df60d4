"""Kinship words: every case of the shared fixtures, and the properties that hold for any family."""

import json
import re
from dataclasses import replace
from pathlib import Path

import pytest

from fgc.network.genogram.fixture import kinship_family, network_from
from fgc.network.genogram.model import Association, Network, ParentLink, Partnership, Person, SiblingLink
from fgc.network.kinship import Kinship, label, labels

FIXTURES = Path(__file__).parents[1] / "fixtures"
FAMILIES = json.loads((FIXTURES / "families.json").read_text())
CASES = json.loads((FIXTURES / "kinship.json").read_text())
LARGE = kinship_family(CASES["K"]["gender"], CASES["K"]["u"], ["c"])
SWAP = {"m": "f", "f": "m"}
PAIRS = [
    ("father", "mother"), ("brother", "sister"), ("uncle", "aunt"), ("nephew", "niece"), ("son", "daughter"),
    ("husband", "wife"), ("fiancé", "fiancée"), ("paternal", "maternal"),
]  # fmt: skip


@pytest.mark.parametrize(("person", "words"), CASES["T"])
def test_a_large_family_seen_by_its_child(person, words):
    assert label(LARGE, "c", person)[0] == words


@pytest.mark.parametrize(("family", "child", "person", "words"), CASES["X"])
def test_named_cases_in_the_families(family, child, person, words):
    assert label(network_from(FAMILIES[family]), child, person)[0] == words


@pytest.mark.parametrize(("family", "child", "person", "words"), CASES["A"])
def test_every_meaning_is_given(family, child, person, words):
    assert label(network_from(FAMILIES[family]), child, person) == words


@pytest.mark.parametrize("family", FAMILIES)
def test_everybody_in_the_families(family):
    network = network_from(FAMILIES[family])
    assert labels(network, network.index[0]) == FAMILIES[family]["expect"]["labels"]


@pytest.mark.parametrize("family", [*FAMILIES, "K"])
def test_swapping_every_gender_swaps_every_word_and_every_side(family):
    network = LARGE if family == "K" else network_from(FAMILIES[family])
    people = {
        one: replace(who, gender=SWAP.get(who.gender, who.gender)) for one, who in network.people.items()
    }
    swapped = replace_people(network, people)
    related = network.related()
    for child in related[:: 4 if family == "K" else 1]:
        before, after = labels(network, child), labels(swapped, child)
        for one in related:
            assert after[one] == [swap_words(words) for words in before[one]], (child, one)


@pytest.mark.parametrize("family", [*FAMILIES, "K"])
def test_nobody_connected_is_left_without_words(family):
    network = LARGE if family == "K" else network_from(FAMILIES[family])
    for child in network.related()[:: 4 if family == "K" else 1]:
        for one, words in labels(network, child).items():
            assert words, (child, one)
            assert all(words), (child, one)
            if one in network.related():
                assert words[0] != "connection not recorded", (child, one)


def test_sides_of_the_family():
    kinship = Kinship(network_from(FAMILIES["F06"]), "c1")
    assert [(kinship.side(one).name, kinship.side(one).kind) for one in ("h2", "bgm", "bf", "c2")] == [
        ("Helen's", "adoptive"), ("maternal", "birth"), ("paternal", "birth"), ("own", ""),
    ]  # fmt: skip
    assert Kinship(network_from(FAMILIES["F11"]), "c1").side("fc1").name == "foster"
    assert Kinship(network_from(FAMILIES["F02"]), "c1").side("sp").name == "maternal"


def test_a_half_sibling_whose_shared_parent_is_not_on_the_map():
    network = Network.build(
        people=[Person("c", "Ann", "f"), Person("h", "Joe", "m"), Person("d", "Bob", "m")],
        sibling_links=[SiblingLink("c", "h", "half_maternal")],
        parent_links=[ParentLink("c", "d")],
        index=["c"],
    )
    assert label(network, "c", "h") == ["maternal half-brother"]


def test_a_grandmother_who_adopted_is_named_both_ways():
    network = Network.build(
        people=[Person("c", "Ann", "f"), Person("m", "Liz", "f"), Person("g", "Jean", "f")],
        parent_links=[ParentLink("c", "m"), ParentLink("m", "g"), ParentLink("c", "g", "adoptive")],
        index=["c"],
    )
    assert label(network, "c", "g") == ["adoptive mother", "birth maternal grandmother"]


def test_a_former_husband_who_died_before_the_birth_is_not_a_stepfather():
    def named(death):
        people = [Person("c", "Ann", "f", 2015), Person("m", "Liz", "f"),
                  Person("h", "Jim", "m", status="deceased", death_year=death)]  # fmt: skip
        return label(Network.build(people=people, index=["c"], parent_links=[ParentLink("c", "m")],
                                   partnerships=[Partnership("m", "h", "widowed")]), "c", "h")  # fmt: skip

    assert named(2010) == ["mother's late husband"]
    assert named(2019) == ["stepfather"]


def test_somebody_tied_to_nobody():
    network = Network.build(people=[Person("c"), Person("z"), Person("n")], index=["c"],
                            associations=[Association("n", "c", "Neighbour")])  # fmt: skip
    assert labels(network, "c") == {"c": ["the child"], "z": ["connection not recorded"], "n": ["Neighbour"]}


def replace_people(network, people):
    return replace(network, people=people)


def swap_words(words):
    other = {"aunt or uncle": "aunt or uncle", "niece or nephew": "niece or nephew"}
    for man, woman in PAIRS:
        other |= {man: woman, woman: man}
    pattern = "|".join(sorted(other, key=len, reverse=True))
    return re.sub(pattern, lambda found: other[found[0]], words)
