"""The stages of a family plan and what came of it (domain.md 4 stage three, 5.2; decisions.md)."""

from fgc.lib.stages import Stages

WRITING, SHOWN, TYPED, CHECKED, FINAL = "writing", "shown", "typed", "checked", "final"

# Words change only while the plan is being written, so that what was agreed is what was read.
PLAN = Stages(
    labels={
        WRITING: "Being written",
        SHOWN: "Shown for agreement",
        TYPED: "Typed",
        CHECKED: "Checked by the family",
        FINAL: "Final",
    },
    moves={
        WRITING: (SHOWN, FINAL),
        SHOWN: (WRITING, TYPED, CHECKED),
        TYPED: (WRITING, CHECKED),
        CHECKED: (WRITING, FINAL),
        # The answer that was awaited makes the next version: a yes at once, less than yes is shown first.
        FINAL: (WRITING, FINAL, SHOWN),
    },
)

AGREED, IN_PART, AWAITING, NOT_AGREED = "agreed", "in_part", "awaiting", "not_agreed"
NO_PLAN, FAMILY_STOPPED, OPTIONS, ADJOURNED = "no_plan", "family_stopped", "options", "adjourned"

OUTCOMES = {
    AGREED: "Agreed",
    IN_PART: "Agreed in part",
    AWAITING: "Waiting for a decision",
    NOT_AGREED: "Not agreed",
    NO_PLAN: "The family made no plan",
    FAMILY_STOPPED: "The family chose to stop",
    OPTIONS: "More than one choice offered",
    ADJOURNED: "The family will meet again to go on",
}
WITHOUT_PLAN = (NO_PLAN, FAMILY_STOPPED, OPTIONS, ADJOURNED)
NOTHING_IN_PLACE = (NOT_AGREED, NO_PLAN, FAMILY_STOPPED, OPTIONS)  # where a day to meet again is not set
IN_PLACE = (AGREED, IN_PART, AWAITING)  # what a review is set for

# What the social worker or their manager can decide, and the outcome that follows.
DECISIONS = {
    "as_written": "Agreed as the family wrote it",
    "with_changes": "Agreed with changes the family made on the day",
    "in_part": "Agreed in part",
    "awaiting": "Somebody else has to decide",
    "unsafe": "Not agreed: a child would be at risk of significant harm",
    "bottom_line": "Not agreed: a bottom line is not met",
    "not_asked": "Not asked for any more: the family has another plan",
}
OUTCOME_OF = {
    "as_written": AGREED,
    "with_changes": AGREED,
    "in_part": IN_PART,
    "awaiting": AWAITING,
    "unsafe": NOT_AGREED,
    "bottom_line": NOT_AGREED,
}
REFUSALS = ("unsafe", "bottom_line")
# What can be said of a plan that a later conference replaced while it waited for a decision.
ON_EARLIER = ("as_written", "in_part", "awaiting", *REFUSALS, "not_asked")
REASONED = (*REFUSALS, "in_part")  # what the family hears the reason of at once

DUE, BOOKED, HELD, DECLINED, CANCELLED = "due", "booked", "held", "declined", "cancelled"

REVIEW = Stages(
    labels={
        DUE: "Due",
        BOOKED: "Arranged",
        HELD: "Held",
        DECLINED: "The family chose not to have one",
        CANCELLED: "Cancelled",
    },
    moves={DUE: (BOOKED, HELD, DECLINED, CANCELLED), BOOKED: (BOOKED, DUE, HELD, DECLINED, CANCELLED)},
)
