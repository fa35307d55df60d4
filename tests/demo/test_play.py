"""Stories are played in the order of time, each scene at its moment."""

import datetime as dt

import pytest
from django.utils import timezone

from fgc.demo.days import Days, at
from fgc.demo.play import play

pytestmark = pytest.mark.django_db
MONDAY = dt.date(2026, 3, 2)


def story(name, moments, told):
    """A story that notes when each of its scenes took place."""
    for moment in moments:
        yield moment
        told.append((name, f"{timezone.localtime():%d %H:%M}"))


def test_scenes_of_several_stories_follow_the_clock():
    told = []
    first = story("first", [at(MONDAY, 9), at(MONDAY, 15, 30)], told)
    second = story("second", [at(MONDAY, 10), at(MONDAY, 10, 90)], told)
    play([first, second])
    assert told == [
        ("first", "02 09:00"),
        ("second", "02 10:00"),
        ("second", "02 11:30"),
        ("first", "02 15:30"),
    ]
    assert timezone.now().year >= 2026


def test_a_story_cannot_go_back():
    with pytest.raises(ValueError, match="cannot follow"):
        play([story("first", [at(MONDAY, 9), at(MONDAY, 8)], [])])


@pytest.mark.parametrize(
    ("today", "back", "expected"),
    [
        (MONDAY, 1, dt.date(2026, 2, 27)),
        (MONDAY, 5, dt.date(2026, 2, 23)),
        (dt.date(2026, 2, 28), 1, dt.date(2026, 2, 27)),  # a Saturday
        (dt.date(2026, 1, 2), 1, dt.date(2025, 12, 31)),  # after New Year's Day
    ],
)
def test_working_days_back(today, back, expected):
    assert Days(today).back(back) == expected
