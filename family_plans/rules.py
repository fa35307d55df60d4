"""When a review falls due, by the service's rule: pure functions of a day (domain.md 1.6)."""

import datetime as dt
from dataclasses import dataclass

from fgc.cases.codes import LEGAL_STATUSES
from fgc.lib.text import and_list, count

FIRST, LATER, CHECK_IN = "first", "later", "check_in"


@dataclass(frozen=True)
class Facts:
    """What the lines of the service's table ask of a family: kind of meeting, youngest age, legal statuses."""

    kind: str = ""
    youngest: int | None = None
    statuses: frozenset = frozenset()


def review_due(service, day, *, what=FIRST, lines=(), facts=None):
    """The day a review (or check-in) is due for a plan of that day, and the rule in words.

    Of the `lines` that fit the closest one holds, of equally close ones the soonest; with none the service's own
    weeks. A closed day moves to the next open one.
    """
    line = closest(lines, what, facts or Facts())
    usual = service.check_in_weeks if what == CHECK_IN else service.review_weeks
    weeks = line.weeks if line else usual
    since = "last review" if what == LATER else "plan"
    why = because(line) if line else ""
    words = f"{count(weeks, 'week')} after the {since} of {say(day)}" + (f", because {why}" if why else "")
    return service.working_days_after(day + dt.timedelta(weeks=weeks), 0), words


def closest(lines, what, facts):
    """The line that holds, or None."""
    fitting = [line for line in lines if line.what == what and fits(line, facts)]
    return min(fitting, key=lambda line: (-_conditions(line), line.weeks), default=None)


def fits(line, facts):
    """Whether everything the line asks for is so."""
    return (
        (not line.kind or line.kind == facts.kind)
        and (line.under_age is None or (facts.youngest is not None and facts.youngest < line.under_age))
        and (not line.status or line.status in facts.statuses)
    )


def because(line):
    """What the line asks for, in words; nothing for a line without conditions."""
    said = []
    if line.under_age is not None:
        said.append(f"a child is under {line.under_age}")
    if line.status:
        said.append(f"of a child’s legal status ({dict(LEGAL_STATUSES).get(line.status, line.status)})")
    if line.kind:
        said.append(f"it followed a {line.get_kind_display().lower()}")
    return and_list(said)


def _conditions(line):
    return (line.under_age is not None) + bool(line.status) + bool(line.kind)


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
