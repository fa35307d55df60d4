"""The sections of the referral form, in order, and what each still lacks."""

import datetime as dt
from dataclasses import dataclass, field

from referrals import codes, kinds, needs


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


@dataclass(frozen=True)
class Missing:
    """Something that must be done before sending: the words, and the page (a URL name with its words) to do it on."""

    section: str
    message: str
    url: str
    words: tuple = ()


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
        if keep_from or self._is_protected(row):
            return True
        rows = [(one, one.address, one.keep_from) for one in self.people]
        rows += [(one, one.address, one.address_kept_from) for one in self.children]
        secret = {
            _folded(address) for one, address, kept in rows if address and (kept or self._is_protected(one))
        }
        return _folded(value) in secret

    def _is_protected(self, row):
        return any(pair.kind == "must_not_know_address" and pair.protected == row for pair in self.pairs)

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
    found.pairs = list(referral.pairs.select_related("person", "child", "other_person", "other_child"))
    return found


def _folded(text):
    return "".join(letter for letter in text.casefold() if letter.isalnum())


def by_age(child):
    """The order in which children are named: the oldest first, a baby not born yet last."""
    return child.is_unborn, child.born_on or dt.date.max, child.pk


def missing(found):
    """Everything that still stands between this referral and its sending, in the order of the task list."""
    checks = {
        "children": _children, "people": _people, "responsibility": _responsibility, "agreement": _agreement,
        "questions": _questions, "bottom_lines": _bottom_lines, "safety": _safety,
    }  # fmt: skip
    return [
        lack for name in NAMES for lack in (checks[name](found) if name in checks else _answers(found, name))
    ]


def completed(found):
    """The names of the sections that lack nothing."""
    lacking = {lack.section for lack in missing(found)}
    return [name for name in NAMES if name not in lacking]


def _children(found):
    if not found.children:
        return [Missing("children", "Add the children", "referrals:children")]
    pages = (
        ("referrals:change_child", needs.CHILD), ("referrals:child_home", needs.CHILD_HOME),
        ("referrals:child_voice", needs.CHILD_VOICE),
    )  # fmt: skip
    return [
        Missing("children", f"{child.short_name}: {need.message[:1].lower()}{need.message[1:]}", url, (child.key,))
        for child in found.children for url, table in pages for need in needs.lacking_of(table, child)
    ]  # fmt: skip


def _people(found):
    lacks = []
    for person in found.people:
        if found.children and not person.ties.all():
            lacks.append(Missing("people", f"{person.short_name}: say what they are to the children",
                                 "referrals:change_person", (person.key,)))  # fmt: skip
        lacks += [
            Missing("people", f"{person.short_name}: {need.message[:1].lower()}{need.message[1:]}",
                    "referrals:person_contact", (person.key,))
            for need in needs.lacking_of(needs.PERSON_REACH, person)
        ]  # fmt: skip
    if not found.people:
        lacks.append(Missing("people", "Add the people of the family network", "referrals:people"))
    for child in found.children:
        if not found.fathers_of(child):
            lacks += [
                Missing("people", f"{child.short_name}: {need.message[:1].lower()}{need.message[1:]}",
                        "referrals:child_father", (child.key,))
                for need in needs.lacking_of(needs.FATHER, child)
                if not (need.field == "father_why" and child.father == "named")
            ]  # fmt: skip
            if child.father == "named":
                lacks.append(Missing("people", f"{child.short_name}: choose who the father is",
                                     "referrals:child_father", (child.key,)))  # fmt: skip
    return lacks


def _responsibility(found):
    page = ("referrals:rows", ("responsibility",))
    if not found.children:
        return [
            Missing("responsibility", "Add the children first, then who holds parental responsibility", *page)
        ]
    held = {row.child_id for row in found.responsibilities}
    lacks = [
        Missing("responsibility", f"Say who holds parental responsibility for {child.short_name}", *page)
        for child in found.children if child.pk not in held and not child.is_unborn
    ]  # fmt: skip
    holders = {row.person for row in found.responsibilities if row.person_id}
    if holders and not any(person.phone or person.email or person.address for person in holders):
        lacks.append(Missing("responsibility", "Enter how somebody with parental responsibility can be reached",
                             "referrals:people"))  # fmt: skip
    return lacks


def _agreement(found):
    page = "referrals:agreement"
    asked = found.to_ask()
    lacks = [
        Missing("agreement", f"Say whether {person.name} agrees", "referrals:consent", (person.key,))
        for person in asked if person.pk not in found.consents
    ]  # fmt: skip
    if asked and not lacks and not any(found.consents[person.pk].answer == "agrees" for person in asked):
        lacks.append(Missing("agreement", "Nobody with parental responsibility agrees yet", page))
    if not asked and not any(row.person_id is None for row in found.responsibilities):
        lacks.append(
            Missing("agreement", "Add the people with parental responsibility, then say who agrees", page)
        )
    table = needs.lacking_of(needs.SHARING, found.referral)
    return lacks + [Missing("agreement", need.message, "referrals:answers", ("sharing",)) for need in table]


def _questions(found):
    if found.questions:
        return []
    return [Missing("questions", "Add a question for the family", "referrals:rows", ("questions",))]


def _bottom_lines(found):
    if found.bottom_lines or found.referral.no_bottom_lines:
        return []
    return [Missing("bottom_lines", "Add the bottom lines, or say that there are none", "referrals:rows",
                    ("bottom-lines",))]  # fmt: skip


def _safety(found):
    open_topics = [topic for topic, _, _ in codes.SAFETY if topic not in found.safety]
    lacks = []
    if open_topics:
        words = "Answer the safety questions" if len(open_topics) > 1 else "Answer the last safety question"
        lacks.append(Missing("safety", words, "referrals:safety"))
    if any(row.answer == "yes" and not row.detail for row in found.safety.values()):
        lacks.append(Missing("safety", "Give details of the safety answers", "referrals:safety_details"))
    if not found.pairs and not found.referral.no_pairs:
        lacks.append(Missing("safety", "Say who must not meet or know, or that there is nobody", "referrals:rows",
                             ("pairs",)))  # fmt: skip
    return lacks


ANSWERS = {
    "purpose": ("purpose", needs.PURPOSE),
    "dates": ("dates", needs.DATES),
    "taking_part": ("taking-part", needs.TAKING_PART),
    "money": ("money", needs.MONEY),
    "referrer": ("referrer", needs.REFERRER),
}


def _answers(found, name):
    page, table = ANSWERS[name]
    return [
        Missing(name, need.message, "referrals:answers", (page,))
        for need in needs.lacking_of(table, found.referral)
    ]
