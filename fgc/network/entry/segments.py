"""One word for somebody ("half-brother", "late great-aunt", "foster carer") as the paths from whoever it is said of."""

import itertools
import re
from dataclasses import replace

from . import words
from .reading import Reading
from .words import DAD, EITHER, MUM, Step

_ARTICLE = re.compile(
    r"^(?:the|a|an|my|his|her|their|our|older|elder|eldest|oldest|younger|youngest|little|big|baby|twin|full|new|current"
    r"|only|real|own|blood|best|next)\s+(?=\S)"
)
_ENDED = re.compile(r"^(?:ex|former|previous|old|past)[\s-]+(?=\S)")
_GREAT = re.compile(r"^((?:great[\s-]*)+)(.+)$")


def read_word(text):
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
