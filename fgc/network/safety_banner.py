"""What must be kept to, at the top of the pages from which people are visited, invited or met."""

from django.urls import reverse

from fgc.lib.dates import today
from fgc.network.audience import Audience
from fgc.network.models import Restriction
from fgc.network.restrictions import waits_for

MOST = 6


def safety_banner(case, user):
    """{sentences, more, url} of what this reader may know of it, visits first; nothing where nothing holds."""
    views = Audience.for_staff(case, user).restrictions()
    if not views:
        return {}
    first = Restriction.Kind.VISIT_TOGETHER
    views = sorted(views, key=lambda view: view.kind != first)
    reads = case.can.can("people.read")
    return {
        "sentences": [
            {"text": view.sentence, "waits": waits_for(view.row, today()) if view.row else ""}
            for view in views[:MOST]
        ],
        "more": max(len(views) - MOST, 0),
        "url": reverse("network:family", args=[case.reference]) if reads else "",
    }
