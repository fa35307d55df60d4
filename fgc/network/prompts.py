"""Who else? The questions that a family's map leaves open, as rules on the graph (network.md 5). Pure.

A rule yields a prompt while its gap is there; what came of asking is kept by the caller (`SearchAnswer`).
"""

from dataclasses import dataclass, field

from fgc.lib.text import and_list
from fgc.network.genogram.families import unions_of
from fgc.network.genogram.generations import generations
from fgc.network.kinship import Kinship

MOTHER, FATHER, SIBLING, OTHER = "mother", "father", "sibling", "other"  # ways of adding from somebody
FRIENDS, CARERS = "friends", "cared_before"  # they count as network as family does (domain.md, scenario 29)


@dataclass(frozen=True)
class Wish:
    """Somebody the child named; `person` is None while they are not on the map."""

    key: str
    child: object
    words: str
    person: object = None


@dataclass(frozen=True)
class Facts:
    """What the rules ask beside the graph; people are ids of the network, `roles` are codes of associations."""

    network: object
    children: tuple
    roles: frozenset = frozenset()  # of everybody outside the family
    has_friends: bool = False  # somebody outside the family who is not there through their work
    cared: frozenset = frozenset()  # who looked after a child without being a parent, now or before
    wishes: tuple = ()
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


def prompts(facts):
    """Every open prompt, nearest family first."""
    if not facts.children:
        return []
    family = _Family(facts)
    return [prompt for rule in RULES for prompt in rule(family)]


def essential_titles():
    """{code: title} of what must be asked before one may say that a family has no network."""
    return {
        FRIENDS: "Friends, neighbours and the community",
        CARERS: "People who cared for the children before",
    }


@dataclass
class _Family:
    facts: Facts
    kinships: dict = field(default_factory=dict)

    def __post_init__(self):
        self.network, self.children = self.facts.network, self.facts.children
        self.tree = Kinship(self.network, self.children[0]).tree
        self.people = self.network.people

    def parents(self, one):
        return [link.parent for link in self.tree.parents.get(one, ()) if link.parent in self.people]

    def known_parents(self, one):
        return [parent for parent in self.parents(one) if self.people[parent].status != "unknown"]

    def siblings(self, one):
        above = [link.parent for link in self.tree.parents.get(one, ())]
        return {child for parent in above for child in self.tree.children[parent]} - {one}

    def name(self, one):
        return self.people[one].first_name or {"unborn": "the baby"}.get(
            self.people[one].status, "somebody whose name is not known"
        )

    def names(self, people):
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
        """Every known parent of a child, once, with none that died left out: their family is family."""
        return list(dict.fromkeys(one for child in self.children for one in self.known_parents(child)))


def _no_parent(family):
    """A child with fewer than two parents on the map; children who share the known one are asked about together."""
    groups = {}
    for child in family.children:
        known = family.parents(child)
        if len(known) < 2:
            groups.setdefault(tuple(known), []).append(child)
    for known, children in groups.items():
        who, first = family.names(children), children[0]
        have = {family.people[one].gender for one in known}
        for gender, word, way in (("m", "dad", FATHER), ("f", "mum", MOTHER)):
            if gender not in have and (not known or have & {"m", "f"}):
                side = "His" if way == FATHER else "Her"
                yield Prompt(
                    f"no_{way}",
                    f"{who}’s {word}",
                    f"Who is {who}’s {word}? Nobody of {side.lower()} family is on the map yet.",
                    first,
                    (Add(first, way),),
                )


def _not_known(family):
    """Somebody who stands on the map as "not known"."""
    kinship = Kinship(family.network, family.children[0])
    for one in family.network.related():
        if family.people[one].status == "unknown":
            words = kinship.label(one)[0]
            yield Prompt(
                "not_known",
                f"Not known: {family.name(family.children[0])}’s {words}",
                f"It is not known who {family.name(family.children[0])}’s {words} is. Who might be able to tell us?",
                one,
            )


def _sides(family):
    """Each parent's family: none of it, a missing grandparent, no brothers or sisters, no great-aunts or -uncles."""
    for parent in family.each_parent():
        words, parents = family.parent_words(parent), family.parents(parent)
        siblings = family.siblings(parent)
        if not parents and not siblings:
            yield Prompt(
                "side",
                f"{words}’s family",
                f"Who in {words}’s family could you tell us about? Nobody of {family.name(parent)}’s family is on the map yet.",
                parent,
                (Add(parent, MOTHER), Add(parent, FATHER), Add(parent, SIBLING)),
            )
            continue
        yield from _grandparents(family, parent, parents)
        if not siblings:
            yield Prompt(
                "siblings",
                f"{words}’s brothers and sisters",
                f"Does {family.name(parent)} have brothers or sisters? An aunt or an uncle may want to help.",
                parent,
                (Add(parent, SIBLING),),
            )
        if parents and not any(family.siblings(one) for one in parents):
            named = [one for one in parents if family.people[one].status != "unknown"] or parents
            yield Prompt(
                "grandparents_siblings",
                f"{words}’s aunts and uncles",
                f"Do {family.names(named)} have brothers or sisters? They would be great-aunts and great-uncles."
                if len(named) > 1
                else f"Does {family.names(named)} have brothers or sisters? They would be great-aunts and great-uncles.",
                parent,
                tuple(Add(one, SIBLING) for one in named),
            )


