"""Copying a family from an accepted referral into its network, once (decisions.md).

People and children first, then the lines between them in an order where each can lean on the one before:
parents, grandparents, brothers and sisters, aunts and uncles, couples, and words for everybody else. A line that
the network refuses (a parent younger than the child, say) is kept as words, so that nothing is lost.
"""

import datetime as dt

from django.db import transaction

from fgc.cases.codes import LEGAL_STATUSES, LIVES_WITH
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.text import label
from fgc.network import actions as network
from referrals import codes
from referrals.kinds import RELATIONSHIPS

LOOK_AGAIN = dt.timedelta(weeks=12)  # when it is asked again whether nobody should visit alone
# Gender that goes without saying, where the social worker left it open.
IMPLIED = {
    "mother": "f", "father": "m", "believed_father": "m", "mothers_mother": "f", "mothers_father": "m",
    "fathers_mother": "f", "fathers_father": "m",
}  # fmt: skip


def copy_family(found, *, case, by):
    """Copy everybody and everything of a `sections.Whole` into the case's network."""
    with transaction.atomic():
        _Copy(found, case, by).run()


class _Copy:
    """One copying: who became whom, and which lines are drawn already."""

    def __init__(self, found, case, by):
        self.found, self.case, self.by = found, case, by
        self.source = f"Referral {found.referral.reference}"
        self.of_child, self.of_person, self.network_child = {}, {}, {}
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
        person = network.add_person(
            case=self.case, by=self.by, given_name=child.given_name, family_name=child.family_name,
            known_as=child.known_as, gender=child.gender or "u", pronouns=child.pronouns, born_on=child.born_on,
            due_on=child.due_on, status="unborn" if child.is_unborn else "living", language=child.language,
            interpreter=child.interpreter, faith=child.religion, access_needs=child.needs[:500],
            referred_key=child.key, source=self.source,
        )  # fmt: skip
        self.of_child[child.pk] = person
        self.network_child[child.pk] = network.add_child(
            case=self.case, person=person, by=self.by, order=number, status=gravest(child.statuses),
            lives_with=(child.lives_with_words or label(LIVES_WITH, child.lives_with))[:60],
            school=child.school, views=child.views, council_id=child.council_id,
        )  # fmt: skip

    def _person(self, person):
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
            if child.father in ("not_known", "not_named") and child.pk not in self.father:
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
        if key in self.drawn or a.pk == b.pk:
            return False
        self.drawn.add(key)
        return True

    def _child_of(self, tie):
        return self.of_child[tie.child_id]

    def _responsibilities(self):
        for row in self.found.responsibilities:
            network.record_responsibility(
                child=self.network_child[row.child_id], by=self.by, basis=row.basis, evidence_seen=row.checked,
                holder=self.of_person[row.person_id] if row.person_id else None,
            )  # fmt: skip

    def _restrictions(self):
        for pair in self.found.pairs:
            network.restrict(
                case=self.case, kind=pair.kind, person=self._either(pair.person_id, pair.child_id),
                other=self._either(pair.other_person_id, pair.other_child_id), basis=pair.source,
                reason=pair.reason, evidence=pair.evidence, until=pair.until, by=self.by,
                since=min(today(), pair.until) if pair.until else None,
            )  # fmt: skip
        for person in self.found.people:
            if person.not_yet == "yes":
                network.restrict(
                    case=self.case, kind="speak_first", person=self.of_person[person.pk], basis="safety_plan",
                    reason=f"Must not be contacted yet: {person.not_yet_why}", by=self.by,
                )  # fmt: skip

    def _visits(self):
        """That nobody should visit alone comes from the referral's answers, and is looked at again."""
        said = self.found.safety.get("lone_visit")
        child = next(iter(self.found.children), None)
        if child and said and said.answer == "yes":
            network.restrict(
                case=self.case, kind="visit_together", person=self.of_child[child.pk], basis="safety_plan",
                reason=said.detail or "The referral says that nobody should visit alone.", by=self.by,
                review_on=today() + LOOK_AGAIN,
            )  # fmt: skip

    def _contacts(self):
        """What must not be known is withheld from the start."""
        for child in self.found.children:
            if child.address:
                self._contact(
                    child, self.of_child[child.pk], "address", child.address, child.address_kept_from, ""
                )
        for person in self.found.people:
            for kind in ("phone", "email", "address"):
                value = getattr(person, kind)
                if value:
                    onto = self.of_person[person.pk]
                    self._contact(person, onto, kind, value, person.keep_from, person.safe_contact)

    def _contact(self, row, person, kind, value, keep_from, how):
        if keep_from:
            how = f"Keep from {keep_from}. {how}".strip()
        withheld = self.found.is_withheld(row, value, keep_from)
        network.add_contact(
            person=person, kind=kind, value=value, by=self.by, is_withheld=withheld, how=how[:200],
            supplied_by_referrer=True,
        )  # fmt: skip

    def _either(self, person_id, child_id):
        return self.of_person[person_id] if person_id else self.of_child[child_id]


def gravest(statuses):
    """The gravest of a child's legal statuses: the list of codes is in that order."""
    return next((code for code, _ in LEGAL_STATUSES if code in statuses), "")
