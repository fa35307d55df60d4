"""Each rule of "Who else?" both ways: the gap is asked about, and once it is closed it is not (network.md 5)."""

from dataclasses import replace

import pytest

from fgc.network.genogram import Network
from fgc.network.prompts import Facts, Wish, Written, essential_titles, missing_sides, prompts

PEOPLE = {
    "c": ("Leila", "f"), "m": ("Agnes", "f"), "f": ("Darren", "m"),
    "mm": ("Jean", "f"), "mf": ("Peter", "m"), "fm": ("Pat", "f"), "ff": ("Ron", "m"),
    "ma": ("Tracy", "f"), "fu": ("Dean", "m"), "mg": ("Betty", "f"), "fg": ("Sid", "m"), "gg": ("Winnie", "f"), "gh": ("Stan", "m"),
    "pg": ("Mabel", "f"), "pn": ("Ivy", "f"), "gi": ("Ada", "f"), "gj": ("Ethel", "f"),
    "h": ("Noah", "m"), "x": ("Kyle", "m"), "xm": ("Kath", "f"), "xf": ("Ken", "m"), "b": ("Bev", "f"),
}  # fmt: skip
LINKS = [
    ("c", "m"), ("c", "f"), ("m", "mm"), ("m", "mf"), ("f", "fm"), ("f", "ff"), ("ma", "mm"), ("ma", "mf"),
    ("fu", "fm"), ("fu", "ff"), ("mm", "gg"), ("mg", "gg"), ("ff", "gh"), ("fg", "gh"), ("h", "m"), ("h", "x"),
    ("x", "xm"), ("x", "xf"), ("mf", "gi"), ("pg", "gi"), ("fm", "gj"), ("pn", "gj"),
]  # fmt: skip


HIS = ("fm", "ff", "fu", "fg", "gh", "pn", "gj")  # everybody of the father's family


def family(without=(), unknown=(), children=("c",), **more):
    """A family in which nothing is open, less some people; `unknown` are there without anybody knowing who."""
    people = [
        {"id": one, "name": "" if one in unknown else name, "gender": gender,
         "status": "unknown" if one in unknown else "living"}
        for one, (name, gender) in PEOPLE.items()
        if one not in without
    ]  # fmt: skip
    network = Network.build(
        people=people,
        index=children,
        year=2026,
        partnerships=[link for link in (("m", "x", "former"),) if not set(link[:2]) & set(without)],
        parent_links=[link for link in LINKS if not set(link) & set(without)],
        associations=[{"person": "b", "to": "c", "role": "Godmother"}],
    )
    facts = Facts(
        network,
        tuple(children),
        roles=frozenset({"godparent", "faith"}),
        has_friends=True,
        cared=frozenset({"b"}),
        wishes=tuple(Wish(f"k{child}", child, "Nan", "mm") for child in children),
        spoken=frozenset({"b", "mm", "x"}),
        nobody_else=frozenset({"cared_before"}),
    )
    return replace(facts, **more)


def open_codes(facts):
    """The open prompts as code and whom they are about."""
    return {(prompt.code, prompt.about) for prompt in prompts(facts)}


def test_a_family_that_was_asked_about_everything_leaves_nothing_open():
    assert prompts(family()) == []


def test_nothing_is_asked_while_no_child_is_marked():
    assert prompts(family(children=())) == []


GAPS = {
    "no father": ({"without": ("f", *HIS)}, ("no_father", "c")),
    "no mother": (
        {"without": ("m", "mm", "mf", "ma", "mg", "gg", "pg", "gi", "h", "x", "xm", "xf")},
        ("no_mother", "c"),
    ),
    "father not known": ({"unknown": ("f",)}, ("not_known", "f")),
    "nobody of the father's side": ({"without": HIS}, ("side", "f")),
    "one grandparent only": ({"without": ("mf", "pg", "gi")}, ("grandparents", "m")),
    "a parent without brothers or sisters": ({"without": ("fu",)}, ("siblings", "f")),
    "a grandmother without brothers or sisters": ({"without": ("mg",)}, ("grandparents_siblings", "m")),
    "a grandfather without brothers or sisters": ({"without": ("pg",)}, ("grandparents_siblings", "m")),
    "a half-brother's other parent": ({"without": ("x", "xm", "xf")}, ("half_parent", "h")),
    "a half-brother's other grandparents": ({"without": ("xm", "xf")}, ("half_grandparents", "x")),
    "nobody who cared before": ({"cared": frozenset()}, ("cared_before", None)),
    "one carer, and nobody asked for others": ({"nobody_else": frozenset()}, ("cared_before", None)),
    "a former step-parent nobody spoke to": ({"spoken": frozenset({"mm", "b"})}, ("carer_not_asked", "x")),
    "somebody in the plan": (
        {"written": (Written("written_1", "Auntie Shaz", "the family’s plan"),)},
        ("written_1", None),
    ),
    "a former carer nobody spoke to": ({"spoken": frozenset({"mm", "x"})}, ("carer_not_asked", "b")),
    "no godparent": ({"roles": frozenset({"faith"})}, ("godparents", None)),
    "no list of the child's own": ({"wishes": ()}, ("childs_list", "c")),
    "somebody the child named": ({"wishes": (Wish("k", "c", "Dean", "fu"),)}, ("named", "fu")),
    "a name that is not on the map": ({"wishes": (Wish("k7", "c", "Auntie Shaz"),)}, ("named_k7", "c")),
    "nobody but family and workers": ({"has_friends": False}, ("friends", None)),
    "nobody of a faith": ({"roles": frozenset({"godparent"})}, ("community", None)),
    "no man on the list": ({"coming": frozenset({"mm", "m"})}, ("no_man", None)),
    "one generation on the list": ({"coming": frozenset({"m", "f"})}, ("one_generation", None)),
}


