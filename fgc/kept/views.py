"""The pages of kept writing: what waits, one piece to read, save or not save."""

import uuid
from urllib.parse import urlsplit

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from fgc.accounts.submissions import once
from fgc.kept import actions
from fgc.kept.access import get_writing, still_open_among, waiting_for
from fgc.kept.reading import answers
from fgc.lib.references import read_reference

GONE = "That writing is not kept any more: it was saved or thrown away, or it was too old."
HEADINGS = {
    "signed_out": "You were signed out. What you wrote is kept",
    "step_up": "Your password was asked for. What you wrote is kept",
    "other_tab": "You signed in again. What you wrote is kept",
    "draft": "What you were writing is kept",
}


@require_GET
def waiting(request):
    """Where signing in leads to: the one thing that waits, a list of several, or home."""
    rows = [row for row in waiting_for(request.user) if not row.is_draft]
    openable = still_open_among(request.user, {row.reference for row in rows})
    found = [row for row in rows if not read_reference(row.reference) or row.reference in openable]
    if "gone" in request.GET:
        messages.info(request, GONE)
    if not found:
        return redirect("workspace:home")
    if len(found) == 1:
        return redirect("kept:writing", found[0].key)
    return render(request, "kept/waiting.html", {"found": found})


@require_GET
def writing(request, key):
    """What was typed, in the words of its page, to save now or not at all."""
    found = get_writing(request.user, key)
    rows, takes_files = answers(request, found)
    context = {
        "writing": found, "heading": HEADINGS[found.why], "rows": rows, "takes_files": takes_files,
        "submission": str(uuid.uuid4()),
    }  # fmt: skip
    return render(request, "kept/writing.html", context)


@require_POST
def throw_away(request, key):
    """Delete it."""
    found = get_writing(request.user, key)

    def act():
        actions.throw_away(writing=found, by=request.user)
        messages.info(request, "It was thrown away." if found.is_draft else "It was not saved.")
        return _page_of(request, found) if found.is_draft else "/"

    return once(request, act)


def _page_of(request, found):
    """The page on which it was typed with its query: as it is open now, or as the form was sent to it."""
    for address in (request.headers.get("Referer", ""), found.address):
        parts = urlsplit(address)
        if parts.path == found.page and parts.query:
            return f"{found.page}?{parts.query}"
    return found.page
