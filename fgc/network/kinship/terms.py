"""The English words of kinship by distance and gender, as used in the United Kingdom (network.md 3)."""

WORDS = {
    "parent": ("father", "mother", "parent"),
    "grandparent": ("grandfather", "grandmother", "grandparent"),
    "child": ("son", "daughter", "child"),
    "grandchild": ("grandson", "granddaughter", "grandchild"),
    "sibling": ("brother", "sister", "sibling"),
    "aunt": ("uncle", "aunt", "aunt or uncle"),
    "niece": ("nephew", "niece", "niece or nephew"),
    "spouse": ("husband", "wife", "spouse"),
    "fiance": ("fiancé", "fiancée", "fiancé"),
    "stepparent": ("stepfather", "stepmother", "step-parent"),
    "stepsibling": ("stepbrother", "stepsister", "stepsibling"),
    "stepchild": ("stepson", "stepdaughter", "stepchild"),
    "in-law": ("brother-in-law", "sister-in-law", "sibling-in-law"),
    "parent-in-law": ("father-in-law", "mother-in-law", "parent-in-law"),
    "child-in-law": ("son-in-law", "daughter-in-law", "child-in-law"),
    "foster sibling": ("foster brother", "foster sister", "foster sibling"),
}
ORDINALS = ("", "", "second ", "third ", "fourth ", "fifth ", "sixth ", "seventh ")


def word(key, gender):
    """One of the three forms of a word: for a man, a woman, anybody else."""
    return WORDS[key]["mf".index(gender) if gender in ("m", "f") else 2]


def line_word(up, down, gender):
    """The word for an ancestor (down 0) or a descendant (up 0)."""
    steps, near, far = (up, "parent", "grandparent") if down == 0 else (down, "child", "grandchild")
    if steps == 1:
        return word(near, gender)
    return "great-" * (steps - 2) + word(far, gender)


def side_word(up, down, gender, *, half=False):
    """The word for a sibling, aunt, niece or cousin: everybody who shares an ancestor sideways."""
    prefix = "half-" if half else ""
    if up == down == 1:
        return prefix + word("sibling", gender)
    if down == 1:
        return prefix + "great-" * (up - 2) + word("aunt", gender)
    if up == 1:
        return prefix + "great-" * (down - 2) + word("niece", gender)
    return ORDINALS[min(min(up, down) - 1, 7)] + "cousin"


def partner_word(status, gender):
    """What a partner is called after a possessive: "maternal cousin's wife"."""
    simple = {
        "civil_partnership": "civil partner",
        "cohabiting": "partner",
        "": "partner",
        "former": "former partner",
        "never_lived_together": "partner (never lived together)",
    }
    if status in simple:
        return simple[status]
    if status == "engaged":
        return word("fiance", gender)
    spouse = word("spouse", gender)
    return {"divorced": f"former {spouse}", "separated": f"{spouse} (separated)"}.get(status, spouse)


def possessive(owner, thing):
    """ "maternal aunt's husband"; a bracketed side is left off the owner."""
    bare = owner.split(" (")[0]
    return f"{bare}'s {thing}"
