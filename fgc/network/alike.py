"""People who may be the same: on one map, and across records for somebody who may open both (network.md 2.2)."""

from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from fgc.cases.access import abilities, visible_to
from fgc.network import duplicates
from fgc.network.audience import Audience
from fgc.network.duplicates import HINT, Known
from fgc.network.models import ContactDetail, Person

NAMED = (Person.Status.LIVING, Person.Status.DECEASED)
NUMBERS = (ContactDetail.Kind.PHONE, ContactDetail.Kind.EMAIL)
PRECISE = (Person.Precision.EXACT, Person.Precision.YEAR)


def known(person, contacts=()):
    """What is known of a person, for comparing; `contacts` are hashes of their numbers and e-mail addresses."""
    return of_fields(
        {field.attname: getattr(person, field.attname) for field in Person._meta.concrete_fields}, contacts
    )


def of_fields(fields, contacts=()):
    """The same, of the fields of somebody who is being typed in."""
    return Known(
        given=_names(fields, "known_as", "given_name"),
        family=_names(fields, "family_name", "former_name"),
        born_on=fields.get("born_on"),
        birth_year=fields.get("birth_year"),
        precise=bool(fields.get("born_on")) or fields.get("birth_precision") in PRECISE,
        gender=fields.get("gender") or "u",
        contacts=frozenset(contacts),
    )


def looks_like(other, fields):
    """Whether somebody who is being typed in is so like a person of the map that one has to ask first."""
    return other.status in NAMED and duplicates.asks(known(other), of_fields(fields))


def most_alike(people, fields):
    """Those of some people who look like somebody who is being typed in, the most alike first."""
    typed = of_fields(fields)
    found = [(duplicates.score(known(other), typed), other) for other in people if looks_like(other, fields)]
    return [other for _score, other in sorted(found, key=lambda pair: (-pair[0], pair[1].pk))]


def questions(people, fields):
    """What to ask before somebody who is being typed in is saved: whether they are the person most like them."""
    return [
        f"This looks like {other.name}{f', born {other.birth_year},' if other.birth_year else ''} who is on the map "
        "already. Is this a different person?"
        for other in most_alike(people, fields)[:1]
    ]


def on_the_map(person):
    """Others of the same family who may be this person, the most alike first: [(likeness, person)]."""
    if person.status not in NAMED:
        return []
    others = person.case.people.on_map().filter(status__in=NAMED).exclude(pk=person.pk)
    hashes = _hashes(person.case)
    mine = known(person, hashes.get(person.pk, ()))
    found = [(duplicates.score(mine, theirs), other) for other, theirs in (
        (other, known(other, hashes.get(other.pk, ()))) for other in others
    ) if duplicates.asks(mine, theirs) or duplicates.score(mine, theirs) >= HINT]  # fmt: skip
    return sorted(found, key=lambda pair: (-pair[0], pair[1].pk))


def reached_at(service_id, hashes):
    """[(person's id, hash)] of everybody on the maps of a service who is reached at one of these numbers or addresses."""
    rows = ContactDetail.objects.filter(
        match__in=hashes, person__removed_at=None, case__service=service_id
    ).order_by()
    return list(rows.values_list("person", "match").distinct())


def in_other_records(case, person, user):
    """Records of other families that this member of staff can open and that may know the same person.

    Two records are compared only where `user` may see both people and, for an address, number or e-mail address,
    both values as they are: a withheld one is never compared, because a match would give it away. Nobody else
    learns anything, not even that there is something (decisions.md).
    """
    mine = Audience.for_staff(case, user)
    if person.status not in NAMED or not case.can.whole("people") or not mine.may_know_of(person):
        return []
    others = visible_to(user, need="people.read").exclude(pk=case.pk)
    found = {}
    for other in _candidates(person, mine, others):
        other.case.can = abilities(user, other.case)
        theirs = Audience.for_staff(other.case, user)
        if not theirs.may_know_of(other):
            continue
        shared = _shown(mine, person) & _shown(theirs, other)
        same_birth = bool(person.born_on) and person.born_on == other.born_on
        if shared or (same_birth and duplicates.same_name(known(person), known(other))):
            found.setdefault(
                other.case_id, (other, "the same contact detail" if shared else "the same name and birth")
            )
    return list(found.values())


def _candidates(person, audience, cases):
    """People of other records with the same day of birth, or with a contact detail that is shown as it is here."""
    wanted = Q(pk__in=[])
    if person.born_on:
        wanted |= Q(born_on=person.born_on)
    matches = [match for _kind, match in _shown(audience, person)]
    if matches:
        same = ContactDetail.objects.filter(match__in=matches, is_withheld=False, until=None)
        wanted |= Q(pk__in=same.values("person"))
    people = Person.objects.on_map().filter(wanted, case__in=cases, status__in=NAMED)
    return people.select_related("case")[:50]


def _shown(audience, person):
    """(kind, hash) of the contact details of a person that this audience sees as they are."""
    keys = [view.key for view in audience.contacts(person) if not view.is_withheld]
    return set(ContactDetail.objects.filter(key__in=keys).values_list("kind", "match"))


def people_reached_at(hashes):
    """The ids of people with one of these contact details, withheld ones never compared."""
    same = ContactDetail.objects.filter(match__in=hashes, is_withheld=False, until=None)
    return same.values("person")


def numbers_not_withheld(person):
    """{(kind, hash)} of a person's contact details that are not withheld."""
    rows = ContactDetail.objects.filter(person=person, is_withheld=False, until=None)
    return set(rows.values_list("kind", "match"))


def _hashes(case):
    found = {}
    rows = ContactDetail.objects.filter(case=case, kind__in=NUMBERS, until=None)
    for pk, match in rows.values_list("person", "match"):
        found.setdefault(pk, set()).add(match)
    return found


def _names(fields, *names):
    return tuple(value for name in names if (value := (fields.get(name) or "").strip()))


def of_person_page(case, person, user):
    """Who may be the same person, here and elsewhere, and which records were made one with this one: plain values."""
    writes = case.can.can("people.write")
    merges = case.person_merges.filter(kept=person, undone_at=None).select_related("gone") if writes else []
    return {
        "alike": [
            {
                "name": other.name,
                "url": reverse("network:merge", args=[case.reference, person.key, other.key]),
            }
            for _score, other in (on_the_map(person) if writes else ())
        ],
        "elsewhere": [
            {
                "reference": other.case.reference,
                "words": words,
                "url": reverse("network:person", args=[other.case.reference, other.key]),
            }
            for other, words in in_other_records(case, person, user)
        ],
        "merges": [
            {
                "name": row.gone.name,
                "on": f"{localdate(row.at).day} {localdate(row.at):%B %Y}",
                "url": reverse("network:undo_merge", args=[case.reference, row.key]),
            }
            for row in merges
        ],
    }
