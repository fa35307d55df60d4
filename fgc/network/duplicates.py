"""Whether two records may be about the same person: names as people write them, births, numbers (network.md 2.2). Pure.

Sound-alike codes made for English (Soundex) do badly by Polish and Urdu names, so names are compared letter by letter
(Jaro-Winkler), by nickname, and by their consonants after the ways of writing them down in English are made one.
"""

import datetime as dt
import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

ASK, HINT = 0.86, 0.75
WEIGHT_GIVEN, WEIGHT_FAMILY, WEIGHT_BIRTH, WEIGHT_CONTACT = 0.45, 0.25, 0.20, 0.10
CONTRADICTION, NOT_KNOWN = -0.5, 0.3
SAME_SOUND = 0.96  # the same name in another spelling

# Short forms and the names they stand for; each line is one name.
_NICKNAMES = """
    elizabeth liz lizzie beth betty eliza libby elsie lisa|william will bill billy liam
    robert rob bob bobby robbie|richard rick dick ricky richie|margaret maggie meg peggy madge
    katherine catherine kate katie kathy cathy kath kit|james jim jimmy jamie|john jack johnny jon
    jonathan jon jonny|michael mike mick micky|thomas tom tommy|patricia pat trish tricia patsy
    patrick pat paddy|joseph joe joey|anthony tony ant|andrew andy drew|david dave davey|daniel dan danny
    samuel sam sammy|samantha sam sammy|christopher chris kit|christine chris chrissie|susan sue susie
    deborah debbie deb|jennifer jenny jen|jacqueline jackie|janet jan|barbara barb babs|victoria vicky tori
    alexander alex sandy xander|alexandra alex sandra|benjamin ben benny|charles charlie chas
    charlotte charlie lottie|edward ed eddie ted ned|frederick fred freddie|george georgie|gerald gerry
    geraldine gerry|gregory greg|harold harry|henry harry hal|lawrence larry|matthew matt|nicholas nick nicky
    nicola nicky|peter pete|philip phil|raymond ray|ronald ron ronnie|stephen steven steve|stuart stu
    timothy tim|terence terry|theresa terry tess|kenneth ken kenny|donald don donny|douglas doug
    francis frank frankie|frances fran frankie|eleanor ellie nell nora|helen nell|abigail abi abby|amanda mandy
    angela angie|dorothy dot dolly|emily em millie|emma em|florence flo|gwendoline gwen
    isabel isabelle izzy bella|josephine jo josie|joanne jo joanna|judith judy|louise lou|lucille lucy
    melanie mel|natalie nat|nathan nat nathaniel|oliver ollie|olivia liv livvy|pamela pam|rebecca becky becca
    rosemary rose rosie|sarah sally sadie|suzanne sue|tabitha tabby|valerie val|veronica ronnie|zachary zac zak
    mary marie maria|sean shaun shawn|leanne lianne
    mohammed muhammad mohamed mohammad mo moh mohd md|agnieszka aga|katarzyna kasia|malgorzata gosia
    aleksandra ola|barbara basia|joanna asia|magdalena magda|zofia zosia|jan janek|krzysztof krzys|tomasz tomek
    piotr piotrek|wojciech wojtek|maciej maciek|jakub kuba|stanislaw staszek|jerzy jurek
"""

