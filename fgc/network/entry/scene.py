"""The family as the list finds it: people and ties, growing line by line while the list is read."""

from dataclasses import dataclass, replace

KIN = ("birth", "adoptive")


@dataclass(frozen=True)
class Somebody:
    """A person of the scene; `names` are what they may be called by, folded; unknown: it is not known who it is."""

    id: str
    name: str
    short_name: str = ""
    names: frozenset = frozenset()
    gender: str = "u"
    is_unknown: bool = False


@dataclass(frozen=True)
class Deed:
    """One thing to do. `kind` is person, name, parent, partner, sibling or role; `a` whom it is done to.

    person and name carry `fields`; parent: a child, b parent; role: a is something to b. `detail` is the kind of
    parent or sibling, the status of a couple, or the code of a role.
    """

    kind: str
    a: str
    b: str = ""
    detail: str = ""
    words: str = ""
    is_professional: bool = False
    fields: dict | None = None


class Scene:
    """People by id and the ties between them."""

    def __init__(self, people=(), parents=(), couples=(), siblings=()):
        self.people = {one.id: one for one in people}
        self.parents, self.couples = list(parents), list(couples)  # (child, parent, kind), (a, b, status)
        self.siblings = list(siblings)  # (a, b, kind)

    def parents_of(self, one, kinds=KIN):
        """[(parent's id, kind)] of one person."""
        return [(parent, kind) for child, parent, kind in self.parents if child == one and kind in kinds]

    def children_of(self, one):
        """Ids of the children of one person."""
        return _once(child for child, parent, kind in self.parents if parent == one and kind in KIN)

    def partners_of(self, one):
        """Ids of everybody who is or was a partner of one person."""
        return _once(b if a == one else a for a, b, _ in self.couples if one in (a, b))

    def siblings_of(self, one):
        """Ids of the brothers and sisters, by a parent in common or because it was said."""
        mine = {parent for parent, _ in self.parents_of(one)}
        shared = [child for child, parent, kind in self.parents if parent in mine and kind in KIN]
        said = [b if a == one else a for a, b, _ in self.siblings if one in (a, b)]
        return [each for each in _once([*shared, *said]) if each != one]

    def half(self, one, other):
        """The kind of a half-sibling tie that was said between two people, or nothing."""
        kinds = [kind for a, b, kind in self.siblings if {a, b} == {one, other}]
        return next((kind for kind in kinds if kind.startswith("half")), "")

    def called(self, name):
        """Ids of the people who answer to a name: the whole name first, else part of it."""
        wanted = " ".join(name.casefold().split())
        whole = [one.id for one in self.people.values() if one.name.casefold() == wanted]
        return whole or [one.id for one in self.people.values() if wanted in one.names]

    def is_like(self, one, gender):
        """Whether somebody may be of a gender."""
        return gender == "u" or self.people[one].gender in (gender, "u")

    def apply(self, deeds):
        """Let the deeds have happened."""
        for deed in deeds:
            if deed.kind in ("person", "name"):
                self._name(deed)
            elif deed.kind == "parent":
                self.parents.append((deed.a, deed.b, deed.detail))
            elif deed.kind == "partner":
                self.couples.append((deed.a, deed.b, deed.detail))
            elif deed.kind == "sibling":
                self.siblings.append((deed.a, deed.b, deed.detail))

    def _name(self, deed):
        before = self.people.get(deed.a)
        if before and "status" not in deed.fields:  # only blanks are filled in
            self.people[deed.a] = replace(before, gender=deed.fields.get("gender", before.gender))
            return
        fields = {"gender": before.gender if before else "u", **(deed.fields or {})}
        described = deed.words or (before.name if before and before.is_unknown else "")
        self.people[deed.a] = somebody(deed.a, fields, described)


def somebody(key, fields, described=""):
    """The `Somebody` of a person's fields; `described` stands for the name of somebody not known."""
    given, family = fields.get("given_name", ""), fields.get("family_name", "")
    known, called = fields.get("known_as", ""), fields.get("called", "")
    name = f"{known or given} {family}".strip()
    names = {given, known, called, family and f"{given} {family}".strip(), f"{known} {family}".strip(), name}
    names |= {given.split(" ")[0]} if given else set()
    unknown = fields.get("status") == "unknown" and not name
    one = Somebody(
        key, name, known or given, frozenset(each.casefold() for each in names if each), fields["gender"]
    )
    if name:
        return replace(one, is_unknown=unknown)
    words = {"unborn": "the baby who is expected", "loss": "the baby"}.get(fields.get("status"))
    words = described or words or "somebody not known"
    return replace(one, name=words, short_name=words, is_unknown=unknown)


def _once(ids):
    return list(dict.fromkeys(ids))
