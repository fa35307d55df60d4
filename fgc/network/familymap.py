"""One family's map as an audience may see it: the network, what everybody is to each child, the sides."""

from functools import cached_property

from fgc.lib.dates import age_on
from fgc.lib.text import and_list
from fgc.network import badges, homes
from fgc.network.genogram import model as engine
from fgc.network.genogram.sides import side_words
from fgc.network.kinship import Kinship, Side
from fgc.network.kinship.labels import NOT_RECORDED

OWN, MATERNAL, PATERNAL, BOTH = "own", "maternal", "paternal", "both"
FRIENDS, UNPLACED = "friends", "unplaced"
FAR = "connected through"  # how the kinship words begin for somebody too many steps away to name
RANK = (OWN, MATERNAL, PATERNAL, BOTH)


class FamilyMap:
    """The people an audience may know of and the ties between them; other ties are not there at all.

    Labels and sides are worked out on this reduced network: they tell of nobody hidden (network.md 5).
    """

    def __init__(self, case, audience, today):
        self.case, self.audience, self.today = case, audience, today
        self.is_copy = audience.recipient is not None  # a copy that leaves; set it for a colleague's copy too
        self.people = [
            person for person in audience.people() if not (self.is_copy and person.status == "loss")
        ]
        self.by_id = {person.pk: person for person in self.people}
        self.children = [row for row in case.children.select_related("person") if row.person_id in self.by_id]
        self.index = [row.person_id for row in self.children]
        self.centre = None  # the child as whom the family is seen; none: each child beside the others
        self.is_whole = audience.recipient is None and audience.can.whole("people")

    @cached_property
    def restrictions(self):
        """What holds, as the audience may read it."""
        return self.audience.restrictions()

    @cached_property
    def parent_links(self):
        """Who is whose child, among the people of this map; read, as every tie, when first asked for."""
        return self._between(self.case.parent_links, "child_id", "parent_id")

    @cached_property
    def partnerships(self):
        """The couples, those of before among them."""
        return self._between(self.case.partnerships, "a_id", "b_id")

    @cached_property
    def sibling_links(self):
        """Brothers and sisters whose parents are not recorded."""
        return self._between(self.case.sibling_links, "a_id", "b_id")

    @cached_property
    def associations(self):
        """What somebody is who is not family, and to whom."""
        rows = self._between(self.case.associations, "person_id", "to_id")
        for row in rows:  # "Teacher at St Oswald's" is a teacher to who must not know the school
            row.words = row.words if self.audience.may_read(row.words) else ""
        return rows

    @cached_property
    def responsibilities(self):
        """Who holds parental responsibility now."""
        return list(self.case.responsibilities.filter(until=None).select_related("holder", "child"))

    @cached_property
    def household_rows(self):
        """Where people live now, also those who are not on this map: `homes.current` leaves them off."""
        return homes.rows_now(self.case)

    def seen_by(self, person_id):
        """The same map as one child of the work sees it; ask before labels, sides or the network are read."""
        if person_id not in self.index:
            raise ValueError("only a child whom the work is about")
        self.centre = person_id
        return self

    @property
    def seen_first(self):
        """The child in the middle of the pictures: the one chosen, else the first."""
        return self.centre or next(iter(self.index), None)

    @cached_property
    def network(self):
        """The engine's network; ids are those of the database and never reach the picture."""
        return engine.Network.build(
            people=[_person(person, self.today) for person in self.people],
            index=sorted(self.index, key=lambda one: one != self.centre),
            year=self.today.year,
            parent_links=[(r.child_id, r.parent_id, r.kind, r.certainty) for r in self.parent_links],
            partnerships=[(r.a_id, r.b_id, r.status, r.started, r.ended) for r in self.partnerships],
            sibling_links=[(r.a_id, r.b_id, r.kind) for r in self.sibling_links],
            associations=[
                *((r.person_id, r.to_id, role_words(r), r.is_professional) for r in self.associations),
                *((b.carer_id, b.child_id, b.words) for b in self.badges if b.carer_id not in self._tied),
            ],
            households=homes.drawn(self),
            carers=[(badge.carer_id, badge.child_id, badge.words) for badge in self.badges],
            restrictions=[
                engine.Restriction(tuple(sorted(view.people)), view.sentence.rstrip("."))
                for view in self.restrictions
                if view.row is not None
            ],
        )

    @cached_property
    def _tied(self):
        """The people who have a tie of their own; a carer without one stands among those who are not family."""
        pairs = [(r.child_id, r.parent_id) for r in self.parent_links]
        pairs += [(r.a_id, r.b_id) for r in (*self.partnerships, *self.sibling_links)]
        return {one for pair in pairs for one in pair} | {r.person_id for r in self.associations}

    @cached_property
    def badges(self):
        """Who cares for which child now (fgc/network/badges.py)."""
        return badges.current(self)

    @cached_property
    def kinships(self):
        """{child's person id: Kinship}, in the order of the children; of the chosen child only."""
        return {
            child: Kinship(self.network, child) for child in ([self.centre] if self.centre else self.index)
        }

    def words_for(self, person_id):
        """[(child's person, what the person is to that child)], nothing where no connection is recorded."""
        found = []
        if self.side(person_id) == FRIENDS:
            return found
        for child, kinship in self.kinships.items():
            words = kinship.label(person_id)
            if child != person_id and words != [NOT_RECORDED]:
                found.append((self.by_id[child], " and ".join(words)))
        return found

    def label(self, person_id):
        """What the person is, in one line: "maternal grandmother", or child by child where it differs."""
        if person_id == self.centre or self.index == [person_id]:
            return "the child"
        if person_id in self.index and not self.centre:
            return "one of the children"
        if self.side(person_id) == FRIENDS:
            return self._roles(person_id)
        found = self.words_for(person_id)
        if self.centre:
            return found[0][1] if found else ""
        near = [(child, words) for child, words in found if not words.startswith(FAR)]
        found = near or found
        by_words = {}
        for child, words in found:
            by_words.setdefault(words, []).append(child.short_name)
        if len(by_words) == 1 and len(found) == len(self.index):
            return found[0][1]
        return "; ".join(f"{words} (to {and_list(names)})" for words, names in by_words.items())

    def _roles(self, person_id):
        """What somebody who is not family is, and to whom when that is not the only child."""
        by_role = {}
        for row in self.associations:
            if row.person_id == person_id:
                by_role.setdefault(role_words(row), []).append(row.to_id)
        for badge in () if by_role else self.badges:
            if badge.carer_id == person_id:
                by_role.setdefault(badge.words, []).append(badge.child_id)
        return "; ".join(
            role if len(self.index) == 1 and to == self.index
            else f"{role} ({and_list([self.by_id[one].short_name for one in to])})"
            for role, to in by_role.items()
        )  # fmt: skip

    def side(self, person_id):
        """The key of the group that lists the person: a side of the family, friends, or not placed yet."""
        if person_id in self.index or self.is_sibling(person_id):
            return OWN
        sides = self._sides(person_id)
        names = {side.name for side in sides if side.name}
        if {MATERNAL, PATERNAL} <= names:
            return BOTH
        for side in sorted((s for s in sides if s.name), key=_rank):
            return f"{side.kind}:{side.name}".strip(":")
        if any(row.person_id == person_id for row in self.associations):
            return FRIENDS
        if person_id not in self._tied and any(badge.carer_id == person_id for badge in self.badges):
            return FRIENDS
        return UNPLACED

    def is_sibling(self, person_id):
        """Whether the person is a brother or sister of a child, half ones among them: children rarely say half."""
        kin = [each.tree.kin(child, person_id) for child, each in self.kinships.items()]
        return any((one.up, one.down) == (1, 1) for one in kin if one is not None)

    def _sides(self, person_id):
        """The sides that the person is on, by kinship when there is any: a father is nobody's step-side."""
        kin = [one for one in self.kinships.values() if one.tree.kin(one.child, person_id)]
        return [kinship.side(person_id) for kinship in kin or self.kinships.values()]

    @cached_property
    def groups(self):
        """[(key, heading, people)]: the children first, both parents' sides even when nobody is on them."""
        found = {OWN: [], MATERNAL: [], PATERNAL: []} if self.people else {}
        for person in self.people:
            found.setdefault(self.side(person.pk), []).append(person)
        last = [BOTH, FRIENDS, UNPLACED]
        keys = [OWN, MATERNAL, PATERNAL, *sorted(set(found) - {OWN, MATERNAL, PATERNAL, *last}), *last]
        return [(key, heading(key), found[key]) for key in keys if key in found]

    def _between(self, rows, first, second):
        return [row for row in rows.all() if {getattr(row, first), getattr(row, second)} <= self.by_id.keys()]


def heading(key):
    """The heading of a group, in plain words."""
    fixed = {
        OWN: "The children, brothers and sisters",
        FRIENDS: "Not family, but important",
        UNPLACED: "Not placed yet",
    }
    if key in fixed:
        return fixed[key]
    kind, _, name = key.rpartition(":")
    words = side_words(Side(name, kind))
    return (words[:1].upper() + words[1:]).replace("'", "’")


def role_words(association):
    """What a person who is not family is, in the family's words when there are any."""
    return association.words or association.get_role_display()


def _rank(side):
    return RANK.index(side.name) if side.name in RANK else len(RANK)


def _person(person, today):
    return engine.Person(
        person.pk,
        "" if person.status in ("unborn", "loss", "unknown") and not _named(person) else person.name,
        person.gender,
        person.birth_year,
        age=age_on(today, person.born_on) if person.born_on and person.status == "living" else None,
        status=person.status,
        death_year=person.died_year,
        due=f"{person.due_on:%B}" if person.due_on else "",
        twins=person.birth_group,
        identical=person.is_identical,
        given=person.known_as or person.given_name,
    )


def _named(person):
    return bool(person.given_name or person.known_as or person.family_name)
