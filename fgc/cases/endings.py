"""Why work with a family finishes, before a conference and after one (domain.md 6.3). Pure."""

BEFORE = [
    ("own_plan", "The family made its own plan without a meeting"),
    ("family_chose_not", "The family chose not to go ahead"),
    ("pr_withdrew", "Somebody with parental responsibility did not agree, or changed their mind"),
    ("child_did_not_want", "The child did not want it"),
    ("could_not_reach", "We could not reach the family"),
    ("no_network", "Nobody in the family network could be found or would come"),
    ("concerns_reduced", "Worries are less, and the social worker's work has finished"),
    ("not_safe", "It was not safe to hold a conference"),
    ("referrer_withdrew", "The referrer withdrew"),
    ("court", "Urgent court action took over"),
    ("criteria", "It is not what the service is for"),
    ("no_capacity", "The service had no room"),
]
AFTER = [
    ("plan_working", "The plan is working and no more reviews are wanted"),
    ("reviews_complete", "The reviews are complete"),
    ("not_agreed", "The plan was not agreed, and the family will not meet again"),
    ("unable_to_review", "A review could not be held"),
    ("court", "Court action took over"),
    ("concerns_reduced", "Worries are less, and the social worker's work has finished"),
]
ALWAYS = [
    ("moved", "The family moved, or another council took over"),
    ("death", "A death, or the loss of a pregnancy (stops every message at once)"),
    ("duplicate", "It was recorded twice"),
]
LABELS = dict([*BEFORE, *AFTER, *ALWAYS])
DEATH, MOVED, NO_NETWORK, OWN_PLAN = "death", "moved", "no_network", "own_plan"
# The family does not want the work, or somebody died: messages and reminders stop as soon as anybody says so.
STOPS_MESSAGES = frozenset({"death", "family_chose_not", "pr_withdrew", "child_did_not_want"})
# Good ends: a plan that the family made by itself is one, and no conference is counted for it (scenario 24).
POSITIVE = frozenset({"own_plan", "plan_working", "reviews_complete", "concerns_reduced"})
# Nobody is asked for feedback, and no outcomes are chased.
QUIET = frozenset({"death", "moved", "duplicate"})


def reasons(*, met):
    """The choices for a family that has met in a conference, or has not."""
    return [*(AFTER if met else BEFORE), *ALWAYS]


NOTED = ("words", "told", "letter_on", "feedback_asked_on", "feedback_not_asked", "records_label")


def noted_of(finish):
    """What is recorded of an end so far, as the answers of the page for it."""
    return {name: getattr(finish, name) for name in NOTED}
