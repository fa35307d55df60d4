"""Who else? The questions that a family's map leaves open, as rules on the graph (network.md 5). Pure.

A rule yields a prompt while its gap is there; what came of asking is kept by the caller (`SearchAnswer`).
"""

from fgc.network.prompts import around, kin
from fgc.network.prompts.facts import CARERS, FRIENDS, OTHER, Add, Facts, Family, Prompt, Wish, Written

__all__ = [
    "CARERS",
    "FRIENDS",
    "OTHER",
    "Add",
    "Facts",
    "Prompt",
    "Wish",
    "Written",
    "essential_titles",
    "missing_sides",
    "prompts",
]

RULES = (
    kin.no_parent,
    kin.not_known,
    kin.sides,
    kin.half_siblings,
    around.childs_own,
    around.cared_before,
    around.in_writing,
    around.godparents,
    around.outside,
    around.agreed_list,
)


def prompts(facts):
    """Every open prompt, nearest family first."""
    if not facts.children:
        return []
    family = Family(facts)
    return [prompt for rule in RULES for prompt in rule(family)]


def missing_sides(facts):
    """The prompts about each child's parents and each parent's side of whom nobody at all is on the map."""
    if not facts.children:
        return []
    family = Family(facts)
    parents = {one for child in family.children for one in family.parents(child)}
    return [
        *kin.no_parent(family),
        *(prompt for prompt in kin.not_known(family) if prompt.about in parents),
        *(prompt for prompt in kin.sides(family) if prompt.code == kin.SIDE),
    ]


def essential_titles():
    """{code: title} of what must be asked before one may say that a family has no network."""
    return {
        FRIENDS: "Friends, neighbours and the community",
        CARERS: "People who cared for the children before",
    }
