"""What one person is to a child: every meaning in words, the first the most important (network.md 3)."""

from dataclasses import dataclass

from .affinity import Tie, nearest_tie, tie_label
from .blood import Side, blood_label, side_of
from .chains import carer_word, chain_label, shortest_chain
from .terms import possessive, word
from .tree import Tree

NOT_RECORDED = "connection not recorded"


@dataclass(frozen=True)
class Relation:
    """The words for a person, and the child's relative (`through`) by whom they belong to a side."""

    words: tuple
    through: object = None


class Kinship:
    """Labels of everybody on a network as seen by one child, worked out once and kept."""

    def __init__(self, network, child):
        self.network, self.child = network, child
        self.tree = Tree(network)
        self._one_kind = self._trees_of_one_kind()
        self._relations = {}

    def _trees_of_one_kind(self):
        kinds = {link.kind for link in self.tree.parents.get(self.child, ())}
        return [Tree(self.network, (kind,)) for kind in sorted(kinds)] if len(kinds) > 1 else []

    def label(self, person):
        """Every meaning of the person for the child, the first the most important."""
        return list(self.relation(person).words)

    def side(self, person):
        """The `Side` of the family that the person belongs to; name "" when on no side."""
        relation = self.relation(person)
        if relation.through is None:
            return Side("")
        if person in self.network.index:
            return Side("own")
        kin = self.tree.kin(self.child, relation.through)
        if kin is None:
            return Side("foster")
        if kin.up == 0 or (kin.up == 1 and kin.down >= 1 and kin.sharing == "full"):
            return Side("own")
        return side_of(self.tree, self.child, kin.first_steps)

    def relation(self, person):
        """The `Relation` of one person to the child."""
        if person not in self._relations:
            self._relations[person] = self._find(self.child, person)
        return self._relations[person]

    def _find(self, child, person):
        if child == person:
            return Relation(("the child",), person)
        blood = blood_label(self.tree, child, person)
        if blood:
            return Relation(tuple(dict.fromkeys((blood, *self._also(child, person)))), person)
        carer = self._carer_words(child, person)
        if carer:
            return Relation((carer, *self._roles(child, person)), person)
        tie = nearest_tie(self.tree, child, person)
        if tie:
            words = tie_label(self.tree, child, person, tie, self._name)
            return Relation((words, *self._roles(child, person)), tie.kin)
        hops = shortest_chain(self.tree, child, person)
        if hops:
            words = chain_label(self.tree, child, hops, self._name)
            return Relation((words, *self._roles(child, person)), hops[0][1])
        return Relation((self._association(child, person),))

    def _name(self, child, person):
        return self._find(child, person).words[0]

    def _carer_words(self, child, person):
        """Foster carers and guardians, their children, and nobody else."""
        for link in self.tree.carers[child]:
            if link.parent == person:
                return carer_word(link.kind)
        for link in self.tree.carers[child]:
            kin = self.tree.kin(link.parent, person)
            siblings = [ward.child for ward in self.tree.wards[link.parent]]
            if link.kind == "foster" and (person in siblings or (kin and (kin.up, kin.down) == (0, 1))):
                return word("foster sibling", self.tree.people[person].gender)
            if kin:
                return possessive(
                    carer_word(link.kind), blood_label(self.tree, link.parent, person, with_side=False)
                )
        return None

    def _also(self, child, person):
        """Further meanings of a blood relative: a parent's partner, step-sibling, carer, second kinship."""
        tree, found = self.tree, []
        kin = tree.kin(child, person)
        for one_kind in self._one_kind if child == self.child else ():
            second = one_kind.kin(child, person)
            if second and (second.up, second.down) != (kin.up, kin.down):
                found.append(blood_label(tree, child, person, kin=second))
        parents = [link.parent for link in tree.parents[child]]
        if person not in parents:
            found += self._also_by_partner(child, person, parents)
        found += [carer_word(link.kind) for link in tree.carers[child] if link.parent == person]
        return found + self._roles(child, person)

    def _also_by_partner(self, child, person, parents):
        tree, found = self.tree, []
        for parent in parents:
            for partner, link in tree.partners[parent]:
                if partner in parents or link.status == "never_lived_together":
                    continue
                brought = person in tree.children[partner] and person not in tree.children[parent]
                ended = link.status in ("divorced", "former")
                if partner == person or (brought and not ended and person != child):
                    tie = Tie(parent, partner, link)
                    found.append(tie_label(tree, child, person, tie, self._name))
        return found

    def _roles(self, child, person):
        """What the person is to the child besides family, such as "Godmother"."""
        return [
            link.role
            for link in self.network.associations
            if link.person == person and link.to == child and link.role
        ]

    def _association(self, child, person):
        links = [link for link in self.network.associations if link.person == person]
        links.sort(key=lambda link: link.to != child)
        if links and links[0].role:
            role, to = links[0].role, self.tree.people[links[0].to]
            if links[0].to == child or _says_whose(role) or not to.first_name:
                return role
            return f"{role} of {to.first_name}"
        near = links[0].to if links else self._nearest_friend(person)
        if near is None or near == child:
            return NOT_RECORDED if near is None else "known to the child"
        return f"connected through {self.tree.people[near].name or 'somebody else'}"

    def _nearest_friend(self, person):
        """Somebody tied to this person who has a role of their own, or whom this person is a role for."""
        for link in self.network.associations:
            if link.to == person:
                return link.person
        for link in self.network.associations:
            if shortest_chain(self.tree, link.person, person):
                return link.person
            if shortest_chain(self.tree, link.to, person):
                return link.to
        return None


def _says_whose(role):
    return "'s " in role or "’s " in role or role.lower().startswith(("their ", "her ", "his "))


def label(network, child, person):
    """What `person` is to `child`: a list of words, the most important first, never empty."""
    return Kinship(network, child).label(person)


def labels(network, child):
    """{person id: [words]} for everybody on the map as seen by the child."""
    kinship = Kinship(network, child)
    return {person: kinship.label(person) for person in network.people}
