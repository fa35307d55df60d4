"""Reads one line of a family's table (fgc/demo/shapes.py) into the fields that the actions take."""

import re

from fgc.lib.dates import today
from fgc.network.models import Person

SPELLED = {
    "m": "married",
    "cp": "civil_partnership",
    "c": "cohabiting",
    "e": "engaged",
    "s": "separated",
    "d": "divorced",
    "x": "former",
    "n": "never_lived_together",
    "w": "widowed",
}
LEGS = {
    "": ("birth", "known"),
    "a": ("adoptive", "known"),
    "f": ("foster", "known"),
    "n": ("birth", "believed"),
}
WORDS = {
    "called": "called",
    "known": "known_as",
    "former": "former_name",
    "speaks": "language",
    "writes": "written_language",
    "interpreter": "interpreter",
    "faith": "faith",
    "needs": "access_needs",
    "touch": "touch",
    "seen": "last_in_touch",
    "note": "note",
    "pronouns": "pronouns",
}
HELP = {"first": "to_first", "other": "to_other", "both": "both", "none": "none"}
AGE = re.compile(r"(?P<age>\d+)(\+(?P<died>\d+))?$")
BOND = re.compile(r"(?P<status>[a-z]+)(?P<since>\d+)?(-(?P<until>\d+))?$")


def person_fields(line):
    """(key, fields of a person) of a line such as "Val Ashworth, f 59, called Nana"; "~" joins a name of two words."""
    name, about, *more = line.split(", ")
    given, _, family = name.rpartition(" ") if " " in name else (name, "", "")
    key = given or name
    fields = {"given_name": given.replace("~", " "), "family_name": family.replace("~", " ")}
    if name.startswith("?"):
        key, fields = name, {"status": Person.Status.UNKNOWN}
    gender, _, age = about.partition(" ")
    fields["gender"] = gender
    if age.startswith("due "):
        fields |= {
            "status": Person.Status.UNBORN,
            "due_on": today() + 7 * int(age[4:]) * (today().resolution),
            "given_name": "",
        }
    elif age:
        found = AGE.match(age)
        died = int(found["died"]) if found["died"] else 0
        fields["birth_year"] = today().year - int(found["age"]) - died
        if found["died"]:
            fields |= {"status": Person.Status.DECEASED, "died_year": today().year - died}
    for words in more:
        kind, _, value = words.partition(" ")
        fields[WORDS[kind]] = value
    return fields.get("known_as", key), fields


def read_union(line, year):
    """(names of the partners, status, year it began, year it ended, [(child, kind, certainty)]) of one line."""
    couple, _, children = line.partition(":")
    names, status, started, ended = couple.split(), "", None, None
    if len(names) == 3:
        found = BOND.match(names.pop(1))
        status = SPELLED[found["status"]]
        started = year - int(found["since"]) if found["since"] else None
        ended = year - int(found["until"]) if found["until"] else None
    legs = [child.partition("/") for child in children.split()]
    return names, status, started, ended, [(name, *LEGS[leg]) for name, _, leg in legs]


def read_tie(line):
    """(who says it, the quality, the other one, which way help goes) of one line."""
    seen_by, quality, other, way = line.split()
    return seen_by, quality, other, HELP[way]