# Ways of writing one sound, the longer first: Polish, Urdu and Arabic names as they are put down in English.
_SOUNDS = (
    ("sch", "s"), ("szcz", "s"), ("sz", "s"), ("sh", "s"), ("cz", "c"), ("ch", "c"), ("rz", "z"), ("zh", "z"),
    ("ph", "f"), ("kh", "k"), ("gh", "g"), ("th", "t"), ("dh", "d"), ("bh", "b"), ("ck", "k"), ("cks", "ks"),
    ("x", "ks"), ("q", "k"), ("w", "v"),
)  # fmt: skip
_VOWELS = {
    "ee": "i", "ii": "i", "ea": "i", "ie": "i", "oo": "u", "ou": "u", "uu": "u",
    "aie": "a", "aii": "a", "ai": "a", "ae": "a", "aa": "a", "ei": "e",
}  # fmt: skip
_NEAR_VOWELS = (
    {"o", "u"},
    {"e", "i"},
    {"a", "e"},
)  # one letter for the other, when a name is put down in English
_LETTERS = str.maketrans(
    {"ł": "l", "đ": "d", "ø": "o", "ß": "ss", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"}
)
_ENDINGS = (("ska", "ski"), ("cka", "cki"), ("dzka", "dzki"))  # a Polish last name follows gender


@dataclass(frozen=True)
class Known:
    """What is known of one person, for comparing: names as written, birth, hashes of numbers and e-mail addresses."""

    given: tuple = ()
    family: tuple = ()
    born_on: dt.date | None = None
    birth_year: int | None = None
    precise: bool = False  # the year is sure
    gender: str = "u"
    contacts: frozenset = frozenset()


def score(a, b):
    """How likely it is that two records are about one person, 0 to 1 (network.md 2.2)."""
    if {a.gender, b.gender} in ({"m", "f"},) or not (a.given and b.given):
        return 0.0
    given = max(likeness(one, other) for one in a.given for other in b.given)
    pairs = [(_no_gender(one), _no_gender(other)) for one in a.family for other in b.family]
    family = max((likeness(*pair) for pair in pairs), default=given)  # one not known contradicts nothing
    found = WEIGHT_GIVEN * given + WEIGHT_FAMILY * family + WEIGHT_BIRTH * birth(a, b)
    return round(max(0.0, found + WEIGHT_CONTACT * bool(a.contacts & b.contacts)), 4)


def asks(a, b):
    """Whether to ask, before saving, if the two are the same person: very alike, or the same whole name."""
    if score(a, b) >= ASK:
        return True
    return same_name(a, b) and birth(a, b) != CONTRADICTION and {a.gender, b.gender} != {"m", "f"}


def same_name(a, b):
    """Whether a whole name of one is a whole name of the other: the same letters, nickname or consonants."""
    if bool(a.family) != bool(b.family):
        return False
    given = any(likeness(one, other) >= SAME_SOUND for one in a.given for other in b.given)
    family = any(
        likeness(_no_gender(one), _no_gender(other)) >= SAME_SOUND for one in a.family for other in b.family
    )
    return given and (family or not a.family)


def birth(a, b):
    """1 for the same day, 0.8 the same year, 0.6 a year apart, 0.3 not known, -0.5 where they contradict each other."""
    if a.born_on and b.born_on:
        if a.born_on == b.born_on:
            return 1.0
        swapped = (a.born_on.year, a.born_on.month, a.born_on.day) == (
            b.born_on.year,
            b.born_on.day,
            b.born_on.month,
        )
        return 0.6 if swapped else CONTRADICTION
    if not (a.birth_year and b.birth_year):
        return NOT_KNOWN
    apart = abs(a.birth_year - b.birth_year)
    if apart <= 1:
        return 0.8 if apart == 0 else 0.6
    sure = a.precise and b.precise
    return CONTRADICTION if sure or apart > 5 else NOT_KNOWN


@lru_cache(maxsize=4096)
def likeness(one, other):
    """How alike two names are, 0 to 1: letters, nicknames, and the same sounds in another spelling."""
    one, other = fold(one), fold(other)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    first, second = one.split(), other.split()
    if _nicknames(first[0]) & _nicknames(second[0]) and (
        len(first) == 1 or len(second) == 1 or first[1:] == second[1:]
    ):
        return SAME_SOUND
    letters, sounds = jaro_winkler(one, other), skeleton(one)
    if sounds == skeleton(other) and (
        len(sounds) > 2
        or (letters >= 0.8 and min(len(one), len(other)) > 3 and sounds_alike(vowels(one), vowels(other)))
        or (len(sounds) == 2 and vowels(one) == vowels(other))
    ):
        return SAME_SOUND
    return max(letters, _first_of_several(first, second))


def fold(name):
    """A name in small plain letters: no accents, a hyphen is a space, no apostrophes."""
    name = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS))
    name = "".join(letter for letter in name if not unicodedata.combining(letter))
    name = re.sub(r"['’`.]", "", name)
    return " ".join(re.sub(r"[\W_]+", " ", name).split())


