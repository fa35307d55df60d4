"""The frame of the plan's pages: while a conference of the family is under way, the frame of conference-day mode.

The plan is typed on the tablet that lies among the family: no other family, no name of staff, a screen that covers itself.
"""

import datetime as dt

from conferences.access import sight
from conferences.cards import address
from conferences.cover import button
from conferences.models import Conference
from conferences.stages import UNDER_WAY
from fgc.cases.shell import shell
from fgc.lib.dates import today

DESK, ROOM = "cases/base.html", "family_plans/room_base.html"


def framed(request, case, tab="plan"):
    """Context of a page of the plan for its frame: of the desk, or of the room for whoever runs the conference now."""
    held_now = running(case) if tab == "plan" else None
    context = {**shell(case, tab), "frame": ROOM if held_now else DESK}
    if held_now is None:
        return context
    day = address("day", held_now)
    return context | {"day_url": day, "cover": button(request, address("cover", held_now), day)}


def running(case):
    """The conference of this family that is under way since today or yesterday, for a reader who runs it."""
    lately = case.conference_on and today() - case.conference_on <= dt.timedelta(days=1)
    if (
        not lately or not sight(case).runs
    ):  # one that was never ended is no reason to work as in the room for ever
        return None
    return Conference.objects.filter(case=case, stage=UNDER_WAY).select_related("case").first()
