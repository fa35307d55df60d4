"""Dates of birth and ages as people say them."""

import datetime as dt

import pytest

from fgc.network import births
from fgc.network.models import Person
from tests.network.maliks import DAY


@pytest.mark.parametrize(
    ("typed", "fields"),
    [
        ("", (None, None, "")),
        ("14 March 2017", (dt.date(2017, 3, 14), None, "")),
        ("14/3/2017", (dt.date(2017, 3, 14), None, "")),
        ("1960", (None, 1960, "year")),
        ("about 1960", (None, 1960, "about")),
        ("8", (None, 2018, "about")),
        ("about 60", (None, 1966, "about")),
        ("aged 9", (None, 2017, "about")),
    ],
)
def test_a_birth_is_read_as_people_say_it(typed, fields):
    read = births.read_birth(typed, DAY)
    assert (read["born_on"], read["birth_year"], read["birth_precision"]) == fields


@pytest.mark.parametrize(
    "typed", ["soon", "1 Jan 2031", "32 May 2010", "1700", "2030", "-4", "٨", "121", "9" * 40]
)
def test_a_birth_that_cannot_be_is_refused(typed):
    with pytest.raises(ValueError, match=r"Enter|must be"):
        births.read_birth(typed, DAY)


def test_ages_in_words():
    def said(**fields):
        return births.say_age(Person(**fields), DAY)

    assert said(born_on=dt.date(2017, 11, 22)) == "aged 8"
    assert said(born_on=dt.date(2026, 2, 1)) == "under 1"
    assert said(birth_year=1957) == "aged about 69"
    assert said(status="unborn", due_on=dt.date(2027, 6, 3)) == "due 3 June 2027"
    assert said(status="deceased", birth_year=1957, died_year=2019) == "died 2019, aged about 62"
    assert said() == ""
