"""Days of the figures are days in London."""

import datetime as dt

import pytest

from conferences.models import Conference
from conferences.stages import HELD
from fgc.cases.scope import scope_of
from fgc.reports.figures import dashboard
from tests import cast

pytestmark = pytest.mark.django_db


def test_what_happens_late_at_night_in_summer_counts_on_the_day_it_is_in_london():
    """A conference held at 23:30 UTC on 31 July is one of August; one held in winter at that hour is not moved."""
    w = cast.world()
    for moment in (
        dt.datetime(2026, 7, 31, 23, 30, tzinfo=dt.UTC),
        dt.datetime(2026, 10, 31, 23, 30, tzinfo=dt.UTC),
    ):
        case = cast.open_case(w, on=dt.date(2026, 6, 1))
        Conference.objects.create(
            case=case, kind="first", stage=HELD, starts_at=moment - dt.timedelta(hours=3), ends_at=moment, held_at=moment,
            booked_by=w.amina,
        )  # fmt: skip
    found = dashboard(w.carol, scope_of(w.carol), dt.date(2026, 11, 21))
    months = found["months"]
    held = next(series["values"] for series in months["series"] if series["name"] == "Conferences held")
    assert dict(zip(months["labels"], held, strict=True)) == {
        "Jun": 0, "Jul": 0, "Aug": 1, "Sep": 0, "Oct": 1, "Nov": 0,
    }  # fmt: skip
    days = dict(zip(found["speed"]["labels"], found["speed"]["series"][0]["values"], strict=True))
    assert days["Jul"] is None and days["Aug"] and days["Oct"]
