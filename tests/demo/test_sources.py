"""The data of the demonstration is invented: no real postcode, phones for drama only, our own mail addresses."""

import re
from pathlib import Path

SOURCES = sorted((Path(__file__).resolve().parents[2] / "fgc" / "demo").glob("*.py"))
POSTCODE = re.compile(r"\b[A-Z]{1,2}[0-9][0-9A-Z]? ?[0-9][A-Z]{2}\b")
NUMBER = re.compile(r"(?<![\w-])(?:\+44|0)[ 0-9]{8,}[0-9]|(?<![\w-])0[0-9]{3} ?[0-9]{3}\b[ 0-9{]*")
DRAMA = re.compile(r"07700 ?900(\{|[0-9]{3}$|$)|0151 ?496 ?0(\{|[0-9]{3}$|$)|020 ?7946 ?0[0-9]{3}$")


def wrong(text):
    """Postcodes, and numbers that somebody could answer."""
    numbers = [found.group().strip() for found in NUMBER.finditer(text)]
    return POSTCODE.findall(text) + [number for number in numbers if not DRAMA.match(number)]


def test_the_check_finds_what_it_looks_for():
    assert wrong("L20 3NJ") == ["L20 3NJ"]
    assert wrong('phone="07712 345678"') == ["07712 345678"]
    assert wrong('phone="0151 922 4040"') == ["0151 922 4040"]
    assert wrong('phone="07700 900417", phone="0151 496 0123"') == []


def test_no_real_postcode_or_number_is_in_the_sources():
    assert len(SOURCES) > 10
    assert {path.name: found for path in SOURCES if (found := wrong(path.read_text(encoding="utf-8")))} == {}


def test_mail_addresses_are_ours():
    for path in SOURCES:
        for address in re.findall(r"[\w.]+@[\w.]+", path.read_text(encoding="utf-8")):
            assert address.endswith("northshore.example"), f"{path.name}: {address}"
