"""Information governance's list: whether a service manager knows a family, where no other manager can be asked."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from fgc.accounts.roles import Role
from fgc.lib.forms import KnowsForm
from referrals.colleagues import answer, get_question, waiting
from referrals.views.flow import attempt, posted


@require_GET
def colleagues(request):
    """The questions that wait for the reader; each names a manager and a reference, nobody of the family."""
    if request.user.role != Role.INFORMATION_GOVERNANCE:
        raise PermissionDenied("This list is for information governance.")
    rows = [
        {
            "title": f"Does {one.asked.person.name} know this family? {one.reference}",
            "url": reverse("referrals:colleague", args=[one.reference, one.asked.person.key]),
            "hint": f"No other service manager can be asked. {one.whom_to_ask}",
            "status_text": "Answer",
            "tag_class": "govuk-tag--orange",
        }
        for one in waiting(request.user)
    ]
    return render(request, "referrals/colleagues.html", {"rows": rows})


@require_http_methods(["GET", "POST"])
def colleague(request, reference, key):
    """Answer one of them."""
    if request.user.role != Role.INFORMATION_GOVERNANCE:
        raise Http404
    one = get_question(request.user, reference, key, sent=request.method == "POST")
    form = KnowsForm(posted(request))
    if request.method == "POST" and form.is_valid():
        response = attempt(request, form, lambda: _answered(request, one, form))
        if response:
            return response
    context = {
        "form": form,
        "question": one,
        "lead": f"{one.asked.sentence(request.user)} They are not told that you were asked."
        if one.asked.shared
        else "",
        "back": reverse("referrals:colleagues"),
    }
    return render(request, "referrals/colleague.html", context)


def _answered(request, one, form):
    is_conflict = form.is_conflict()
    answer(one, is_conflict=is_conflict, reason=form.cleaned_data["reason"], by=request.user)
    name = one.asked.person.name
    messages.success(
        request, f"{one.reference} is closed to {name}." if is_conflict else "Saved: no conflict of interest."
    )
    return reverse("referrals:colleagues")
