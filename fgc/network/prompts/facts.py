"""What the rules of "Who else?" ask about, and what they answer with."""

from dataclasses import dataclass, field

from fgc.lib.text import and_list
from fgc.network.genogram.model import ENDED_STATUSES
from fgc.network.kinship import Kinship

MOTHER, FATHER, SIBLING, OTHER = "mother", "father", "sibling", "other"  # ways of adding from somebody
FORMER = (*ENDED_STATUSES, "separated")
FRIENDS, CARERS = "friends", "cared_before"  # they count as network as family does (domain.md, scenario 29)


@dataclass(frozen=True)
class Wish:
    """Somebody the child named; `person` is None while they are not on the map."""

    key: str
    child: object
    words: str
    person: object = None


@dataclass(frozen=True)
class Written:
    """Somebody whom a plan or an invitation names in words; nobody of that name is on the map."""

    code: str
    words: str
    where: str


@dataclass(frozen=True)
class Facts:
    """What the rules ask beside the graph; people are ids of the network, `roles` are codes of associations."""

    network: object
    children: tuple
    roles: frozenset = frozenset()  # of everybody outside the family
    has_friends: bool = False  # somebody outside the family who is not there through their work
    cared: frozenset = frozenset()  # who looked after a child without being a parent, now or before
    wishes: tuple = ()
    written: tuple = ()
    nobody_else: frozenset = frozenset()  # codes of prompts that were answered with "asked, nobody"
    spoken: frozenset = frozenset()
    coming: frozenset = frozenset()
    communities: tuple = ()  # languages and faiths, as written


@dataclass(frozen=True)
class Add:
    """A way to add somebody: from whom, as what, with which role when they are not family."""

    near: object
    way: str
    role: str = ""


@dataclass(frozen=True)
class Prompt:
    """One question. `code` and `about` name it for good; `title` is short, `text` asks kindly."""

    code: str
    title: str
    text: str
    about: object = None
    adds: tuple = ()


@dataclass
class Family:
    """The graph with the questions that the rules put to it."""

    facts: Facts
    kinships: dict = field(default_factory=dict)

    def __post_init__(self):
        self.network, self.children = self.facts.network, self.facts.children
        self.tree = Kinship(self.network, self.children[0]).tree
        self.people = self.network.people

    def parents(self, one):
        """The parents of somebody on the map, those not known among them."""
        return [link.parent for link in self.tree.parents.get(one, ()) if link.parent in self.people]

    def known_parents(self, one):
        """The parents of whom it is known who they are."""
        return [parent for parent in self.parents(one) if self.people[parent].status != "unknown"]

    def siblings(self, one):
        """Everybody who shares a parent, named or not."""
        above = [link.parent for link in self.tree.parents.get(one, ())]
        return {child for parent in above for child in self.tree.children[parent]} - {one}

    def former_step_parents(self):
        """Who lived with a parent of a child and no longer does, and is no parent of one."""
        parents = {one for child in self.children for one in self.parents(child)}
        pairs = [(row.a, row.b) for row in self.network.partnerships if row.status in FORMER]
        pairs += [(b, a) for a, b in pairs]
        found = {other for one, other in pairs if one in parents and other not in parents}
        return {one for one in found if one in self.people and one not in self.children}

    def name(self, one):
        """What to call somebody in a question."""
        return self.people[one].first_name or {"unborn": "the baby"}.get(
            self.people[one].status, "somebody whose name is not known"
        )

    def names(self, people):
        """Several names in one line."""
        return and_list([self.name(one) for one in people])

    def parent_words(self, parent):
        """ "Mum", "Dad", or "Leila’s dad" when the children do not share that parent; the name among more parents."""
        children = [child for child in self.children if parent in self.parents(child)]
        gender = self.people[parent].gender
        same = [one for child in children for one in self.parents(child) if self.people[one].gender == gender]
        word = {"m": "dad", "f": "mum"}.get(gender)
        if word is None or set(same) != {parent}:
            return self.name(parent)
        return (
            word.capitalize() if len(children) == len(self.children) else f"{self.names(children)}’s {word}"
        )

    def each_parent(self):
        """Every known parent of a child, once; also one who died: their family is family."""
        return list(dict.fromkeys(one for child in self.children for one in self.known_parents(child)))
