"""The Karim family of Bootle as Tom Ridley refers them: three fathers, a hidden address, Lahore on a screen."""

from fgc.demo.sheets import Child, Family, Someone

HIDDEN = "3 Tern Court, Litherland"  # where Nadia and the children live; Craig must not learn it
ALL = ("Leah", "Sami", "Inaya", "Bean")  # Bean is what the family calls the unborn baby


def of_all(kind):
    """The same tie to every child."""
    return dict.fromkeys(ALL, kind)


LEAH = Child(
    "Leah", "Karim", 14, 7, ethnicity="APKN", religion="Muslim", address=HIDDEN,
    school="Marsh Lane Academy, year 9", statuses=("cin",), advocate="wanted",
    father=("not_known", "Nadia was 19 and never knew his full name. Leah knows this and can ask when she "
        "likes."),
    views=(
        "I want us to stay together. I want Nani on the screen the whole time, not just at the start. "
        "I don’t want to be the one who has to remember everything."
    ),
    more={"address_kept_from": "Craig Doyle", "young_carer": "yes",
    "school_contact": "Ms Rowan Pike, head of year"},
)  # fmt: skip
SAMI = Child(
    "Sami", "Doyle", 9, 2, gender="m", ethnicity="MWAS", religion="Muslim, and church with Nan Pat at "
        "Christmas",
    address=HIDDEN, school="Linacre Lane Primary School, year 4", statuses=("cp",), advocate="wanted",
    views="I like it when the house is quiet. I want to see Nan Pat and I want to tell Dad about football.",
    more={
        "address_kept_from": "Craig Doyle", "cp_category": "emotional",
        "school_contact": "Mr Daniel Okafor, class teacher",
    },
)  # fmt: skip
INAYA = Child(
    "Inaya", "Hussain", 2, 3, ethnicity="APKN", religion="Muslim", language="English and Urdu",
    address=HIDDEN,
    school="Little Harbour Nursery, mornings", statuses=("cin",), advocate="not_asked",
    more={"address_kept_from": "Craig Doyle", "needs": "Just starting to talk. Points at what she wants."},
)  # fmt: skip
BEAN = Child("Bean", weeks_to_go=9, statuses=("none",))

NADIA = Someone(
    "Nadia", "Karim", "f", 34, of_all("mother"), pr="mother", phone="07700 900417", address=HIDDEN,
    more={
        "keep_from": "Craig Doyle", "safe_contact": "Text first. Weekdays 9:30 to 2:30. Never leave a "
            "voicemail.",
        "needs": "Tires quickly. Short visits, and somewhere to put her feet up.",
        "language": "English and Urdu",
    },
)  # fmt: skip
CRAIG = Someone(
    "Craig", "Doyle", "m", 37, {"Sami": "father"}, pr={"Sami": "certificate"}, phone="07700 900552",
    address="41 Quarry Street, Bootle",
    more={"safe_contact": "Phone, after 4. He works on the docks and cannot answer before."},
)  # fmt: skip
IMRAN = Someone(
    "Imran", "Hussain", "m", 33, {"Inaya": "father", "Bean": "father"}, pr={"Inaya": "not_known"},
    phone="07700 900638", address="18 Alder Grove, Crosby",
    more={"safe_contact": "Text. Night shifts Monday and Wednesday, so not before noon the day after."},
)  # fmt: skip
BUSHRA = Someone(
    "Bushra", "Karim", "f", 61, of_all("mothers_mother"),
    more={
        "language": "Urdu", "interpreter": "Urdu, a woman, not a relative",
        "email": "b.karim@northshore.example",
        "lives_with": "In Lahore, with her sister", "needs": "Prefers to be read to. Uses her neighbour’s "
            "tablet.",
        "safe_contact": "Samina sets up the video call. Lahore is four or five hours ahead of us.",
    },
)  # fmt: skip
SAMINA = Someone(
    "Samina", "Mirza", "f", 39, of_all("mothers_sibling"), phone="07700 900284",
    address="7 Fern Road, Waterloo",
    more={"language": "English and Urdu"},
)  # fmt: skip
PAT = Someone(
    "Pat", "Doyle", "f", 64, {"Sami": "fathers_mother"}, phone="0151 496 0382",
    address="2 Brick Lane Cottages, Bootle",
    more={"needs": "Hearing aid in her left ear: sit on her right."},
)  # fmt: skip
DANIEL = Someone("Daniel", "Okafor", "m", ties={"Sami": "teacher"}, phone="0151 496 0455")

