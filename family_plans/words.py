"""The sections of a family plan, in the order in which the family reads them, and how each is asked for."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Section:
    """One section: its heading, the question that helps to write it, and the part of the plan it stands in."""

    heading: str
    hint: str
    part: str
    per_child: bool = False


OWN, WRONG, TOUCH = "own", "wrong", "touch"

PARTS = {
    OWN: "In our own words",
    WRONG: "If things go wrong",
    TOUCH: "Staying in touch",
}

SECTIONS = {
    "asked": Section(
        "What we were asked",
        "Only when the referral has no questions: what the family was asked to plan for.",
        OWN,
    ),
    "matters": Section(
        "What matters to us", "Write it as the family says it. Spelling only, if they say you may.", OWN
    ),
    "strengths": Section("What we are good at", "What is working already, and who helps.", OWN),
    "child": Section(
        "From", "In the child’s own words. Say who spoke for them, if somebody did.", OWN, per_child=True
    ),
    "sign": Section("The sign that it is not working", "What would we see or hear first?", WRONG),
    "first_call": Section("Who we ring first", "A name. Never a phone number or an address.", WRONG),
    "steps_in": Section("Who steps in", "Who comes, and who has the children meanwhile.", WRONG),
    "out_of_hours": Section("In the evening, at night, at weekends", "Who we turn to then.", WRONG),
    "tells": Section("Who tells the social worker", "And how soon.", WRONG),
    "cannot_care": Section(
        "If a parent cannot care for a child",
        "Who would, for a short time and for longer. Have they agreed to be assessed?",
        WRONG,
    ),
    "family_time": Section(
        "Family time and staying in touch", "Who sees whom, when and where, and any limits.", TOUCH
    ),
    "keeping_going": Section(
        "Who keeps the plan going", "The one in the family who checks that it all happens.", TOUCH
    ),
}

# What stands at the head and the end of the plan beside its sections, with the words for each.
FACTS = {
    "place": "Where the plan was made",
    "made_by": "Who made it",
    "family_monitor": "Who in the family keeps an eye on it",
    "staff_monitor": "Which worker keeps an eye on it",
    "no_review_words": "Why the family did not want a review",
}
