"""The second look by somebody who has nothing to do with the family: a list, one copy, and the word that it may leave."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from family_plans import actions
from family_plans.forms.copies import SecondLookForm
from family_plans.paper import file_name
from family_plans.second_looks import copy_waiting_for, may_look_for_others, waiting_for
from family_plans.views.page import refuse, sent
from fgc.accounts.submissions import once
from fgc.audit.context import note_read
from fgc.lib.errors import Refused
from fgc.lib.paging import turn

TOGETHER = 50


def second_looks(request):
    """The copies that wait: their family's reference and who made them, no names of the family."""
    if not may_look_for_others(request.user):
        raise Http404
    page = turn(request, waiting_for(request.user), TOGETHER)
    return render(request, "family_plans/second_looks.html", {"rows": page.rows, **page.links})


def second_look(request, key):
    """One copy, to be read and let leave."""
    copy = _copy(request, key)
    form = SecondLookForm(sent(request))

    def act():
        actions.release_copy(copy=copy, by=request.user)
        messages.success(request, f"Copy {copy.number} of {copy.version.plan.case.reference} may leave")
        return reverse("family_plans:second_looks")

    if request.method == "POST" and form.is_valid():
        try:
            return once(request, act)
        except Refused as error:
            refuse(form, error)
    return render(request, "family_plans/second_look.html", {"copy": copy, "form": form})


def second_look_pdf(request, key):
    """The copy itself."""
    copy = _copy(request, key)
    response = HttpResponse(bytes(copy.file.data), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{file_name(copy)}"'
    return response


def _copy(request, key):
    """The door: the copy for whoever may look at it, recorded; for everybody else it does not exist."""
    copy = copy_waiting_for(request.user, key)
    if copy is None:
        raise Http404
    case = copy.version.plan.case
    note_read("plan.copy_opened", by=request.user, case=case.reference, about=copy, second=True)
    return copy
