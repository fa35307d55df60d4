"""A clock that can be set back while the demonstration is made."""

import contextlib
import datetime as dt

from django.utils import timezone

from fgc.lib.dates import at_local


@contextlib.contextmanager
def living(day, hour=10, minute=0):
    """Within it, it is that day and time in London: what the actions write bears that moment."""
    real, moment = timezone.now, at_local(day, dt.time(hour, minute))
    timezone.now = lambda: moment
    try:
        yield moment
    finally:
        timezone.now = real
