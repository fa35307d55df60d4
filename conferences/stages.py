"""The stages of one conference (domain.md 4); adjourning makes a new, reconvened conference."""

from fgc.lib.stages import Stages

BOOKED, UNDER_WAY, HELD, CANCELLED = "booked", "under_way", "held", "cancelled"

CONFERENCE = Stages(
    labels={BOOKED: "Arranged", UNDER_WAY: "Under way", HELD: "Held", CANCELLED: "Cancelled"},
    moves={BOOKED: (UNDER_WAY, CANCELLED), UNDER_WAY: (HELD, CANCELLED), HELD: (), CANCELLED: ()},
)
