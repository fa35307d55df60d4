"""When people of the service are left in peace: no e-mail from 19:00 to 07:30, London time (decisions.md)."""

import datetime as dt

from fgc.lib.dates import LONDON

EVENING, MORNING = dt.time(19, 0), dt.time(7, 30)


def is_quiet(now):
    """Whether an e-mail that is due at this moment waits for the morning."""
    clock = now.astimezone(LONDON).time()
    return clock >= EVENING or clock < MORNING
