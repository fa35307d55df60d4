"""Error pages that need the request."""

from django.shortcuts import render


def permission_denied(request, exception=None):
    """What is missing and who can give it, where the door knows."""
    context = {name: getattr(exception, name, "") for name in ("missing_right", "who_can_give")}
    return render(request, "403.html", context, status=403)


def csrf_failure(request, reason=""):
    """A form whose safety token was lost: what was typed is not thrown away by the browser's Back."""
    return render(request, "errors/csrf.html", status=403)
