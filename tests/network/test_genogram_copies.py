"""Copies for the family: nothing of a withheld person is left in the bytes."""

import json
from pathlib import Path

import pytest

from fgc.network.genogram import circle, layout, render, render_circle
from fgc.network.genogram.checking import faults
from fgc.network.genogram.copies import copy_for_family, one_side, paper_for
from fgc.network.genogram.fixture import network_from

FAMILIES = json.loads((Path(__file__).parents[1] / "fixtures/families.json").read_text())


def bytes_of(network):
    plan = layout(network)
    assert faults(plan) == []
    web = render(plan, mode="web", href_for=lambda person: "#")
    return render(plan) + web + render_circle(circle(network))


@pytest.mark.parametrize("family", FAMILIES)
def test_a_withheld_person_leaves_no_trace(family):
    network = network_from(FAMILIES[family])
    others = [one for one in network.people if one not in network.index]
    for one in others[:: 1 + len(others) // 12]:
        copy = copy_for_family(network, withheld=[one])
        name = network.people[one].name
        if sum(person.name == name for person in network.people.values()) == 1:
            assert name not in bytes_of(copy), one
        assert one not in copy.people


def test_withheld_foster_carers_take_the_word_fostered_with_them():
    network = network_from(FAMILIES["F11"])
    assert "fostered" in bytes_of(network)
    copy = copy_for_family(network, withheld=["fc1", "fc2", "s6"])
    drawn = bytes_of(copy)
    assert "foster" not in drawn.lower()
    assert "must not" not in drawn
    assert all("fc1" not in home.members for home in copy.households)


def test_sisters_whose_parents_are_withheld_keep_a_plain_line():
    copy = copy_for_family(network_from(FAMILIES["F04"]), withheld=["hf", "hm"])
    assert [{link.a, link.b} for link in copy.sibling_links] == [{"b1", "b2"}]


def test_ages_can_be_left_off():
    copy = copy_for_family(network_from(FAMILIES["F02"]), ages=False)
    drawn = bytes_of(copy)
    assert "1957" not in drawn
    assert ">62<" not in drawn


def test_one_side_of_a_large_family_keeps_the_child_and_both_parents():
    network = network_from(FAMILIES["F12"])
    copy = one_side(network, "c1", "maternal")
    assert {"c1", "c2", "c3", "f", "m", "mgm", "gg4"} <= set(copy.people)
    assert "pgf" not in copy.people
    assert faults(layout(copy)) == []


def test_paper():
    assert paper_for(900, 500) == "A4"
    assert paper_for(1700, 800) == "A3"
    assert paper_for(2600, 900) == "two pages"
