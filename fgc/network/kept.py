"""What is kept from one person of the family: people, a pregnancy, a school, that another takes part, all of it."""

import re
import unicodedata
from dataclasses import dataclass, field
from itertools import dropwhile, takewhile

from fgc.network import restrictions
from fgc.network.models import NetworkChild, Person, PersonMerge, Restriction

Kind = Restriction.Kind

# What tells of a baby who is not born yet, or was not to be; spaces stand for spaces or hyphens.
BABY_WORDS = (
    "baby", "babies", "bump", "unborn", "newborn", "pregnant", "pregnancy", "pregnancies", "expecting a",
    "midwife", "midwives", "midwifery", "maternity", "antenatal", "ante natal", "trimester", "ultrasound",
    "scan", "scans", "due date", "giving birth", "give birth", "gives birth", "gave birth", "miscarriage", "stillbirth",
)  # fmt: skip

# Words that many schools share: "St Oswald's" tells which one, "primary school" does not.
_SHARED = """
    academy and c catholic ce centre children childrens church college community cofe day e elementary england first
    form free grammar high infant infants junior juniors kindergarten nursery of pre preschool primary rc roman school
    secondary sixth special the village
"""
_COMMON = frozenset(_SHARED.split())


@dataclass(frozen=True)
class Kept:
    """Everything that one person must not learn; empty for most people.

    `people` are ids of those about whom they must not know; `taking_part` are keys of those of whom they must not
    know that they take part. `schools` are names as they are written on the record.
    """

    people: frozenset = frozenset()
    taking_part: frozenset = frozenset()
    pregnancy: bool = False
    schools: tuple = ()
    work: bool = False
    _pattern: object = field(default=None, compare=False, repr=False)

    def __bool__(self):
        return bool(self.people or self.taking_part or self.pregnancy or self.schools or self.work)

    def is_said_in(self, text):
        """Whether words tell of the pregnancy or name the school; names of people are looked for elsewhere."""
        return bool(self._pattern and self._pattern.search(unicodedata.normalize("NFC", text)))


def kept_from(person):
    """What is kept from this person of the family at this moment."""
    rows = list(restrictions.current(person.case))
    about_them = [row for row in rows if row.other_id == person.pk]
    kinds = {row.kind for row in about_them}
    taught = [row.person_id for row in about_them if row.kind == Kind.MUST_NOT_KNOW_SCHOOL]
    schools = NetworkChild.objects.filter(person__in=taught).exclude(school="")
    schools = tuple(sorted(set(schools.values_list("school", flat=True))))
    pregnancy = Kind.MUST_NOT_KNOW_PREGNANCY in kinds
    patterns = [loose(word) for word in BABY_WORDS] if pregnancy else []
    patterns += [pattern for school in schools for pattern in school_patterns(school)]
    return Kept(
        people=frozenset(_with_merged(restrictions.must_not_know_of(person.case).get(person.pk, set()))),
        taking_part=_keys(_the_other(row, person) for row in rows if _is_secret_pair(row, person)),
        pregnancy=pregnancy,
        schools=schools,
        work=Kind.MUST_NOT_KNOW_WORK in kinds,
        _pattern=re.compile(rf"(?i)(?<!\w)(?:{'|'.join(patterns)})(?!\w)") if patterns else None,
    )


def school_patterns(name):
    """How a school is written in passing: its whole name, and the part that tells which one it is."""
    words = re.findall(r"[\w'’]+", unicodedata.normalize("NFC", name))
    telling = list(takewhile(_tells, dropwhile(lambda word: not _tells(word), words)))
    patterns = [loose(" ".join(words))] if words else []
    if len(telling) > 1:
        patterns.append(loose(" ".join(telling)))
    elif telling:
        # One word alone is mostly a place: with what kind of school it is, it names the school.
        patterns.append(loose(telling[0]) + r"[\s,-]+(?:" + "|".join(sorted(_COMMON - {"and", "of"})) + ")")
    return patterns


def _tells(word):
    """Whether a word of a school's name is its own: "Oswald's", and neither "primary" nor "school"."""
    return re.sub(r"['’]", "", word).casefold() not in _COMMON


def loose(words):
    """A pattern for words however they are put together: any space, hyphen or apostrophe."""
    parts = [re.sub(r"['’]", "['’]?", part) for part in re.split(r"[\s-]+", words)]
    return r"[\s,.-]+".join(parts)


def _with_merged(ids):
    """The ids with those of rows that turned out to be the same people: frozen plans may name either."""
    ids, before = set(ids), 0
    while len(ids) > before:
        before = len(ids)
        merges = PersonMerge.objects.filter(kept__in=ids, undone_at=None)
        ids |= set(merges.values_list("gone", flat=True))
    return ids


def _keys(people):
    ids = _with_merged(person.pk for person in people)
    return frozenset(Person.objects.filter(pk__in=ids).values_list("key", flat=True)) if ids else frozenset()


def _is_secret_pair(row, person):
    secret = row.kind == Kind.MUST_NOT_MEET and row.scope == Restriction.Scope.KNOWING
    return secret and person.pk in (row.person_id, row.other_id)


def _the_other(row, person):
    return row.other if row.person_id == person.pk else row.person
