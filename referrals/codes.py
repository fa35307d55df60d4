"""Code lists of the referral form: DfE codes with plain labels (domain.md 2 and 2.1)."""

YES_NO = [("yes", "Yes"), ("no", "No")]
YES_NO_UNKNOWN = [("yes", "Yes"), ("no", "No"), ("not_known", "Not known")]
AWARE = [("yes", "Yes"), ("no", "No, not yet"), ("not_known", "Not known")]
WANTS = [("yes", "Yes"), ("no", "No"), ("not_asked", "Not asked yet")]

GENDERS = [
    ("f", "Girl or woman"),
    ("m", "Boy or man"),
    ("x", "Another gender"),
    ("u", "Not known or not stated"),
]

ETHNICITIES = [
    ("WBRI", "White British"),
    ("WIRI", "White Irish"),
    ("WIRT", "Traveller of Irish heritage"),
    ("WROM", "Gypsy or Roma"),
    ("WOTH", "Any other White background"),
    ("MWBC", "White and Black Caribbean"),
    ("MWBA", "White and Black African"),
    ("MWAS", "White and Asian"),
    ("MOTH", "Any other mixed background"),
    ("AIND", "Indian"),
    ("APKN", "Pakistani"),
    ("ABAN", "Bangladeshi"),
    ("AOTH", "Any other Asian background"),
    ("BCRB", "Black Caribbean"),
    ("BAFR", "Black African"),
    ("BOTH", "Any other Black background"),
    ("CHNE", "Chinese"),
    ("OOTH", "Any other ethnic group"),
    ("REFU", "Prefers not to say"),
    ("NOBT", "Not known yet"),
]

DISABILITIES = [
    ("NONE", "None"),
    ("MOB", "Moving about"),
    ("HAND", "Using hands"),
    ("PC", "Personal care"),
    ("INC", "Using the toilet"),
    ("COMM", "Communicating"),
    ("LD", "Learning"),
    ("HEAR", "Hearing"),
    ("VIS", "Seeing"),
    ("BEH", "Behaviour"),
    ("CON", "Consciousness, such as epilepsy"),
    ("AUT", "Autism or Asperger syndrome"),
    ("DDA", "Another disability"),
]

CP_CATEGORIES = [
    ("neglect", "Neglect"),
    ("physical", "Physical abuse"),
    ("sexual", "Sexual abuse"),
    ("emotional", "Emotional abuse"),
    ("multiple", "More than one"),
]

ADVOCATES = [
    ("involved", "Has an advocate"),
    ("wanted", "Would like one"),
    ("declined", "Does not want one"),
    ("not_asked", "Not asked yet"),
]

FATHERS = [
    ("named", "He is named"),
    ("not_known", "It is not known who he is"),
    ("not_named", "He is known but has not been named"),
]

SOURCES = [
    ("social_worker", "Social worker"),
    ("early_help", "Early help or family help lead"),
    ("child_protection", "Child protection lead"),
    ("youth_justice", "Youth justice"),
    ("health", "Health"),
    ("school", "School"),
    ("court", "Court or Cafcass"),
    ("icpc", "Automatic, after a child protection conference"),
    ("self", "The family asked"),
    ("other", "Somebody else"),
]

PURPOSES = [
    ("stay_home", "Support so that the children stay at home"),
    ("prevent_care", "Keep the children from coming into care"),
    ("kinship", "Find relatives or friends to look after them"),
    ("return_home", "Going home from care"),
    ("settle", "Settle where the children live"),
    ("family_time", "Family time arrangements"),
    ("school", "School or exclusion"),
    ("offending", "Offending or antisocial behaviour"),
    ("exploitation", "Going missing or exploitation"),
    ("domestic_abuse", "Safety from domestic abuse"),
    ("parent_health", "A parent’s physical or mental health"),
    ("substances", "Alcohol or drugs"),
    ("disability", "Support with a disability"),
    ("pre_birth", "Before a birth"),
    ("leaving_care", "Leaving care"),
    ("lifelong_links", "Lifelong links"),
    ("contingency", "A plan in case a parent is ill, in prison or dies"),
]

