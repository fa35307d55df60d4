"""Copying a family from an accepted referral into its network, once (decisions.md).

People and children first, then the lines between them in an order where each can lean on the one before:
parents, grandparents, brothers and sisters, aunts and uncles, couples, and words for everybody else. A line that
the network refuses (a parent younger than the child, say) is kept as words, so that nothing is lost.
"""

from django.db import transaction

from fgc.cases.codes import LEGAL_STATUSES, LIVES_WITH
from fgc.lib.errors import Refused
from fgc.lib.text import label
from fgc.network import actions as network
from fgc.network.models import NetworkChild
from referrals import codes
from referrals.copying_beside import Beside
from referrals.kinds import RELATIONSHIPS

# Gender that goes without saying, where the social worker left it open.
IMPLIED = {
    "mother": "f", "father": "m", "believed_father": "m", "mothers_mother": "f", "mothers_father": "m",
    "fathers_mother": "f", "fathers_father": "m",
}  # fmt: skip


def copy_family(found, *, case, by, same=({}, {})):
    """Copy everybody and everything of a `sections.Whole` into the case's network.

    `same` names who is on its map already, by pk of the child and of the person: what is recorded of them stays as it
    is, only what is new (lines to others, contact details, restrictions) is added.
    """
    with transaction.atomic():
        _Copy(found, case, by, same).run()


