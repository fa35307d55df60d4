"""The sections of the referral form in order, and a referral read whole."""

import datetime as dt
from dataclasses import dataclass, field

from referrals import kinds


@dataclass(frozen=True)
class Section:
    """One row of the task list: its words, the page it opens, and whether pages below hang on it."""

    name: str
    title: str
    group: str
    url: str
    hint: str = ""
    page: str = ""  # what the address names besides the reference


FAMILY, WHY, PRACTICAL = "The family", "Why now", "Practical"

SECTIONS = (
    Section("children", "The children", FAMILY, "referrals:children"),
    Section(
        "people",
        "The family network",
        FAMILY,
        "referrals:people",
        "Relatives, friends, fathers of each child",
    ),
    Section(
        "responsibility",
        "Parental responsibility",
        FAMILY,
        "referrals:rows",
        "For each child",
        "responsibility",
    ),
    Section(
        "agreement",
        "Agreement to refer",
        FAMILY,
        "referrals:agreement",
        "Everyone with parental responsibility",
    ),
    Section(
        "purpose",
        "What the plan is about",
        WHY,
        "referrals:answers",
        "In words that the family will see",
        "purpose",
    ),
    Section(
        "questions",
        "Questions for the family",
        WHY,
        "referrals:rows",
        "The family’s plan answers them",
        "questions",
    ),
    Section(
        "bottom_lines",
        "Bottom lines",
        WHY,
        "referrals:rows",
        "What the plan must not go against, or none",
        "bottom-lines",
    ),
    Section(
        "safety",
        "Safety and contact restrictions",
        WHY,
        "referrals:safety",
        "Read by the coordinator before any call",
    ),
    Section("dates", "Urgency and key dates", WHY, "referrals:answers", page="dates"),
    Section(
        "taking_part",
        "Interpreter, access, venue and advocate",
        PRACTICAL,
        "referrals:answers",
        page="taking-part",
    ),
    Section("money", "Money and authority to agree", PRACTICAL, "referrals:answers", page="money"),
    Section("referrer", "You and your manager", PRACTICAL, "referrals:answers", page="referrer"),
)
NAMES = tuple(section.name for section in SECTIONS)


@dataclass
class Whole:
    """A referral with everything below it, read in a few queries whatever the number of people."""

    referral: object
    children: list = field(default_factory=list)
    people: list = field(default_factory=list)
    responsibilities: list = field(default_factory=list)
    consents: dict = field(default_factory=dict)
    questions: list = field(default_factory=list)
    bottom_lines: list = field(default_factory=list)
    dates: list = field(default_factory=list)
    safety: dict = field(default_factory=dict)
    pairs: list = field(default_factory=list)

    def ties_of(self, child):
        """Who is what to a child: pairs of tie and person."""
        return [
            (tie, person) for person in self.people for tie in person.ties.all() if tie.child_id == child.pk
        ]

    def fathers_of(self, child):
        """The people recorded as the child's father."""
        return [person for tie, person in self.ties_of(child) if tie.kind in kinds.FATHER_KINDS]

    def is_withheld(self, row, value, keep_from):
        """Whether a contact detail is kept back: said so, protected by a restriction, or an address that is.

        A child at the same address as somebody whose address must not be known is kept back with them.
        """
        if keep_from or self._is_protected(row) or self._is_private_number(row, value):
            return True
        rows = [(one, one.address, one.keep_from) for one in self.people]
        rows += [(one, one.address, one.address_kept_from) for one in self.children]
        secret = {
            _folded(address) for one, address, kept in rows if address and (kept or self._is_protected(one))
        }
        return _folded(value) in secret

    def _is_protected(self, row):
        return any(pair.kind == "must_not_know_address" and pair.protected == row for pair in self.pairs)

    def _is_private_number(self, row, value):
        private = any(pair.kind == "must_not_know_phone" and pair.protected == row for pair in self.pairs)
        return private and value in (getattr(row, "phone", ""), getattr(row, "email", ""))

    def to_ask(self):
        """Who is asked to agree: everybody with parental responsibility, and every parent."""
        holding = {row.person_id for row in self.responsibilities if row.person_id}
        return [
            person for person in self.people
            if person.pk in holding or any(tie.kind in kinds.ASKED_TO_AGREE for tie in person.ties.all())
        ]  # fmt: skip


def whole(referral):
    """Read the referral with its children, people and rows."""
    people = list(referral.people.prefetch_related("ties"))
    by_id = {person.pk: person for person in people}
    children = sorted(referral.children.all(), key=by_age)
    child_by_id = {child.pk: child for child in children}
    found = Whole(referral, children=children, people=people)
    for row in referral.responsibilities.all():
        row.child = child_by_id[row.child_id]
        row.person = by_id.get(row.person_id)
        found.responsibilities.append(row)
    found.consents = {consent.person_id: consent for consent in referral.consents.all()}
    found.questions, found.bottom_lines = list(referral.questions.all()), list(referral.bottom_lines.all())
    found.dates = list(referral.dates.all())
    found.safety = {answer.topic: answer for answer in referral.safety_answers.all()}
    for pair in referral.pairs.all():  # everybody in them has been read above
        pair.person, pair.other_person = by_id.get(pair.person_id), by_id.get(pair.other_person_id)
        pair.child, pair.other_child = child_by_id.get(pair.child_id), child_by_id.get(pair.other_child_id)
        found.pairs.append(pair)
    return found


def _folded(text):
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def by_age(child):
    """The order in which children are named: the oldest first, a baby not born yet last."""
    return child.is_unborn, child.born_on or dt.date.max, child.pk
