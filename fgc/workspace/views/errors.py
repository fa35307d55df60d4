"""Error pages that need the request."""

from django.shortcuts import render

from fgc.kept.keeping import after_lost_token, by_script


def permission_denied(request, exception=None):
    """What is missing and who can give it, where the door knows."""
    context = {name: getattr(exception, name, "") for name in ("missing_right", "who_can_give", "not_yet")}
    return render(request, "403.html", context, status=403)


def csrf_failure(request, reason=""):
    """A form whose safety token was lost: its writer is shown what they wrote, to save it; others how to save it."""
    kept = None if by_script(request) else after_lost_token(request)
    return kept or render(request, "errors/csrf.html", status=403)
