"""Records that may be of the same family as a referral: by council number, birth, the sound of a name, a number.

Only for who decides, and only records that this person can open and read whole: nobody learns that there are others
(decisions.md). A withheld number is never compared. Nothing follows by itself: a person chooses (domain.md 10,
scenario 21).
"""

import re
from dataclasses import dataclass, field

from django.db.models import Q

from fgc.cases.access import abilities, visible_to
from fgc.cases.models import Case
from fgc.network import duplicates
from fgc.network.alike import known, numbers_not_withheld, people_reached_at
from fgc.network.duplicates import CONTRADICTION, Known
from fgc.network.matches import match_of
from fgc.network.models import NetworkChild, Person
from referrals.models import ReferralMatch

MOST = 200  # people of other records who are compared
NEAR = 0.75  # how alike two names are
NAMED = (Person.Status.LIVING, Person.Status.DECEASED)


@dataclass(frozen=True)
class Pair:
    """Somebody of the referral (a child or a person, by key) and somebody of a record who may be the same, and why."""

    row: object
    person: Person
    why: str

    @property
    def key(self):
        """What names the pair in a form."""
        return f"{self.row.key}:{self.person.key}"


@dataclass
class Match:
    """A record with the people of it who may be people of the referral."""

    case: Case
    pairs: list = field(default_factory=list)


def matches(referral, user):
    """The records, those with most in common first, which this person may read whole and that may be the family."""
    rows = [*referral.children.all(), *referral.people.all()]
    numbers = {row.pk: _numbers(row) for row in referral.people.all()}
    found, readable = {}, {}
    for person in _candidates(rows, numbers, visible_to(user, need="people.read")):
        if person.case_id not in readable:
            readable[person.case_id] = abilities(user, person.case)
        can = readable[person.case_id]
        if not can.whole("people"):
            continue
        theirs = numbers_not_withheld(person) if can.whole("contact") else set()
        for row in rows:
            why = _why(row, person, numbers.get(row.pk, set()) if not _is_child(row) else set(), theirs)
            if why:
                match = found.setdefault(person.case_id, Match(person.case))
                match.pairs.append(Pair(row, person, why))
    return sorted(
        found.values(), key=lambda match: (not match.case.is_open, -len(match.pairs), match.case.pk)
    )


def links_of(case):
    """The standing links between this record and others as one family's repeat referrals, in either direction."""
    standing = ReferralMatch.objects.filter(decision="repeat", ended_at=None)
    return standing.filter(Q(referral__case=case) | Q(case=case)).select_related("case", "referral__case")


def describe(one):
    """A person as one tells people of one name apart: name, birth, council number."""
    child = one if _is_child(one) else getattr(one, "as_child", None)
    born = getattr(one, "born_on", None)
    year = getattr(one, "birth_year", None)
    facts = [f"born {born.day} {born:%B %Y}" if born else f"born in {year}" if year else ""]
    facts.append(f"council number {child.council_id}" if child is not None and child.council_id else "")
    return ", ".join([one.name, *filter(None, facts)])


def _candidates(rows, numbers, cases):
    """People of other records with the same council number, day of birth, contact detail, or whole name."""
    children = [row for row in rows if _is_child(row)]
    wanted = Q(born_on__in=[row.born_on for row in children if row.born_on])
    ids = {row.council_id.strip() for row in children if row.council_id.strip()}
    if ids:
        wanted |= Q(pk__in=NetworkChild.objects.filter(council_id__in=ids).values("person"))
    hashes = {match for found in numbers.values() for _kind, match in found}
    if hashes:
        wanted |= Q(pk__in=people_reached_at(hashes))
    for row in rows:
        if row.given_name and row.family_name:
            first = Q(given_name__iexact=row.given_name) | Q(known_as__iexact=row.given_name)
            wanted |= first & Q(family_name__iexact=row.family_name)
        if getattr(row, "birth_year", None) and row.family_name:
            wanted |= Q(birth_year=row.birth_year, family_name__istartswith=row.family_name[:1])
    people = Person.objects.on_map().filter(wanted, case__in=cases, status__in=NAMED)
    return people.select_related("case__coordinator", "case__referrer", "as_child").order_by("-pk")[:MOST]


def _why(row, person, mine, theirs):
    """What the two have in common, in words; nothing where it is too little to ask about."""
    child = getattr(person, "as_child", None)
    if _is_child(row) and child is not None and _plain(row.council_id) == _plain(child.council_id) != "":
        return "the same council number"
    if mine & theirs:
        return "the same phone number or e-mail address"
    ours, other = _known(row), known(person)
    same = duplicates.same_name(ours, other)
    birth = duplicates.birth(ours, other)
    if same and birth >= 0.8:
        return "a name that is the same or sounds the same, and the same birth"
    if (
        _is_child(row)
        and birth == 1.0
        and _near(ours.given, other.given)
        and _near(ours.family, other.family)
    ):
        return "a similar name and the same date of birth"
    if same and _is_child(row):
        return "the same name, but another date of birth" if birth == CONTRADICTION else "the same name"
    return ""


def _near(names, others):
    """Whether two names could be one, written down by somebody who heard it: enough where the day of birth is the same."""
    return any(duplicates.likeness(one, other) >= NEAR for one in names for other in others)


def _known(row):
    return Known(
        given=tuple(name for name in (row.known_as, row.given_name) if name),
        family=(row.family_name,) if row.family_name else (),
        born_on=getattr(row, "born_on", None),
        birth_year=row.born_on.year if getattr(row, "born_on", None) else getattr(row, "birth_year", None),
        precise=bool(getattr(row, "born_on", None)),
        gender=row.gender or "u",
    )


def _numbers(row):
    return {(kind, match_of(kind, value)) for kind in ("phone", "email") if (value := getattr(row, kind, ""))}


def _is_child(row):
    return hasattr(row, "council_id")


def _plain(words):
    return re.sub(r"[\W_]+", "", words).casefold()
