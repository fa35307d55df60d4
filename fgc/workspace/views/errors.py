"""Error pages that need the request."""

from django.shortcuts import render


def csrf_failure(request, reason=""):
    """A form whose safety token was lost: what was typed is not thrown away by the browser's Back."""
    return render(request, "errors/csrf.html", status=403)
