"""Small tools for words: lists, plurals, initials, safe text."""

import re
import unicodedata

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")


def clean(text):
    """Text that every database and renderer accepts: no control letters, one kind of line end, composed form."""
    text = _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))
    return unicodedata.normalize("NFC", text)


def and_list(words):
    """`A`, `A and B`, `A, B and C`."""
    words = [str(word) for word in words]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def count(number, one, many=None):
    """`1 day`, `3 days`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def sentence(text):
    """The text with a full stop at its end."""
    text = text.strip()
    return text if not text or text[-1] in ".!?" else text + "."


def label(choices, code):
    """The words of a code of a list; the code itself when the list has lost it."""
    return dict(choices).get(code, code)


def labels(choices, codes):
    """The words of several codes, in the order of the list."""
    return [words for code, words in choices if code in codes]
