"""A screen that the worker hands to somebody else: one page of the session stays open, the rest asks for the password.

The child's list is filled in on a tablet between child and worker (network.md): whoever presses "back" or "We have
finished" on it reads nothing of the record. Lifted as the cover of conference-day mode is.
"""

from django.urls import reverse

HANDED = "screen_handed"
# Asking for the password, staying signed in behind it, and leaving show nothing of any record.
OPEN = {
    "accounts:take_back",
    "accounts:stay",
    "account_logout",
    "account_login",
    "healthz",
    "readyz",
    "tickz",
}


def hand_over(request, back):
    """From now on this session opens the page it is on and no other; the password leads `back`."""
    state = {"page": request.path, "back": back}
    if request.session.get(HANDED) != state:
        request.session[HANDED] = state


def is_handed(request):
    """Whether the screen is in other hands."""
    return HANDED in request.session


def page_of(request):
    """The page that stays open."""
    return request.session[HANDED]["page"]


def leads_to(request):
    """Where the session is led instead of the page it asks for, or nothing."""
    if not is_handed(request) or request.resolver_match.view_name in OPEN or request.path == page_of(request):
        return ""
    return reverse("accounts:take_back")


def take_back(request):
    """The worker has the screen again; returns the page that the password leads to."""
    return request.session.pop(HANDED)["back"]
