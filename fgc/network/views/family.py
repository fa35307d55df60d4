"""The family page."""

from django.shortcuts import render
from django.views.decorators.http import require_GET

from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.lib.dates import today
from fgc.network import listing, picture
from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap


@require_GET
def family(request, reference):
    """The family tree, everybody by side of the family, the children's facts, what must be kept to."""
    case = get_case(request.user, reference, "people.read")
    family_map = FamilyMap(case, Audience.for_staff(case, request.user), today())
    can_write = case.can.can("people.write")
    context = {
        "tree": picture.tree(family_map),
        "seen_by": family_map.children[0].person.short_name if len(family_map.children) > 1 else "",
        "groups": listing.groups(family_map),
        "coverage": listing.coverage(family_map) if case.can.whole("people") else [],
        "missing": listing.missing_side(family_map) if can_write else "",
        "children": listing.children(family_map),
        "restrictions": listing.restriction_rows(family_map, case.can),
        "ended": listing.ended_rows(case) if case.can.whole("safety") else [],
        "shows_safety": case.can.can("safety.read"),
        "is_part": not case.can.whole("people"),
        "removed": list(case.people.exclude(removed_at=None)) if can_write else [],
        "can_write": can_write,
        "can_restrict": case.can.can("safety.write") and bool(family_map.people),
    }
    return render(request, "network/family.html", shell(case, "network") | context)
