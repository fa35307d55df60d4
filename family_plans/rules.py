"""When a review falls due, by the service's rule: pure functions of a day (domain.md 1.6)."""

import datetime as dt

from fgc.lib.text import count


def review_due(service, day):
    """The day a review is due for a plan of that day, and the rule in words. A closed day moves to the next open one."""
    due = day + dt.timedelta(weeks=service.review_weeks)
    return service.working_days_after(
        due, 0
    ), f"{count(service.review_weeks, 'week')} after the plan of {say(day)}"


def steps_before(service, due_on):
    """The reminders before a review, earliest first: (name of the step, the day it falls due)."""
    days = sorted({service.review_reminder_days, 7, 0}, reverse=True)
    return [(f"{before}d", due_on - dt.timedelta(days=before)) for before in days]


def latest_step(service, due_on, day):
    """The step that has been reached on `day`, or None: a late clock sends the latest one only, never all."""
    reached = [step for step in steps_before(service, due_on) if step[1] <= day]
    return reached[-1] if reached else None


def say(day):
    """`21 November 2025`."""
    return f"{day.day} {day:%B %Y}"
