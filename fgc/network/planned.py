"""A family's map as it will be: people and ties that are not saved yet stand on it beside those that are.

Labels come from the same code as on the saved map, so that a check page shows what will be there afterwards.
"""

import copy

from fgc.network.actions.people import set_fields
from fgc.network.models import Association, ParentLink, Partnership, Person, SiblingLink
from fgc.network.questions import alone, parent_questions, partner_questions, sibling_questions
from fgc.network.validation import check_parent

FIRST = 10**12  # ids of people who are not saved, above every saved one
LISTS = ("people", "parent_links", "partnerships", "sibling_links", "associations")
WORKED_OUT = ("network", "kinships", "groups")


class PlannedMap:
    """A `FamilyMap` to which deeds (fgc/network/entry) are added; ids are keys of people, or names of new ones."""

    def __init__(self, family_map):
        self.map = family_map
        self.pks = {person.key: person.pk for person in family_map.people}
        for row in family_map.parent_links:  # the people are here already: nothing needs to be read
            row.child, row.parent = family_map.by_id[row.child_id], family_map.by_id[row.parent_id]

    def copy(self):
        """The same map as it stands now, apart from what is added later."""
        other = copy.copy(self.map)
        for name in LISTS:
            setattr(other, name, list(getattr(self.map, name)))
        other.by_id = dict(self.map.by_id)
        planned = PlannedMap(other)
        planned.pks = dict(self.pks)
        return planned

    def everybody(self):
        """The people of the map as it stands."""
        return self.map.people

    def person(self, one):
        """The person of an id."""
        return self.map.by_id[self.pks[one]]

    def id_of(self, person):
        """The id of a person."""
        return next(one for one, pk in self.pks.items() if pk == person.pk)

    def label(self, one):
        """What the person will be called for the children."""
        for name in WORKED_OUT:
            self.map.__dict__.pop(name, None)
        return self.map.label(self.pks[one]) or "connection not recorded"

    def has(self, kind, a, b, detail):
        """Whether a tie is on the map already."""
        a, b = self.pks.get(a), self.pks.get(b)
        if kind == "parent":
            return any(
                (row.child_id, row.parent_id, row.kind) == (a, b, detail) for row in self.map.parent_links
            )
        if kind == "role":
            return any(
                (row.person_id, row.to_id, row.role) == (a, b, detail) for row in self.map.associations
            )
        rows = self.map.partnerships if kind == "partner" else self.map.sibling_links
        return any({row.a_id, row.b_id} == {a, b} for row in rows)

    def add(self, deeds):
        """Let the deeds stand on the map; returns what to ask about them. Raises Refused for what cannot be."""
        questions = []
        for deed in deeds:
            questions += getattr(self, f"_{deed.kind}")(deed) or ()
        lonely = [alone(self.person(deed.a), self.map) for deed in deeds if deed.kind == "person"]
        return [*questions, *(f"{words} Add them all the same?" for words in lonely if words)]

    def _person(self, deed):
        person = Person(case=self.map.case)
        set_fields(person, deed.fields)
        person.pk = FIRST + len(self.pks)
        self.pks[deed.a] = person.pk
        self._put(person)
        self.map.people.append(person)

    def _name(self, deed):
        person = copy.copy(self.person(deed.a))
        set_fields(person, deed.fields)
        self.map.people[:] = [person if each.pk == person.pk else each for each in self.map.people]
        self._put(person)

    def _put(self, person):
        self.map.by_id[person.pk] = person

    def _parent(self, deed):
        child, parent = self.person(deed.a), self.person(deed.b)
        check_parent(child, parent, deed.detail, "known", self.map.parent_links)
        questions = parent_questions(child, parent, deed.detail, self.map)
        self.map.parent_links.append(
            ParentLink(case=self.map.case, child=child, parent=parent, kind=deed.detail)
        )
        return questions

    def _partner(self, deed):
        a, b = sorted((self.person(deed.a), self.person(deed.b)), key=lambda one: one.pk)
        questions = partner_questions(a, b, deed.detail, ties=self.map)
        self.map.partnerships.append(Partnership(case=self.map.case, a=a, b=b, status=deed.detail))
        return questions

    def _sibling(self, deed):
        a, b = sorted((self.person(deed.a), self.person(deed.b)), key=lambda one: one.pk)
        questions = sibling_questions(a, b, deed.detail, self.map)
        self.map.sibling_links.append(SiblingLink(case=self.map.case, a=a, b=b, kind=deed.detail))
        return questions

    def _role(self, deed):
        self.map.associations.append(
            Association(
                case=self.map.case, person=self.person(deed.a), to=self.person(deed.b), role=deed.detail,
                words=deed.words, is_professional=deed.is_professional,
            )
        )  # fmt: skip
