"""Carers: badges beside a name with dates, from the carers recorded and from special guardianship orders."""

from dataclasses import dataclass

from django.urls import reverse

from fgc.network.models import CarerRole

GUARDIAN = CarerRole.Kind.GUARDIAN.label


@dataclass(frozen=True)
class Badge:
    """That a carer cares for a child now; `row` is None where it follows from parental responsibility."""

    carer_id: int
    child_id: int  # of the child's person
    words: str
    row: object = None


def current(family_map):
    """The badges of people whom the audience may know of, the earliest first."""
    known = family_map.by_id
    orders = [
        Badge(row.holder_id, row.child.person_id, GUARDIAN)
        for row in family_map.responsibilities
        if row.basis == "sgo" and row.holder_id in known and row.child.person_id in known
    ]
    rows = CarerRole.objects.filter(case=family_map.case, until=None).select_related("child")
    found = [
        Badge(row.carer_id, row.child.person_id, row.get_kind_display(), row)
        for row in rows
        if row.carer_id in known and row.child.person_id in known
    ]
    return [*orders, *found]


def words_of(family_map, person_id):
    """What a person is as a carer, in a few words: "Foster carer of Sami and Inaya"."""
    by_words = {}
    for badge in family_map.badges:
        if badge.carer_id == person_id:
            by_words.setdefault(badge.words, []).append(family_map.by_id[badge.child_id].short_name)
    return by_words


def rows_of(family_map, person, child, can_write):
    """(rows now, sentences of before) for a person's page: their carers when a child, whom they care for otherwise."""
    rows = []
    for badge in family_map.badges:
        if badge.child_id == person.pk:
            rows.append(_row(family_map, badge, badge.carer_id, badge.words, can_write))
        elif badge.carer_id == person.pk:
            rows.append(_row(family_map, badge, badge.child_id, f"{badge.words} of", can_write))
    return rows, _before(family_map, person) if family_map.is_whole else []


def _row(family_map, badge, other_id, words, can_write):
    other, reference = family_map.by_id[other_id], family_map.case.reference
    row = {
        "key": words,
        "value": other.name,
        "url": reverse("network:person", args=[reference, other.key]),
        "detail": "From the special guardianship order",
    }
    if badge.row is not None:
        row["detail"] = f"Since {_day(badge.row.since)}" if badge.row.since else ""
        if can_write:
            url = reverse("network:end_carer", args=[reference, badge.row.key])
            row["actions"] = [{"url": url, "text": "End", "hidden": f"{words} {other.name}"}]
    return row


def _before(family_map, person):
    rows = CarerRole.objects.filter(case=family_map.case).exclude(until=None).order_by("-until")
    said = []
    for row in rows.select_related("child__person", "carer"):
        if row.child.person_id == person.pk:
            said.append(f"{row.get_kind_display()}: {row.carer.name}, {_from_to(row)}")
        elif row.carer_id == person.pk:
            said.append(f"{row.get_kind_display()} of {row.child.person.name}, {_from_to(row)}")
    return said


def _from_to(row):
    return f"{'from ' + _day(row.since) + ' ' if row.since else ''}until {_day(row.until)}"


def _day(day):
    return f"{day.day} {day:%B %Y}"
