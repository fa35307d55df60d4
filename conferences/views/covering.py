"""The cover of conference-day mode: drawn by a button or by the script, lifted by the worker's password."""

from allauth.account.internal.flows.reauthentication import reauthenticate_by_password
from allauth.account.views import ReauthenticateView
from django.http import HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse

from conferences.cards import address
from conferences.cover import cover as draw_cover
from conferences.cover import covered, uncover, way_back
from conferences.views.day import conference_of
from fgc.accounts.sign_in_forms import ConfirmForm


class UncoverView(ReauthenticateView):
    """Asks for the password, as before anything that matters, and leads back to where the cover was drawn."""

    form_class = ConfirmForm
    template_name = "conferences/cover.html"

    def _check_reauthentication_method_available(self, request):
        """Always by password, and always here, however lately it was given."""

    def form_valid(self, form):
        """The password is right."""
        reauthenticate_by_password(self.request)
        return HttpResponseRedirect(uncover(self.request))


def cover(request, reference, key):
    """Cover the screen, or lift the cover. A covered screen asks nothing of the family's record."""
    if url := covered(request):
        pressed_twice = request.method == "POST" and "back" in request.POST
        return redirect(url) if pressed_twice else UncoverView.as_view()(request)
    row = conference_of(request, reference, key)
    if request.method != "POST":
        return redirect(address("day", row))
    url = address("cover", row)
    draw_cover(
        request,
        url,
        way_back(
            request.POST.get("back", ""),
            address("day", row),
            reverse("family_plans:plan", args=[row.case.reference]),
        ),
        request.POST.get("typed", ""),
    )
    return redirect(url)
