"""A month as weeks of days, Monday first. Pure."""

import calendar
import datetime as dt

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
EARLIEST, LATEST = dt.date(2000, 1, 1), dt.date(2099, 12, 1)


def read_month(text, today):
    """The first day of the month written as `2026-11`; this month for anything else."""
    try:
        first = dt.datetime.strptime(text, "%Y-%m").date()
    except (TypeError, ValueError):
        return today.replace(day=1)
    return first if EARLIEST <= first <= LATEST else today.replace(day=1)


def next_month(first, step):
    """The first day of the month `step` months away."""
    place = first.year * 12 + first.month - 1 + step
    return dt.date(place // 12, place % 12 + 1, 1)


def weeks(first, today, events):
    """The weeks that the month touches; `events` maps a date to what happens on it."""
    return [
        [
            {
                "date": day,
                "outside": day.month != first.month,
                "today": day == today,
                "events": events.get(day, []),
            }
            for day in week
        ]
        for week in calendar.Calendar().monthdatescalendar(first.year, first.month)
    ]
