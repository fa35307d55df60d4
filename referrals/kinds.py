"""What a person is to a child, as the referral asks it, and how each answer is drawn on the family network.

`edge` names a line of the map: parent, parents_parent, sibling, parents_sibling, partner. Everything else
is an association with words. `of` says through whom: the child's mother or father (referrals/copying.py).
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Relationship:
    """One answer to "what are they to this child?"."""

    label: str
    group: str
    edge: str = ""
    of: str = ""
    detail: str = ""  # kind or certainty of the line, status of the couple, or role of the association


PARENTS, RELATIVES, OTHERS = "Parents and carers", "Relatives", "Friends and others"

RELATIONSHIPS = {
    "mother": Relationship("Mother", PARENTS, "parent", "mother", "birth"),
    "father": Relationship("Father", PARENTS, "parent", "father", "birth"),
    "believed_father": Relationship("Believed to be the father", PARENTS, "parent", "", "believed"),
    "adoptive_parent": Relationship("Adoptive parent", PARENTS, "parent", "", "adoptive"),
    "foster_carer_now": Relationship("Foster carer now", PARENTS, "parent", "", "foster"),
    "guardian": Relationship("Guardian", PARENTS, "parent", "", "guardian"),
    "mothers_spouse": Relationship(
        "Mother’s husband, wife or civil partner", PARENTS, "partner", "mother", "married"
    ),
    "mothers_partner": Relationship("Mother’s partner", PARENTS, "partner", "mother", "cohabiting"),
    "fathers_spouse": Relationship(
        "Father’s husband, wife or civil partner", PARENTS, "partner", "father", "married"
    ),
    "fathers_partner": Relationship("Father’s partner", PARENTS, "partner", "father", "cohabiting"),
    "sibling": Relationship("Brother or sister", RELATIVES, "sibling", "both", "full"),
    "half_maternal": Relationship(
        "Half-brother or half-sister, same mother", RELATIVES, "sibling", "mother", "half_maternal"
    ),
    "half_paternal": Relationship(
        "Half-brother or half-sister, same father", RELATIVES, "sibling", "father", "half_paternal"
    ),
    "sibling_unsure": Relationship("Brother or sister, not sure how", RELATIVES, "sibling", "", "unknown"),
    "mothers_mother": Relationship("Mother’s mother", RELATIVES, "parents_parent", "mother"),
    "mothers_father": Relationship("Mother’s father", RELATIVES, "parents_parent", "mother"),
    "fathers_mother": Relationship("Father’s mother", RELATIVES, "parents_parent", "father"),
    "fathers_father": Relationship("Father’s father", RELATIVES, "parents_parent", "father"),
    "mothers_sibling": Relationship("Mother’s brother or sister", RELATIVES, "parents_sibling", "mother"),
    "fathers_sibling": Relationship("Father’s brother or sister", RELATIVES, "parents_sibling", "father"),
    "mothers_side": Relationship("Another relative on the mother’s side", RELATIVES, detail="other"),
    "fathers_side": Relationship("Another relative on the father’s side", RELATIVES, detail="other"),
    "step_relative": Relationship("A step-relative", RELATIVES, detail="other"),
    "godparent": Relationship("Godparent", OTHERS, detail="godparent"),
    "friend": Relationship("Family friend", OTHERS, detail="friend"),
    "neighbour": Relationship("Neighbour", OTHERS, detail="neighbour"),
    "faith": Relationship("From their faith community", OTHERS, detail="faith"),
    "youth": Relationship("Youth or sports leader", OTHERS, detail="youth"),
    "foster_carer": Relationship("Former foster carer", OTHERS, detail="foster_carer"),
    "teacher": Relationship("Teacher", OTHERS, detail="teacher"),
    "health_visitor": Relationship("Health visitor or midwife", OTHERS, detail="health_visitor"),
    "social_worker": Relationship("Social worker", OTHERS, detail="social_worker"),
    "advocate": Relationship("Advocate", OTHERS, detail="advocate"),
    "other": Relationship("Somebody else", OTHERS, detail="other"),
}

FATHER_KINDS = ("father", "believed_father")
ASKED_TO_AGREE = ("mother", "father", "believed_father", "adoptive_parent", "guardian")
CHOICES = [(name, kind.label) for name, kind in RELATIONSHIPS.items()]


def grouped():
    """The answers under their groups, for a select."""
    groups = {}
    for name, kind in RELATIONSHIPS.items():
        groups.setdefault(kind.group, []).append((name, kind.label))
    return list(groups.items())
