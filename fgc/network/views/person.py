"""The page of one person: everything about them that the reader may see."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fgc.audit.context import read_is_about
from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.lib.dates import is_under_age, today
from fgc.network import listing, relations
from fgc.network.audience import Audience
from fgc.network.births import may_be_under_age
from fgc.network.familymap import FamilyMap
from fgc.network.forms.ties import RELATIVES
from fgc.network.models import Person
from fgc.network.naming import described, opening


@require_GET
def person(request, reference, key):
    """Everything about one person that the reader may see."""
    case = get_case(request.user, reference, "people.read")
    audience = Audience.for_staff(case, request.user)
    shown = get_object_or_404(audience.people(), key=key)
    read_is_about(shown)
    family_map = FamilyMap(case, audience, today())
    can_write = case.can.can("people.write")
    child = next((row for row in family_map.children if row.person_id == shown.pk), None)
    rows = [
        row
        for row, view in zip(
            listing.restriction_rows(family_map, case.can), family_map.restrictions, strict=True
        )
        if shown.pk in view.people
    ]
    context = {
        "person": shown,
        "name": opening(described(shown)),
        "label": family_map.label(shown.pk),
        "details": relations.details(shown, today(), whole=case.can.whole("people")),
        "to_children": relations.to_each_child(family_map, shown),
        "ties": relations.ties(family_map, shown, can_write),
        "contacts": audience.contacts(shown),
        "shows_contacts": case.can.can("contact.read"),
        "can_contact": case.can.can("contact.write"),
        "minor": shown.status == Person.Status.LIVING and is_under_age(today(), shown.born_on),
        "child": child,
        "child_rows": listing.child_facts(family_map, child)["rows"][:3] if child else [],
        "views": child.views if child and case.can.whole("people") else "",
        "responsibilities": _responsibilities(family_map, shown, child, can_write),
        "restrictions": rows,
        "shows_safety": case.can.can("safety.read"),
        "can_restrict": case.can.can("safety.write"),
        "can_write": can_write,
        "may_be_child": can_write and not child and may_be_under_age(shown, today()),
        "can_prepare": case.can.can("preparation.read"),
        "add_links": _add_links(case, shown) if can_write else [],
        "back_url": reverse("network:family", args=[case.reference]),
    }
    return render(request, "network/person.html", shell(case, "network") | context)


def _add_links(case, person):
    return [
        {"url": reverse("network:add_relative", args=[case.reference, person.key, way]), "text": words}
        for way, words in RELATIVES.items()
    ]


def _responsibilities(family_map, person, child, can_write):
    """Who holds it for this child, or for which children this person holds it."""
    rows = []
    for row in family_map.responsibilities:
        of_child = child is not None and row.child_id == child.pk
        if not (of_child or row.holder_id == person.pk) or row.child.person_id not in family_map.by_id:
            continue
        if row.holder_id and row.holder_id not in family_map.by_id:
            continue
        who = (
            (row.holder.name if row.holder_id else "The council")
            if of_child
            else family_map.by_id[row.child.person_id].name
        )
        seen = f"Seen: {row.evidence_seen}" if row.evidence_seen else "No evidence seen yet"
        line = {"key": who, "value": row.get_basis_display(), "detail": seen}
        if can_write:
            url = reverse("network:end_responsibility", args=[family_map.case.reference, row.key])
            line["actions"] = [{"url": url, "text": "End", "hidden": f"parental responsibility of {who}"}]
        rows.append(line)
    return rows
