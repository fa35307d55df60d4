"""What somebody is to a child in typed words, step by step, as the paths from the child that the words can mean."""

import itertools
import re
from dataclasses import replace

from . import words
from .reading import NotUnderstood, Reading
from .segments import read_word
from .words import DAD, MUM, Step

_KIN = "|".join(
    sorted(
        {*words.PARENT, *words.GRAND, *words.SIBLING, *words.AUNT, *words.NIECE, *words.CHILD, *words.COUSIN},
        key=len, reverse=True,
    )
)  # fmt: skip
_PLAIN_S = re.compile(rf"\b({_KIN})s (?=\S)")
_SPLIT = re.compile(r"'s\s+|(?<=s)'\s+")
_SIDE = re.compile(
    r"\(?\b(?:on\s+(?:the\s+|his\s+|her\s+|their\s+)?)?(?:(mum|mother|mam|mom|maternal)|(dad|father|paternal))(?:'?s)?\s+side(?:\s+of\s+the\s+family)?\)?"
)
_SIDE_WORD = re.compile(r"^(?:(maternal|mat\.?)|(paternal|pat\.?))\s+(?=\S)")
_SAME = re.compile(r"[\s(,]*(?:the\s+)?same\s+(?:(mum|mother|mam)|(dad|father))\)?")
_OF = re.compile(r"^(.+?)\s+(?:of|to)\s+(.+)$")
MOST = 8  # ways that can sensibly be offered to choose from


def read_relation(typed):
    """The `Reading` of some words such as "Mum's mum", "half-brother on dad's side" or "Jean's husband"."""
    text = _normal(typed)
    text, side = _take_side(text)
    text, same = _take_same(text)
    if not text:
        raise NotUnderstood("Say what they are: for example Mum’s brother, or Jean’s daughter")
    reading = _phrase(text)
    if same:
        reading = _half(reading, same)
    if side:
        reading = _on_side(reading, side, typed)
    if len(reading.paths) > MOST:
        raise NotUnderstood(f"“{typed.strip()}” can mean too much. Say it step by step, like Mum’s mum’s mum")
    default = 0 if len(reading.paths) == 1 else reading.default
    return replace(reading, default=default)


def is_relation(typed):
    """Whether the words are kin words or a role, with nobody's name in them."""
    try:
        reading = read_relation(typed)
    except NotUnderstood:
        return False
    return all(path[0].kind not in ("person", "couple") for path in reading.paths)


def _normal(typed):
    text = " ".join(typed.casefold().replace("’", "'").replace("`", "'").strip(" .").split())
    return _PLAIN_S.sub(r"\1's ", text)


def _take_side(text):
    found = _SIDE.search(text)
    if found:
        rest = " ".join((text[: found.start()] + " " + text[found.end() :]).split())
        return rest.strip(" ,"), "f" if found[1] else "m"
    found = _SIDE_WORD.match(text)
    return (text[found.end() :], "f" if found[1] else "m") if found else (text, "")


def _take_same(text):
    found = _SAME.search(text)
    return (text[: found.start()].strip(), "f" if found[1] else "m") if found else (text, "")


def _phrase(text):
    married = re.fullmatch(r"(married|engaged) to (.+)", text)
    if married:
        status = {"married": "married", "engaged": "engaged"}[married[1]]
        return _then(_whom(married[2]), Reading(((Step("partner", "u", status),),)))
    whole = read_word(text)
    if whole:
        return whole
    of = _OF.match(text)
    if of:
        return _then(_whom(of[2]), _segment(of[1]))
    parts = _SPLIT.split(text)
    if len(parts) < 2:
        raise _unknown(text)
    reading = _whom(parts[0])
    for part in parts[1:]:
        reading = _then(reading, _segment(part))
    return reading


def _whom(text):
    """Somebody to start from: kin of the child, a couple, or a name."""
    text = re.sub(r"^(?:the child|child)$", "", text)
    if not text:
        return Reading(((),))
    if " and " in text:
        return Reading(((Step("couple", detail=text),),))
    found = read_word(text)
    if found:
        return found
    if _OF.match(text) or len(_SPLIT.split(text)) > 1:
        return _phrase(text)
    return Reading(((Step("person", detail=text),),))


def _then(first, second):
    paths = tuple(a + b for a, b in itertools.product(first.paths, second.paths))
    default = None
    if len(first.paths) == 1 and second.default is not None:
        default = second.default
    return Reading(paths, default, second.is_dead)


def _segment(text):
    found = read_word(text)
    if found is None:
        raise _unknown(text)
    return found


def _unknown(text):
    return NotUnderstood(
        f"“{text}” is not understood. Say it step by step, for example Mum’s brother, or Jean’s daughter"
    )


def _half(reading, same):
    """A brother or sister of whom it was said which parent is shared."""
    kind = "half_maternal" if same == "f" else "half_paternal"
    paths = {
        (*path[:-1], replace(path[-1], detail=kind)) for path in reading.paths if path[-1].kind == "sibling"
    }
    if not paths:
        raise NotUnderstood("Only brothers and sisters share a mother or a father")
    return Reading(tuple(sorted(paths, key=repr)), None, reading.is_dead)


def _on_side(reading, side, typed):
    """Only the paths on one side of the family; a friend on Dad's side is a friend of Dad's."""
    kept = tuple(
        path for path in reading.paths if path and path[0].kind == "parent" and path[0].gender == side
    )
    first = MUM if side == "f" else DAD
    if kept and not all(len(path) == 1 for path in kept):
        return Reading(kept, None, reading.is_dead)
    alone = [path for path in reading.paths if len(path) == 1]
    if alone and all(path[0].kind == "sibling" for path in alone):
        return _half(reading, side)
    if alone and all(path[0].kind == "role" for path in alone):
        return Reading(tuple((first, *path) for path in alone), None, reading.is_dead)
    if kept:
        return Reading(kept, None, reading.is_dead)
    raise NotUnderstood(f"“{typed.strip()}” says two things at once. Say it step by step, like Dad’s brother")
