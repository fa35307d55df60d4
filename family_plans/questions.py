"""What people are asked about the work (domain.md 6.6), the same words on paper and on the screen. Pure."""

from collections import Counter

CHILD, FAMILY, WORKER = "child", "family", "worker"

QUESTIONS = {
    CHILD: {
        "prepared": "I knew what the meeting was for",
        "heard": "People listened to me",
        "people": "The people I wanted were there",
        "safe": "I felt safe",
        "plan": "The plan is good for me",
    },
    FAMILY: {
        "prepared": "I knew what would happen on the day",
        "heard": "I was listened to",
        "people": "The right people were there",
        "worries": "The worries were explained so that I understood them",
        "private": "We had enough private time as a family",
        "own_plan": "The plan is our own",
        "fair": "The coordinator was fair to everybody",
        "respect": "Our culture, faith and language were respected",
        "safe": "I felt safe",
        "recommend": "I would tell other families to do this",
    },
    WORKER: {
        "prepared": "I knew what was expected of me",
        "people": "The right people were there",
        "heard": "The child’s voice was heard",
        "fair": "The coordinator was independent and fair",
        "own_plan": "The plan is the family’s own",
        "safe": "The plan keeps the child safe",
        "recommend": "I would refer another family",
    },
}
# From the best to the worst; each face has its words beside it, and its own mouth, so that nothing hangs on colour.
FACES = {5: "Very good", 4: "Good", 3: "In between", 2: "Not so good", 1: "Bad"}
AGREE = {5: "Yes, very much", 4: "Yes", 3: "In between", 2: "Not really", 1: "Not at all"}
FEWEST = 5  # below so many answers nothing is shown of a group (domain.md 6.4)


def scale_of(who):
    """The answers that this person chooses from: value and words."""
    return FACES if who == CHILD else AGREE


def told(who, given):
    """Counts for each question over the answers of one kind of person; None where there are too few to show.

    `given` is how often each value of each question was given: {question: Counter}.
    """
    return [
        {"question": words, **_counted(given.get(key, Counter()), scale_of(who))}
        for key, words in QUESTIONS[who].items()
    ]


def _counted(given, scale):
    total = sum(given.values())
    if total < FEWEST:
        return {"total": None, "counts": []}
    return {
        "total": total,
        "counts": [{"words": words, "number": given[value]} for value, words in scale.items()],
    }
