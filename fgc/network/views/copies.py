"""Copies of the family tree: who gets one, what is on it, a look at it, and the PDF."""

import uuid
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET

from fgc.accounts.roles import Role
from fgc.audit.context import note_read
from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.pdf import PdfUnavailable
from fgc.network import homes
from fgc.network.audience import Audience
from fgc.network.copies import copy_for, counts, free_words, left_off, recipients
from fgc.network.copies_paper import check_words, context_for, is_drawn_as_it_is, pdf_of, sheets_of
from fgc.network.familymap import FamilyMap
from fgc.network.forms.copies import CopyForm
from fgc.network.second_look import is_sheet, look_at, lookers, needs_look, query_of, state_of
from fgc.network.views.pages import family_url

MOST = 20  # copies listed


@require_GET
def copies(request, reference):
    """Choose whom a copy is for and what is on it."""
    case = get_case(request.user, reference, "people.write")
    return choose(request, case, form_for(case, request.GET or None))


@require_GET
def copy(request, reference):
    """The copy as its recipient gets it, and around it what is left off; printing it needs no more."""
    case = get_case(request.user, reference, "people.write")
    form = form_for(case, request.GET)
    made = made_from(request, case, form)
    if made is None:
        return choose(request, case, form)
    needs, look = _second(made)
    context = drawn(request, made, look) | {
        "needs_look": needs,
        "copy_look": look,
        "may_leave": not needs or look is not None and look.released_at is not None,
        "may_release_own": look is not None and request.user.role == Role.SERVICE_MANAGER,
        "lookers": [one.name for one in lookers(case, request.user)] if needs else [],
        "submission": uuid.uuid4(),
        "query": request.GET.urlencode(),
        "change_url": f"{_url(case, 'copies')}?{request.GET.urlencode()}",
        "asked": [(name, value) for name, values in request.GET.lists() for value in values],
    }
    return render(request, "network/copy.html", context)


@require_GET
def copy_pdf(request, reference):
    """The PDF of a copy, once somebody else has looked where that is needed."""
    case = get_case(request.user, reference, "people.write")
    form = form_for(case, request.GET)
    made = made_from(request, case, form)
    if made is None:
        return choose(request, case, form)
    needs, look = _second(made)
    if needs and not (look and look.released_at):
        return _back(request, case, "Somebody else has to read this copy before it leaves.")
    try:
        data = pdf_of(made, _mark(request, made))
    except Refused as refused:
        return _back(request, case, refused.message)
    except PdfUnavailable:
        return _back(request, case, "This machine cannot make PDFs. Print the copy instead.")
    note_read("network.copy_taken", **_event(request, made, _left(request, made), look))
    response = HttpResponse(data, content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="family-tree.pdf"'
    return response


def form_for(case, data):
    """The choices for a copy of this family."""
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


def drawn(request, made, look):
    """What the page of a copy shows, and the read of it on the record."""
    left = _left(request, made)
    note_read("network.copy_seen", **_event(request, made, left, look))
    context = shell(made.case, "network") | context_for(made, _mark(request, made))
    return context | {"sheets": sheets_of(made), "left": left, "is_drawn_as_it_is": is_drawn_as_it_is(made)}


def checked_copy(case, user, person, choices):
    """The copy, when every word on it may leave. Raises Refused."""
    made = copy_for(case, user, person, today(), choices)
    if not made.index:
        raise Refused(
            "No child of the work would be on this copy: there is no tree to draw.", field="recipient"
        )
    check_words(made, "")
    return made


def made_from(request, case, form):
    """The copy that a form asks for; None with the reason on the form."""
    if not form.is_valid():
        return None
    try:
        made = checked_copy(case, request.user, form.person(), form.choices())
    except Refused as refused:
        form.add_error("recipient", refused.message)
        return None
    return made


def choose(request, case, form):
    """The page with the choices, and the copies that wait for a look or may leave."""
    context = shell(case, "network") | {
        "form": form,
        "refused": recipients(case)[1],
        "back_url": family_url(case),
        "looks": _looks(case),
        "has_children": case.children.exists(),
    }
    return render(request, "network/copies.html", context)


def _second(made):
    """(whether somebody else has to read it before it leaves, their look as far as it is asked for)."""
    return (True, look_at(made)) if needs_look(made) else (False, None)


def _looks(case):
    """The copies that were asked for as the record is now, with the way back to each."""
    rows = case.copy_looks.filter(**state_of(case.pk)).select_related("person", "released_by")
    return [
        {"name": row.person.name, "released_by": row.released_by, "url": copy_url(row)} for row in rows[:MOST]
    ]


def copy_url(look):
    """The page of the copy, or of the child's own sheet, that a look is at."""
    page = "who_helps_me" if is_sheet(look) else "copy"
    return f"{_url(look.case, page)}?{urlencode(query_of(look), doseq=True)}"


def _left(request, made):
    return left_off(made, FamilyMap(made.case, Audience.for_staff(made.case, request.user), made.today))


def _event(request, made, left, look):
    """What the record keeps: for whom, what kind, how many are on it and left off; no name."""
    return {
        "by": request.user,
        "case": made.case.reference,
        "about": made.person,
        "staff_copy": made.is_record,
        "people": len(made.people),
        "read_by": look.released_by_id if look else None,
        **counts(left),
    }


def _mark(request, made):
    """What stands on each page: whose copy it is and when it was made."""
    on = f"{made.today.day} {made.today:%B %Y}"
    if made.is_record:
        return f"Staff copy, made on {on} by {request.user.name}. Not for the family."
    return f"Copy for {made.person.name}. Copy made on {on}."


def _back(request, case, words):
    messages.error(request, words)
    return HttpResponseRedirect(f"{_url(case, 'copy')}?{request.GET.urlencode()}")


def _url(case, name):
    return reverse(f"network:{name}", args=[case.reference])
