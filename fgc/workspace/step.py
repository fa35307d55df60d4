"""What one next thing is, and the words for its days."""

import datetime as dt
from dataclasses import dataclass

from fgc.lib.dates import LONDON

COORDINATOR, MANAGER, REFERRER = "coordinator", "manager", "referrer"


@dataclass(frozen=True)
class Step:
    """What is next, why, by when, whose turn it is, and the page where it is done (a URL name and its arguments)."""

    title: str
    why: str
    url_name: str
    args: tuple
    due_on: dt.date | None = None
    whose: str = COORDINATOR
    button: str = "Do this now"

    def days_late(self, service, day):
        """Working days past its day; 0 when not late."""
        if self.due_on is None or self.due_on >= day:
            return 0
        return max(1, service.working_days_between(self.due_on, day))


def say(day):
    """A day as a sentence has it."""
    return f"{day.day} {day:%B}" if day else ""


def local(moment):
    """The day of a moment in London."""
    return moment.astimezone(LONDON).date()
