"""Whether words name somebody whom their reader must not know of: in the family's own words and in other forms of a name."""

import re
import unicodedata

from fgc.network.kept import BABY_WORDS

# First names that a plan uses as everyday words: only with a capital letter do they name anybody. Only such words
# belong here, because a name in this list that is typed in small letters is not noticed.
_EVERYDAY = """
    an angel april art august autumn baker bill black brown can chance charity chase christian cook daisy dawn day
    dean do drew ernest eve faith forest fox frank friend grace green grey guy hall hill holiday honey hope hung
    hunter joy june king lane lily long mark mason max may miles my noble page park pat patience pearl penny poppy
    precious price rain ray reed rich river rob rod rose ruby sandy short sky skye so son spring star storm story sue
    summer sun sunny van wade ward white will winter wood young
"""
EVERYDAY = frozenset(_EVERYDAY.split())

LONG = 5  # letters from which on other forms of a name are looked for
ENDING = r"\w{0,3}"  # Daniel: Daniela, Danielem, Danielowi
SOFTENED = {"k": "c", "g": "dz", "t": "ci"}  # before the Polish ending -e: Agnieszka, Agnieszce
VOWELS = "aeiouyąęó"
NOT_BORN = ("unborn", "loss")


# Words for people of a family, and what stands before a name: "the children's dad", "for Mr Rowe".
_KIN = set(
    """
    mum mummy mam mama mother dad daddy da father parent parents stepmum stepdad stepmother stepfather nan nana nanna
    gran granny grandma grandmother grandad grandpa grandfather granddad taid nain aunt auntie aunty uncle cousin sister
    brother sibling partner husband wife boyfriend girlfriend ex relative relatives
    """.split()  # noqa: SIM905  a list of words reads as one
)
_BEFORE = set("a an the for to of copy mr mrs ms miss mx dr our his her their step half great".split())  # noqa: SIM905
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def names_one_of(words, people):
    """Whether words that say for whom something is are just somebody of the family: their name, or what they are in it.

    "Katie’s solicitor" is not Katie; "Katie", "Mr Rowe" and "the children’s dad" are people of the family.
    """
    said = _WORD.findall(unicodedata.normalize("NFC", words).casefold())
    said = [word for word in said if word not in _BEFORE]
    if not said:
        return False
    if "foster" not in said and re.sub(r"['’]s$", "", said[-1]) in _KIN:
        return True
    for person in people:
        names = " ".join((person.given_name, person.family_name, person.known_as, person.called))
        own = set(_WORD.findall(unicodedata.normalize("NFC", names).casefold()))
        if own and set(said) <= own:
            return True
    return False


class Names:
    """The names of hidden people, to be looked for in words; `known` are the people whom the reader knows of.

    A form of a hidden name that is itself a name of somebody known says nothing: Louise is not Louis.
    """

    def __init__(self, hidden, known=()):
        whole = {form for person in hidden for form in _forms(person)}
        first = {word for person in hidden for word in _first_words(person)}
        babies = BABY_WORDS if any(person.status in NOT_BORN for person in hidden) else ()
        patterns = {pattern for form in whole | first for pattern in _patterns(form)}
        patterns |= {_any_case(word) for word in babies}
        self.pattern = re.compile(rf"(?<!\w)(?:{'|'.join(sorted(patterns))})(?!\w)") if patterns else None
        others = {word for person in (*known, *hidden) for word in person.family_name.split()}
        others |= {word for person in known for form in _forms(person) for word in form.split()}
        theirs = {word.casefold() for word in whole | first | set(babies)}
        self.known = {word.casefold() for word in others} - theirs

    def are_in(self, text):
        """Whether the words name one of the hidden people."""
        if self.pattern is None:
            return False
        text = unicodedata.normalize("NFC", text)
        return any(found.group().casefold() not in self.known for found in self.pattern.finditer(text))


def _forms(person):
    """What a person is called: the whole name, the first name, what they go by, and what the family calls them.

    A last name alone is that of the whole family, and what stands for a missing name is nobody's.
    """
    whole = person.name if person.given_name or person.known_as else ""
    names = (whole, person.given_name, person.known_as, person.called)
    forms = {" ".join(unicodedata.normalize("NFC", name).split()) for name in names}
    return {form for form in forms if len(form) > 1}


def _first_words(person):
    """The first of several first names, which is the one that is used."""
    return {unicodedata.normalize("NFC", word) for word in person.given_name.split()[:1] if len(word) > 2}


def _patterns(form):
    """The patterns of one form of a name; the possessive with an apostrophe is found by each."""
    if form.casefold() in EVERYDAY:
        return [re.escape(form.capitalize()), re.escape(form.upper())]
    if not form.isalpha() or len(form) < LONG:
        return [_any_case(form), *([_capital(form) + "s"] if form.isalpha() and len(form) > 2 else [])]
    stem = form[:-1] if form[-1].casefold() in VOWELS else form
    # A shorter beginning is that of many words: Maria, Marią, but not marigold.
    long = len(stem) >= LONG
    patterns = [_any_case(stem) + ENDING] if long else [_any_case(form), _capital(stem) + ENDING]
    softened = SOFTENED.get(stem[-1].casefold())
    if stem != form and softened:
        patterns.append(_capital(stem[:-1] + softened) + "e")
    return patterns


def _any_case(form):
    """The words however they are written: small or capital letters, either apostrophe, any space or hyphen."""
    return f"(?i:{_loose(form)})"


def _capital(form):
    return re.escape(form[0].upper()) + f"(?i:{_loose(form[1:])})"


def _loose(form):
    return re.sub(r"['’]", "['’]", re.escape(form)).replace("\\ ", r"[\s-]+").replace("\\-", r"[\s-]+")
