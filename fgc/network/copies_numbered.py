"""A tree for a PDF whose renderer breaks joined scripts: a number in the picture, the name beside it in the list.

WeasyPrint draws the text of an SVG letter by letter, which takes Urdu, Arabic, Bengali and Punjabi names apart; text of the page keeps
them whole. So the tree is drawn as always, and only those names stand outside it.
"""

from dataclasses import replace

from fgc.network.genogram.text import runs_right_to_left

INDIC = frozenset(map(chr, range(0x0900, 0x0E00)))  # Devanagari, Bengali, Gurmukhi and their kin


def needs_numbers(people):
    """{person id: number} of those whose name cannot stand in the picture, numbered as they are listed."""
    found = [person.pk for person in people if is_joined(person.name)]
    return {one: number for number, one in enumerate(found, 1)}


def with_numbers(network, numbers):
    """The network with a number in place of each of those names, and without typed words in such a script."""
    people = [
        replace(person, name=said(numbers[one]), given="") if one in numbers else person
        for one, person in network.people.items()
    ]
    ties = [replace(link, role="") if is_joined(link.role) else link for link in network.associations]
    return type(network).build(
        people=people,
        index=network.index,
        year=network.year,
        parent_links=network.parent_links,
        partnerships=network.partnerships,
        sibling_links=network.sibling_links,
        associations=ties,
        households=network.households,
        carers=network.carers,
        restrictions=[
            replace(limit, sentence=f"Number {mark} below" if is_joined(limit.sentence) else limit.sentence)
            for mark, limit in enumerate(network.restrictions, 1)
        ],
    )


def said(number):
    """What stands in the picture for a name."""
    return f"Number {number}"


def is_joined(words):
    """Whether any letter of some words belongs to a script whose letters join, or take other shapes beside each other."""
    return any(runs_right_to_left(letter) or letter in INDIC for letter in words)
