"""Reads the short family format of the shared fixtures into a `Network` (docs/genogram.md)."""

from .model import (
    Association,
    CarerBadge,
    Household,
    Network,
    ParentLink,
    Partnership,
    Person,
    Restriction,
    SiblingLink,
)

STATUS = {
    "m": "married",
    "cp": "civil_partnership",
    "c": "cohabiting",
    "e": "engaged",
    "s": "separated",
    "d": "divorced",
    "x": "former",
    "n": "never_lived_together",
    "w": "widowed",
    "": "",
}
LEG = {
    "": ("birth", "known"),
    "a": ("adoptive", "known"),
    "f": ("foster", "known"),
    "n": ("birth", "believed"),
}
SENTENCE = {
    "no_meet": "{a} and {b} must not meet",
    "no_address": "Child's address must not be known to {a}",
    "not_invited": "{a} is not invited",
}


def network_from(family, *, year=2025):
    """The network of one family in the fixture format; `year` is the year that ages are counted to."""
    people = [_person(key, row) for key, row in family["p"].items()]
    people += [Person(row[0], row[1], row[2]) for row in family.get("s", ())]
    parents, partners, siblings = [], [], []
    for a, b, status, children, *dates in family["u"]:
        span = dates[0] if dates else {}
        if a and b:
            partners.append(Partnership(a, b, STATUS[status], span.get("y"), span.get("e")))
        names = [name.partition(":") for name in children]
        for child, _, leg in names:
            parents += [ParentLink(child, parent, *LEG[leg]) for parent in (a, b) if parent]
        if not a and not b:
            siblings += [SiblingLink(names[0][0], other[0]) for other in names[1:]]
    return Network.build(
        people=people,
        index=family["index"],
        year=year,
        parent_links=parents,
        partnerships=partners,
        sibling_links=siblings,
        associations=[Association(s[0], s[4], s[3], False, s[5], s[6]) for s in family.get("s", ())],
        households=[Household(key, tuple(members)) for key, members in family.get("h", {}).items()],
        carers=[CarerBadge(*row) for row in family.get("carer", ())],
        restrictions=[_restriction(family, *row) for row in family.get("r", ())],
    )


def kinship_family(genders, unions, index):
    """The network of the bare kinship fixture, which has people without names or dates."""
    people = {key: ["", gender, None] for key, gender in genders.items()}
    return network_from({"p": people, "u": unions, "index": index})


def _person(key, row):
    name, gender, birth, *more = row
    extra = more[0] if more else {}
    status = "living"
    for name_of_status, flag in (("deceased", "d"), ("unborn", "unb"), ("loss", "loss")):
        if flag in extra:
            status = name_of_status
    if name == "Not known":
        status = "unknown"
    return Person(
        key,
        name,
        gender,
        birth,
        status=status,
        death_year=extra.get("d"),
        due=extra.get("unb", ""),
        twins=extra.get("tw"),
        identical=bool(extra.get("mz")),
    )


def _restriction(family, kind, a, b):
    names = {"a": family["p"][a][0], "b": family["p"][b][0] if b else ""}
    return Restriction(tuple(one for one in (a, b) if one), SENTENCE[kind].format(**names))
