"""What every page says of kept writing of its reader: writing for this page, or that some waits elsewhere.

Most people have none, and a list may cost five queries: the session says whether to look, and is told once a
minute, when it is written anyway.
"""

from django.utils.functional import SimpleLazyObject

from fgc.accounts import session
from fgc.kept.access import waiting_for


def look(request):
    """Let the session know whether anything is kept for its person; another machine may have kept it."""
    if request.user.is_authenticated and session.is_due(request):
        request.session["kept"] = waiting_for(request.user).exists()


def kept(request):
    """`kept_writing`: `draft` that waits for this page, the key of the draft it `continues`, `put_back`, `sent` elsewhere."""
    return {"kept_writing": SimpleLazyObject(lambda: _kept(request))}


def _kept(request):
    user, match = getattr(request, "user", None), getattr(request, "resolver_match", None)
    found = {"draft": None, "continues": "", "put_back": getattr(request, "put_back", None), "sent": None}
    if (
        user is None
        or not user.is_authenticated
        or not request.session.get("kept")
        or (match and match.view_name.startswith("kept:"))
    ):
        return found
    for writing in waiting_for(user).only("key", "why", "address", "page", "at", "person"):
        if not writing.is_draft:
            found["sent"] = found["sent"] or writing
        elif request.method == "POST" and writing.address == request.get_full_path():
            if writing.form == request.POST.get("submission", ""):
                found["continues"] = writing.key
        elif request.method != "POST" and writing.page == request.path:
            found["draft"] = found["draft"] or writing
    return found
