"""How allauth behaves here: no sign-up, plain words, and a line in the record for each sign-in."""

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.contrib.auth import get_user_model

from fgc.accounts import session
from fgc.audit.actions import record

WORDS = {
    "account_inactive": "This account has ended",
    "email_password_mismatch": "The email address or the password is wrong",
    "enter_current_password": "This is not your current password",
    "incorrect_password": "The password is wrong",
    "invalid_password_reset": "This link has been used already, or is too old",
    "too_many_login_attempts": "Too many wrong passwords. Wait 15 minutes, then try again",
    "rate_limited": "Too many tries. Wait a while, then try again",
}


class AccountAdapter(DefaultAccountAdapter):
    """Accounts are made by an administrator; nobody signs themselves up."""

    error_messages = {**DefaultAccountAdapter.error_messages, **WORDS}

    def is_open_for_signup(self, request):
        """Never."""
        return False

    def format_email_subject(self, subject):
        """The same neutral subject for every mail (safety.md 4.5)."""
        return f"Message from {settings.FGC_ORGANISATION_NAME}"

    def post_login(self, request, user, **kwargs):
        """Note the sign-in; the 12 hours of the session begin (fgc/accounts/middleware.py)."""
        session.begin(request)
        record("account.signed_in", by=user)
        return super().post_login(request, user, **kwargs)

    def authentication_failed(self, request, **credentials):
        """Note a wrong password for an account that exists; what was typed is not kept."""
        email = str(credentials.get("email", "")).lower()
        user = get_user_model().objects.filter(email=email).first()
        if user:
            record("account.sign_in_failed", by=None, about=user)

    def reauthenticate(self, user, password):
        """Whether this is the person's password; wrong ones count as wrong sign-ins."""
        found = self.authenticate(self.request, email=user.email, password=password)
        return found is not None and found.pk == user.pk
