"""Working days: the bank holidays of the three nations to 2028 as published, and no deadline on a closed day (B48)."""

import datetime as dt
import os
import random

import pytest

from fgc.lib.dates import (
    add_working_days,
    bank_holidays,
    is_working_day,
    subtract_working_days,
    working_days_between,
)

SOAK = bool(os.environ.get("FGC_SOAK"))
# The days on which offices are closed, substitutes for weekends included, as gov.uk lists them (day.month).
CLOSED = {
    "ENG": {
        2024: "1.1 29.3 1.4 6.5 27.5 26.8 25.12 26.12",
        2025: "1.1 18.4 21.4 5.5 26.5 25.8 25.12 26.12",
        2026: "1.1 3.4 6.4 4.5 25.5 31.8 25.12 28.12",
        2027: "1.1 26.3 29.3 3.5 31.5 30.8 27.12 28.12",
        2028: "3.1 14.4 17.4 1.5 29.5 28.8 25.12 26.12",
    },
    "SCT": {
        2024: "1.1 2.1 29.3 6.5 27.5 5.8 2.12 25.12 26.12",
        2025: "1.1 2.1 18.4 5.5 26.5 4.8 1.12 25.12 26.12",
        2026: "1.1 2.1 3.4 4.5 25.5 15.6 3.8 30.11 25.12 28.12",  # 15 June: the World Cup
        2027: "1.1 4.1 26.3 3.5 31.5 2.8 30.11 27.12 28.12",
        2028: "3.1 4.1 14.4 1.5 29.5 7.8 30.11 25.12 26.12",
    },
    "NIR": {
        2024: "1.1 18.3 29.3 1.4 6.5 27.5 12.7 26.8 25.12 26.12",
        2025: "1.1 17.3 18.4 21.4 5.5 26.5 14.7 25.8 25.12 26.12",
        2026: "1.1 17.3 3.4 6.4 4.5 25.5 13.7 31.8 25.12 28.12",
        2027: "1.1 17.3 26.3 29.3 3.5 31.5 12.7 30.8 27.12 28.12",
        2028: "3.1 17.3 14.4 17.4 1.5 29.5 12.7 28.8 25.12 26.12",
    },
}
CLOSED["WLS"] = CLOSED["ENG"]


@pytest.mark.parametrize("nation", sorted(CLOSED))
@pytest.mark.parametrize("year", range(2024, 2029))
def test_the_bank_holidays_are_those_that_are_published(nation, year):
    """Every closed weekday of each nation and year, and no other."""
    wanted = {
        dt.date(year, *reversed([int(part) for part in one.split(".")]))
        for one in CLOSED[nation][year].split()
    }
    assert {day for day in bank_holidays(nation, year) if day.weekday() < 5} == wanted


def test_no_deadline_falls_on_a_closed_day_and_counting_goes_both_ways():
    """Random days, counts, nations and closures of a service's own."""
    dice = random.Random(20261122)
    for _ in range(20_000 if SOAK else 1_000):
        nation, count = dice.choice(sorted(CLOSED)), dice.randrange(61)
        start = dt.date(2024, 1, 1) + dt.timedelta(days=dice.randrange(4 * 365))
        closed = frozenset(
            start + dt.timedelta(days=dice.randrange(-40, 90)) for _ in range(dice.randrange(4))
        )
        later = add_working_days(start, count, nation, closed)
        earlier = subtract_working_days(start, count, nation, closed)
        for day in (later, earlier):
            assert day.weekday() < 5 and day not in bank_holidays(nation, day.year) and day not in closed
            assert is_working_day(day, nation, closed)
        assert earlier <= start <= later
        if count:
            assert working_days_between(start, later, nation, closed) == count
            between = working_days_between(earlier, start, nation, closed)
            assert between == (count if is_working_day(start, nation, closed) else count - 1)
