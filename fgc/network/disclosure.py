"""Finding addresses, phone numbers and e-mail addresses in words that are about to leave (safety.md 4.4).

The values are only compared, never handed out: what comes back is where they stand. `texts` is (place, words).
"""

import hashlib
import re

from django.db.models import Max, Q

from fgc.network.disguises import needles, readings
from fgc.network.models import ContactDetail, Network, NetworkChild, Person, PersonMerge, Restriction

PHONE = re.compile(r"(?:\+44|0044|\b0)[\d\s().-]{8,14}\d")
POSTCODE = re.compile(r"\b[A-Z]{1,2}\d[A-Z\d]?\s*\d[A-Z]{2}\b", re.IGNORECASE)


def withheld_in(case, texts):
    """The places whose words hold a withheld contact detail of the family."""
    return _places(texts, ContactDetail.objects.filter(case=case, is_withheld=True))


def known_in(case, texts):
    """The places that hold a contact detail of the family, or what looks like a phone number or a postcode."""
    texts = list(texts)
    found = _places(texts, ContactDetail.objects.filter(case=case))
    looks = [place for place, words in texts if PHONE.search(words) or POSTCODE.search(words)]
    return list(dict.fromkeys([*found, *looks]))


class Kept:
    """The withheld contact details of a family, to be taken out of words that somebody reads.

    For `reader`, who may have them shown for a reason, those that they have not seen yet.
    """

    MASK = "[A withheld address or phone number]"

    def __init__(self, case=None, reader=None, rows=None):
        if rows is None:
            rows = ContactDetail.objects.filter(case=case, is_withheld=True)
        if reader is not None:
            rows = rows.filter(until=None).exclude(reveals__by=reader)
        self.rows = [(row, frozenset(needles(row.kind, row.value))) for row in rows]

    @classmethod
    def of_each(cls, cases):
        """The withheld details of several families, by the id of each: one query."""
        found = {one.pk: [] for one in cases}
        for row in ContactDetail.objects.filter(case__in=found, is_withheld=True):
            found[row.case_id].append(row)
        return {pk: cls(rows=rows) for pk, rows in found.items()}

    def standing_in(self, words):
        """The details that stand in these words."""
        if not self.rows or not words:
            return []
        forms = readings(words)
        return [
            row for row, looked_for in self.rows if any(one in form for form in forms for one in looked_for)
        ]

    def masked(self, value):
        """The words, or a list or dict with words in it, without the lines in which a detail stands."""
        if not self.rows:
            return value
        if isinstance(value, dict):
            return {name: self.masked(one) for name, one in value.items()}
        if isinstance(value, list):
            return [self.masked(one) for one in value]
        if not isinstance(value, str) or not self.standing_in(value):
            return value
        lines = "\n".join(self.MASK if self.standing_in(line) else line for line in value.split("\n"))
        return self.MASK if self.standing_in(lines) else lines  # it goes over the end of a line


def needs_second_look(case):
    """Whether what leaves this family's record needs a second person: somebody must not know, or an address is withheld."""
    if case.restrictions.current().secret().exists():
        return True
    return ContactDetail.objects.filter(case=case, is_withheld=True, until=None).exists()


def secret_since(case):
    """When something to keep from somebody was recorded last, or somebody moved: copies from before are out of date."""
    kept = case.restrictions.current().secret().aggregate(last=Max("made_at"))["last"]
    moved = case.address_changes.aggregate(last=Max("at"))["last"]
    return max(filter(None, (kept, moved)), default=None)


def secrets_of(case_id):
    """What is kept from whom at this moment, as a value to compare: it changes when any of it changes."""
    limits = Restriction.objects.current().secret().filter(case=case_id)
    withheld = ContactDetail.objects.filter(case=case_id, is_withheld=True)
    return (
        Network.objects.filter(case=case_id).values_list("version", flat=True).first(),
        tuple(limits.order_by("pk").values_list("pk", "kind", "scope", "person", "other")),
        tuple(withheld.order_by("pk").values_list("pk", "match", "until")),
    )


def secrets_print(case):
    """A print of all that decides what is left out of a copy: limits, withheld details, and by what they are found.

    The names and schools of the people concerned are part of it, and which rows turned out to be one person.
    """
    limits = sorted(
        case.restrictions.current().secret().values_list("kind", "scope", "person", "other"), key=str
    )
    withheld = ContactDetail.objects.filter(case=case, is_withheld=True).values_list("match", "until")
    concerned = {one for row in limits for one in row[2:] if one}
    names = Person.objects.filter(pk__in=concerned).order_by("pk")
    merges = PersonMerge.objects.filter(Q(kept__in=concerned) | Q(gone__in=concerned), undone_at=None)
    schools = NetworkChild.objects.filter(person__in=concerned).order_by("pk")
    parts = (
        limits,
        sorted(withheld, key=str),
        list(names.values_list("pk", "given_name", "family_name", "known_as", "called", "status")),
        sorted(merges.values_list("kept", "gone")),
        list(schools.values_list("person", "school")),
    )
    return hashlib.sha256(repr(parts).encode()).hexdigest()


def _places(texts, rows):
    looked_for = {needle for row in rows for needle in needles(row.kind, row.value)}
    if not looked_for:
        return []
    return [
        place
        for place, words in texts
        if any(needle in reading for reading in readings(words) for needle in looked_for)
    ]
