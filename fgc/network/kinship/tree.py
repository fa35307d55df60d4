"""Who descends from whom: ancestors, the nearest common ones, and what is shared (network.md 3)."""

from dataclasses import dataclass

from ..genogram.model import CARER_KINDS, KIN_KINDS, ParentLink, Person

FARTHEST = 8  # generations looked upward


@dataclass(frozen=True)
class Kin:
    """Blood (or adoptive) kinship: steps up from the child, down to the person, and how it is shared."""

    up: int
    down: int
    first_steps: tuple  # the child's parents through whom it runs
    sharing: str  # "full", "half" or "unknown"


class Tree:
    """A network's parent and partner ties, indexed for walking; `kinds` limits which parents count."""

    def __init__(self, network, kinds=KIN_KINDS):
        self.network = network
        self.people = dict(network.people)
        self.parents = {one: [] for one in self.people}
        self.children = {one: [] for one in self.people}
        self.carers = {one: [] for one in self.people}
        self.wards = {one: [] for one in self.people}
        self.partners = {one: [] for one in self.people}
        for link in network.parent_links:
            if link.kind in CARER_KINDS:
                self.carers[link.child].append(link)
                self.wards[link.parent].append(link)
            elif link.kind in kinds:
                self._add_parent(link)
        for link in network.partnerships:
            self.partners[link.a].append((link.b, link))
            self.partners[link.b].append((link.a, link))
        for number, link in enumerate(network.sibling_links):
            self._stand_unnamed_parents_above(number, link)
        self._ancestors, self._kin = {}, {}

    def _add_parent(self, link):
        if all(other.parent != link.parent for other in self.parents[link.child]):
            self.parents[link.child].append(link)
            self.children[link.parent].append(link.child)

    def _stand_unnamed_parents_above(self, number, link):
        """Siblings asserted without parents get unnamed ones, shared as the link says."""
        shared = {"half_maternal": "f", "half_paternal": "m", "half": "u"}.get(link.kind)
        if shared is None:
            self._share_all_parents(number, link)
            return
        self._share_one_parent(number, link, shared)
        if shared in "mf":
            other = "m" if shared == "f" else "f"
            for one in (link.a, link.b):
                if not self._parent_of_gender(one, other):
                    self._add_unnamed(("unnamed", number, one), other, (one,))
        else:
            for one in (link.a, link.b):
                if len(self.parents[one]) < 2:
                    self._add_unnamed(("unnamed", number, one), "u", (one,))

    def _share_all_parents(self, number, link):
        known = self.parents[link.a] or self.parents[link.b]
        if known:
            for one in (link.a, link.b):
                if not self.parents[one]:
                    for above in known:
                        self._add_parent(ParentLink(one, above.parent, above.kind, above.certainty))
            return
        for place in (1, 2):
            self._add_unnamed(("unnamed", number, place), "u", (link.a, link.b))

    def _share_one_parent(self, number, link, gender):
        above = next(
            (
                self._parent_of_gender(one, gender)
                for one in (link.a, link.b)
                if gender != "u" and self._parent_of_gender(one, gender)
            ),
            None,
        )
        if above is None:
            self._add_unnamed(("unnamed", number), gender, (link.a, link.b))
            return
        for one in (link.a, link.b):
            if not self._parent_of_gender(one, gender):
                self._add_parent(ParentLink(one, above))

    def _parent_of_gender(self, one, gender):
        return next(
            (each.parent for each in self.parents[one] if self.people[each.parent].gender == gender), None
        )

    def _add_unnamed(self, key, gender, children):
        self.people[key] = Person(key, gender=gender)
        for table in (self.parents, self.children, self.carers, self.wards, self.partners):
            table[key] = []
        for child in children:
            self._add_parent(ParentLink(child, key))

    def ancestors(self, one):
        """{ancestor: (distance, the first steps taken, the last nodes before it)}, oneself at 0."""
        if one in self._ancestors:
            return self._ancestors[one]
        found = {one: (0, {}, {})}
        row = [one]
        for distance in range(1, FARTHEST + 1):
            above = {}
            for each in row:
                for link in self.parents[each]:
                    if link.parent in found:
                        continue
                    firsts, lasts = above.setdefault(link.parent, ({}, {}))
                    firsts.update(found[each][1] or {link.parent: None})
                    lasts[each] = None
            if not above:
                break
            found.update({each: (distance, *steps) for each, steps in above.items()})
            row = list(above)
        self._ancestors[one] = found
        return found

    def kin(self, child, person):
        """The nearest kinship between two people, or None when they share nobody."""
        key = (child, person)
        if key not in self._kin:
            self._kin[key] = self._find_kin(child, person)
        return self._kin[key]

    def _find_kin(self, child, person):
        mine, theirs = self.ancestors(child), self.ancestors(person)
        common = [one for one in mine if one in theirs]
        if not common:
            return None

        def closeness(one):
            up, down = mine[one][0], theirs[one][0]
            return up + down, abs(up - down), up

        best = min(map(closeness, common))
        meeting = [one for one in common if closeness(one) == best]
        up, down = mine[meeting[0]][0], theirs[meeting[0]][0]
        steps = dict.fromkeys(step for one in meeting for step in mine[one][1])
        sharing = "full"
        if up and down:
            pairs = [(a, b) for one in meeting for a in mine[one][2] for b in theirs[one][2]]
            sharing = self._sharing(pairs)
        return Kin(up, down, tuple(steps), sharing)

    def _sharing(self, pairs):
        """Full when any pair shares both parents; half only when both people's parents are known."""
        verdicts = []
        for a, b in pairs:
            mine = {link.parent for link in self.parents[a]}
            theirs = {link.parent for link in self.parents[b]}
            if len(mine & theirs) >= 2:
                return "full"
            verdicts.append("half" if len(mine) >= 2 and len(theirs) >= 2 else "unknown")
        return "unknown" if "unknown" in verdicts else "half"
