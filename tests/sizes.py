"""How much of a campaign runs: whole with FGC_SOAK=1, a part each day, less when the suite runs again on PostgreSQL.

What a page shows and what a form accepts is decided in Python: the second database is asked the same, not as often.
"""

import os

SOAK = bool(os.environ.get("FGC_SOAK"))
ON_POSTGRES = "FGC_TEST_DATABASE_URL" in os.environ


def size(whole, daily, again=None):
    """How many to make: `whole` in a soak, `daily` on SQLite, `again` on PostgreSQL (as daily when not given)."""
    if SOAK:
        return whole
    return again if ON_POSTGRES and again is not None else daily
