"""When people of the service are left in peace: no e-mail at night or at weekends, London time (decisions.md)."""

import datetime as dt

from fgc.lib.dates import LONDON

EVENING, MORNING = dt.time(19, 0), dt.time(7, 30)
SATURDAY = 5


def is_quiet(now):
    """Whether an e-mail that is due at this moment waits: from 19:00 to 07:30, and from Friday evening to Monday."""
    there = now.astimezone(LONDON)
    return there.weekday() >= SATURDAY or there.time() >= EVENING or there.time() < MORNING
