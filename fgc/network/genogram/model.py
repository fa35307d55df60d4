"""The network that is drawn: plain records of people and ties, free of any database (network.md 2)."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, field, fields

Id = Hashable
KIN_KINDS = ("birth", "adoptive")
CARER_KINDS = ("foster", "guardian")
LIVE_STATUSES = ("married", "civil_partnership", "cohabiting", "engaged", "separated", "widowed", "")
ENDED_STATUSES = ("divorced", "former")


@dataclass(frozen=True)
class Person:
    """One person; `gender` is m, f, x (another) or u (not stated); `due` is words such as "June"."""

    id: Id
    name: str = ""
    gender: str = "u"
    birth_year: int | None = None
    age: int | None = None
    status: str = "living"  # living, deceased, unborn, loss, unknown
    death_year: int | None = None
    due: str = ""
    twins: Hashable = None
    identical: bool = False
    note: str = ""
    given: str = ""  # the first names, where they are known apart from the last name

    @property
    def first_name(self):
        """The name to use in a phrase such as "Ruth's side"."""
        return self.given or next(iter(self.name.split()), "")

    def age_in(self, year):
        """Age to write in the symbol: at death for those who died, None when it cannot be known."""
        if self.age is not None:
            return self.age
        last = self.death_year if self.status == "deceased" else year
        if self.birth_year is None or last is None or last < self.birth_year:
            return None
        return last - self.birth_year


@dataclass(frozen=True)
class ParentLink:
    """A parent of a child; kind birth, adoptive, foster, guardian; certainty known, believed, disputed."""

    child: Id
    parent: Id
    kind: str = "birth"
    certainty: str = "known"


@dataclass(frozen=True)
class Partnership:
    """A couple, present or past; the latest row of a pair counts."""

    a: Id
    b: Id
    status: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class SiblingLink:
    """Siblings whose parents are not on the map: full, half_maternal, half_paternal, half, unknown."""

    a: Id
    b: Id
    kind: str = "full"


@dataclass(frozen=True)
class Association:
    """What a person is to somebody ("Neighbour"); strength 3 strong, 2, 1 weak, -1 strained or None."""

    person: Id
    to: Id
    role: str = ""
    formal: bool = False
    strength: int | None = None
    direction: str = "both"  # who supports whom: to (the other person), from, both


@dataclass(frozen=True)
class Tie:
    """Nearness to the child: close, ok, weak, strained, cut_off; support goes to the child, from, or both."""

    person: Id
    child: Id
    quality: str = "ok"
    direction: str = "both"


@dataclass(frozen=True)
class Household:
    """People who live together; `label` is the number on the house badge."""

    label: str
    members: tuple = ()


@dataclass(frozen=True)
class CarerBadge:
    """A carer's standing towards a child, such as "Special guardian": a badge, never a line."""

    carer: Id
    child: Id
    text: str = "Carer"


@dataclass(frozen=True)
class Restriction:
    """A safety limit for the coordinator's copy: the people badged and the sentence listed."""

    people: tuple = ()
    sentence: str = ""


@dataclass
class Network:
    """Everybody on one family's map and every tie between them; `index` are the referred children."""

    people: dict = field(default_factory=dict)
    parent_links: tuple = ()
    partnerships: tuple = ()
    sibling_links: tuple = ()
    associations: tuple = ()
    households: tuple = ()
    carers: tuple = ()
    restrictions: tuple = ()
    index: tuple = ()
    year: int = 2025

    @classmethod
    def build(cls, *, people=(), index=(), year=2025, **rows):
        """Make a network from rows (records, mappings or tuples), leaving out ties that cannot be drawn.

        Rows: `parent_links`, `partnerships`, `sibling_links`, `associations`, `households`, `carers`,
        `restrictions`. A tie to somebody who is not in `people`, to oneself, or closing a circle of
        parents is dropped, so that nothing later can fail on it.
        """
        records = {person.id: person for person in (_record(Person, row) for row in people)}
        kinds = {
            "parent_links": ParentLink,
            "partnerships": Partnership,
            "sibling_links": SiblingLink,
            "associations": Association,
            "households": Household,
            "carers": CarerBadge,
            "restrictions": Restriction,
        }
        ties = {name: [_record(kind, row) for row in rows.pop(name, ())] for name, kind in kinds.items()}
        if rows:
            raise TypeError(f"unknown rows: {sorted(rows)}")
        return cls(
            people=records,
            parent_links=_without_circles(_between(ties["parent_links"], records, "child", "parent")),
            partnerships=_latest(_between(ties["partnerships"], records, "a", "b")),
            sibling_links=_between(ties["sibling_links"], records, "a", "b"),
            associations=_between(ties["associations"], records, "person", "to"),
            households=tuple(_household(row, records) for row in ties["households"]),
            carers=_between(ties["carers"], records, "carer", "child"),
            restrictions=tuple(ties["restrictions"]),
            index=tuple(dict.fromkeys(one for one in index if one in records)),
            year=year,
        )

    def related(self):
        """Everybody with a family tie, and the referred children: those who get a card."""
        ids = set(self.index)
        for link in self.parent_links:
            ids |= {link.child, link.parent}
        for link in (*self.partnerships, *self.sibling_links):
            ids |= {link.a, link.b}
        return [one for one in self.people if one in ids]


def _record(kind, row):
    if isinstance(row, kind):
        return row
    if isinstance(row, Mapping):
        names = {each.name for each in fields(kind)}
        return kind(**{name: value for name, value in row.items() if name in names})
    return kind(*row)


def _between(links, people, first, second):
    kept = {}
    for link in links:
        a, b = getattr(link, first), getattr(link, second)
        if a in people and b in people and a != b:
            kept.setdefault(link, None)
    return tuple(kept)


def _household(row, people):
    return Household(str(row.label), tuple(dict.fromkeys(one for one in row.members if one in people)))


def _latest(partnerships):
    best = {}
    for link in partnerships:
        pair = frozenset((link.a, link.b))
        if pair not in best or (link.start or 0) >= (best[pair].start or 0):
            best[pair] = link
    return tuple(best.values())


def _without_circles(links):
    """Drop a link that would make somebody their own ancestor, and repeats of the same link."""
    parents, kept, seen = {}, [], set()
    for link in links:
        key = (link.child, link.parent, link.kind)
        if key in seen or _reaches(parents, link.parent, link.child):
            continue
        seen.add(key)
        parents.setdefault(link.child, []).append(link.parent)
        kept.append(link)
    return tuple(kept)


def _reaches(parents, start, goal):
    waiting, seen = [start], {start}
    while waiting:
        one = waiting.pop()
        if one == goal:
            return True
        for parent in parents.get(one, ()):
            if parent not in seen:
                seen.add(parent)
                waiting.append(parent)
    return False
