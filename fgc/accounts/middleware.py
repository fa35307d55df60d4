"""Sessions end without use, after 12 hours at most, at once for a person who left; without a role nothing opens.

Nor does anything but one page while the screen is in other hands (fgc/accounts/handed.py).
"""

from allauth.account.internal.flows.reauthentication import did_recently_reauthenticate
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from fgc.accounts import handed, session
from fgc.accounts.roles import Role

OPEN_WITHOUT_ROLE = {
    "accounts:account",
    "accounts:waiting",
    "accounts:stay",
    "account_logout",
    "account_change_password",
    "account_reauthenticate",
}


class SessionLimitsMiddleware:
    """Signs a person out when the session began or was used too long ago, or when the account was ended."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.user.is_authenticated:
            if session.ends(request)["seconds"] < 0:
                logout(request)
                return redirect_to_login(request.get_full_path() if request.method == "GET" else "/")
            if session.is_due(request):
                session.use(request)
        return self.get_response(request)

    def process_view(self, request, view, args, kwargs):
        """A person whose role is not agreed sees a page that says so, and their own account."""
        if not request.user.is_authenticated:
            return None
        if elsewhere := handed.leads_to(request):
            request.covered = True  # another tab may hold a form with words (fgc/kept)
            return redirect(elsewhere)
        if self._must_step_up(request, kwargs):
            question = urlencode({"next": request.get_full_path()})
            return redirect(f"{reverse('account_reauthenticate')}?{question}")
        if not request.user.role:
            name = request.resolver_match.view_name
            if name not in OPEN_WITHOUT_ROLE and getattr(view, "login_required", True):
                return redirect("accounts:waiting")
        return None

    def _must_step_up(self, request, kwargs):
        """Information governance opens a record only with the password given in the last ten minutes (access.md)."""
        governing = request.user.role == Role.INFORMATION_GOVERNANCE
        return governing and "reference" in kwargs and not did_recently_reauthenticate(request)
