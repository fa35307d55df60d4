"""How a line that is written joins the family: every way its words allow, and who is made up for it."""

import datetime as dt

import pytest

from fgc.network.entry import NotUnderstood, Scene, ways_of
from fgc.network.entry.lines import read_line
from fgc.network.entry.scene import somebody

DAY = dt.date(2026, 11, 21)


def scene():
    """Kayleigh, her mother Agnieszka, her mother's sister Tracy with her husband Paul, and two called Jean."""
    people = [
        ("k", "Kayleigh", "Malik", "f"), ("a", "Agnieszka", "Malik", "f"), ("t", "Tracy", "Walsh", "f"),
        ("p", "Paul", "Walsh", "m"), ("j", "Jean", "Walsh", "f"), ("j2", "Jean", "Malik", "f"),
    ]  # fmt: skip
    made = [
        somebody(key, {"given_name": given, "family_name": family, "gender": gender})
        for key, given, family, gender in people
    ]
    return Scene(
        made, [("k", "a", "birth"), ("a", "j", "birth"), ("t", "j", "birth")], [("t", "p", "married")], []
    )


@pytest.mark.parametrize(
    ("typed", "words", "default"),
    [
        ("Ann, mum's sister", ["Sister of Agnieszka Malik: Jean Walsh is a parent of both",
                               "Sister of Agnieszka Malik: it is not known which parents they share"], 0),
        ("Ann, aunt", None, None),
        ("Bob, Tracy's son", ["Son of Tracy Walsh and Paul Walsh",
                              "Son of Tracy Walsh and somebody who is not known, or not on the map"], None),
        ("Bob, Tracy and Paul's son", ["Son of Tracy Walsh and Paul Walsh"], 0),
        ("Sam, dad", ["Father of Kayleigh Malik"], 0),
        ("Sam, dad's dad", ["Father of Kayleigh’s father"], 0),
        ("Lou, brother of Jean Walsh", ["Brother of Jean Walsh"], 0),
        ("Lou, brother of Jean", ["Brother of Jean Walsh", "Brother of Jean Malik"], None),
        ("Lou, half-brother same mum", ["Half-brother of Kayleigh Malik: same mother"], 0),
        ("Lou", ["Not connected to anybody yet"], 0),
        ("Lou, mum's friend", ["Friend of Agnieszka Malik"], 0),
        ("Sid, mum's dad", ["Father of Agnieszka and Tracy", "Father of Agnieszka Malik only"], None),
    ],
)  # fmt: skip
def test_how_a_line_joins_the_family(typed, words, default):
    ways, chosen = ways_of(read_line(typed, 1, DAY), scene(), "k", "n1")
    assert chosen == default
    if words:
        said = [way.words for way in ways]
        assert [each.replace("Agnieszka Malik and Tracy", "Agnieszka and Tracy") for each in said] == words


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("Lou, Donna's son", "Nobody called “Donna” is on the map or higher up in this list"),
        ("Lou, Jean and Paul's son", "More than one person"),
        ("Lou, Tracy and Paul's brother", "Only a son or a daughter belongs to two people"),
    ],
)
def test_names_that_lead_nowhere(typed, words):
    with pytest.raises(NotUnderstood, match=words):
        ways_of(read_line(typed, 1, DAY), scene(), "k", "n1")


def test_nobody_is_made_up_except_who_must_stand_between():
    """An uncle needs no grandparents; a grandmother needs the mother, who is then somebody not known."""
    alone = Scene([somebody("k", {"given_name": "Kayleigh", "gender": "f"})])
    ways, _ = ways_of(read_line("Jean, mum's mum", 1, DAY), alone, "k", "n1")
    assert list(ways[0].made) == [("n1-1", "Kayleigh’s mother")]
    ways, _ = ways_of(read_line("Bob, mum's brother", 1, DAY), scene(), "k", "n1")
    assert [way.made for way in ways] == [(), ()]


def test_a_later_line_names_somebody_not_known():
    alone = Scene([somebody("k", {"given_name": "Kayleigh", "gender": "f"})])
    for number, text in enumerate(["Jean, mum's mum", "Agnieszka, mum"], 1):
        ways, default = ways_of(read_line(text, number, DAY), alone, "k", f"n{number}")
        alone.apply(ways[default].deeds)
    assert sorted(one.name for one in alone.people.values()) == ["Agnieszka", "Jean", "Kayleigh"]