def _grandparents(family, parent, parents):
    if len(parents) >= 2:
        return
    have = {family.people[one].gender for one in parents}
    ways = [way for gender, way in (("f", MOTHER), ("m", FATHER)) if gender not in have]
    name, words = family.name(parent), family.parent_words(parent)
    missing = {1: f"Who is {name}’s {'mum' if ways == [MOTHER] else 'dad'}?"}.get(
        len(ways), f"Who are {name}’s mum and dad?"
    )
    yield Prompt(
        "grandparents",
        f"{words}’s parents",
        f"{missing} Grandparents are often missed when they live far away or have lost touch.",
        parent,
        tuple(Add(parent, way) for way in ways),
    )


def _half_siblings(family):
    """The other parent of a half-brother or half-sister, and that parent's own parents."""
    seen = set(family.children)
    for child in family.children:
        mine = set(family.parents(child))
        if len(mine) < 2:
            continue
        for one in sorted(family.siblings(child) - seen, key=list(family.people).index):
            seen.add(one)
            theirs = set(family.parents(one))
            shared = mine & theirs
            if not shared or one not in family.people or len(shared) > 1:
                continue
            name, others = family.name(one), theirs - mine
            if not others:
                mother = any(family.people[each].gender == "f" for each in shared)
                word, way = ("dad", FATHER) if mother else ("mum", MOTHER)
                yield Prompt(
                    "half_parent",
                    f"{name}’s {word}",
                    f"Who is {name}’s {word}? That family may matter to {name}, and to {family.name(child)} too.",
                    one,
                    (Add(one, way),),
                )
            for other in others:
                if family.people[other].status != "unknown" and not family.parents(other):
                    yield Prompt(
                        "half_grandparents",
                        f"{name}’s other grandparents",
                        f"Who are {family.name(other)}’s parents? They are {name}’s grandparents.",
                        other,
                        (Add(other, MOTHER), Add(other, FATHER)),
                    )


def _cared_before(family):
    who = family.names(family.children)
    if not family.facts.cared:
        yield Prompt(
            CARERS,
            "People who cared for the children before"
            if len(family.children) > 1
            else f"People who cared for {who}",
            f"Who else has looked after {who}: a foster carer, a step-parent, a neighbour, a childminder?",
            adds=(Add(family.children[0], OTHER, "foster_carer"),),
        )
    for one in sorted(family.facts.cared - family.facts.spoken, key=list(family.people).index):
        if family.people[one].status == "living":
            yield Prompt(
                "carer_not_asked",
                f"{family.people[one].name}, who cared before",
                f"{family.people[one].name} has looked after a child of this family. Nobody has spoken to them yet.",
                one,
            )


def _godparents(family):
    if "godparent" not in family.facts.roles:
        yield Prompt(
            "godparents",
            "Godparents",
            "Are there godparents, or somebody who stands for the same in your faith or family?",
            adds=(Add(family.children[0], OTHER, "godparent"),),
        )


def _childs_own(family):
    """The child's own list: not made yet, or somebody on it whom nobody has spoken to."""
    asked = {wish.child for wish in family.facts.wishes}
    for child in family.children:
        name = family.name(child)
        if child not in asked and family.people[child].status == "living":
            yield Prompt(
                "childs_list",
                f"{name}’s own list",
                f"Who would {name} ring when something is wrong? Ask {name} for a list of their own.",
                child,
                (Add(child, OTHER),),
            )
    for wish in family.facts.wishes:
        name = family.name(wish.child)
        if wish.person is None:
            yield Prompt(
                f"named_{wish.key}",
                f"“{wish.words}”, whom {name} named",
                f"{name} named “{wish.words}”, who is not on the map yet. Who is that?",
                wish.child,
                (Add(wish.child, OTHER),),
            )
        elif wish.person not in family.facts.spoken and wish.person not in family.children:
            who = family.people[wish.person].name or wish.words
            yield Prompt(
                "named",
                f"{who}, whom {name} named",
                f"{name} named {who}. Nobody has spoken to them yet.",
                wish.person,
            )


def _outside(family):
    """Nobody but family and professionals; the community of language or faith."""
    first = family.children[0]
    if not family.facts.has_friends:
        yield Prompt(
            FRIENDS,
            "Friends, neighbours and the community",
            "Who outside the family would you miss if they were not there: a friend, a neighbour, somebody from a club?",
            adds=(Add(first, OTHER, "friend"), Add(first, OTHER, "neighbour")),
        )
    if "faith" not in family.facts.roles:
        what = and_list(family.facts.communities)
        known = f" ({what})" if what else ""
        yield Prompt(
            "community",
            "People who share a language or a faith",
            f"Is there somebody who shares the family’s language or faith{known}, at home or from a place where they meet?",
            adds=(Add(first, OTHER, "faith"),),
        )


def _agreed_list(family):
    """Of those who said they come: no man among them, or all of one generation."""
    coming = [one for one in family.facts.coming if one in family.people]
    if not coming:
        return
    first = family.children[0]
    if not any(family.people[one].gender == "m" for one in coming):
        yield Prompt(
            "no_man",
            "A man on the list",
            "No man is among those who are coming. Is there an uncle, a grandad or a friend who matters?",
            adds=(Add(first, OTHER),),
        )
    related = set(family.network.related())
    if len(coming) > 1 and related.issuperset(coming):
        unions, _ = unions_of(family.network)
        rows = generations(family.network, unions)
        if len({rows[one] for one in coming}) == 1:
            yield Prompt(
                "one_generation",
                "Older and younger people",
                "Everybody who is coming is of one generation. Who is there among the older or the younger ones?",
                adds=(Add(first, OTHER),),
            )


RULES = (
    _no_parent,
    _not_known,
    _sides,
    _half_siblings,
    _childs_own,
    _cared_before,
    _godparents,
    _outside,
    _agreed_list,
)
