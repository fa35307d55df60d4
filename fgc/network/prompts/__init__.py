"""Who else? The questions that a family's map leaves open, as rules on the graph (network.md 5). Pure.

A rule yields a prompt while its gap is there; what came of asking is kept by the caller (`SearchAnswer`).
"""

from fgc.network.prompts import around, kin
from fgc.network.prompts.facts import CARERS, FRIENDS, OTHER, Add, Facts, Family, Prompt, Wish

__all__ = ["CARERS", "FRIENDS", "OTHER", "Add", "Facts", "Prompt", "Wish", "essential_titles", "prompts"]

RULES = (
    kin.no_parent,
    kin.not_known,
    kin.sides,
    kin.half_siblings,
    around.childs_own,
    around.cared_before,
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


def essential_titles():
    """{code: title} of what must be asked before one may say that a family has no network."""
    return {
        FRIENDS: "Friends, neighbours and the community",
        CARERS: "People who cared for the children before",
    }