@pytest.mark.parametrize("gap", GAPS)
def test_a_gap_is_asked_about_and_nothing_else(gap):
    change, wanted = GAPS[gap]
    assert open_codes(family(**change)) == {wanted}


def test_a_list_with_men_and_women_of_two_generations_is_not_asked_about():
    assert prompts(family(coming=frozenset({"mm", "f"}))) == []
    assert (
        prompts(family(coming=frozenset({"b", "m", "f"}))) == []
    )  # a friend has no place in the generations


def test_a_parents_whole_side_is_asked_about_once_not_in_three_ways():
    codes = [code for code, _ in open_codes(family(without=HIS))]
    assert codes == ["side"]


def test_the_question_is_kind_and_names_the_family():
    (asked,) = prompts(family(without=HIS))
    assert asked.text.startswith("Who in Dad’s family could you tell us about?")
    assert [(add.near, add.way) for add in asked.adds] == [("f", "mother"), ("f", "father"), ("f", "sibling")]


def test_children_of_different_fathers_are_named():
    (asked,) = prompts(family(without=("xm", "xf"), children=("c", "h")))
    assert asked.code == "side"
    assert asked.text.startswith("Who in Noah’s dad’s family could you tell us about?")


def test_two_mothers_leave_no_father_to_ask_about():
    network = Network.build(
        people=[("c", "Theo", "m"), ("a", "Helen", "f"), ("b", "Ruth", "f")],
        index=["c"],
        parent_links=[("c", "a", "adoptive"), ("c", "b", "adoptive")],
    )
    asked = prompts(Facts(network, ("c",)))
    assert not {"no_father", "no_mother"} & {each.code for each in asked}
    assert [each.title for each in asked if each.code == "side"] == ["Helen’s family", "Ruth’s family"]


def test_a_child_with_nobody_is_asked_about_both_parents_and_every_text_is_a_sentence():
    asked = prompts(Facts(Network.build(people=[("c", "Tia", "f")], index=["c"]), ("c",)))
    assert {"no_father", "no_mother", "cared_before", "friends", "childs_list"} <= {
        each.code for each in asked
    }
    assert set(essential_titles()) <= {each.code for each in asked}
    for each in asked:
        assert each.text[-1] in ".?" and len(each.code) <= 40 and each.title


def test_a_grandparent_is_asked_about_who_has_none_recorded_and_the_other_is_not():
    (asked,) = prompts(family(without=("pg",)))
    assert asked.text.startswith("Does Peter have brothers or sisters?")
    assert [add.near for add in asked.adds] == ["mf"]


def test_a_lone_mothers_other_child_has_grandparents_too():
    """The father of the child is not known; the half-brother's is, and his parents are asked about."""
    network = Network.build(
        people=[("c", "Leila", "f"), ("m", "Agnes", "f"), ("h", "Noah", "m"), ("x", "Kyle", "m")],
        index=["c"],
        parent_links=[("c", "m"), ("h", "m"), ("h", "x")],
    )
    assert ("half_grandparents", "x") in open_codes(Facts(network, ("c",)))
    alone = Network.build(
        people=[("c", "Leila", "f"), ("m", "Agnes", "f"), ("h", "Noah", "m")],
        index=["c"],
        parent_links=[("c", "m"), ("h", "m")],
    )
    assert not {"half_grandparents", "half_parent"} & {code for code, _ in open_codes(Facts(alone, ("c",)))}


def test_each_side_is_missing_while_nobody_of_it_is_on_the_map():
    def missing(**change):
        return {(each.code, each.about) for each in missing_sides(family(**change))}

    assert missing() == set()
    assert missing(without=HIS) == {("side", "f")}
    assert missing(without=("f", *HIS)) == {("no_father", "c")}
    assert missing(unknown=("f",)) == {("not_known", "f")}
    assert missing(unknown=("ff",)) == set()