NEEDS = [
    ("N1", "Abuse or neglect"),
    ("N2", "Child’s disability or illness"),
    ("N3", "Parent’s disability or illness"),
    ("N4", "Family under great stress"),
    ("N5", "Family relationships"),
    ("N6", "Behaviour of the young person"),
    ("N7", "Low income"),
    ("N8", "Parents are not there"),
    ("N9", "Something else"),
    ("N0", "Not stated"),
]

DATE_KINDS = [
    ("plo_letter", "Letter before proceedings"),
    ("plo_meeting", "Pre-proceedings meeting"),
    ("icpc", "Child protection conference"),
    ("core_group", "Core group"),
    ("cin_meeting", "Child in need meeting"),
    ("cla_review", "Review of a child in care"),
    ("hearing", "Court hearing"),
    ("final_hearing", "Final court hearing"),
    ("order", "Date of an order"),
    ("placement_end", "Where the child lives now comes to an end"),
    ("other", "Something else"),
]

PR_BASES = [
    ("mother", "Mother"),
    ("married", "Married to, or civil partner of, the mother at birth"),
    ("certificate", "On the birth certificate since 1 December 2003"),
    ("agreement", "Agreement with the mother"),
    ("order", "Court order"),
    ("sgo", "Special guardianship order"),
    ("cao", "Child arrangements order"),
    ("adoption", "Adoption"),
    ("care_order", "Care order (the council)"),
    ("not_known", "Not known how"),
]

CONSENTS = [
    ("agrees", "Agrees to the referral"),
    ("declines", "Does not agree"),
    ("not_asked", "Has not been asked"),
    ("whereabouts_unknown", "It is not known where they are"),
]
CONSENT_WAYS = [
    ("signed", "Signed a form"),
    ("spoken", "Said so, with a witness"),
    ("electronic", "Signed electronically"),
]

# Safety topics of domain.md 2F: each is answered yes, no or not known, with details for the first and last.
SAFETY = [
    (
        "domestic_abuse",
        "Is or was there domestic abuse?",
        "Now, in the past or suspected; who to whom; MARAC",
    ),
    (
        "orders",
        "Are there court orders, bail or licence conditions about who may see whom?",
        "The kind, against whom, to protect whom, and when it ends",
    ),
    (
        "not_told",
        "Must anybody not be told about this referral, an address or a pregnancy?",
        "Who must not be told what",
    ),
    (
        "honour",
        "Is there a risk of honour-based abuse or forced marriage?",
        "Nobody in the wider family is contacted before the service manager has decided",
    ),
    ("violence", "Has anybody been violent or threatening to family or staff?", "Who, and what happened"),
    ("weapons", "Are there weapons, or animals that worry visitors?", "What and where"),
    ("sexual_harm", "Is anybody known to be a risk of sexual harm?", "Who, and any conditions"),
    ("exploitation", "Is there a risk from exploitation or gangs?", "Who is at risk, and from whom if known"),
    ("substances", "Do alcohol or drugs affect anybody’s safety?", "Who, and how"),
    ("mental_health", "Does anybody’s mental health affect their safety or others’?", "Who, and what helps"),
    ("suicide", "Is anybody at risk of suicide or self-harm?", "Who, and what keeps them safe"),
    ("infection", "Is there a health or infection risk for visitors?", "What visitors need to know"),
    ("lone_visit", "Should nobody visit alone?", "Why, and what to do instead"),
]

PAIR_KINDS = [
    ("must_not_meet", "must not meet"),
    ("must_not_know_address", "must not know the address of"),
    ("must_not_know_phone", "must not know the phone number or e-mail address of"),
    ("must_not_know_school", "must not know the school or nursery of"),
    ("must_not_know_pregnancy", "must not know about the pregnancy of"),
    ("must_not_know_of", "must not know about"),
    ("must_not_know_work", "must not know that this work is happening, to protect"),
]
PAIR_SOURCES = [
    ("order", "Court order or bail"),
    ("request", "The person asked for it"),
    ("child", "The child’s wish"),
    ("safety_plan", "Safety plan"),
    ("manager", "Manager’s decision"),
]

DECLINES = [
    ("no_consent", "Nobody with parental responsibility agrees"),
    ("private_law", "A private matter between parents"),
    ("other_meeting", "A different meeting would help more"),
    ("area", "The family lives outside our area"),
    ("duplicate", "We are already working with this family"),
    ("too_early", "Too early"),
    ("other", "Another reason"),
]
