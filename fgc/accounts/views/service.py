"""The settings of the service, and a person's own choice of e-mails."""

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from fgc.accounts import actions
from fgc.accounts.doors import administrators_and_managers
from fgc.accounts.service_forms import EmailsForm, LetterheadForm, ServiceForm
from fgc.accounts.submissions import once


@require_http_methods(["GET", "POST"])
@administrators_and_managers
def service(request):
    """The timescales and hours of the service."""
    own = request.user.service
    form = ServiceForm(request.POST if request.method == "POST" else None, service=own)
    if request.method == "POST" and form.is_valid():
        return once(request, lambda: _saved(request, own, form))
    return render(request, "accounts/service.html", {"form": form, "service": own})


@require_http_methods(["GET", "POST"])
@administrators_and_managers
def letterhead(request):
    """What stands at the head of copies and letters."""
    own = request.user.service
    now = {name: getattr(own, name) for name in ("name", "address", "phone")}
    form = LetterheadForm(request.POST if request.method == "POST" else None, initial=now)
    if request.method == "POST" and form.is_valid():
        return once(request, lambda: _headed(request, own, {name: form.cleaned_data[name] for name in now}))
    return render(request, "accounts/letterhead.html", {"form": form, "service": own})


@require_http_methods(["GET", "POST"])
def emails(request):
    """How reminders reach me."""
    form = EmailsForm(
        request.POST if request.method == "POST" else None, initial={"emails": request.user.emails}
    )
    if request.method == "POST" and form.is_valid():
        return once(request, lambda: _chosen(request, form))
    return render(request, "accounts/emails.html", {"form": form})


def _saved(request, own, form):
    actions.change_service(service=own, by=request.user, **form.given)
    messages.success(request, "The settings are saved. They count from now on, for every family.")
    return reverse("accounts:service")


def _headed(request, own, given):
    actions.change_service(service=own, by=request.user, **given)
    messages.success(request, "The letterhead is saved. Copies and letters made from now on have it.")
    return reverse("accounts:letterhead")


def _chosen(request, form):
    actions.choose_emails(by=request.user, emails=form.cleaned_data["emails"])
    messages.success(request, "Your choice is saved.")
    return reverse("accounts:account")
