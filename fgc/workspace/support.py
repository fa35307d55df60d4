"""Business support's tasks: who to tell about which conference."""

import datetime as dt

from django.db.models import Count, Q
from django.urls import reverse
from django.utils import timezone

from conferences.models import Conference
from conferences.stages import BOOKED
from fgc.cases.access import visible_to
from fgc.cases.models import Case
from fgc.lib.paging import turn
from fgc.lib.text import count

AHEAD = 28
ON_A_PAGE = 50


def support_page(request):
    """Conferences in the next four weeks of the families this person can open, with what is still to do."""
    user, now = request.user, timezone.now()
    conferences = (
        Conference.objects.filter(
            case__in=visible_to(user, Case.objects.open(), need="booking.read"),
            stage=BOOKED,
            starts_at__gte=now,
            starts_at__lt=now + dt.timedelta(days=AHEAD),
        )
        .select_related("case", "venue")
        .annotate(
            not_told=Count("invitations", filter=Q(invitations__told_at=None, invitations__removed_at=None))
        )
        .order_by("starts_at", "pk")
    )
    page = turn(request, conferences, ON_A_PAGE)
    return {"rows": [_row(conference) for conference in page.rows], **page.links}


def _row(conference):
    if not conference.safe_to_send:
        status, colour = "Wait for the coordinator", "govuk-tag--grey"
    elif conference.not_told:
        status, colour = f"{count(conference.not_told, 'letter')} to send", "govuk-tag--orange"
    else:
        status, colour = "Everyone told", "govuk-tag--green"
    when = timezone.localtime(conference.starts_at)
    place = conference.venue.name if conference.venue else "place not chosen yet"
    return {
        "title": conference.case.reference,
        "url": reverse("conferences:conference", args=[conference.case.reference]),
        "hint": f"{when:%A} {when.day} {when:%B}, {when:%H:%M}, {place}",
        "status_text": status,
        "tag_class": colour,
    }
