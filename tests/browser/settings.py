"""Settings of the server that browser tests drive: the tests' own, with a clock that a test can move.

FGC_TEST_CLOCK names a file with the number of seconds by which this server's clock differs from the real one.
"""

import datetime as dt
import os
from pathlib import Path

import pytest
from django.utils import timezone

from tests.guards import UndefinedVariable
from tests.settings import *  # noqa: F403
from tests.settings import TEMPLATES

WHITENOISE_USE_FINDERS = True  # no collected copies: the files are served from where they are
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "ERROR"},
}


class Undefined(UndefinedVariable):
    """An undefined variable of our templates is a server error; outside pytest nothing else can fail."""

    def __mod__(self, variable):
        """Raises LookupError in place of ending a test."""
        try:
            return super().__mod__(variable)
        except pytest.fail.Exception as failure:
            raise LookupError(str(failure)) from None


TEMPLATES[0]["OPTIONS"]["string_if_invalid"] = Undefined()
CLOCK = Path(os.environ["FGC_TEST_CLOCK"])


def now():
    """The moment by the clock of the test."""
    return dt.datetime.now(dt.UTC) + dt.timedelta(seconds=float(CLOCK.read_text()))


timezone.now = now
