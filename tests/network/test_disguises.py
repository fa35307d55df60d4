"""Withheld numbers and addresses are found however they are written: 200 disguises (safety.md B15)."""

import random
import re

import pytest

from fgc.network.disguises import needles, readings

VALUES = [
    ("phone", "07700 900417"),
    ("phone", "+44 7700 900982"),
    ("phone", "0151 496 0731"),
    ("address", "Flat 2, 41 Acacia Road, Bootle, ZZ99 1AA"),
    ("address", "17b Linnet Avenue\nCrosby\nZZ99 4QX"),
    ("address", "Flat 2/118 Marsh Lane, Litherland"),
    ("email", "katie.rowe@northshore.example"),
]
ALIKE = {"a": "а", "c": "с", "e": "е", "o": "о", "p": "р", "x": "х", "i": "і", "k": "κ", "n": "ո", "t": "τ"}
SAID = dict(zip("0123456789", "zero one two three four five six seven eight nine".split(), strict=True))  # noqa: SIM905
INVISIBLE = "\u200b\u200c\u200d\u2060\u00ad\ufeff"


def spaced(text, luck):
    """A space, a dash or a dot between letters here and there."""
    return "".join(letter + luck.choice(["", "", " ", "-", ".", " - "]) for letter in text)


def broken(text, luck):
    """Over several lines."""
    return "".join(letter + luck.choice(["", "", "", "\n", "\r\n", "\u00a0"]) for letter in text)


def invisible(text, luck):
    """With letters between that nobody sees."""
    return "".join(letter + luck.choice(["", *INVISIBLE]) for letter in text)


def other_case(text, luck):
    """In capitals, small letters or both."""
    return luck.choice([text.upper(), text.lower(), text.swapcase(), text.title()])


def entities(text, luck):
    """As entities of HTML, decimal or hexadecimal."""
    ways = ("&#{};", "&#x{:x};")
    return "".join(luck.choice(ways).format(ord(one)) if luck.random() < 0.5 else one for one in text)


def look_alikes(text, luck):
    """With Cyrillic and Greek letters, full-width digits, O for 0 and l for 1."""
    swapped = "".join(ALIKE.get(one, one) if luck.random() < 0.7 else one for one in text.lower())
    wide = {ord(digit): ord(digit) + 0xFEE0 for digit in "0123456789"}
    return luck.choice(
        [swapped, text.translate(wide), text.replace("0", "O").replace("1", "l"), text.replace("0", "О")]
    )


def marked(text, luck):
    """With accents, or markup between."""
    accents = "".join(one + luck.choice(["", "\u0301", "\u0308"]) if one.isalpha() else one for one in text)
    return luck.choice([accents, "<b>" + text[:5] + "</b>" + text[5:], text[:4] + "<!-- -->" + text[4:]])


def in_words(text, luck):
    """Digits as words, as somebody says them."""
    return re.sub(r"\d", lambda digit: f" {SAID[digit.group()]} ", text)


def other_form(text, luck):
    """+44 and 0044 for 0, Rd for Road, the postcode without its space, "at" and "dot"."""
    if "@" in text:
        return luck.choice(
            [text.replace("@", " (at) ").replace(".", " dot "), text.replace("@", " [at] "), f"<{text}>"]
        )
    if text[:2] == "07" or text.startswith("+44"):
        digits = re.sub(r"\D", "", text).removeprefix("44").lstrip("0")
        return luck.choice(["+44", "0044 ", "+44 (0)", "(0)", "0", "44 "]) + digits
    if text[:2] == "01":
        return (
            luck.choice(["+44 ", "(0151) ", "0044"]) + text.replace(" ", "").removeprefix("0151")
            if "(" in text
            else text[1:]
        )
    short = text.replace("Road", "Rd").replace("Avenue", "Ave.").replace("Lane", "Ln")
    return luck.choice(
        [
            short,
            short.replace("ZZ99 ", "ZZ99"),
            re.sub(r"^Flat 2[,/] ?", "flat 2 / ", short),
            short.replace(",", ""),
        ]
    )


WAYS = [spaced, broken, invisible, other_case, entities, look_alikes, marked, in_words, other_form]


def disguises(number=200):
    """The same ones each time: (kind, value, way, words)."""
    for turn in range(number):
        luck = random.Random(turn)
        kind, value = VALUES[turn % len(VALUES)]
        ways = [WAYS[turn // len(VALUES) % len(WAYS)], *([luck.choice(WAYS[:4])] if turn % 3 == 0 else [])]
        words = value.replace("\n", ", ")
        for way in ways:
            words = way(words, luck)
        yield (
            kind,
            value,
            "+".join(way.__name__ for way in ways),
            f"You can find her here: {words} (Tuesdays).",
        )


def test_two_hundred_disguises_are_found():
    """At least 98 of 100; the miss is printed."""
    missed = [
        (way, words)
        for kind, value, way, words in disguises()
        if not any(needle in reading for reading in readings(words) for needle in needles(kind, value))
    ]
    print(f"{200 - len(missed)} of 200 disguises found; missed: {missed}")
    assert len(missed) <= 4


PLAIN = [
    "Rose rings at seven on 5 days out of 7, and Dan comes at 9.",
    "We meet at one. Two of us bring food for ten. Double portions for Dan!",
    "Nan lives near Marsh Lane library and walks with Ellie at 8.15 each day.",
    "Flat shoes for school, 2 pairs; 41 pages of the reading book by 17 December 2026.",
    "Sami goes to Linnet class. Katie is at Rowe House on Sundays at 4 o'clock.",
    "The number of the service is 0151 496 0100. Ring 999 if anybody is in danger.",
]


def test_ordinary_words_are_not_taken_for_them():
    """Plain sentences with numbers, times and the same street or town hold none of the values."""
    found = [
        (value, words)
        for kind, value in VALUES
        for words in PLAIN
        if any(needle in reading for reading in readings(words) for needle in needles(kind, value))
    ]
    assert found == []


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("phone", "07770 900417", "oh triple seven oh, nine double oh four one seven"),
        ("address", "41 Acacia Road", "at forty-one Acacia Rd"),
        ("address", "12 Acacia Road, Bootle", "Acacia Road, 12"),
    ],
)
def test_said_aloud(kind, value, words):
    """As somebody reads it out."""
    assert any(needle in reading for reading in readings(words) for needle in needles(kind, value))
