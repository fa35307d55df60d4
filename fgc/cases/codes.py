"""Code lists about a child that the referral and the family network share (domain.md 2, section B)."""

LIVES_WITH = [
    ("mother", "Mother"),
    ("father", "Father"),
    ("both", "Both parents"),
    ("maternal", "Mother’s family"),
    ("paternal", "Father’s family"),
    ("friend", "Family friend"),
    ("neighbour", "Neighbour"),
    ("foster", "Foster carers"),
    ("residential", "Children’s home or school"),
    ("kinship", "Relatives or friends, as a formal arrangement"),
    ("kinship_informal", "Relatives or friends, as an informal arrangement"),
    ("other", "Somewhere else"),
    ("unborn", "Not born yet"),
]

# The gravest first: of several in a referral the first is the child's legal status on the record.
LEGAL_STATUSES = [
    ("placement_order", "Placement order"),
    ("care_order", "Care order"),
    ("interim_care_order", "Interim care order"),
    ("epo", "Emergency protection order or police protection"),
    ("s20", "In care by agreement (section 20)"),
    ("remand", "On remand"),
    ("supervision_order", "Supervision order"),
    ("plo", "Before care proceedings (PLO)"),
    ("cp", "Child protection plan"),
    ("s47", "Section 47 enquiry"),
    ("cin", "Child in need plan (section 17)"),
    ("sgo", "Special guardianship order"),
    ("cao", "Child arrangements order"),
    ("private_fostering", "Private fostering"),
    ("edge_of_care", "Edge of care"),
    ("edge_of_custody", "Edge of custody"),
    ("reunification", "Going home from care"),
    ("leaving_care", "Leaving care"),
    ("early_help", "Early help or family help"),
    ("none", "None of these"),
]
