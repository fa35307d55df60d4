"""Parental responsibility for the page: who holds it and on what basis, who held it, and who usually would.

A suggestion is a question with a button that opens the form filled in; nothing is recorded by itself (network.md 2).
"""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.urls import reverse

from fgc.network.models import ParentalResponsibility, ParentLink, Partnership, Person

COUNCIL = "council"
CARE_STATUSES = {
    "care_order": "the care order",
    "interim_care_order": "the interim care order",
    "placement_order": "the placement order",
}
WERE_MARRIED = {
    Partnership.Status.MARRIED,
    Partnership.Status.CIVIL,
    Partnership.Status.SEPARATED,
    Partnership.Status.DIVORCED,
    Partnership.Status.WIDOWED,
}


@dataclass(frozen=True)
class Suggestion:
    """Somebody who usually holds it, why, and the form that opens with that filled in."""

    words: str
    who: str
    url: str


def rows(family_map, person, child, can_write):
    """Who holds it for this child; for anybody else, for which children they hold it."""
    found = []
    for row in family_map.responsibilities:
        of_child = child is not None and row.child_id == child.pk
        if not (of_child or row.holder_id == person.pk) or not _known(family_map, row):
            continue
        who = _holder(row) if of_child else family_map.by_id[row.child.person_id].name
        line = {"key": who, "value": row.get_basis_display(), "detail": _seen(row)}
        if can_write:
            line["actions"] = _links(family_map, row, who)
        found.append(line)
    return found


def ended(family_map, person, child):
    """Sentences about whoever held it and no longer does; for those who see people whole."""
    if not family_map.is_whole:
        return []
    found = ParentalResponsibility.objects.filter(case=family_map.case).exclude(until=None)
    said = []
    for row in found.select_related("holder", "child__person").order_by("-until"):
        if child is not None and row.child_id == child.pk:
            said.append(f"{_holder(row)}: {row.get_basis_display()}, until {_day(row.until)}")
        elif row.holder_id == person.pk:
            said.append(f"For {row.child.person.name}: {row.get_basis_display()}, until {_day(row.until)}")
    return said


def suggestions(family_map, child):
    """Who usually holds it and is not recorded: parents on the map, and the council under a care order."""
    if child.person.status != Person.Status.LIVING:
        return []
    every = ParentalResponsibility.objects.filter(child=child).values_list("holder_id", flat=True)
    asked = set(every)
    found = []
    links = [link for link in family_map.parent_links if link.child_id == child.person_id]
    for link in links:
        parent = family_map.by_id[link.parent_id]
        if parent.pk in asked or parent.status != Person.Status.LIVING or link.certainty != "known":
            continue
        words, basis = _usually(family_map, link, parent, links)
        if words:
            found.append(_suggest(family_map, child, parent.name, parent.key, words, basis))
    if child.status in CARE_STATUSES and None not in asked:
        words = f"shares it under {CARE_STATUSES[child.status]}"
        found.append(_suggest(family_map, child, "The council", COUNCIL, words, "care_order"))
    return found


def _usually(family_map, link, parent, links):
    """(what is usual, the basis to fill in): what the law says of most parents; each is still asked about."""
    if link.kind == ParentLink.Kind.ADOPTIVE:
        return "usually holds it by the adoption", "adoption"
    if link.kind == ParentLink.Kind.GUARDIAN:
        return "holds it if there is a special guardianship order", "sgo"
    if link.kind != ParentLink.Kind.BIRTH:
        return "", ""
    women = [each for each in links if _is_woman(family_map, each)]
    if _is_woman(family_map, link):
        if len(women) == 1:
            return "usually holds it as the mother", "mother"
        return "holds it if she gave birth, or was the other’s wife or civil partner then", ""
    mothers = {each.parent_id for each in women}
    for pair in family_map.partnerships:
        if (
            {pair.a_id, pair.b_id} & mothers
            and parent.pk in (pair.a_id, pair.b_id)
            and pair.status in WERE_MARRIED
        ):
            return (
                "holds it if they were married to the mother at the birth, or have married her since",
                "married",
            )
    return (
        "holds it only if named on the birth certificate since 1 December 2003, by an agreement or by an order",
        "",
    )


def _is_woman(family_map, link):
    gender = family_map.by_id[link.parent_id].gender
    return link.kind == ParentLink.Kind.BIRTH and gender == Person.Gender.WOMAN


def _suggest(family_map, child, who, holder, words, basis):
    url = reverse("network:add_responsibility", args=[family_map.case.reference, child.person.key])
    query = urlencode({"holder": holder, "basis": basis} if basis else {"holder": holder})
    return Suggestion(words, who, f"{url}?{query}")


def _known(family_map, row):
    holder_known = row.holder_id is None or row.holder_id in family_map.by_id
    return holder_known and row.child.person_id in family_map.by_id


def _holder(row):
    return row.holder.name if row.holder_id else "The council"


def _seen(row):
    seen = row.evidence_seen or "No evidence seen yet"
    if row.evidence_seen and not row.evidence_seen.lower().startswith("seen"):
        seen = f"Seen: {seen}"
    return f"{seen}. Since {_day(row.since)}" if row.since else seen


def _links(family_map, row, who):
    reference = family_map.case.reference
    named = f"parental responsibility of {who}"
    return [
        {
            "url": reverse("network:change_responsibility", args=[reference, row.key]),
            "text": "Change",
            "hidden": named,
        },
        {
            "url": reverse("network:end_responsibility", args=[reference, row.key]),
            "text": "End",
            "hidden": named,
        },
    ]


def _day(day):
    return f"{day.day} {day:%B %Y}"
