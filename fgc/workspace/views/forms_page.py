"""The pattern of the workspace's form pages: door, form, action, on to the next page."""

from django.shortcuts import render

from fgc.accounts.submissions import once
from fgc.cases.shell import shell
from fgc.lib.errors import Refused
from fgc.lib.stale import Stale, beside


def form_page(request, case, form, act, *, title, tab="overview", text="", back=""):
    """Show the form, or carry out `act()` (which returns the address to go to); a refusal goes to its field."""
    theirs = None
    if request.method == "POST" and form.is_valid():
        try:
            return once(request, act)
        except Stale as stale:
            theirs = beside(form, stale)
        except Refused as refused:
            form.add_error(refused.field if refused.field in form.fields else None, refused.message)
    context = shell(case, tab) | {
        "form": form,
        "page_title": title,
        "text": text,
        "back_url": back,
        "plain_bar": True,
        "theirs": theirs,
    }
    return render(request, "workspace/case_form.html", context, status=409 if theirs else 200)


def data_of(request):
    """The sent data, or nothing for a first look."""
    return request.POST if request.method == "POST" else None