@lru_cache(maxsize=4096)
def skeleton(name):
    """The consonants of a folded name, one letter a sound: Muhammad and Mohammed, Hussain and Husein are one."""
    words = []
    for word in fold(name).split():
        for written, sound in _SOUNDS:
            word = word.replace(written, sound)
        # An h is heard before a vowel only: in Mohammed, not in Sarah or Rehman.
        first, rest = word[0], re.sub(r"[aeiouy]|h(?![aeiou])", "", word[1:])
        first = "a" if first in "aeiou" else {"j": "y"}.get(first, first)
        words.append(re.sub(r"(.)\1+", r"\1", first + rest))
    return " ".join(words)


def vowels(name):
    """The vowels of a folded name, one letter a sound: Noor, Nuur and Nur have one, Tom and Tim have not."""
    name = re.sub("|".join(_VOWELS), lambda found: _VOWELS[found[0]], name.replace("y", "i"))
    return re.sub(r"[^aeiou]", "", name)


def sounds_alike(one, other):
    """Whether the vowels of two names may be one name's: Raza and Reza, Muna and Mona, Jean and Jeanne are.

    With one or two consonants the vowels tell names apart: Joan and Jean, Nora and Noor, Mina and Mona.
    """
    short, long = sorted((one, other), key=len)
    if len(long) == len(short) + 1 and long.endswith("e"):  # an e at the end is often not heard
        long = long[:-1]
    return len(short) == len(long) and all(
        a == b or {a, b} in _NEAR_VOWELS for a, b in zip(short, long, strict=True)
    )


def jaro_winkler(a, b, prefix_weight=0.1):
    """The Jaro-Winkler likeness of two texts, 0 to 1."""
    if a == b:
        return 1.0
    if not a or not b:
        return 0.0
    reach = max(max(len(a), len(b)) // 2 - 1, 0)
    taken, matched = [False] * len(b), []
    for place, letter in enumerate(a):
        for other in range(max(0, place - reach), min(len(b), place + reach + 1)):
            if not taken[other] and b[other] == letter:
                taken[other] = True
                matched.append(letter)
                break
    if not matched:
        return 0.0
    theirs = [letter for letter, is_taken in zip(b, taken, strict=True) if is_taken]
    swaps = sum(one != other for one, other in zip(matched, theirs, strict=True)) / 2
    count = len(matched)
    jaro = (count / len(a) + count / len(b) + (count - swaps) / count) / 3
    prefix = 0
    for one, other in zip(a[:4], b[:4], strict=False):
        if one != other:
            break
        prefix += 1
    return jaro + prefix * prefix_weight * (1 - jaro)


def _first_of_several(first, second):
    """Mary Ann and Mary: the first name alone is what many go by."""
    if len(first) == len(second) or not (len(first) == 1 or len(second) == 1):
        return 0.0
    return 0.93 if first[0] == second[0] else 0.0


def _no_gender(name):
    folded = fold(name)
    for ending, plain in _ENDINGS:
        if folded.endswith(ending):
            return folded.removesuffix(ending) + plain
    return folded


@lru_cache(maxsize=1)
def _table():
    found = {}
    for line in re.split(r"[|\n]", _NICKNAMES):
        names = line.split()
        for name in names:
            # Two short forms of different names may look alike (Sam): each leads to all it may stand for.
            found.setdefault(name, set()).add(names[0])
    return found


def _nicknames(name):
    return _table().get(name, {name})
