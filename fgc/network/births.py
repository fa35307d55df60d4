"""When somebody was born, as people say it: a date, a year, or an age, sure or about (network.md 5)."""

import datetime as dt
import re

from fgc.lib.dates import ADULT, age_on, is_under_age
from fgc.lib.forms.fields import month_number

OLDEST = 120  # years
_DATE = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[\s/.-]+(\w+)[\s/.,-]+(\d{4})")
_NUMBER = re.compile(r"(?:(about|around|roughly|circa|c\.?|~)\s*)?(?:aged?\s+)?(\d{1,4})", re.IGNORECASE)


def read_birth(typed, today):
    """What was typed, as fields of a person; raises ValueError with a message for the person who typed."""
    typed = " ".join(str(typed).split())
    if not typed:
        return _fields()
    date = _DATE.fullmatch(typed)
    if date:
        return _fields(born_on=_date(*date.groups(), today))
    number = _NUMBER.fullmatch(typed)
    if not number or not typed.isascii():
        raise ValueError("Enter a date, a year or an age, like 14 March 2017, 1960 or about 60")
    return _year(int(number[2]), bool(number[1]), today)


def show_birth(person):
    """What `read_birth` would read back: for the box of a form."""
    if person.born_on:
        return f"{person.born_on.day} {person.born_on:%B %Y}"
    if not person.birth_year:
        return ""
    return f"about {person.birth_year}" if person.birth_precision == "about" else str(person.birth_year)


def say_age(person, today):
    """The age in words for lists: "9", "about 60", "died 2019 aged 62", "due 3 June 2027", or nothing."""
    if person.status == "unborn":
        return f"due {person.due_on.day} {person.due_on:%B %Y}" if person.due_on else "not born yet"
    if person.status == "loss":
        return ""
    if person.status == "deceased":
        return _say_death(person)
    return say_years(person, today)


def say_years(person, today):
    """How old a living person is, in words, or nothing."""
    if person.born_on:
        years = age_on(today, person.born_on)
        return f"aged {years}" if years else "under 1"
    if not person.birth_year:
        return ""
    return f"aged about {max(today.year - person.birth_year, 0)}"


def may_be_under_age(person, today):
    """Whether somebody is a child, or may be one as far as is known: the work can be about them.

    Where no birth is recorded, whoever is a parent is taken for an adult.
    """
    if person.status == "unborn":
        return True
    if person.status != "living":
        return False
    if person.born_on:
        return is_under_age(today, person.born_on)
    if person.birth_year:
        return today.year - person.birth_year <= ADULT  # the birthday may still be to come
    return not person.child_links.exists()


def _say_death(person):
    if not person.died_year:
        return "has died"
    if not person.birth_year:
        return f"died {person.died_year}"
    return f"died {person.died_year}, aged about {person.died_year - person.birth_year}"


def _date(day, month, year, today):
    number = month_number(month)
    try:
        born = dt.date(int(year), number or 0, int(day))
    except ValueError:
        raise ValueError("Enter a real date, like 14 March 2017") from None
    if born > today:
        raise ValueError("The date of birth must be in the past")
    if born.year < today.year - OLDEST:
        raise ValueError(f"The year of birth must be {today.year - OLDEST} or later")
    return born


def _year(number, is_about, today):
    if number <= OLDEST:  # an age: the year may be one earlier
        return _fields(birth_year=today.year - number, birth_precision="about")
    if not today.year - OLDEST <= number <= today.year:
        raise ValueError(f"Enter an age, or a year from {today.year - OLDEST} to {today.year}")
    return _fields(birth_year=number, birth_precision="about" if is_about else "year")


def _fields(born_on=None, birth_year=None, birth_precision=""):
    return {"born_on": born_on, "birth_year": birth_year, "birth_precision": birth_precision}
