"""The page between a screen in other hands and the rest of the product: lifted by the worker's password."""

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.views import ReauthenticateView
from django.http import HttpResponseRedirect
from django.shortcuts import redirect

from fgc.accounts import handed
from fgc.accounts.sign_in_forms import ConfirmForm


class TakeBackView(ReauthenticateView):
    """Asks for the password, as before anything that matters, however lately it was given."""

    form_class = ConfirmForm
    template_name = "accounts/take_back.html"

    def _check_reauthentication_method_available(self, request):
        """Always by password, and always here."""

    def get_context_data(self, **kwargs):
        """With the way back to the page that stays open."""
        return super().get_context_data(**kwargs) | {"page": handed.page_of(self.request)}

    def form_valid(self, form):
        """The password is right."""
        reauthenticate_by_password(self.request)
        return HttpResponseRedirect(handed.take_back(self.request))


def take_back(request):
    """Ask for the password; home when the screen is in the worker's own hands."""
    return TakeBackView.as_view()(request) if handed.is_handed(request) else redirect("workspace:home")
