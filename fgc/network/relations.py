"""One person's own ties and details, as plain values for their page."""

from django.urls import reverse

from fgc.network.familymap import role_words
from fgc.network.naming import opening

TIES = {
    "parent": "parent_links",
    "partner": "partnerships",
    "sibling": "sibling_links",
    "association": "associations",
}


def ties(family_map, person, can_write):
    """Rows of a summary list: each direct tie of the person to somebody the reader may know of."""
    rows = []
    for link in family_map.parent_links:
        sure = "" if link.certainty == "known" else link.get_certainty_display()
        if link.child_id == person.pk:
            rows.append(("parent", link, link.get_kind_display(), link.parent_id, sure))
        elif link.parent_id == person.pk:
            rows.append(("parent", link, f"{link.get_kind_display()} of", link.child_id, sure))
    for link in family_map.partnerships:
        if person.pk in (link.a_id, link.b_id):
            other = link.b_id if link.a_id == person.pk else link.a_id
            years = _years(link)
            rows.append(("partner", link, link.get_status_display(), other, years))
    for link in family_map.sibling_links:
        if person.pk in (link.a_id, link.b_id):
            other = link.b_id if link.a_id == person.pk else link.a_id
            kind = "" if link.kind in ("full", "unknown") else link.get_kind_display()
            rows.append(("sibling", link, "Brother or sister", other, kind))
    for link in family_map.associations:
        if link.person_id == person.pk:
            rows.append(("association", link, f"{role_words(link)} of", link.to_id, _role(link)))
        elif link.to_id == person.pk:
            rows.append(("association", link, role_words(link), link.person_id, _role(link)))
    return [_row(family_map, can_write, *row) for row in rows]


def to_each_child(family_map, person):
    """[{key, value}]: what the person is to each child of the work."""
    return [
        {"key": f"To {child.short_name}", "value": words} for child, words in family_map.words_for(person.pk)
    ]


def _role(link):
    """The role behind the family's words, and that somebody knows them through their work."""
    role = link.get_role_display() if link.words and link.role != "other" else ""
    return ". ".join(filter(None, [role, "Through their work" if link.is_professional else ""]))


def _years(link):
    if link.started and link.ended:
        return f"{link.started} to {link.ended}"
    if link.started:
        return f"since {link.started}"
    return f"until {link.ended}" if link.ended else ""


def _row(family_map, can_write, kind, link, words, other_id, detail):
    other, reference = family_map.by_id[other_id], family_map.case.reference
    row = {
        "key": opening(words),
        "value": other.name,
        "detail": detail,
        "url": reverse("network:person", args=[reference, other.key]),
    }
    if can_write:
        remove = reverse("network:remove_tie", args=[reference, kind, link.key])
        row["actions"] = [{"url": remove, "text": "Remove", "hidden": f"{words} {other.name}"}]
        if kind == "association":
            change = reverse("network:change_association", args=[reference, link.key])
            row["actions"].insert(0, {"url": change, "text": "Change", "hidden": f"{words} {other.name}"})
    return row
