"""Error pages that need the request, or what went wrong with it."""

import logging
import sys

from django.db import InterfaceError, OperationalError
from django.shortcuts import render

from fgc.kept.keeping import after_lost_token, by_script

log = logging.getLogger("fgc.errors")


def permission_denied(request, exception=None):
    """What is missing and who can give it, where the door knows."""
    context = {name: getattr(exception, name, "") for name in ("missing_right", "who_can_give", "not_yet")}
    return render(request, "403.html", context, status=403)


def csrf_failure(request, reason=""):
    """A form whose safety token was lost: its writer is shown what they wrote, to save it; others how to save it."""
    kept = None if by_script(request) else after_lost_token(request)
    return kept or render(request, "errors/csrf.html", status=403)


def server_error(request):
    """A database that cannot be reached is 503, wherever the request first needed it; any other fault is 500.

    The page asks nothing of the request or of the database. The log line holds what failed, never the address.
    """
    away = isinstance(sys.exc_info()[1], OperationalError | InterfaceError)
    said = "the database is away" if away else "a page failed"
    log.error(said, exc_info=True, extra={"request_id": getattr(request, "id", "")})
    status = 503 if away else 500
    return render(None, f"{status}.html", status=status)
