"""Days and times as letters and pages say them: "Friday 27 November 2026", "10am to 1:30pm". London time."""

from zoneinfo import ZoneInfo

from django.utils import timezone

from conferences.models import Invitation
from fgc.lib.text import count


def day_words(moment):
    """The day of a moment in London, or a date: "Friday 27 November 2026"."""
    day = timezone.localdate(moment) if hasattr(moment, "hour") else moment
    return f"{day:%A} {day.day} {day:%B %Y}"


def clock(moment, zone=None):
    """The time of a moment: "10am", "1:30pm"."""
    local = timezone.localtime(moment, zone)
    minutes = f":{local:%M}" if local.minute else ""
    return f"{local.hour % 12 or 12}{minutes}{'am' if local.hour < 12 else 'pm'}"


def span(starts_at, ends_at):
    """From when to when on one day: "10am to 1pm"."""
    return f"{clock(starts_at)} to {clock(ends_at)}"


def lasted(duration):
    """How long something took, to the minute: "45 minutes", "1 hour 5 minutes"."""
    hours, minutes = divmod(max(0, round(duration.total_seconds() / 60)), 60)
    parts = [count(hours, "hour")] if hours else []
    return " ".join(parts + ([count(minutes, "minute")] if minutes or not hours else []))


def elsewhere(moment, time_zone):
    """The same moment for somebody abroad: "3pm in Pakistan"; with the day when it is another one there."""
    if not time_zone:
        return ""
    zone = ZoneInfo(time_zone)
    there = timezone.localtime(moment, zone)
    day = "" if there.date() == timezone.localdate(moment) else f" on {there:%A} {there.day} {there:%B}"
    return f"{clock(moment, zone)}{day} in {dict(Invitation.TIME_ZONES)[time_zone]}"
