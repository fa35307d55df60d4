"""The second look at a copy of the family tree: asking for it, reading the copy, releasing it."""

from django.contrib import messages
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_http_methods, require_POST

from fgc.accounts.roles import Role
from fgc.accounts.submissions import once
from fgc.audit.context import note_read
from fgc.cases.access import get_case
from fgc.cases.shell import shell
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions
from fgc.network.childs_circle import ChildsSheet
from fgc.network.forms.copies import ReleaseForm
from fgc.network.second_look import choices_of, is_current, is_sheet, may_look
from fgc.network.views.copies import checked_copy, choose, copy_url, drawn, form_for, made_from
from fgc.network.views.pages import data_of, family_url
from fgc.network.ways import reads_notes

RELEASED = "Released. The copy may leave while nothing in this family’s record changes."


@require_POST
def ask_look(request, reference):
    """Ask for a second person's look at a copy."""
    case = get_case(request.user, reference, "people.write")
    if "sheet" in request.POST:
        return _ask_for_sheet(request, case)
    form = form_for(case, request.POST)
    made = made_from(request, case, form)
    if made is None:
        return choose(request, case, form)
    try:
        return once(request, lambda: copy_url(actions.ask_look(copy=made, by=request.user)))
    except Refused as refused:
        form.add_error("recipient", refused.message)
        return choose(request, case, form)


def _ask_for_sheet(request, case):
    """The same for a child's own sheet (fgc/network/childs_circle.py)."""
    child = get_object_or_404(case.children.select_related("person"), person__key=request.POST["sheet"])
    if not reads_notes(request, case):
        raise Http404
    sheet = ChildsSheet(case, child, today(), workers=request.POST.get("workers") == "1")
    try:
        return once(request, lambda: copy_url(actions.ask_look(copy=sheet, by=request.user)))
    except Refused as refused:
        messages.error(request, refused.message)
        return HttpResponseRedirect(family_url(case))


@require_http_methods(["GET", "POST"])
def look(request, reference, key):
    """A second person reads a copy, sees what is left off it, and releases it."""
    case = get_case(request.user, reference, "people.read")
    if not may_look(case.can):  # a page about a thing they do not know of
        raise Http404
    row = get_object_or_404(case.copy_looks.select_related("person", "asked_by", "released_by"), key=key)
    back = copy_url(row) if case.can.can("people.write") else family_url(case)
    own = row.asked_by_id == request.user.pk
    form = ReleaseForm(data_of(request), own=own)
    if request.method == "POST" and form.is_valid():
        try:
            answer = once(request, lambda: _released(request, row, form, back))
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
        else:
            return answer
    context = {
        "form": form,
        "copy_look": row,
        "is_current": is_current(row),
        "may_release": not own or request.user.role == Role.SERVICE_MANAGER,
        "back_url": back,
    }
    if is_sheet(row):
        return _sheet(request, case, row, context)
    try:
        made = checked_copy(case, request.user, row.person, choices_of(row))
    except Refused as refused:
        messages.error(request, refused.message)
        return HttpResponseRedirect(family_url(case))
    return render(request, "network/copy_look.html", drawn(request, made, row) | context)


def _sheet(request, case, row, context):
    """The look at a child's own sheet."""
    child = get_object_or_404(case.children.select_related("person"), person=row.person)
    note_read("network.circle_for_child", by=request.user, case=case.reference, about=child)
    made = ChildsSheet(case, child, today(), workers=choices_of(row).workers)
    return render(request, "network/sheet_look.html", shell(case, "network") | context | made.context())


def _released(request, row, form, back):
    actions.release_look(look=row, by=request.user, reason=form.cleaned_data.get("reason", ""))
    messages.success(request, RELEASED)
    return back
