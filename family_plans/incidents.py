"""Copies that went wrong: how many of the 72 hours are left, and the ones that are still open."""

import datetime as dt

from django.db.models import Exists, OuterRef

from family_plans.models import Incident
from fgc.lib.text import count


def deadline(incident):
    """Until when the Information Commissioner has to be told, if it has to be (UK GDPR article 33)."""
    return incident.found_at + dt.timedelta(hours=Incident.HOURS)


def hours_left(incident, now):
    """Whole hours until the deadline; below 0 once it is past."""
    return int((deadline(incident) - now).total_seconds() // 3600)


def clock(incident, now):
    """The clock in words."""
    if incident.closed_at:
        return "Closed"
    if incident.reported_at or incident.not_reported_reason:
        return "Decided, not closed yet"
    left = hours_left(incident, now)
    return f"{count(left, 'hour')} left" if left >= 0 else f"{count(-left, 'hour')} over the 72 hours"


def open_incidents(cases):
    """Those of these cases that are not closed, the oldest first."""
    return _open().filter(Exists(cases.filter(pk=OuterRef("case"))))


def open_in_service(service):
    """Those of a whole service, for information governance: what a page may show of them has no names."""
    return _open().filter(case__service=service)


def _open():
    rows = Incident.objects.filter(closed_at=None)
    return rows.select_related("case", "copy__version", "made_by").order_by("found_at", "pk")
