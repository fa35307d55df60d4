"""The list of venues, for coordinators, the service manager and business support."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from conferences import actions
from conferences.forms import SureForm, VenueForm, say_no, sent
from fgc.accounts.roles import Role
from fgc.accounts.submissions import once
from fgc.lib.errors import Refused
from fgc.lib.paging import turn

MAY = (Role.COORDINATOR, Role.SERVICE_MANAGER, Role.BUSINESS_SUPPORT)
ON_A_PAGE = 50


def venues(request):
    """Every venue of the service, those no longer used last."""
    found = _service(request).venues.annotate(gone=Q(closed_at__isnull=False)).order_by("gone", "name", "pk")
    page = turn(request, found, ON_A_PAGE)
    return render(
        request,
        "conferences/venues.html",
        {
            "venues": [
                {
                    "name": row.name,
                    "details": list(filter(None, [row.address, row.access, row.rooms, row.phone])),
                    "closed": row.closed_at is not None,
                    "url": reverse("conferences:change_venue", args=[row.key]),
                }
                for row in page.rows
            ],
            **page.links,
        },
    )


def add_venue(request):
    """A new venue."""
    service = _service(request)
    return _form(
        request,
        "Add a venue",
        VenueForm(sent(request)),
        lambda data: actions.add_venue(service=service, by=request.user, **data),
    )


def change_venue(request, key):
    """What is known about a venue."""
    venue = get_object_or_404(_service(request).venues, key=key)
    initial = {name: getattr(venue, name) for name in ("name", "address", "access", "rooms", "phone")}
    close_url = "" if venue.closed_at else reverse("conferences:close_venue", args=[venue.key])
    return _form(
        request,
        f"Change {venue.name}",
        VenueForm(sent(request), initial=initial),
        lambda data: actions.change_venue(venue=venue, by=request.user, **data),
        close_url=close_url,
        closed=venue.closed_at is not None,
    )


@require_POST
def close_venue(request, key):
    """Take a venue off the list for new conferences."""
    venue = get_object_or_404(_service(request).venues, key=key)
    try:
        return once(request, lambda: _done(request, actions.close_venue(venue=venue, by=request.user)))
    except Refused as refused:
        messages.error(request, refused.message)
    return venues(request)


def _form(request, title, form, act, close_url="", closed=False):
    back = reverse("conferences:venues")
    if request.method == "POST" and form.is_valid():
        data = {name: form.cleaned_data[name] for name in ("name", "address", "access", "rooms", "phone")}
        try:
            return once(request, lambda: _done(request, act(data)))
        except Refused as refused:
            say_no(form, refused)
    context = {
        "form": form,
        "title": title,
        "back": back,
        "close_url": close_url,
        "closed": closed,
        "sure": SureForm(auto_id=False),
    }
    return render(request, "conferences/venue.html", context)


def _done(request, venue):
    messages.success(
        request, f"{venue.name} is no longer offered." if venue.closed_at else f"{venue.name} is saved."
    )
    return reverse("conferences:venues")


def _service(request):
    """The reader's service, when their role looks after venues; else there is no such page."""
    if request.user.role not in MAY or request.user.service is None:
        raise Http404
    return request.user.service