class _Copy(Beside):
    """One copying: who became whom, and which lines are drawn already."""

    def __init__(self, found, case, by, same):
        self.found, self.case, self.by = found, case, by
        self.source = f"Referral {found.referral.reference}"
        self.of_child, self.of_person, self.network_child = {**same[0]}, {**same[1]}, {}
        self.known = {person.pk for people in same for person in people.values()}
        self.mother, self.father = {}, {}  # id of a child -> people on the map
        self.drawn = set()

    def run(self):
        """Everything in its order."""
        for number, child in enumerate(self.found.children, start=1):
            self._child(child, number)
        for person in self.found.people:
            self._person(person)
        ties = [(tie, person) for person in self.found.people for tie in person.ties.all()]
        self._parents(ties)
        for edge, draw in (
            ("parents_parent", self._grandparent), ("sibling", self._sibling),
            ("parents_sibling", self._aunt), ("partner", self._partner), ("", self._words),
        ):  # fmt: skip
            for tie, person in ties:
                if RELATIONSHIPS[tie.kind].edge == edge:
                    draw(tie, self.of_person[person.pk], self._child_of(tie))
        self._responsibilities()
        self._restrictions()
        self._visits()
        self._contacts()

    def _child(self, child, number):
        person = self.of_child.get(child.pk)
        if person is None:
            person = self._new_child(child)
        else:
            self._named(person, child)
        on_it = NetworkChild.objects.filter(person=person).first()
        self.network_child[child.pk] = on_it or network.add_child(
            case=self.case, person=person, by=self.by, order=0 if self.known else number,
            status=gravest(child.statuses),
            lives_with=(child.lives_with_words or label(LIVES_WITH, child.lives_with))[:60],
            school=child.school, views=child.views, council_id=child.council_id,
        )  # fmt: skip

    def _named(self, person, row):
        """Somebody who is on the map already was named by the social worker now as well."""
        if not person.referred_key:
            network.change_person(person=person, by=self.by, referred_key=row.key)

    def _new_child(self, child):
        person = network.add_person(
            case=self.case, by=self.by, given_name=child.given_name, family_name=child.family_name,
            known_as=child.known_as, gender=child.gender or "u", pronouns=child.pronouns, born_on=child.born_on,
            due_on=child.due_on, status="unborn" if child.is_unborn else "living", language=child.language,
            interpreter=child.interpreter, faith=child.religion, access_needs=child.needs[:500],
            referred_key=child.key, source=self.source,
        )  # fmt: skip
        self.of_child[child.pk] = person
        return person

    def _person(self, person):
        if person.pk in self.of_person:
            self._named(self.of_person[person.pk], person)
            return
        kinds = [tie.kind for tie in person.ties.all()]
        implied = next((IMPLIED[kind] for kind in kinds if kind in IMPLIED), "u")
        self.of_person[person.pk] = network.add_person(
            case=self.case, by=self.by, given_name=person.given_name, family_name=person.family_name,
            known_as=person.known_as, gender=person.gender if person.gender not in ("", "u") else implied,
            birth_year=person.birth_year, language=person.language, interpreter=person.interpreter,
            access_needs=person.needs, note=person.lives_with, referred_key=person.key, source=self.source,
        )  # fmt: skip

    def _parents(self, ties):
        for tie, person in ties:
            relationship = RELATIONSHIPS[tie.kind]
            if relationship.edge != "parent":
                continue
            parent, child = self.of_person[person.pk], self.of_child[tie.child_id]
            believed = relationship.detail == "believed"
            self._parent_line(
                child, parent, tie, kind="birth" if believed else relationship.detail,
                certainty="believed" if believed else "known",
            )  # fmt: skip
            if tie.kind == "mother":
                self.mother.setdefault(tie.child_id, []).append(parent)
            elif tie.kind in ("father", "believed_father"):
                self.father.setdefault(tie.child_id, []).append(parent)
        for child in self.found.children:
            there = self.of_child[child.pk].pk in self.known
            if child.father in ("not_known", "not_named") and child.pk not in self.father and not there:
                self._unknown_father(child)

    def _unknown_father(self, child):
        """A father nobody has named is a person of his own for each child: the map shows that he is missing."""
        person = network.add_person(
            case=self.case, by=self.by, gender="m", status="unknown", source=self.source,
            note=f"{label(codes.FATHERS, child.father)}: {child.father_why}"[:500],
        )  # fmt: skip
        network.add_parent(child=self.of_child[child.pk], parent=person, by=self.by)
        self.father[child.pk] = [person]

    def _grandparent(self, tie, person, child):
        for parent in self._through(tie):
            self._parent_line(parent, person, tie)
        self._or_words(self._through(tie), tie, person, child)

    def _sibling(self, tie, person, child):
        """Parents in common are drawn as such; brothers and sisters without them by a line of their own."""
        parents = self._through(tie)
        if parents:
            for parent in parents:
                self._parent_line(person, parent, tie)
        else:
            self._sibling_line(person, child, RELATIONSHIPS[tie.kind].detail, tie)

    def _aunt(self, tie, person, child):
        for parent in self._through(tie):
            self._sibling_line(person, parent, "unknown", tie)
        self._or_words(self._through(tie), tie, person, child)

    def _partner(self, tie, person, child):
        for parent in self._through(tie):
            if self._new("partner", person, parent):
                self._try(
                    lambda parent=parent: network.add_partnership(
                        a=person, b=parent, status=RELATIONSHIPS[tie.kind].detail, by=self.by),
                    tie, person)  # fmt: skip
        self._or_words(self._through(tie), tie, person, child)

    def _words(self, tie, person, child):
        relationship = RELATIONSHIPS[tie.kind]
        professional = relationship.detail in ("teacher", "health_visitor", "social_worker", "advocate")
        words = tie.words or (
            relationship.label if relationship.edge or relationship.detail == "other" else ""
        )
        try:
            with transaction.atomic():
                network.add_association(
                    person=person, to=child, role=relationship.detail if not relationship.edge else "other",
                    by=self.by, words=words[:60], is_professional=professional,
                )  # fmt: skip
        except Refused:
            return  # the same words are there already

    def _or_words(self, parents, tie, person, child):
        if not parents:
            self._words(tie, person, child)

    def _through(self, tie):
        """The child's mother, father or both, as far as they are on the map."""
        of = RELATIONSHIPS[tie.kind].of
        found = []
        if of in ("mother", "both"):
            found += self.mother.get(tie.child_id, [])
        if of in ("father", "both"):
            found += self.father.get(tie.child_id, [])
        return found

    def _parent_line(self, child, parent, tie, kind="birth", certainty="known"):
        if self._new(f"parent {kind}", child, parent, ordered=True):
            self._try(
                lambda: network.add_parent(child=child, parent=parent, by=self.by, kind=kind, certainty=certainty),
                tie, self.of_person[tie.person_id])  # fmt: skip

    def _sibling_line(self, person, other, kind, tie):
        if self._new("sibling", person, other):
            self._try(lambda: network.add_sibling(a=person, b=other, by=self.by, kind=kind), tie, person)

    def _try(self, draw, tie, person):
        """Draw a line; when the network refuses it, keep it as words."""
        try:
            with transaction.atomic():
                draw()
        except Refused:
            self._words(tie, person, self._child_of(tie))

    def _new(self, line, a, b, *, ordered=False):
        key = (line, a.pk, b.pk) if ordered else (line, *sorted((a.pk, b.pk)))
        if key in self.drawn or a.pk == b.pk or {a.pk, b.pk} <= self.known:
            return False
        self.drawn.add(key)
        return True

    def _child_of(self, tie):
        return self.of_child[tie.child_id]


def gravest(statuses):
    """The gravest of a child's legal statuses: the list of codes is in that order."""
    return next((code for code, _ in LEGAL_STATUSES if code in statuses), "")
