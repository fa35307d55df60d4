"""Names and references of other families in words that are about to leave (decisions.md, "Cross-case check").

Only families that the writer opened in the last days are looked at: a name of one family pasted into the papers of
another is the mistake that this finds.
"""

import datetime as dt
import re
import unicodedata

from fgc.audit.models import AuditEvent
from fgc.network.models import Person

DAYS = 7
LEAST = 6  # letters of a whole name, below which it says too little
REFERENCE = re.compile(r"\b(?:FGC|REF|OFF)-[0-9A-Z]{4}-[0-9A-Z]{4}\b", re.IGNORECASE)


def found_elsewhere(case, user, texts, now):
    """The words of the texts that name another family the person opened lately, each once, in the order they stand.

    `texts` is (place, words). A name that is also one of this family's says nothing. References of other families are
    found whoever opened them.
    """
    names = _names_elsewhere(case, user, now)
    pattern = (
        re.compile(rf"(?<!\w)(?:{'|'.join(map(_loose, sorted(names, key=len, reverse=True)))})(?!\w)")
        if names
        else None
    )
    found = []
    for _place, words in texts:
        plain = _plain(words)
        found += [one.upper() for one in REFERENCE.findall(plain) if one.upper() != case.reference]
        found += [" ".join(one.split()) for one in pattern.findall(plain)] if pattern else []
    return list(dict.fromkeys(found))


def _names_elsewhere(case, user, now):
    """Whole names of the people of the other families, without those that are also names of this family."""
    opened = AuditEvent.objects.filter(
        kind="case.opened", actor=user.pk, at__gte=now - dt.timedelta(days=DAYS)
    )
    references = set(opened.values_list("case", flat=True)) - {case.reference, ""}
    if not references:
        return set()
    people = Person.objects.filter(case__reference__in=references)
    own = {name for person in case.people.all() for name in _whole(person)}
    return {name for person in people.only(*FIELDS) for name in _whole(person)} - own


FIELDS = ("given_name", "family_name", "known_as")


def _whole(person):
    """A first and a last name together; a first name alone is that of many."""
    firsts = {person.given_name, person.known_as, *person.given_name.split()[:1]}
    names = {
        _plain(f"{first} {person.family_name}")
        for first in firsts
        if first.strip() and person.family_name.strip()
    }
    return {name for name in names if len(name.replace(" ", "")) >= LEAST}


def _plain(text):
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(letter for letter in text if unicodedata.category(letter) != "Cf").split())


def _loose(name):
    """The words of a name with anything between them that people type there."""
    return r"[\s\-_.,]+".join(re.escape(word) for word in re.split(r"[\s\-]+", name))
