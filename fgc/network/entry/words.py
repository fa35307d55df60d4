"""The words that families and workers use for relatives and for others who matter (network.md 3, reversed)."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Step:
    """One step from a person to another: parent, sibling, child, partner, role, or somebody by name.

    `gender` is that of the person arrived at; `detail` the kind of parent or sibling, the status of a couple,
    the code of a role, or a name; `words` what was typed for a role; `is_professional` for people from work.
    """

    kind: str
    gender: str = "u"
    detail: str = ""
    words: str = ""
    is_professional: bool = False


MUM, DAD = Step("parent", "f", "birth"), Step("parent", "m", "birth")
EITHER = (MUM, DAD)


def _by_gender(f="", m="", u=""):
    table = {}
    for gender, words in (("f", f), ("m", m), ("u", u)):
        table |= dict.fromkeys(words.split("|") if words else (), gender)
    return table


PARENT = _by_gender(
    "mum|mother|mam|mom|mummy|mama|ma|birth mum|birth mother|amma|ammi|mamma",
    "dad|father|daddy|da|papa|birth dad|birth father|abu|abba|tata",
    "parent|birth parent",
)
GRAND = _by_gender(
    "nan|nanna|nana|nanny|gran|granny|grandma|grandmother|grandmum|nain|babcia|dadi|nani|grandmama",
    "grandad|granddad|grandpa|grandfather|gramps|gramp|taid|dziadek|dada|grampa|grand dad|grandda",
    "grandparent",
)
SIBLING = _by_gender("sister|sis", "brother|bro", "sibling")
AUNT = _by_gender("aunt|auntie|aunty|anti", "uncle|unc", "aunt or uncle")
NIECE = _by_gender("niece", "nephew", "niece or nephew")
CHILD = _by_gender("daughter|girl", "son|boy|lad", "child|kid|baby")
GRANDCHILD = _by_gender("granddaughter", "grandson", "grandchild")
COUSIN = _by_gender("girl cousin", "boy cousin", "cousin")
PARTNER = {
    **dict.fromkeys(("husband", "hubby"), ("m", "married")),
    "wife": ("f", "married"),
    "spouse": ("u", "married"),
    "civil partner": ("u", "civil_partnership"),
    "partner": ("u", "cohabiting"),
    "fiance": ("m", "engaged"),
    "fiancee": ("f", "engaged"),
    "boyfriend": ("m", ""),
    "girlfriend": ("f", ""),
}
ENDED = {"married": "divorced", "civil_partnership": "divorced"}  # anything else that ended: former partners
SHORT = {
    "mgm": (MUM, MUM),
    "mgf": (MUM, DAD),
    "pgm": (DAD, MUM),
    "pgf": (DAD, DAD),
}

ROLES = [
    (re.compile(pattern), code, gender, work)
    for pattern, code, gender, work in (
        (r"god[ -]?(?:mother|mum|mummy)", "godparent", "f", False),
        (r"god[ -]?(?:father|dad|daddy)", "godparent", "m", False),
        (r"god[ -]?parent", "godparent", "u", False),
        (r"(?:.* )?(?:worker from|friend from) (?:church|mosque|chapel|temple)", "faith", "u", False),
        (r"(?:church|mosque|faith) (?:friend|leader|elder)|vicar|priest|pastor|imam|rabbi|minister|sunday school teacher",
         "faith", "u", False),
        (r"(?:.* )?(?:coach|scout leader|guide leader|cub leader|youth leader|dance teacher|swimming teacher|mentor)"
         r"|youth club leader", "youth", "u", False),
        (r"youth worker", "youth", "u", True),
        (r"(?:\w+ )?(?:friend|mate|pal)(?: of the family)?|family friend", "friend", "u", False),
        (r"(?:next[ -]door )?neighbou?r|lives next door|next door", "neighbour", "u", False),
        (r"(?:\w+ )?(?:teacher|teaching assistant|learning mentor|key person)|head ?teacher|tutor|senco", "teacher", "u", True),
        (r"(?:\w+ )?social worker", "social_worker", "u", True),
        (r"health visitor", "health_visitor", "u", True),
        (r"advocate|(?:\w+ )?advocate", "advocate", "u", True),
        (r"child ?minder|gp|doctor|midwife|nurse|school nurse|therapist|counsellor|iro|cafcass (?:officer|worker)"
         r"|police officer|probation officer|solicitor|(?:.* )?support worker|key ?worker|personal adviser|paediatrician",
         "other", "u", True),
        (r"lodger|landlord|landlady|colleague|workmate|babysitter|employer|boss", "other", "u", False),
    )
]  # fmt: skip
TITLES = {"mr", "mrs", "ms", "miss", "mx", "dr", "rev", "revd", "reverend", "sir", "prof"}
CALLED = {
    "auntie",
    "aunty",
    "aunt",
    "uncle",
    "nan",
    "nanna",
    "nanny",
    "gran",
    "granny",
    "grandma",
    "grandad",
    "grandpa",
}
NOBODY = {
    "?",
    "unknown",
    "not known",
    "name not known",
    "name unknown",
    "don't know",
    "dont know",
    "unnamed",
    "no name",
}
BABY = {"baby", "unborn baby", "unborn", "the baby", "bump", "new baby"}
GENDERS = {
    **dict.fromkeys(("f", "female", "woman", "girl", "she"), "f"),
    **dict.fromkeys(("m", "male", "man", "boy", "he"), "m"),
    **dict.fromkeys(("non-binary", "nonbinary", "another gender", "x", "they"), "x"),
}
