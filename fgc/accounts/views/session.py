"""What the warning before the end of a session asks, and the one click that lets it go on (frontend/js/session.js)."""

from django.http import JsonResponse
from django.middleware.csrf import get_token
from django.views.decorators.http import require_http_methods

from fgc.accounts import session


@require_http_methods(["GET", "POST"])
def stay(request):
    """How long the session lasts; asked by POST, it goes on first.

    The safety token comes with it, because a page whose reader signed in again in another tab has an old one.
    """
    if request.method == "POST":
        session.use(request)
    return JsonResponse(session.ends(request) | {"token": get_token(request)})
