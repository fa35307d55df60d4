"""Names blood and adoptive relatives, with the side of the family they belong to (network.md 3)."""

from dataclasses import dataclass

from .terms import line_word, possessive, side_word, word


@dataclass(frozen=True)
class Side:
    """A side of a child's family: `kind` birth or adoptive when both are on the map, else empty.

    `name` is maternal, paternal, both, own, foster, or "Ruth's" where gender cannot tell sides apart.
    """

    name: str
    kind: str = ""

    def before(self, term):
        """The term with its side said in front, or behind in brackets."""
        if self.name in ("maternal", "paternal"):
            term = f"{self.name} {term}"
        elif self.name == "both":
            term = f"{term} (both sides)"
        elif self.name.endswith("'s"):
            term = f"{term} ({self.name} side)"
        return f"{self.kind} {term}".strip()


def side_of(tree, child, steps):
    """The side that these parents of the child stand for."""
    links = [link for link in tree.parents[child] if link.parent in steps]
    kinds = {link.kind for link in tree.parents[child]}
    used = {link.kind for link in links}
    kind = used.pop() if len(kinds) > 1 and len(used) == 1 else ""
    names = list(dict.fromkeys(_one_side(tree, child, link) for link in links))
    if not names:
        return Side("", kind)
    return Side(names[0] if len(names) == 1 else "both", kind)


def _one_side(tree, child, link):
    parent = tree.people[link.parent]
    same_kind = [
        other for other in tree.parents[child] if other.kind == link.kind and other.parent != link.parent
    ]
    alike = any(tree.people[other.parent].gender == parent.gender for other in same_kind)
    if parent.gender not in ("m", "f") or alike:
        if parent.first_name:
            return f"{parent.first_name}'s"
        if parent.gender not in ("m", "f"):
            return ""
    return "maternal" if parent.gender == "f" else "paternal"


def blood_label(tree, child, person, *, with_side=True, kin=None):
    """What a blood or adoptive relative is to the child, or None for anybody else."""
    kin = kin or tree.kin(child, person)
    if kin is None or child == person:
        return None
    gender = tree.people[person].gender
    side = side_of(tree, child, kin.first_steps)
    if not with_side or kin.up == 0:
        side = Side("", side.kind if side.kind != "birth" or with_side else "")
    if kin.down == 0 or kin.up == 0:
        return (Side("", side.kind) if kin.up == 1 else side).before(line_word(kin.up, kin.down, gender))
    if min(kin.up, kin.down) >= 2 and kin.up != kin.down:
        return _removed_cousin(tree, child, kin, gender)
    if kin.up == 1 and kin.sharing == "full":
        side = Side("", side.kind)
    return side.before(side_word(kin.up, kin.down, gender, half=kin.sharing == "half"))


def _removed_cousin(tree, child, kin, gender):
    """Cousins once or more removed, in plain words: "cousin's son", "mother's cousin"."""
    cousin = side_word(min(kin.up, kin.down), min(kin.up, kin.down), gender)
    if kin.down > kin.up:
        return possessive(cousin, line_word(0, kin.down - kin.up, gender))
    if kin.up - kin.down == 1:
        genders = [tree.people[step].gender for step in kin.first_steps]
        owner = word("parent", genders[0]) if len(genders) == 1 else "parent"
    else:
        owner = line_word(kin.up - kin.down, 0, "u")
    return possessive(owner, cousin)
