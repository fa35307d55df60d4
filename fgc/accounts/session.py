"""How long a session goes on: without use, and at most; what a page needs to warn before either end (safety.md 4.1)."""

from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject

RENEW_SECONDS = 60  # writing the session on every page would cost a transaction each time
WARN_SECONDS = 300  # before the end


def now():
    """This moment in whole seconds."""
    return int(timezone.now().timestamp())


def begin(request):
    """The hours of a session count from here."""
    request.session["began"] = now()


def is_due(request):
    """Whether this request is use of the session that has to be written down; asking how long it lasts is none."""
    only_asks = request.method == "GET" and request.path == reverse("accounts:stay")
    return not only_asks and now() - request.session.get("used", 0) > RENEW_SECONDS


def use(request):
    """The session was used at this moment: it goes on, until its hours are over."""
    request.session.setdefault("began", now())
    request.session["used"] = now()


def ends(request):
    """Seconds until the session ends, whether use makes that later, when to warn, and whose session it is."""
    at = now()
    unused = settings.SESSION_COOKIE_AGE - (at - request.session.get("used", at))
    whole = settings.FGC_SESSION_ABSOLUTE_SECONDS - (at - request.session.get("began", at))
    return {
        "seconds": min(unused, whole),
        "more": unused < whole,
        "warn": min(WARN_SECONDS, settings.SESSION_COOKIE_AGE // 2),
        "person": request.user.key,
    }


def session(request):
    """`session_ends` for every page; empty for somebody who has not signed in."""
    return {"session_ends": SimpleLazyObject(lambda: _for_page(request))}


def _for_page(request):
    user = getattr(request, "user", None)
    return ends(request) if user is not None and user.is_authenticated else {}
