"""What the four views of a family share: their links, whose eyes it is seen through, the strip of who is missing."""

from urllib.parse import urlencode

from django.urls import reverse

from fgc.cases.shell import shell
from fgc.lib.dates import today
from fgc.network.audience import Audience
from fgc.network.coverage import coverage
from fgc.network.familymap import FamilyMap
from fgc.network.models import Network

PICTURE, CIRCLE, LIST, WHO_ELSE = "family", "circle", "family_list", "who_else"
# Working notes (how close people are, why it is not safe to ask) are part of the preparation.
WAYS = (
    (PICTURE, "Picture", "people.read"),
    (CIRCLE, "Circle of support", "preparation.read"),
    (LIST, "List by side of family", "people.read"),
    (WHO_ELSE, "Who else?", "preparation.read"),
)


def seen_map(request, case):
    """The family as the reader may see it, as the child in `?child=` sees it; None when there is no such child."""
    family_map = FamilyMap(case, Audience.for_staff(case, request.user), today())
    key = request.GET.get("child", "")
    if not key:
        return family_map
    child = next((row for row in family_map.children if row.person.key == key), None)
    return family_map.seen_by(child.person_id) if child else None


def frame(request, family_map, way):
    """The context of `network/ways.html`, beside what the view itself shows."""
    case = family_map.case
    return shell(case, "network") | {
        "ways": ways(family_map, way),
        "views": views(family_map, way),
        "seen_as": family_map.by_id[family_map.centre].short_name if family_map.centre else "",
        "coverage": coverage(family_map, prepares=reads_notes(request, case))
        if case.can.whole("people")
        else [],
        "confirmed": _confirmed(case) if case.can.whole("people") and family_map.people else None,
        "is_part": not case.can.whole("people"),
        "can_write": case.can.can("people.write"),
        "can_prepare": case.can.can("preparation.write"),
    }


def ways(family_map, way):
    """The sub-navigation: the views that the reader may open, each as the same child sees it."""
    return [
        {"label": label, "url": url_of(family_map, name), "current": name == way}
        for name, label, need in WAYS
        if family_map.case.can.can(need)
    ]


def views(family_map, way):
    """Links "as seen by" each child of a sibling group; one child has nothing to choose."""
    if len(family_map.children) < 2 or way == WHO_ELSE:
        return []
    first = {
        "label": "All the children",
        "url": url_of(family_map, way, ""),
        "current": not family_map.centre,
    }
    listed = [
        {
            "label": row.person.short_name,
            "url": url_of(family_map, way, row.person.key),
            "current": family_map.centre == row.person_id
            or (way != LIST and row.person_id == family_map.seen_first),
        }
        for row in family_map.children
    ]
    return [first, *listed] if way == LIST else listed


def url_of(family_map, name, child=None, **more):
    """The address of a view; `child` is a key, empty for none, left out for the child chosen now."""
    if child is None:
        child = family_map.by_id[family_map.centre].key if family_map.centre else ""
    asked = {"child": child, **more}
    query = urlencode({key: value for key, value in asked.items() if value})
    url = reverse(f"network:{name}", args=[family_map.case.reference])
    return f"{url}?{query}" if query else url


def reads_notes(request, case):
    """Whether the reader may see working notes now: all of the preparation, or with the reason given today."""
    if case.can.whole("preparation"):
        return True
    if not case.can.can("preparation.read"):
        return False
    # The reasons belong to an app above: they are asked for by their related name only.
    return case.preparation_reads.filter(by=request.user, on=today()).exists()


def _confirmed(case):
    row = Network.objects.filter(case=case).select_related("confirmed_by").first()
    if row is None or row.confirmed_on is None:
        return {"on": None, "by": ""}
    return {"on": row.confirmed_on, "by": row.confirmed_by.name if row.confirmed_by else ""}
