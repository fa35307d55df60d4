"""No form is lost: what cannot be saved now is kept for its writer, and what was saved is forgotten."""

import uuid

from django.db import transaction
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from fgc.kept import actions
from fgc.kept.access import still_open, waiting_for
from fgc.kept.authors import remember
from fgc.kept.context import look
from fgc.kept.keeping import DRAFT_HEADER, after_signing_in, by_script, under_cover
from fgc.kept.sending import leads_to, match_of, page_of, reference_of
from fgc.lib.errors import Refused
from fgc.lib.forms.base import only_redrawing
from fgc.lib.templatetags.when import clock


class KeptWritingMiddleware:
    """Stands around everything that may send a person to sign in, after the person is known.

    A form with the header DRAFT_HEADER is a draft: its own page is asked whether it would take it, and nothing
    is carried out. One that names kept writing is sent with the kept words in the place of its own.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        look(request)
        if request.method != "POST":
            response = self.get_response(request)
        elif request.headers.get(DRAFT_HEADER):
            response = self._draft(request)
        elif request.user.is_authenticated and (again := _named(request)):
            response = self._again(request, *again)
        else:
            response = self._sent(request)
        remember(request, response)
        return response

    def _sent(self, request, writing=None):
        """An ordinary form, or `writing` sent again."""
        response = self.get_response(request)
        if getattr(request, "carried_out", False):
            if writing:
                actions.forget_used(writing=writing, by=request.user)
            actions.forget_saved(by=request.user, address=request.get_full_path(), data=request.POST)
        elif getattr(request, "covered", False):
            return under_cover(request, response)
        elif where := leads_to(response):
            if by_script(request) and match_of(request):
                return HttpResponse(status=401)
            return after_signing_in(request, where, response)
        return response

    def _again(self, request, key, put_back):
        """Kept writing, sent as it was or put back into its form."""
        writing = waiting_for(request.user).filter(key=key, address=request.get_full_path()).first()
        if writing is None or not still_open(request.user, writing.reference):
            return redirect(f"{reverse('kept:waiting')}?gone=1")
        data = writing.typed()
        data["csrfmiddlewaretoken"] = request.POST.get("csrfmiddlewaretoken", "")
        request.POST = data
        if not put_back:
            return self._sent(request, writing)
        request.only_redraws, request.put_back = True, writing
        data["submission"] = str(uuid.uuid4())
        with only_redrawing():
            response = self.get_response(request)
        if response.status_code == 200:
            actions.note_put_back(writing=writing, by=request.user, form=data["submission"])
        return response

    def _draft(self, request):
        """Words that are still being typed: kept when the page would take them, without carrying anything out."""
        request.only_redraws = True
        with only_redrawing(), transaction.atomic():
            response = self.get_response(request)
            transaction.set_rollback(True)
        match = match_of(request)
        if getattr(request, "covered", False):
            return JsonResponse({"sign_in": response.url}, status=401)
        if leads_to(response):
            return JsonResponse({"sign_in": reverse("account_login")}, status=401)
        if response.status_code != 200 or match is None or not request.user.is_authenticated:
            return HttpResponse(status=response.status_code if response.status_code >= 400 else 410)
        try:
            draft = actions.keep_draft(
                by=request.user, address=request.get_full_path(), page=page_of(request),
                reference=reference_of(match), data=request.POST, continues=request.headers[DRAFT_HEADER],
            )  # fmt: skip
        except Refused as refused:
            return HttpResponse(status=413 if refused.message == actions.FULL else 409)
        request.session["kept"] = True
        return JsonResponse({"key": draft.key, "at": clock(draft.at)})


def _named(request):
    """The key of kept writing that the form names, and whether it is to be put back rather than saved."""
    for name, put_back in (("kept_save", False), ("kept_put_back", True)):
        if key := request.POST.get(name):
            return key, put_back
    return None
