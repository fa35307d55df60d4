"""Signing in: allauth's page with the sign-ins of a demonstration beside it."""

import ipaddress

from allauth.account.views import LoginView
from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.shortcuts import redirect, render

from fgc.accounts import demo
from fgc.accounts.sign_in_forms import SignInForm


class SignInView(LoginView):
    """Email and password; in a demonstration on this machine also whom to sign in as."""

    form_class = SignInForm

    def get_context_data(self, **kwargs):
        """The page, with the demonstration's sign-ins where they may be shown."""
        shown = settings.FGC_DEMO and _on_this_machine(self.request)
        people = demo.signins() if shown else []
        return super().get_context_data(signins=people, demo_password=demo.PASSWORD, **kwargs)


@login_not_required
def closed(request):
    """Nobody signs themselves up."""
    if request.user.is_authenticated:
        return redirect("accounts:account")
    return render(request, "account/signup_closed.html")


def _on_this_machine(request):
    try:
        return ipaddress.ip_address(request.META.get("REMOTE_ADDR", "")).is_loopback
    except ValueError:
        return False
