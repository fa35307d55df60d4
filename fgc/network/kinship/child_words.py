"""Kinship in the words a child would use: "Mum's mum" for a maternal grandmother (network.md 3, 5)."""

import re

OWN = {"maternal": "Mum's", "paternal": "Dad's"}
PLAIN = {
    "grandmother": "mum",
    "grandfather": "dad",
    "grandparent": "parent",
    "aunt": "sister",
    "uncle": "brother",
}
WHOLE = {
    "mother": "Mum",
    "father": "Dad",
    "stepmother": "stepmum",
    "stepfather": "stepdad",
    "the child": "me",
}


def child_word(words):
    """A derived label put in a child's words; a label it does not know stays as it is."""
    if words in WHOLE:
        return WHOLE[words]
    words = re.sub(r"\bhalf-", "", words)
    found = re.fullmatch(r"(maternal|paternal) (\S+)", words)
    if found:
        side, term = found.groups()
        if term in PLAIN:
            return f"{OWN[side]} {PLAIN[term]}"
        if term.startswith("great-grand"):
            return term
        if term in ("cousin", "brother", "sister", "sibling"):
            return term
    words = re.sub(r"\bmother's\b", "Mum's", words)
    words = re.sub(r"\bfather's\b", "Dad's", words)
    return re.sub(r"^(maternal|paternal) ", lambda side: f"{OWN[side[1]]} side ", words)
