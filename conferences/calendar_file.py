"""The calendar file of one conference, for staff: a reference and a time, nothing else (safety.md 4.6)."""

from django.utils import timezone
from icalendar import Calendar, Event

from conferences.stages import CANCELLED
from fgc.lib.dates import LONDON


def calendar_file(conference, reference, *, now):
    """The bytes of an iCalendar file. UID stays and SEQUENCE grows, so that a move replaces the entry."""
    event = Event()
    event.add("uid", f"{conference.key}@conferences.fgc")
    event.add("sequence", conference.invites_version - 1)
    event.add("dtstamp", now)
    event.add("dtstart", timezone.localtime(conference.starts_at, LONDON))
    event.add("dtend", timezone.localtime(conference.ends_at, LONDON))
    event.add("summary", f"Meeting {reference}")
    event.add("class", "PRIVATE")
    event.add("status", "CANCELLED" if conference.stage == CANCELLED else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//Family Group Conferences//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if conference.stage == CANCELLED else "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return calendar.to_ical()
