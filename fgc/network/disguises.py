"""Ways in which a telephone number, an address or an e-mail address may be written, brought to one form (safety.md 4.4).

Nothing here decides what is withheld: `needles` are what to look for, `readings` where to look for it. Both go through
the same fold, so that spaces, dashes, cases, look-alike letters, entities, line breaks and words for digits are one.
"""

import html
import re
import unicodedata
from urllib.parse import unquote

LEAST = 6  # letters and digits, below which a part of an address says too little to look for

# Letters of other alphabets that look like Latin ones, after small letters were made of all.
_ALIKE = str.maketrans(
    "авеёкмнорстухіјѕԁһԛԝαβεικνορτυχγηωłøđıɡɩʟոս",
    "abeekmhopctyxijsdhqwabeikvoptuxynwlodigllnu",
)
# Digits that stand for letters and letters for digits: each group becomes one letter.
_LEET = str.maketrans("01i5$34@79", "ollsseaatg")
_UNITS = """
    zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
    eighteen nineteen
"""
_DIGITS = {word: str(number) for number, word in enumerate(_UNITS.split())}
_DIGITS |= dict.fromkeys(("oh", "o", "nought", "naught", "nil"), "0")
_UNIT = re.compile("zero|one|two|three|four|five|six|seven|eight|nine|nought|naught")
_BY_TEN = "twenty thirty forty fifty sixty seventy eighty ninety"
_TENS = {word: number * 10 for number, word in enumerate(_BY_TEN.split(), start=2)}
_TIMES = {"double": 2, "triple": 3, "treble": 3}
# How parts of an address are shortened.
_SHORT = {
    "rd": "road", "st": "street", "str": "street", "ave": "avenue", "av": "avenue", "ln": "lane", "cl": "close",
    "dr": "drive", "cres": "crescent", "cr": "crescent", "ct": "court", "crt": "court", "pl": "place", "sq": "square",
    "tce": "terrace", "ter": "terrace", "terr": "terrace", "gdns": "gardens", "grn": "green", "gr": "grove",
    "pk": "park", "wy": "way", "apt": "flat", "apartment": "flat",
}  # fmt: skip
_STREET = (
    "road|street|avenue|lane|close|drive|crescent|court|place|square|terrace|gardens|green|grove|park|way|row|view|"
    "rise|hill|mews|walk|parade|quay|wharf|fold|croft|vale|gate|house"
)
_POSTCODE = re.compile(r"\b([a-z]{1,2}\d[a-z\d]?)\s*(\d[a-z]{2})\b")
_HOUSE = re.compile(rf"(\d+[a-z]?)[\s,/-]+((?:[^\W\d]+[\s-]+){{1,4}}?(?:{_STREET}))\b")
_TAG = re.compile(r"<[a-zA-Z/!][^<>@]{0,200}>")
_AT_DOT = (
    (re.compile(r"\s*[\[({<]?\s*\bat\b\s*[\])}>]?\s*"), "@"),
    (re.compile(r"\s*[\[({<]?\s*\bdot\b\s*[\])}>]?\s*"), "."),
)


def readings(text):
    """The forms in which a text is looked through, each as letters and digits only.

    As it stands, with shortenings written out, with words for digits (also across line ends), with words for @ and dot.
    """
    plain = _plain(text)
    whole = _long(plain)
    spoken = whole
    for pattern, sign in _AT_DOT:
        spoken = pattern.sub(sign, spoken)
    squeezed = _plain(re.sub(r"\s+", "", text))
    digits = _UNIT.sub(lambda word: _DIGITS[word.group()], re.sub(r"[\W_]+", "", squeezed))
    return {fold(words) for words in (plain, whole, _said(whole), spoken, squeezed, digits)}


def needles(kind, value):
    """What to look for: a phone as digits, an e-mail address whole, each telling part of an address."""
    plain = _long(_plain(value))
    if kind == "phone":
        digits = re.sub(r"\D", "", re.sub(r"^\s*(\+|00)\s*44\s*(\(0\))?", "0", plain)).lstrip("0")
        return [fold(digits)] if len(digits) >= 9 else []
    if kind == "email":
        return [fold(_plain(value))]
    parts = [part for part in re.split(r"[,\n]", plain) if len(fold(part)) >= LEAST]
    numbered = {fold(part) for part in parts if any(letter.isdigit() for letter in part)}
    numbered |= {fold("".join(found)) for found in _POSTCODE.findall(plain)}
    for number, street in _HOUSE.findall(plain):
        numbered |= {fold(number + street), fold(street + number)}
    return sorted(numbered) or [fold(part) for part in parts[:1]]


def fold(text):
    """Letters and digits only, those that look alike made one."""
    return "".join(letter for letter in text.translate(_LEET) if letter.isalnum())


def _plain(text):
    """Small Latin letters and plain digits: entities, tags, marks, other alphabets undone, unseen letters gone."""
    text = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    for _twice in range(2):
        text = html.unescape(text)
    if re.search(r"%[0-9a-fA-F]{2}", text):
        text = unquote(text)
    text = unicodedata.normalize("NFKD", _TAG.sub("", text)).casefold().translate(_ALIKE)
    return "".join(
        str(unicodedata.digit(letter)) if letter.isdigit() and not letter.isascii() else letter
        for letter in text
        if not unicodedata.combining(letter) and unicodedata.category(letter) != "Cf"
    )


def _long(plain):
    """With the parts of an address written out."""
    return re.sub(r"[^\W\d_]+", lambda word: _SHORT.get(word.group(), word.group()), plain)


def _said(plain):
    """Words for digits as digits: `oh double seven`, `forty-one`."""
    found, times, tens = [], 1, 0
    for word in re.findall(r"[^\W\d_]+|\d+|[^\w]+|_", plain):
        if word in _TIMES:
            times = _TIMES[word]
        elif word in _TENS:
            tens = _TENS[word]
        elif word in _DIGITS:
            digits = _DIGITS[word]
            found.append(str(tens + int(digits)) if tens and len(digits) == 1 else digits * times)
            times, tens = 1, 0
        elif not word.strip(" \t\n-–,.") and (times > 1 or tens):
            continue
        else:
            found += [str(tens)] if tens else []
            found.append(word)
            times, tens = 1, 0
    return "".join([*found, str(tens) if tens else ""])
