"""What every form page of the network does: draw, send once, put a refusal at its field."""

from django.contrib import messages
from django.shortcuts import render
from django.urls import reverse

from fgc.accounts.submissions import once
from fgc.cases.shell import shell
from fgc.lib.errors import Refused

STILL_INVITED = "They are invited to a conference that is still to come: take back the invitation as well."


def family_url(case):
    """The address of the family page."""
    return reverse("network:family", args=[case.reference])


def person_url(case, person):
    """The address of a person's page."""
    return reverse("network:person", args=[case.reference, person.key])


def form_page(
    request,
    case,
    form,
    act,
    *,
    title,
    back,
    said="",
    caption="",
    lines=(),
    links=(),
    template="network/form.html",
    **more,
):
    """Draw the form; when it was sent and is right, run `act()` once and go to the URL it returns.

    `said` is the message on the next page. A refusal goes to the field it names (a form's `refusals` may
    name another one), with everything typed kept. A `template` of its own gets what it needs as `more`.
    """
    form.cancel = back
    if request.method == "POST" and form.is_valid():
        try:
            response = once(request, act)
        except Refused as refused:
            field = getattr(form, "refusals", {}).get(refused.field, refused.field)
            form.add_error(field if field in form.fields else None, refused.message)
        else:
            if said and response.status_code == 302:
                messages.success(request, said)
            return response
    context = {
        "form": form,
        "title": title,
        "back_url": back,
        "caption": caption,
        "lines": lines,
        "links": links,
    }
    return render(request, template, shell(case, "network") | context | more)


def is_invited(person):
    """Whether somebody is invited to a conference that is still to come (an app above: its related name only)."""
    coming = person.invitations.filter(
        removed_at=None, conference__held_at=None, conference__cancelled_at=None
    )
    return coming.exists()


def data_of(request):
    """What was posted, or None for a page that is opened."""
    return request.POST if request.method == "POST" else None
