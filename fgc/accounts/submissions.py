"""Doing a thing once, however often its form is sent (double click, back and resend, two tabs)."""

import hashlib
import uuid

from django.db import IntegrityError, transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render

from fgc.accounts.models import Submission

NOT_PART = {"csrfmiddlewaretoken", "submission"}


def once(request, act):
    """Run `act()` and go to the URL it returns; if this very form was sent before, go to the first result.

    The claim and the action share one transaction, so twenty parallel sends make one row. The same token
    with other words shows a page that keeps both (409). Errors raised by `act` undo the claim.
    A page that is only drawn again (fgc/kept) carries nothing out.
    """
    if getattr(request, "only_redraws", False):
        return HttpResponseRedirect(request.path)
    token = _token(request)
    if token is None:
        with transaction.atomic():
            return _done(request, act())
    print_of_form = _fingerprint(request)
    try:
        with transaction.atomic():
            claim = Submission.objects.create(
                person=request.user, token=token, fingerprint=print_of_form, result=""
            )
            claim.result = act()
            claim.save(update_fields=["result"])
            return _done(request, claim.result)
    except IntegrityError:
        first = Submission.objects.filter(person=request.user, token=token).first()
        if first is None:
            raise
    return _first_result(request, first)


class SubmissionsMiddleware:
    """A form that was carried out before leads to its first result, even where the page would now refuse it.

    Otherwise the second press of a double click could meet "that is done already" as an error.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        sent = request.method == "POST" and not getattr(request, "only_redraws", False)
        token = _token(request) if sent and request.user.is_authenticated else None
        person = request.user.pk if token else None
        if token and (first := _carried_out(person, token)):
            return _first_result(request, first)
        response = self.get_response(request)
        # The first press may have been carried out while this one was being checked.
        if token and response.status_code != 302 and (first := _carried_out(person, token)):
            return _first_result(request, first)
        return response


def _carried_out(person, token):
    return Submission.objects.filter(person_id=person, token=token).exclude(result="").first()


def _first_result(request, first):
    if first.fingerprint != _fingerprint(request):
        return render(request, "errors/sent_before.html", {"result": first.result}, status=409)
    return _done(request, first.result)


def _done(request, url):
    """The way on from a form that was carried out, which `request.carried_out` says to whoever keeps drafts of it."""
    request.carried_out = True
    return HttpResponseRedirect(url)


def _token(request):
    try:
        return uuid.UUID(request.POST.get("submission", ""))
    except ValueError:
        return None


def _fingerprint(request):
    digest = hashlib.sha256(request.path.encode())
    for name in sorted(set(request.POST) - NOT_PART):
        for value in request.POST.getlist(name):
            digest.update(f"\0{name}\0{value}".encode("utf-8", "surrogatepass"))
    for name, file in sorted(request.FILES.items()):
        digest.update(f"\0{name}\0{file.size}".encode())
    return digest.hexdigest()


def forget_submissions(*, before):
    """Forget which forms were sent earlier than that; their pages are long gone. Returns how many."""
    return Submission.objects.filter(at__lt=before).delete()[0]
