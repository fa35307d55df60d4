"""The rules of the timescales keep the wall time of London over both clock changes: pure, nothing in a database."""

import datetime as dt
import random

import pytest

from fgc.accounts.models import Service
from fgc.cases.clocks import CLOCKS, Calendars, Due, messages
from fgc.cases.models import Case
from fgc.lib.dates import LONDON, a_day_later, at_local


class Anybody:
    """Holders of whom one is told."""

    def __getattr__(self, name):
        return lambda case: ["somebody"]


@pytest.mark.parametrize("count", [2_000, pytest.param(100_000, marks=pytest.mark.soak)])
def test_every_step_of_every_timescale_is_said_at_eight_by_the_clocks_of_london(monkeypatch, count):
    """Random days of six years, more often about a clock change; hours of an emergency keep the time they began at."""
    monkeypatch.setattr("fgc.cases.clocks.reasons", lambda dues: {})
    dice, service, said = random.Random(20270328), Service(pk=1), set()
    service._closed = frozenset()
    calendars = Calendars({1: service})
    for _ in range(count):
        day = dt.date(2024, 1, 1) + dt.timedelta(days=dice.randrange(6 * 365))
        if dice.random() < 0.5:
            month = dice.choice([3, 10])
            end = dt.date(day.year, month, 31)
            day = end - dt.timedelta(days=(end.weekday() + 1) % 7 - dice.randrange(-1, 2))
        begun = at_local(day, dt.time(dice.randrange(3, 24), dice.randrange(60)))
        name = dice.choice(sorted(CLOCKS))
        case = Case(pk=1, reference="FGC-2222-2222", service_id=1)
        at = a_day_later(begun) if name == "emergency" else None
        due = Due(name, case, "x", at.astimezone(LONDON).date() if at else day, at=at)
        for later in (-30, -1, 0, 1, 2, 9):
            for row in messages([due], due.due_on + dt.timedelta(days=later), Anybody(), calendars):
                local = row["due_at"].astimezone(LONDON)
                wanted = begun.astimezone(LONDON).time() if at else dt.time(8)
                assert local.time() == wanted, (name, day, row)
                assert local.date() <= due.due_on + dt.timedelta(days=later)
                said.add(row["kind"])
    assert {kind.split(".")[1] for kind in said} == set(CLOCKS)
