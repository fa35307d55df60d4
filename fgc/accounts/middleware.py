"""Sessions end: after 12 hours at most, and at once for a person who left (decisions.md)."""

import time

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login


class SessionLimitsMiddleware:
    """Signs a person out when the session began too long ago, or when the account was ended."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            began = request.session.setdefault("began", int(time.time()))
            if time.time() - began > settings.FGC_SESSION_ABSOLUTE_SECONDS:
                logout(request)
                return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
        return self.get_response(request)
