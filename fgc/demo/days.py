"""Days of the demonstration, counted from today, so that it shows something late, due and coming on any day."""

import datetime as dt

from fgc.lib.dates import add_months, add_working_days, is_working_day


def at(day, hour=10, minute=0):
    """A moment of a story: a day and a time in London; minutes may run over the hour."""
    return (day, hour + minute // 60, minute % 60)


class Days:
    """Today, and days before and after it."""

    def __init__(self, today):
        self.today = today
        self.anchor = add_working_days(today, 0)  # today, or Monday when today is at a weekend

    def back(self, count):
        """The working day `count` (at least 1) working days before the next working day on or after today."""
        day = self.anchor
        while count:
            day -= dt.timedelta(days=1)
            count -= is_working_day(day)
        return day

    def ago(self, days):
        """So many days ago, or the last working day before."""
        day = self.today - dt.timedelta(days=days)
        while not is_working_day(day):
            day -= dt.timedelta(days=1)
        return day

    def ahead(self, days):
        """So many days from today."""
        return self.today + dt.timedelta(days=days)

    def born(self, years, months=4):
        """A date of birth of somebody who has been that many years old for some months."""
        return add_months(self.today, -12 * years - months)

    def year_of(self, age):
        """The year in which somebody of that age was born, give or take one."""
        return self.today.year - age


def after(day, days):
    """A day so many days later."""
    return day + dt.timedelta(days=days)


def working_after(day, count):
    """The day so many working days later."""
    return add_working_days(day, count)
