"""The page of one person: everything about them that the reader may see."""

from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fgc.audit.context import read_is_about
from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.lib.dates import is_under_age, today
from fgc.network import (
    alike,
    badges,
    closeness,
    details,
    homes,
    listing,
    moves,
    relations,
    responsibility,
    undoing,
    wishes,
)
from fgc.network.actions.households import NOWHERE_YET
from fgc.network.audience import Audience
from fgc.network.births import may_be_under_age
from fgc.network.building import add_links
from fgc.network.familymap import FamilyMap
from fgc.network.models import Person
from fgc.network.naming import described, opening
from fgc.network.views.life import born_with


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
        "details": details.groups(family_map, shown, whole=family_map.is_whole),
        "tags": details.tags(shown),
        "life_links": _life_links(case, shown) if can_write else [],
        "to_children": relations.to_each_child(family_map, shown),
        "ties": relations.ties(family_map, shown, can_write),
        "contacts": audience.contacts(shown),
        **moves.of_person(case, shown),
        "waits": moves.new_address_link(case, shown) if case.can.can("contact.write") else [],
        **alike.of_person_page(case, shown, request.user),
        "shows_contacts": case.can.can("contact.read"),
        "can_contact": case.can.can("contact.write"),
        "minor": shown.status == Person.Status.LIVING and is_under_age(today(), shown.born_on),
        "child": child,
        "child_rows": _facts(family_map, child) if child else [],
        "said_home": homes.said_of(child) if child else "",
        "views": child.views if child and case.can.whole("people") else "",
        "responsibilities": responsibility.rows(family_map, shown, child, can_write),
        "responsibility_ended": responsibility.ended(family_map, shown, child),
        "suggestions": responsibility.suggestions(family_map, child) if child and can_write else [],
        "has_list": child is not None
        and family_map.is_whole
        and case.can.can("preparation.read")
        and shown.status not in wishes.NEVER_ASKED,
        **_around(family_map, shown, child, can_write),
        **closeness.on_persons_page(request, family_map, shown),
        "restrictions": rows,
        "shows_safety": case.can.can("safety.read"),
        "can_restrict": case.can.can("safety.write"),
        "can_write": can_write,
        "may_be_child": can_write and not child and may_be_under_age(shown, today()),
        "can_prepare": case.can.can("preparation.read"),
        "add_links": add_links(case, shown) if can_write else [],
        "undo": undoing.offer(case, request.user) if can_write else None,
        "back_url": reverse("network:family", args=[case.reference]),
    }
    return render(request, "network/person.html", shell(case, "network") | context)


def _facts(family_map, child):
    """What is kept for a child, less what has a heading of its own further down."""
    elsewhere = {"Parental responsibility"} | ({"Lives with"} if family_map.is_whole else set())
    return [row for row in listing.child_facts(family_map, child)["rows"] if row["key"] not in elsewhere]


def _around(family_map, person, child, can_write):
    """Where they live and lived, who cares for whom."""
    lives, lived = homes.of_person(family_map, person, can_write)
    cares, cared = badges.rows_of(family_map, person, child, can_write)
    livable = person.status not in NOWHERE_YET
    return {
        "lives": lives,
        "lived": lived,
        "can_move": can_write and livable,
        "shows_homes": family_map.is_whole and (livable or bool(lived)),
        "may_die": can_write and person.status == Person.Status.LIVING,
        "cares": cares,
        "cared": cared,
    }


def _life_links(case, person):
    """What can be said of a life: a birth, the end of a pregnancy, a death, twins."""
    ways = {
        Person.Status.UNBORN: [("born", "The baby is born"), ("lost", "The pregnancy ended")],
    }.get(person.status, [])
    if born_with(person):
        ways = [*ways, ("twins", "Born together with a brother or sister")]
    return [
        {"url": reverse(f"network:{name}", args=[case.reference, person.key]), "text": text}
        for name, text in ways
    ]
