"""Days and times of the service: London wall time, working days, bank holidays (domain.md 1.5, 1.6)."""

import datetime as dt
from functools import lru_cache
from zoneinfo import ZoneInfo

import holidays
from django.utils import timezone

LONDON = ZoneInfo("Europe/London")
ADULT = 18  # years
NATIONS = {"ENG": "England", "WLS": "Wales", "SCT": "Scotland", "NIR": "Northern Ireland"}


@lru_cache(maxsize=64)
def bank_holidays(nation, year):
    """The bank holidays of one nation in one year, substitutes included."""
    return frozenset(holidays.country_holidays("GB", subdiv=nation, years=year).keys())


def is_working_day(day, nation="ENG", closed=()):
    """Monday to Friday, not a bank holiday, not a day on which the service is closed."""
    return day.weekday() < 5 and day not in bank_holidays(nation, day.year) and day not in closed


def add_working_days(day, count, nation="ENG", closed=()):
    """The day `count` working days after `day`; with 0 the next working day on or after `day`."""
    while count > 0 or not is_working_day(day, nation, closed):
        day += dt.timedelta(days=1)
        if is_working_day(day, nation, closed) and count > 0:
            count -= 1
    return day


def subtract_working_days(day, count, nation="ENG", closed=()):
    """The day `count` working days before `day`; with 0 the last working day on or before `day`."""
    while count > 0 or not is_working_day(day, nation, closed):
        day -= dt.timedelta(days=1)
        if is_working_day(day, nation, closed) and count > 0:
            count -= 1
    return day


def working_days_between(start, end, nation="ENG", closed=()):
    """How many working days lie after `start` up to and including `end`; negative when `end` is earlier."""
    if end < start:
        return -working_days_between(end, start, nation, closed)
    weeks, rest = divmod((end - start).days, 7)
    count = weeks * 5 + sum((start + dt.timedelta(days=n)).weekday() < 5 for n in range(1, rest + 1))
    for year in range(start.year, end.year + 1):
        off = bank_holidays(nation, year) | {day for day in closed if day.year == year}
        count -= sum(start < day <= end and day.weekday() < 5 for day in off)
    return count


def at_local(day, time):
    """The moment (UTC) when London clocks show `time` on `day`.

    A time that a clock change skips moves forward by the hour skipped; one that happens twice is the first.
    """
    moment = dt.datetime.combine(day, time, tzinfo=LONDON)
    return moment.astimezone(dt.UTC)


def a_day_later(moment, days=1):
    """The moment at which London clocks show the same time a day later: 24 hours, an hour more or less when they change."""
    local = moment.astimezone(LONDON)
    return at_local(local.date() + dt.timedelta(days=days), local.time())


def today():
    """The day it is in London."""
    return timezone.localdate()


def add_months(day, count):
    """The same day of the month `count` months later, or the month's last day."""
    month = day.month - 1 + count
    year, month = day.year + month // 12, month % 12 + 1
    for last in (day.day, 30, 29, 28):
        try:
            return dt.date(year, month, min(day.day, last))
        except ValueError:
            continue
    raise ValueError("no such month")


def age_on(day, born):
    """Whole years of age on a day; None when the date of birth is unknown."""
    if born is None:
        return None
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def is_under_age(day, born):
    """Whether somebody is a child in law (Children Act 1989, s105); False when the date of birth is unknown."""
    age = age_on(day, born)
    return age is not None and age < ADULT
