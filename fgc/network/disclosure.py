"""Finding addresses, phone numbers and e-mail addresses in words that are about to leave (safety.md 4.4).

The values are only compared, never handed out: what comes back is where they stand. `texts` is (place, words).
"""

import re
import unicodedata

from django.db.models import Max

from fgc.network.models import ContactDetail, Network, Restriction

LEAST = 6  # letters and digits, below which a part of an address says too little to look for
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


def _places(texts, rows):
    needles = {needle for row in rows for needle in _needles(row.kind, row.value)}
    if not needles:
        return []
    return [place for place, words in texts if any(needle in _folded(words) for needle in needles)]


def _needles(kind, value):
    """What to look for: a phone as digits, an e-mail address whole, each telling part of an address."""
    if kind == ContactDetail.Kind.PHONE:
        digits = _folded(value)
        return [digits.lstrip("0")] if len(digits) >= 9 else []
    if kind == ContactDetail.Kind.EMAIL:
        return [_folded(value)]
    parts = [part for part in map(_folded, re.split(r"[,\n]", value)) if len(part) >= LEAST]
    numbered = [part for part in parts if any(letter.isdigit() for letter in part)]
    return numbered or parts[:1]  # a house with a name and no number is known by its name


def _folded(text):
    """Letters and digits only, in small letters, look-alike forms made one, +44 as 0."""
    text = unicodedata.normalize("NFKC", text).casefold().replace("+44", "0").replace("0044", "0")
    return "".join(letter for letter in text if letter.isalnum() or letter == "@")
