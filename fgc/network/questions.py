"""What a person is asked before a tie is recorded that is possible but unlikely (severity W of network.md 2.1)."""

from fgc.network.genogram import model as engine
from fgc.network.kinship.blood import blood_label
from fgc.network.kinship.tree import Tree
from fgc.network.models import ParentLink, Partnership, Person

MARRIED = (Partnership.Status.MARRIED, Partnership.Status.CIVIL)
PREGNANCY = 300  # days, with some to spare
YOUNGEST_PARENT, OLDEST_MOTHER, OLDEST_FATHER = 13, 60, 75  # years; outside: "Is that right?"


class Ties:
    """The ties of one family as rows: what the questions below are asked about. A `FamilyMap` will do as well."""

    def __init__(self, case):
        self.by_id = {person.pk: person for person in Person.objects.on_map().filter(case=case)}
        self.parent_links = self._between(case.parent_links, "child_id", "parent_id")
        self.partnerships = self._between(case.partnerships, "a_id", "b_id")
        self.sibling_links = self._between(case.sibling_links, "a_id", "b_id")

    def _between(self, rows, first, second):
        return [row for row in rows.all() if {getattr(row, first), getattr(row, second)} <= self.by_id.keys()]

    def network(self, children=()):
        """The engine's network of these ties, with the children of the work in the middle of it."""
        return network_of(self, children)


def parent_questions(child, parent, kind, ties=None):
    """The questions to ask before a birth parent is recorded (severity W of network.md 2.1)."""
    if kind != ParentLink.Kind.BIRTH:
        return []
    questions = birth_questions(child, parent)
    if child.pk is None:
        return questions
    ties = ties or Ties(child.case)
    others = [
        ties.by_id[link.parent_id]
        for link in ties.parent_links
        if link.child_id == child.pk and link.kind == ParentLink.Kind.BIRTH and link.parent_id != parent.pk
    ]
    if parent.gender == Person.Gender.WOMAN and any(one.gender == Person.Gender.WOMAN for one in others):
        questions.append(
            "Two women would be recorded as birth parents. That is right for some couples; "
            "otherwise choose adoptive parent. Is it right here?"
        )
    return questions + _sibling_conflicts(child, parent, ties)


def birth_questions(child, parent):
    """The questions about a child and a birth parent that their own dates put: how old, and whether still living."""
    return [*_about_age(child, parent), *_about_death(child, parent)]


def partner_questions(a, b, status, started=None, ended=None, ties=None):
    """The questions to ask before two people are recorded as partners: kinship, and marriages at one time."""
    if a.pk is None and b.pk is None:
        return []
    ties = ties or Ties(a.case if a.pk else b.case)
    questions = []
    words = kin_words(a, b, ties) if a.pk and b.pk else ""
    if words:
        questions.append(f"{b.name} is {a.name}’s {words}. Record them as partners anyway?")
    if status in MARRIED and not ended:
        for one, other in ((a, b), (b, a)):
            rivals = _married_then(one, other, started, ties)
            if rivals:
                names = " and ".join([*rivals, other.name])
                questions.append(
                    f"{one.name} would have two marriages at the same time ({names}). Is that right?"
                )
    return questions


def sibling_questions(a, b, kind, ties=None):
    """Whether two people who are said to share both parents do not."""
    if kind != "full" or a.pk is None or b.pk is None:
        return []
    ties = ties or Ties(a.case)
    return [
        f"{a.name} and {b.name} are recorded as having both parents in common, but they have different {word}s. "
        "Is that right?"
        for gender, word in ((Person.Gender.WOMAN, "mother"), (Person.Gender.MAN, "father"))
        if (mine := _birth_parents(a.pk, gender, ties))
        and (theirs := _birth_parents(b.pk, gender, ties))
        and not mine & theirs
    ]


def kin_words(a, b, ties):
    """What `b` is to `a` by blood or adoption, without a side of the family; nothing when they share nobody."""
    network = network_of(ties)
    tree = Tree(network)
    if a.pk not in network.people or b.pk not in network.people:
        return ""
    return blood_label(tree, a.pk, b.pk, with_side=False) or ""


def network_of(ties, children=()):
    """The engine's network of some ties by blood and adoption."""
    return engine.Network.build(
        people=[
            engine.Person(one.pk, one.name, one.gender, status=one.status) for one in ties.by_id.values()
        ],
        index=children,
        parent_links=[(row.child_id, row.parent_id, row.kind, row.certainty) for row in ties.parent_links],
        sibling_links=[(row.a_id, row.b_id, row.kind) for row in ties.sibling_links],
    )


def alone(person, ties):
    """The sentence about somebody who is tied to nobody, or nothing (severity W)."""
    tied = {one for row in ties.parent_links for one in (row.child_id, row.parent_id)}
    tied |= {one for row in (*ties.partnerships, *ties.sibling_links) for one in (row.a_id, row.b_id)}
    tied |= {one for row in getattr(ties, "associations", ()) for one in (row.person_id, row.to_id)}
    return "" if person.pk in tied else f"{person.name} is not connected to anybody yet."


def _about_age(child, parent):
    if not (child.birth_year and parent.birth_year):
        return []
    age = child.birth_year - parent.birth_year
    oldest = OLDEST_FATHER if parent.gender == Person.Gender.MAN else OLDEST_MOTHER
    if 0 < age < YOUNGEST_PARENT or age > oldest:
        return [f"{parent.name} was about {age} when {child.name} was born. Is that right?"]
    return []


def _about_death(child, parent):
    """A mother died before the birth at all, another parent more than nine months before it."""
    is_mother = parent.gender == Person.Gender.WOMAN
    if child.born_on and parent.died_on:
        late = (child.born_on - parent.died_on).days > (0 if is_mother else PREGNANCY)
        year = parent.died_on.year
    else:
        year = parent.died_year
        late = bool(child.birth_year and year and child.birth_year > year + (0 if is_mother else 1))
    if not late:
        return []
    long = "" if is_mother else "more than nine months "
    return [f"{parent.name} died in {year}, {long}before {child.name} was born. Is that right?"]


def _sibling_conflicts(child, parent, ties):
    """Full siblings who would have different mothers or fathers (sib_conflict)."""
    word = {Person.Gender.WOMAN: "mother", Person.Gender.MAN: "father"}.get(parent.gender)
    found = []
    for row in ties.sibling_links if word else ():
        if row.kind == "full" and child.pk in (row.a_id, row.b_id):
            other = ties.by_id[row.b_id if row.a_id == child.pk else row.a_id]
            theirs = _birth_parents(other.pk, parent.gender, ties)
            if theirs and parent.pk not in theirs:
                found.append(
                    f"{child.name} and {other.name} are recorded as having both parents in common, "
                    f"but they would have different {word}s. Is that right?"
                )
    return found


def _birth_parents(person_id, gender, ties):
    return {
        row.parent_id
        for row in ties.parent_links
        if row.child_id == person_id
        and row.kind == ParentLink.Kind.BIRTH
        and ties.by_id[row.parent_id].gender == gender
    }


def _married_then(one, other, started, ties):
    """Names of those to whom somebody else is married at that time; the latest row of a pair counts."""
    latest = {}
    for row in ties.partnerships:
        if one.pk is not None and one.pk in (row.a_id, row.b_id):
            latest[row.b_id if row.a_id == one.pk else row.a_id] = row
    return [
        ties.by_id[pk].name
        for pk, row in latest.items()
        if pk != other.pk
        and row.status in MARRIED
        and ties.by_id[pk].status != Person.Status.DECEASED
        and (not row.ended or (started and row.ended > started))
    ]
