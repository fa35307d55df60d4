"""When people of the service are left in peace: no e-mail at night or at weekends, London time (decisions.md)."""

import datetime as dt

from fgc.lib.dates import LONDON

EVENING, MORNING = dt.time(19, 0), dt.time(7, 30)
SATURDAY = 5


def is_quiet(now, evening=EVENING, morning=MORNING):
    """Whether an e-mail that is due at this moment waits: from evening to morning, and from Friday evening to Monday.

    A service that sets both to the same time is quiet at weekends only.
    """
    there = now.astimezone(LONDON)
    if there.weekday() >= SATURDAY:
        return True
    if evening <= morning:
        return evening <= there.time() < morning
    return there.time() >= evening or there.time() < morning
