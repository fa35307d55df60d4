"""Advice on plain words, for staff only: words to say more plainly, initials nobody explained, how hard a text reads.

It never blocks and never changes a word: it is the family's plan. The list we ship is domain.md 9.2.
"""

import re
from dataclasses import dataclass

SHIPPED = """\
LAC, CLA, looked after child = child in care, or the child’s name
placement = home, where the child lives
contact = family time, seeing Mum
siblings = brothers and sisters
birth parents, biological parents = parents, Mum, Dad, the words they choose
care plan = future plan, my plan
challenging behaviour = finding it hard to cope, distressed
absconded = went missing, ran away
case, case closed = family, finished working together
service user, client = family, or their name
non-engaging, failed to attend, hard to reach, refused to engage = chose not to, could not come, we have not yet reached
perpetrator, victim = names and facts
mother, father, mum to ensure = the name
contract, written agreement, agreement to comply = the family’s plan
disclose, disclosed = say, said
risk assess, risk assessment = look at safety
safeguard, safeguarding = keep safe
threshold = rules
statutory = law
"""
EXPLAINED = {"OK", "TV", "UK", "GP", "NHS", "PE", "DVD", "BBC", "AM", "PM", "DIY", "FC", "WC", "ID", "PC"}
INITIALS = re.compile(r"\b[A-Z][A-Z&]{1,5}\b")
ENOUGH = 30  # words, below which a grade says nothing
MOST = 6  # pieces of advice for one text


@dataclass(frozen=True)
class Lens:
    """The list of a service, ready to look through: each word to avoid with what to say instead."""

    pairs: tuple

    def advice(self, text):
        """Short pieces of advice on a text, the most telling first; none for a text that is plain."""
        found = [f"“{shown}”: {instead}" for pattern, shown, instead in self.pairs if pattern.search(text)]
        known = {shown for _pattern, shown, _instead in self.pairs}
        found += [f"“{one}”: say what the letters stand for" for one in unexplained(text) if one not in known]
        hard = grade(text)
        if hard is not None and hard >= 9:
            found.append(f"it reads like school year {min(round(hard) + 1, 13)}: shorter sentences help")
        return found[:MOST]


def lens(lines=""):
    """The lens of a list as somebody typed it, one "word, word = plainer words" a line; empty: the list we ship."""
    pairs = []
    for line in (lines.strip() or SHIPPED).splitlines():
        words, sign, instead = line.partition("=")
        if sign and instead.strip():
            pairs += [
                (_pattern(word), word, instead.strip()) for word in map(str.strip, words.split(",")) if word
            ]
    return Lens(tuple(pairs))


def unexplained(text):
    """Initials that the text does not explain: `CAMHS` without brackets beside it."""
    if text.isupper():
        return []
    found = dict.fromkeys(INITIALS.findall(text))
    return [
        one
        for one in found
        if one not in EXPLAINED and not re.search(rf"\({re.escape(one)}\)|{re.escape(one)} ?\(", text)
    ]


def grade(text):
    """The Flesch-Kincaid grade of an English text (years of school), or None when it is too short or not English."""
    words = re.findall(r"[A-Za-z’']+", text)
    if len(words) < ENOUGH or sum(map(len, words)) * 2 < sum(letter.isalpha() for letter in text):
        return None
    sentences = max(1, len(re.findall(r"[.!?]+(?:\s|$)|\n", text)))
    return 0.39 * len(words) / sentences + 11.8 * sum(map(_syllables, words)) / len(words) - 15.59


def _syllables(word):
    word = word.lower()
    groups = len(re.findall(r"[aeiouy]+", word))
    if word.endswith("e") and not word.endswith(("le", "ee")) and groups > 1:
        groups -= 1
    return max(1, groups)


def _pattern(word):
    flags = 0 if word.isupper() else re.IGNORECASE
    return re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", flags)
