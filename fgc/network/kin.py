"""Whose parent, relative or carer somebody is, over the whole map: for deciding what reaches them, not for showing."""

from fgc.network.genogram import model as engine
from fgc.network.kinship.tree import Tree
from fgc.network.models import CarerRole

# A parent's partner of before is no relative of the other children.
NO_FAMILY = (*engine.ENDED_STATUSES, "separated", "never_lived_together")


def kin_by_child(case):
    """{child's person id: ids of the child's parents, relatives, carers, step-family and whoever is responsible}.

    The child is among them. Friends and workers are not, nor the family of a brother's or sister's other parent.
    """
    children = list(case.children.values_list("person_id", flat=True))
    tree = Tree(_network(case, children))
    carers = {(one, child) for one, child in _carers(case) if one in tree.people and child in tree.people}
    found = {}
    for child in children:
        if child in tree.people:
            own = {one for one, whose in carers if whose == child}
            own |= {link.parent for link in tree.carers[child]}
            found[child] = frozenset(_family_of(tree, child, own))
    return found


def _family_of(tree, child, carers):
    """Blood or adoptive kin and their partners of now, the partners' family where a parent is one; carers and theirs."""
    near = {one for one in tree.people if tree.kin(child, one)} | carers
    households = {link.parent for link in tree.parents[child]} | carers
    partners = {
        partner: one in households
        for one in near
        for partner, link in tree.partners[one]
        if link.status not in NO_FAMILY and not link.end and partner not in near
    }
    close = carers | {partner for partner, with_parent in partners.items() if with_parent}
    theirs = {one for one in tree.people if any(tree.kin(other, one) for other in close)}
    return near | set(partners) | theirs


def _network(case, children):
    people = [engine.Person(pk, "") for pk in case.people.on_map().values_list("pk", flat=True)]
    return engine.Network.build(
        people=people,
        index=children,
        parent_links=list(case.parent_links.values_list("child", "parent", "kind", "certainty")),
        partnerships=list(case.partnerships.values_list("a", "b", "status", "started", "ended")),
        sibling_links=list(case.sibling_links.values_list("a", "b", "kind")),
    )


def _carers(case):
    """(person, child's person) of each carer of now, and of each who holds parental responsibility."""
    cared = CarerRole.objects.filter(case=case, until=None).values_list("carer", "child__person")
    held = case.responsibilities.filter(until=None, holder__isnull=False).values_list(
        "holder", "child__person"
    )
    return {*cared, *held}
