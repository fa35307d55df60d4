"""Covering the screen of conference-day mode: a tablet that lies there shows nothing of the family (safety.md 4.1).

While it is covered, no page of that session opens (conferences/middleware.py) until the worker gives the password.
"""

from django.conf import settings
from django.http import QueryDict
from django.utils.http import url_has_allowed_host_and_scheme

COVERED, TYPED = "conference_covered", "conference_typed"
MOST_TYPED = 2000  # ticks and times of one form


def cover(request, url, back, typed=""):
    """Cover this session's pages with the page at `url`; it leads `back`, and brings back what was ticked or typed."""
    request.session[COVERED] = {"url": url, "back": back, "typed": typed[:MOST_TYPED]}


def covered(request):
    """Where the covered session shows its cover, or nothing."""
    return request.session.get(COVERED, {}).get("url", "")


def uncover(request):
    """Lift the cover; returns the page that lay under it."""
    state = request.session.pop(COVERED)
    if state["typed"]:
        request.session[TYPED] = {"page": state["back"], "typed": state["typed"]}
    return state["back"]


def typed_before(request):
    """What was ticked or typed on this page when it was covered, once; None when there is nothing."""
    state = request.session.get(TYPED)
    if state is None or request.method != "GET":
        return None
    del request.session[TYPED]
    return QueryDict(state["typed"]) if state["page"] == request.get_full_path() else None


def button(request, url, day):
    """What the button and the script of a page need: where the cover is, where it leads back, after how many seconds."""
    return {
        "url": url,
        "back": request.get_full_path() if request.method == "GET" else day,
        "seconds": settings.FGC_COVER_AFTER_MINUTES * 60,
    }


def way_back(wanted, day, plan):
    """The page that lay under the cover: of this day, or of this family's plan; the day itself for any other address."""
    is_here = url_has_allowed_host_and_scheme(wanted, allowed_hosts=None) and wanted.startswith((day, plan))
    return wanted if is_here else day
