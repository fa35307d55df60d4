"""Works out who belongs to which union: up to two partners with their children (network.md 2, "Union")."""

from dataclasses import dataclass, field

from ..kinship.tree import Tree
from .model import CARER_KINDS

CARER_WORDS = {"foster": "Foster carer", "guardian": "Guardian"}


@dataclass
class Union:
    """One partner line and the children under it; `legs` says how each child belongs to it.

    A leg is birth, adoptive, foster or uncertain. `chain` marks a piece of a partner line that leads a
    partner down to a lower row, or of a leg that leads further down than the next row.
    """

    partners: tuple
    children: list = field(default_factory=list)
    legs: dict = field(default_factory=dict)
    status: str = ""
    start: int | None = None
    related: bool = False
    row: int = 0
    chain: str = ""
    group: int = 0

    @property
    def ended(self):
        """Whether the partners are no longer together."""
        return self.status in ("divorced", "former", "separated")


def unions_of(network):
    """(unions by person id, carer badges that stand in for foster or guardian lines to relatives)."""
    tree = Tree(network)
    found = {}
    badges = []
    for partnership in network.partnerships:
        pair = (partnership.a, partnership.b)
        union = found[frozenset(pair)] = Union(pair, status=partnership.status, start=partnership.start)
        union.related = tree.kin(*pair) is not None
    for child in network.people:
        links = []
        for link in network.parent_links:
            if link.child != child:
                continue
            if link.kind in CARER_KINDS and tree.kin(child, link.parent):
                badges.append((link.parent, child, CARER_WORDS[link.kind]))
            else:
                links.append(link)
        for parents, leg in _parent_pairs(links, found):
            union = found.setdefault(frozenset(parents), Union(tuple(parents)))
            if child not in union.legs:
                union.children.append(child)
                union.legs[child] = leg
    return list(found.values()) + _sibling_unions(network, found), badges


def _parent_pairs(links, found):
    """Split one child's parents into couples and single parents, kind by kind."""
    for kind in ("birth", "adoptive", "foster", "guardian"):
        waiting = [link for link in links if link.kind == kind]
        sure = [link for link in waiting if link.certainty == "known"]
        if len(waiting) == 2 or (kind == "birth" and len(waiting) > 2 and len(sure) == 1):
            first = sure[0] if len(sure) == 1 else waiting[0]
            for other in waiting:
                if other is not first:
                    yield _named(found, first, other), _leg(first, other)
            continue
        while waiting:
            first = waiting.pop(0)
            mate = next((each for each in waiting if frozenset((first.parent, each.parent)) in found), None)
            if mate is None and first in sure:
                mate = next((each for each in waiting if each in sure and kind == "birth"), None)
            if mate is None:
                yield (first.parent,), _leg(first)
            else:
                waiting.remove(mate)
                yield _named(found, first, mate), _leg(first, mate)


def _named(found, first, other):
    pair = (first.parent, other.parent)
    union = found.get(frozenset(pair))
    return union.partners if union else pair


def _leg(*links):
    if any(link.certainty != "known" for link in links):
        return "uncertain"
    return "foster" if links[0].kind in CARER_KINDS else links[0].kind


def _partners_above(one, unions):
    return {partner for union in unions if one in union.legs for partner in union.partners}


def _sibling_unions(network, found):
    """Asserted siblings: under the known parents of one of them, or under a line with nobody above."""
    together = {}
    for link in network.sibling_links:
        above = [union for union in found.values() if link.a in union.legs or link.b in union.legs]
        if any(link.a in union.legs and link.b in union.legs for union in above):
            continue
        if _partners_above(link.a, above) & _partners_above(link.b, above):
            continue  # half-siblings below the parent they share: that line says it
        both = [one for one in (link.a, link.b) if any(one in union.legs for union in above)]
        if link.kind == "full" and len(both) == 1:
            newcomer = link.b if both[0] == link.a else link.a
            for union in above:
                union.children.append(newcomer)
                union.legs[newcomer] = union.legs[both[0]]
            continue
        group = list(dict.fromkeys((*together.get(link.a, (link.a,)), *together.get(link.b, (link.b,)))))
        for one in group:
            together[one] = group
    unique = {id(group): group for group in together.values()}
    return [Union((), list(group), dict.fromkeys(group, "birth")) for group in unique.values()]
