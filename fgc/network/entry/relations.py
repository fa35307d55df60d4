"""What somebody is to a child in typed words, as the paths from the child that the words can mean."""

import itertools
import re
from dataclasses import dataclass, replace

from . import words
from .words import DAD, EITHER, MUM, Step

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
_ARTICLE = re.compile(
    r"^(?:the|a|an|my|his|her|their|our|older|elder|eldest|oldest|younger|youngest|little|big|baby|twin|full|new|current"
    r"|only|real|own|blood|best|next)\s+(?=\S)"
)
_ENDED = re.compile(r"^(?:ex|former|previous|old|past)[\s-]+(?=\S)")
_GREAT = re.compile(r"^((?:great[\s-]*)+)(.+)$")
MOST = 8  # ways that can sensibly be offered to choose from


class NotUnderstood(Exception):
    """The words are not in the grammar; the message says what to write instead."""


@dataclass(frozen=True)
class Reading:
    """The paths that the words can mean; `default` is the one that is meant unless somebody says otherwise."""

    paths: tuple
    default: int | None = None
    is_dead: bool = False


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
    whole = _segment_or_none(text)
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
    found = _segment_or_none(text)
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
    found = _segment_or_none(text)
    if found is None:
        raise _unknown(text)
    return found


def _unknown(text):
    return NotUnderstood(
        f"“{text}” is not understood. Say it step by step, for example Mum’s brother, or Jean’s daughter"
    )


def _segment_or_none(text):
    """One word for somebody, with what stands in front of it."""
    dead = text.startswith("late ")
    text = text.removeprefix("late ").strip()
    while found := _ARTICLE.match(text):
        rest = text[found.end() :]
        if _plain(text):
            break
        text = rest
    ended = _ENDED.match(text)
    found = _plain(text[ended.end() :], ended=True) if ended else _plain(text)
    if found is None and text == "ex":
        found = Reading(((Step("partner", "u", "former"),),))
    if found is None:
        return None
    if dead:
        paths = tuple((*p[:-1], _widowed(p[-1])) for p in found.paths)
        return replace(found, paths=paths, is_dead=True)
    return found


def _widowed(step):
    return replace(step, detail="widowed") if (step.kind, step.detail) == ("partner", "married") else step


def _plain(text, *, ended=False):
    for reader in (_short, _line, _sideways, _by_marriage, _step, _fostered, _partner):
        found = reader(text, ended)
        if found:
            return found
    return _role(text, ended)


def _short(text, ended):
    return Reading((words.SHORT[text],)) if text in words.SHORT else None


def _line(text, ended):
    """Parents, grandparents with any number of greats, children and grandchildren."""
    great = _GREAT.match(text)
    count = great[1].count("great") if great else 0
    bare = great[2].strip() if great else text
    if bare in words.GRAND and count <= 2:
        above = itertools.product(EITHER, repeat=count + 1)
        last = _parents(words.GRAND[bare])
        return Reading(tuple((*path, step) for path in above for step in last))
    if count == 0 and text in words.PARENT:
        return Reading(tuple((step,) for step in _parents(words.PARENT[text])))
    if text in words.CHILD:
        return Reading(((Step("child", words.CHILD[text], "birth"),),))
    if text in words.GRANDCHILD:
        return Reading(((Step("child", "u", "birth"), Step("child", words.GRANDCHILD[text], "birth")),))
    return None


def _parents(gender):
    return [Step("parent", gender, "birth")] if gender != "u" else list(EITHER)


def _sideways(text, ended):
    """Brothers and sisters, half or not, aunts, uncles, nieces, cousins."""
    half = re.fullmatch(r"half[\s-]*(.+)", text)
    if half and half[1] in words.SIBLING:
        gender = words.SIBLING[half[1]]
        kinds = ("half_maternal", "half_paternal")
        return Reading(tuple((Step("sibling", gender, kind),) for kind in kinds))
    if text in words.SIBLING:
        return Reading(((Step("sibling", words.SIBLING[text]),),))
    if text in ("twin", "step twin"):
        return Reading(((Step("sibling"),),))
    great = _GREAT.match(text)
    count = great[1].count("great") if great else 0
    bare = great[2].strip() if great else text
    if bare in words.AUNT and count <= 2:
        last = Step("sibling", words.AUNT[bare])
        return Reading(tuple((*up, last) for up in itertools.product(EITHER, repeat=count + 1)))
    if text in words.NIECE:
        return Reading(((Step("sibling"), Step("child", words.NIECE[text], "birth")),))
    bare = text.removeprefix("first ")
    if bare in words.COUSIN:
        last = (Step("sibling"), Step("child", words.COUSIN[bare], "birth"))
        return Reading(((MUM, *last), (DAD, *last)))
    return None