SHEET = Family(
    author="tom", children=[LEAH, SAMI, INAYA, BEAN],
    people=[NADIA, CRAIG, IMRAN, BUSHRA, SAMINA, PAT, DANIEL],
    background=(
        "Nadia left Craig five years ago. Last winter he came to the house at night, and Sami saw him break "
            "the door. "
        "The family court made an order, and Nadia and the children moved. Nadia has been low since and "
            "tires easily. "
        "Leah has done more and more at home and has missed 31 days of school."
    ),
    strengths=(
        "The children are close and kind to each other. Nadia asked for help herself. Imran comes when he "
            "says he "
        "will. Samina rings every evening. Sami talks about his nan all the time, and his teacher says he "
            "is funny."
    ),
    worries=(
        "Leah gets Sami and Inaya ready most mornings and is late or stays at home. Sami wakes at night "
            "since the "
        "door was broken. Craig has asked at school where they live."
    ),
    change=(
        "Leah is a schoolgirl again. Nadia can rest and see her doctor. Sami sees his dad’s family in a way "
            "that is "
        "safe. Nobody learns the address who must not."
    ),
    questions=(
        "How will Leah get to school every day, and who has Sami and Inaya in the mornings?",
        "Who will help Nadia to rest and to see her doctor?",
        "How will Sami see his dad’s side of the family, safely?",
        "When the unborn baby arrives, who will be there for Leah, Sami and Inaya?",
    ),
    bottom_lines=(
        ("Nadia and Craig do not meet, and nobody tells Craig where she and the children live.",
         "The family court’s order, and what Sami saw."),
        ("A grown-up, not Leah, looks after Sami and Inaya in the mornings.",
            "Leah has missed 31 days of school."),
    ),
    contingency="The child protection plan for Sami goes on, and we look at a family support worker every "
        "morning.",
    purposes=("stay_home", "family_time", "domestic_abuse", "parent_health", "pre_birth"), need="N1",
    safety={
        "domestic_abuse": "In the past and last winter: Craig to Nadia. Sami saw it. Heard at MARAC.",
        "orders": "Non-molestation order protects Nadia from Craig.",
        "not_told": "Craig must not learn the address. Craig and Pat have not been told of the pregnancy.",
        "mental_health": "Nadia has been low. Her doctor knows. Samina rings every evening.",
    },
    pairs=(
        {"kind": "must_not_meet", "who": "Nadia", "whom": "Craig", "source": "order", "until_days": 70,
         "evidence": "Non-molestation order, family court at Liverpool, seen by Tom Ridley",
         "reason": "Craig broke the door at night while Nadia and the children were in."},
        {"kind": "must_not_know_address", "who": "Nadia", "whom": "Craig", "source": "safety_plan",
         "reason": "She moved so that he would not find them."},
        {"kind": "must_not_know_address", "who": "Sami", "whom": "Craig", "source": "safety_plan",
         "reason": "He lives where Nadia lives."},
        {"kind": "must_not_know_of", "who": "Bean", "whom": "Craig", "source": "request",
         "reason": "Nadia wants to tell people herself, when she is ready."},
        {"kind": "must_not_know_of", "who": "Bean", "whom": "Pat", "source": "request",
         "reason": "So that Pat is never asked to keep a secret from her son."},
    ),
    dates=(("core_group", -96, "For Sami"), ("cin_meeting", -90, "For Leah and Inaya")),
    private="The pregnancy is not shared with Craig or Pat. The new address is not shared with anybody on "
        "Craig’s side.",
    interpreters="Bushra: Urdu, a woman, not a relative, for the whole conference and family time",
    access="Pat hears best on her right. Nadia needs to sit and to stop for a rest.",
    travel="A crèche for Inaya. Imran works nights. Not during Friday prayers. A Saturday is best.",
    venue="Somewhere with a kitchen, so that the family can bring food. Not near Quarry Street.",
    services="Breakfast club, a family support worker two mornings a week, help with beds and bedding",
    budget=600, budget_limits="For travel, beds and bedding, and breakfast club until the summer",
    more={
        "mothers_customs": "Halal food. The children call Bushra Nani and Samina Khala.",
        "fathers_customs": "Sami’s dad’s side have a roast on Sundays; Sami goes to church with Nan Pat at "
            "Christmas.",
        "reading": "Bushra would like things read to her in Urdu.",
        "coordinator_wish": "A woman, if possible one who knows what Ramadan means in a house with small "
            "children.",
        "leave": "One week in half-term; Mina Rao covers",
    },
)  # fmt: skip

QUESTION = (
    "Does Craig know that the family has moved? And has Nadia told her mother about the baby, before "
    "we ring Lahore?"
)
ANSWER = (
    "Yes: Craig knows they moved and not where. Nadia told Bushra on Sunday. Craig and Pat do not know of "
    "the pregnancy, "
    "and I have added both to the list of people who must not know."
)
