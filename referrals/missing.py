"""What a referral still lacks before it can be sent, section by section (the M and C of domain.md 2)."""

from dataclasses import dataclass

from referrals import codes, needs
from referrals.sections import NAMES


@dataclass(frozen=True)
class Missing:
    """Something that must be done before sending: the words, and the page (a URL name with its words) to do it on."""

    section: str
    message: str
    url: str
    words: tuple = ()


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
    holding = {row.person_id for row in found.responsibilities}
    deciding = [person for person in asked if person.pk in holding] or asked
    if asked and not lacks and not any(found.consents[person.pk].answer == "agrees" for person in deciding):
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