def _by_marriage(text, ended):
    """Aunts and uncles by marriage, and in-laws."""
    bare = re.sub(r"[\s(]*by marriage\)?$", "", text)
    if bare != text and bare in words.AUNT:
        gender = words.AUNT[bare]
        other = {"m": "f", "f": "m"}.get(gender, "u")
        last = (Step("sibling", other), Step("partner", gender, "married"))
        return Reading(((MUM, *last), (DAD, *last)))
    law = re.fullmatch(r"(\w+)[\s-]in[\s-]law", text)
    if not law:
        return None
    spouse = Step("partner", "u", "married")
    if law[1] in words.PARENT:
        return Reading(tuple((spouse, step) for step in _parents(words.PARENT[law[1]])))
    if law[1] in words.SIBLING:
        gender = words.SIBLING[law[1]]
        return Reading(
            ((Step("sibling"), Step("partner", gender, "married")), (spouse, Step("sibling", gender)))
        )
    if law[1] in words.CHILD:
        return Reading(((Step("child"), Step("partner", words.CHILD[law[1]], "married")),))
    return None


def _step(text, ended):
    """Step-relatives: through a partner of a parent or grandparent."""
    found = re.fullmatch(r"step[\s-]*(.+)", text)
    if not found:
        return None
    bare, status = found[1], "divorced" if ended else "married"
    if bare in words.PARENT:
        gender = words.PARENT[bare]
        partner = Step("partner", gender, status)
        order = (DAD, MUM) if gender == "f" else (MUM, DAD)
        return Reading(tuple((parent, partner) for parent in order), 0 if gender != "u" else None)
    if bare in words.SIBLING:
        last = (Step("partner"), Step("child", words.SIBLING[bare], "birth"))
        return Reading(((MUM, *last), (DAD, *last)))
    if bare in words.GRAND:
        gender = words.GRAND[bare]
        middle = DAD if gender == "f" else MUM
        return Reading(tuple((parent, middle, Step("partner", gender, status)) for parent in EITHER))
    if bare in words.CHILD:
        return Reading(((Step("partner"), Step("child", words.CHILD[bare], "birth")),))
    return None


def _fostered(text, ended):
    """Foster carers now or before, foster brothers and sisters, adoptive parents, adopted children."""
    found = re.fullmatch(r"foster[\s-]*(?:carer|(.+))", text)
    if found and (not found[1] or found[1] in words.PARENT):
        gender = words.PARENT.get(found[1] or "", "u")
        before = (Step("role", gender, "foster_carer"),)
        if ended:
            return Reading((before,))
        return Reading(((Step("parent", gender, "foster"),), before))
    if found and found[1] in words.SIBLING:
        sibling = Step("child", words.SIBLING[found[1]], "birth")
        return Reading(((Step("parent", "u", "foster"), sibling),))
    found = re.fullmatch(r"adopt(?:ive|ed)[\s-]*(.+)", text)
    if found and found[1] in words.PARENT:
        return Reading(((Step("parent", words.PARENT[found[1]], "adoptive"),),))
    if found and found[1] in words.CHILD:
        return Reading(((Step("child", words.CHILD[found[1]], "adoptive"),),))
    return None


def _partner(text, ended):
    status_word = re.match(r"(separated|estranged|divorced) (?=\w)", text)
    bare = text[status_word.end() :] if status_word else text
    bare = bare.replace("é", "e")
    if bare not in words.PARTNER:
        return None
    gender, status = words.PARTNER[bare]
    if status_word:
        status = "divorced" if status_word[1] == "divorced" else "separated"
    elif ended:
        status = words.ENDED.get(status, "former")
    if status:
        return Reading(((Step("partner", gender, status),),))
    kinds = ("cohabiting", "never_lived_together")
    return Reading(tuple((Step("partner", gender, kind),) for kind in kinds))


def _role(text, ended):
    for pattern, code, gender, is_work in words.ROLES:
        if pattern.fullmatch(text):
            said = f"former {text}" if ended else text
            typed = "GP" if said == "gp" else "IRO" if said == "iro" else said[:1].upper() + said[1:]
            return Reading(((Step("role", gender, code, typed[:60], is_work),),))
    return None


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
