"""The family as a picture and as a list, and that it was gone through with the family."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from fgc.accounts.submissions import once
from fgc.cases.access import get_case
from fgc.network import listing, picture, undoing
from fgc.network.actions.search import confirm_network
from fgc.network.coverage import missing_side
from fgc.network.views.pages import family_url
from fgc.network.ways import LIST, PICTURE, frame, reads_notes, seen_map


@require_GET
def family(request, reference):
    """The family tree, everybody by side of the family, the children's facts, what must be kept to."""
    case = get_case(request.user, reference, "people.read")
    family_map = _map(request, case)
    can_write = case.can.can("people.write")
    several = len(family_map.children) > 1
    tree, key = picture.tree(family_map)
    context = {
        "tree": tree,
        "tree_key": key,
        "seen_by": family_map.by_id[family_map.seen_first].short_name if several else "",
        "groups": listing.groups(family_map),
        "missing": missing_side(family_map) if can_write else "",
        "children": listing.children(family_map),
        "restrictions": listing.restriction_rows(family_map, case.can),
        "ended": listing.ended_rows(case) if case.can.whole("safety") else [],
        "shows_safety": case.can.can("safety.read"),
        "removed": list(case.people.apart().exclude(removed_at=None)) if can_write else [],
        "undo": undoing.offer(case, request.user) if can_write else None,
        "can_restrict": case.can.can("safety.write") and bool(family_map.people),
    }
    return render(request, "network/family.html", frame(request, family_map, PICTURE) | context)


@require_GET
def family_list(request, reference):
    """Everybody in a table for each side of the family: the working form, and the picture in words."""
    case = get_case(request.user, reference, "people.read")
    family_map = _map(request, case)
    context = {
        "tables": listing.tables(family_map, asked=reads_notes(request, case)),
        "missing": missing_side(family_map) if case.can.can("people.write") else "",
    }
    return render(request, "network/family_list.html", frame(request, family_map, LIST) | context)


@require_POST
def confirm_family(request, reference):
    """That the coordinator went through the map with the family today."""
    case = get_case(request.user, reference, "people.write")

    def act():
        confirm_network(case=case, by=request.user)
        messages.success(request, "Recorded: you went through the map with the family today.")
        return family_url(case)

    return once(request, act)


def _map(request, case):
    family_map = seen_map(request, case)
    if family_map is None:
        raise Http404
    return family_map
