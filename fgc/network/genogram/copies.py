"""Makes the network of a copy: re-made without the people withheld, never masked (network.md 5)."""

from dataclasses import replace

from ..kinship import Kinship
from ..kinship.tree import Tree
from .layout import NAME_SIZE
from .model import Network, SiblingLink

LEAST_POINTS = 7
LARGEST = 0.9  # points a px: names of 11.7 points
ROOM = {"A4": (780, 470), "A3": (1130, 715)}  # points, landscape, for the picture below its heading


def copy_for_family(network, *, withheld=(), households=True, ages=True):
    """The network without the `withheld` people and everything that only they explain.

    Restrictions and strengths of ties never go on a copy. Brothers and sisters who would be left without
    any shared parent keep a plain line. With `households=False` nobody's home is shown, `ages=False` leaves
    out ages and years (dates of death and of birth to come included).
    """
    gone = set(withheld)
    people = [person for one, person in network.people.items() if one not in gone]
    if not ages:
        people = [replace(person, birth_year=None, age=None, death_year=None, due="") for person in people]
    kept = {person.id for person in people}
    return Network.build(
        people=people,
        index=[one for one in network.index if one in kept],
        year=network.year,
        parent_links=network.parent_links,
        partnerships=network.partnerships,
        sibling_links=[*network.sibling_links, *_orphaned_siblings(network, kept)],
        associations=[replace(link, strength=None, direction="both") for link in network.associations],
        households=[home for home in network.households if kept & set(home.members)] if households else [],
        carers=network.carers,
    )


def _orphaned_siblings(network, kept):
    """Sibling links in place of full brotherhood that only withheld parents showed."""
    tree = Tree(network)
    parents = {one: {link.parent for link in tree.parents[one]} for one in kept}
    found = []
    for child in [one for one in network.people if one in kept]:
        shared = parents[child]
        if not shared or shared & kept:
            continue
        for other in [one for one in network.people if one in kept and one != child]:
            if parents[other] == shared and not any({link.a, link.b} == {child, other} for link in found):
                found.append(SiblingLink(child, other, "full" if len(shared) > 1 else "unknown"))
    return found


def one_side(network, child, keep):
    """The network of one page when a tree is too large: the child's own family and the side named `keep`.

    `keep` is "maternal" or "paternal"; people of both sides, of the child's home and of no side stay.
    """
    other = {"maternal": "paternal", "paternal": "maternal"}[keep]
    kinship = Kinship(network, child)
    parents = {link.parent for link in network.parent_links if link.child == child}
    gone = {one for one in network.people if one not in parents and kinship.side(one).name == other}
    kept = [person for one, person in network.people.items() if one not in gone]
    return Network.build(
        people=kept,
        index=network.index,
        year=network.year,
        parent_links=network.parent_links,
        partnerships=network.partnerships,
        sibling_links=network.sibling_links,
        associations=network.associations,
        households=network.households,
        carers=network.carers,
        restrictions=[limit for limit in network.restrictions if not gone & set(limit.people)],
    )


def paper_for(width, height):
    """ "A4", "A3" or "two pages" (landscape): the first on which names are printed at 7 points or more.

    `width` and `height` in px of the whole drawing (network.md 4.8).
    """
    for paper in ROOM:
        if _scale(width, height, paper) * NAME_SIZE >= LEAST_POINTS:
            return paper
    return "two pages"


def points(width, height, paper):
    """(width, height) in points of a drawing of that many px on that paper; a small one is not blown up."""
    scale = min(_scale(width, height, paper), LARGEST)
    return width * scale, height * scale


def _scale(width, height, paper):
    wide, high = ROOM[paper]
    return min(wide / width, high / height)
