"""Stories of the demonstration may fall on one day in one place: the later one finds room, on any day of any year."""

import datetime as dt
import itertools
from types import SimpleNamespace

import pytest
from django.db import transaction
from django.test.utils import override_settings
from django.utils import timezone

from family_plans.actions import packing
from fgc.demo.build import build
from fgc.demo.conducting import LATEST, Asked, Meeting, arrange
from fgc.lib.dates import at_local, today
from tests.conferences.families import booked, family, venue
from tests.sizes import SOAK

pytestmark = pytest.mark.django_db
TWO_YEARS = [dt.date(2026, 11, 30) + dt.timedelta(days=number) for number in range(0, 730, 9)]


def written_of(f):
    """What a story has at hand when it arranges a conference."""
    venues = {place.name: place for place in (f.hall, f.church)}
    people = {"Nan": f.nan}
    return SimpleNamespace(case=f.case, cast=SimpleNamespace(venues=venues), person=people.__getitem__)


def meeting(f, days=14, hour=10):
    return Meeting(today() + dt.timedelta(days=days), (hour, 0), (hour + 3, 0), f.hall.name, [Asked("Nan")])


def test_a_free_place_is_kept():
    f = family()
    made = arrange(written_of(f), meeting(f))
    assert (made.venue, timezone.localtime(made.starts_at).hour) == (f.hall, 10)


def test_another_place_is_found_where_the_first_is_taken():
    f = family()
    other = family(f.w, "Somebody else", coordinator=f.w.bryn)
    booked(other)
    asked = meeting(f)
    made = arrange(written_of(f), asked)
    assert made.venue == f.church
    assert asked.venue == f.church.name


def test_a_later_hour_is_found_while_the_coordinator_holds_another():
    f = family()
    booked(family(f.w, "Somebody else"), venue=venue(f.w, "Another hall"))
    asked = meeting(f)
    made = arrange(written_of(f), asked)
    assert timezone.localtime(made.starts_at).hour == 13
    assert (asked.starts, asked.ends) == ((13, 0), (16, 0))
    assert asked.ends[0] <= LATEST


@pytest.mark.soak
@pytest.mark.parametrize("day", TWO_YEARS if SOAK else TWO_YEARS[:1], ids=str)
def test_the_demonstration_can_be_made_on_any_day(day, monkeypatch):
    """On a machine so slow that making a pack takes several turns, too."""
    monkeypatch.setattr(packing, "time", SimpleNamespace(monotonic=itertools.count(0, 15).__next__))
    monkeypatch.setattr(timezone, "now", lambda: at_local(day, dt.time(10)))
    with override_settings(FGC_DEMO=True), transaction.atomic():
        assert build() >= 25
        transaction.set_rollback(True)
