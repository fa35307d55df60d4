"""What may be tied to what (network.md 2.1): refusals that block, and questions that a person answers."""

from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.genogram import model as engine
from fgc.network.kinship.blood import blood_label
from fgc.network.kinship.tree import Tree
from fgc.network.models import ParentLink, Partnership, Person

PRECISE = (Person.Precision.EXACT, Person.Precision.YEAR)
MARRIED = (Partnership.Status.MARRIED, Partnership.Status.CIVIL)
PREGNANCY = 300  # days, with some to spare
YOUNGEST_PARENT, OLDEST_MOTHER, OLDEST_FATHER = 13, 60, 75  # years; outside: "Is that right?"


def check_pair(a, b, field):
    """Refuse a tie to oneself, to a person of another case, or to somebody removed."""
    if a.pk == b.pk:
        raise Refused("A person cannot be linked to themself.", field=field)
    if a.case_id != b.case_id:
        raise Refused("That person is not in this family's network.", field=field)
    for person in (a, b):
        if not Person.objects.on_map().filter(pk=person.pk).exists():
            raise Refused(f"{person.name} was removed from the network. Put them back first.", field=field)


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


def check_parent(child, parent, kind, certainty, links=None):
    """Raises Refused for dup_link, cycle, parent_younger and birth_parents of network.md 2.1.

    `links` are the parent links of the family, read from the database unless given; with them nothing is read.
    """
    if links is None:
        check_pair(child, parent, "parent")
        links = list(ParentLink.objects.filter(case_id=child.case_id).select_related("child", "parent"))
    if any((link.child_id, link.parent_id, link.kind) == (child.pk, parent.pk, kind) for link in links):
        word = ParentLink.Kind(kind).label.lower()
        raise Refused(f"{parent.name} is already {word} of {child.name}.", field="parent")
    _check_no_circle(child, parent, links)
    check_older(child, parent)
    check_birth_parents(child, kind, certainty, links)


def check_birth_parents(child, kind, certainty, links=None):
    """Raises Refused when a known birth parent would be the third."""
    if not _is_known_birth(kind, certainty):
        return
    if links is None:
        links = child.parent_links.select_related("parent")
    known = [
        link.parent.name
        for link in links
        if link.child_id == child.pk
        and not link.parent.removed_at
        and _is_known_birth(link.kind, link.certainty)
    ]
    if len(known) >= 2:
        raise Refused(
            f"{child.name} already has two birth parents: {known[0]}, {known[1]}. "
            "Is one of them an adoptive parent, or not certain?",
            field="parent",
        )


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


def check_person(person):
    """Raises Refused when what is recorded about one person cannot be so."""
    nameless = (Person.Status.UNBORN, Person.Status.LOSS, Person.Status.UNKNOWN)
    if not (person.given_name or person.known_as) and person.status not in nameless:
        raise Refused("Enter a name, or say that it is not known who this is.", field="given_name")
    if person.status == Person.Status.UNBORN and (person.born_on or person.birth_year):
        raise Refused("An unborn baby has a due date, not a date of birth.", field="born_on")
    if person.died_on and person.died_on > today():
        raise Refused("The date of death must be in the past.", field="died_on")
    if person.died_on and person.born_on and person.died_on < person.born_on:
        raise Refused("The date of death is before the date of birth.", field="died_on")
    if person.died_year and person.birth_year and person.died_year < person.birth_year:
        raise Refused("The year of death is before the year of birth.", field="died_year")


def _check_no_circle(child, parent, links):
    """Walk upward from the parent: meeting the child there would make the child their own ancestor."""
    above = {}
    for link in links:
        above.setdefault(link.child_id, []).append(link.parent)
    waiting, seen = [(parent, [parent.name])], {parent.pk}
    while waiting:
        one, chain = waiting.pop()
        for upper in above.get(one.pk, ()):
            if upper.pk == child.pk:
                way = " → ".join([child.name, *chain, child.name])
                raise Refused(f"This would make {child.name} their own ancestor ({way}).", field="parent")
            if upper.pk not in seen:
                seen.add(upper.pk)
                waiting.append((upper, [*chain, upper.name]))


def check_older(child, parent, field="parent"):
    """Raises Refused where it is known that a parent was not born before the child."""
    if child.born_on and parent.born_on:
        younger = parent.born_on >= child.born_on
    else:
        sure = child.birth_precision in PRECISE and parent.birth_precision in PRECISE
        younger = bool(
            sure and child.birth_year and parent.birth_year and parent.birth_year >= child.birth_year
        )
    if younger:
        raise Refused(
            f"{parent.name} (born {parent.birth_year}) is not older than "
            f"{child.name} (born {child.birth_year}).",
            field=field,
        )


def _is_known_birth(kind, certainty):
    return kind == ParentLink.Kind.BIRTH and certainty == ParentLink.Certainty.KNOWN
