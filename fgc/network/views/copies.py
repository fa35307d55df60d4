"""Copies of the family tree: who gets one, what is on it, a look at it, and the PDF."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.audit.context import note_read
from fgc.cases.access import get_case
from fgc.cases.policy import CONFLICT
from fgc.cases.shell import shell
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.pdf import PdfUnavailable
from fgc.network import homes
from fgc.network.audience import Audience
from fgc.network.copies import copy_for, counts, free_words, left_off, recipients
from fgc.network.copies_paper import check_words, context_for, is_drawn_in_pdf, pdf_of, sheets_of
from fgc.network.disclosure import needs_second_look
from fgc.network.familymap import FamilyMap
from fgc.network.forms.copies import CopyForm, SecondLookForm
from fgc.network.views.pages import family_url

LOOKERS = (Role.COORDINATOR, Role.SERVICE_MANAGER)


@require_GET
def copies(request, reference):
    """Choose whom a copy is for and what is on it."""
    case = get_case(request.user, reference, "people.write")
    return _choose(request, case, _form(case, request.GET or None))


@require_GET
def copy(request, reference):
    """The copy as its recipient gets it, and around it what is left off; printing it needs no more."""
    case = get_case(request.user, reference, "people.write")
    form = _form(case, request.GET)
    made = _made(request, case, form)
    if made is None:
        return _choose(request, case, form)
    left, second, looked = _left(request, made), *_second(request, made)
    note_read("network.copy_seen", **_event(request, made, left, looked))
    context = shell(case, "network") | context_for(made, _mark(request, made))
    context |= {
        "sheets": sheets_of(made),
        "left": left,
        "second": second,
        "may_leave": second is None or looked is not None,
        "is_drawn_in_pdf": is_drawn_in_pdf(made),
        "query": request.GET.urlencode(),
        "change_url": f"{_url(case, 'copies')}?{request.GET.urlencode()}",
        "asked": [
            (name, value) for name, values in request.GET.lists() for value in values if name != "second"
        ],
    }
    return render(request, "network/copy.html", context)


@require_GET
def copy_pdf(request, reference):
    """The PDF of a copy, once somebody else has looked where that is needed."""
    case = get_case(request.user, reference, "people.write")
    form = _form(case, request.GET)
    made = _made(request, case, form)
    if made is None:
        return _choose(request, case, form)
    second, looked = _second(request, made)
    if second is not None and looked is None:
        return _back(request, case, "Somebody else has to read this copy before it leaves.")
    try:
        data = pdf_of(made, _mark(request, made))
    except Refused as refused:
        return _back(request, case, refused.message)
    except PdfUnavailable:
        return _back(request, case, "This machine cannot make PDFs. Print the copy instead.")
    note_read("network.copy_taken", **_event(request, made, _left(request, made), looked))
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="family-tree.pdf"'
    return response


def _form(case, data):
    may_draw = not homes.address_is_secret(case) and case.households.exists()
    form = CopyForm(
        data,
        recipients=recipients(case)[0],
        children=list(case.children.select_related("person")),
        words=free_words(case),
        homes=may_draw,
    )
    form.action = _url(case, "copy")
    return form


def _made(request, case, form):
    """The copy that was asked for; None with the reason on the form."""
    if not form.is_valid():
        return None
    try:
        made = copy_for(case, request.user, form.person(), today(), form.choices())
        if not made.index:
            raise Refused(
                "No child of the work would be on this copy: there is no tree to draw.", field="recipient"
            )
        check_words(made, "")
    except Refused as refused:
        form.add_error("recipient", refused.message)
        return None
    return made


def _choose(request, case, form):
    context = shell(case, "network") | {
        "form": form,
        "refused": recipients(case)[1],
        "back_url": family_url(case),
        "has_children": case.children.exists(),
    }
    return render(request, "network/copies.html", context)


def _second(request, made):
    """(the form that asks who else read it, that colleague), both None where nobody else has to."""
    if made.person is None or not needs_second_look(made.case):
        return None, None
    colleagues = User.objects.filter(service=made.case.service_id, role__in=LOOKERS, is_active=True)
    members = made.case.memberships.filter(ended_at=None)
    colleagues = colleagues.exclude(pk__in=members.filter(relationship=CONFLICT).values("person"))
    if made.case.is_restricted:  # nobody else may so much as learn of the record
        colleagues = colleagues.filter(pk__in=members.exclude(relationship=CONFLICT).values("person"))
    colleagues = colleagues.exclude(pk=request.user.pk).order_by("name")
    form = SecondLookForm(request.GET, colleagues=colleagues)
    key = form.cleaned_data.get("second") if form.is_valid() else ""
    return form, colleagues.filter(key=key).first() if key else None


def _left(request, made):
    return left_off(made, FamilyMap(made.case, Audience.for_staff(made.case, request.user), made.today))


def _event(request, made, left, looked):
    """What the record keeps: for whom, what kind, how many are on it and left off; no name."""
    return {
        "by": request.user,
        "case": made.case.reference,
        "about": made.person,
        "staff_copy": made.person is None,
        "people": len(made.people),
        "read_by": looked.pk if looked else None,
        **counts(left),
    }


def _mark(request, made):
    """What stands on each page: whose copy it is and when it was made."""
    on = f"{made.today.day} {made.today:%B %Y}"
    if made.person is None:
        return f"Staff copy, made on {on} by {request.user.name}. Not for the family."
    return f"Copy for {made.person.name}. Copy made on {on}."


def _back(request, case, words):
    messages.error(request, words)
    return HttpResponseRedirect(f"{_url(case, 'copy')}?{request.GET.urlencode()}")


def _url(case, name):
    return reverse(f"network:{name}", args=[case.reference])
