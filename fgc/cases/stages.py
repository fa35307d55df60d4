"""The stages of a case and the allowed moves (domain.md 1.2; adjourning and cancelling belong to a conference)."""

from fgc.lib.stages import Stages

WAITING, PREPARING, ARRANGED, HELD = "waiting", "preparing", "arranged", "held"
PLANNED, REVIEWING, CLOSED = "planned", "reviewing", "closed"

CASE = Stages(
    labels={
        WAITING: "Waiting for a coordinator",
        PREPARING: "Preparing",
        ARRANGED: "Conference arranged",
        HELD: "Conference held",
        PLANNED: "Plan in place",
        REVIEWING: "In review",
        CLOSED: "Finished",
    },
    moves={
        WAITING: (PREPARING, PLANNED, REVIEWING, CLOSED),  # opened again: on to where its plan is
        PREPARING: (ARRANGED, CLOSED),
        ARRANGED: (PREPARING, HELD, CLOSED),
        HELD: (PLANNED, ARRANGED, PREPARING, CLOSED),
        PLANNED: (REVIEWING, HELD, ARRANGED, CLOSED),  # held: the decision the plan waited for was a refusal
        REVIEWING: (PLANNED, HELD, ARRANGED, CLOSED),
        CLOSED: (WAITING, PREPARING, PLANNED),
    },
)

# For tables, where room is short.
SHORT = {
    WAITING: "Waiting",
    PREPARING: "Preparing",
    ARRANGED: "Arranged",
    HELD: "Held",
    PLANNED: "Plan",
    REVIEWING: "Review",
    CLOSED: "Finished",
}

# The steps of the tracker on the case page, in order, with the stages each covers.
TRACKER = (
    ("Accepted", (WAITING,)),
    ("Preparing", (PREPARING,)),
    ("Conference", (ARRANGED, HELD)),
    ("Family plan", (PLANNED,)),
    ("Review", (REVIEWING,)),
)

# How much of a full caseload a family takes at each stage (decisions.md).
WEIGHTS = {WAITING: 0.2, PREPARING: 1.0, ARRANGED: 1.2, HELD: 1.2, PLANNED: 0.3, REVIEWING: 0.3, CLOSED: 0.0}
ON_HOLD_WEIGHT = 0.1
