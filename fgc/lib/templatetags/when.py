"""Days and times as GOV.UK writes them: `3:40pm`, not `3:40 p.m.`."""

import datetime as dt

from django import template
from django.utils import timezone

register = template.Library()


@register.filter
def day(value):
    """`21 November 2025`; nothing for nothing."""
    value = _local(value)
    return f"{value.day} {value:%B %Y}" if isinstance(value, dt.date) else ""


@register.filter
def weekday(value):
    """`Friday 21 November 2025`."""
    value = _local(value)
    return f"{value:%A} {day(value)}" if isinstance(value, dt.date) else ""


@register.filter
def clock(value):
    """`3:40pm`, `10am`, `midday`."""
    value = _local(value)
    if not isinstance(value, dt.datetime | dt.time):
        return ""
    if value.minute == 0 and value.hour in (0, 12):
        return "midday" if value.hour else "midnight"
    minutes = f":{value:%M}" if value.minute else ""
    return f"{value.hour % 12 or 12}{minutes}{'am' if value.hour < 12 else 'pm'}"


@register.filter
def moment(value):
    """`21 November 2025, 3:40pm`."""
    return f"{day(value)}, {clock(value)}" if isinstance(value, dt.datetime) else day(value)


def _local(value):
    return timezone.localtime(value) if isinstance(value, dt.datetime) and timezone.is_aware(value) else value
