"""The stages of a referral and the allowed moves between them."""

from fgc.lib.stages import Stages

DRAFT, SENT, RETURNED = "draft", "sent", "returned"
ACCEPTED, DECLINED, WITHDRAWN = "accepted", "declined", "withdrawn"

REFERRAL = Stages(
    labels={
        DRAFT: "Draft",
        SENT: "Sent",
        RETURNED: "Returned with a question",
        ACCEPTED: "Accepted",
        DECLINED: "Not accepted",
        WITHDRAWN: "Withdrawn",
    },
    moves={
        DRAFT: (SENT, WITHDRAWN),
        SENT: (RETURNED, ACCEPTED, DECLINED, WITHDRAWN),
        RETURNED: (SENT, DECLINED, WITHDRAWN),
    },
)

WRITABLE = (DRAFT, RETURNED)
COLOURS = {
    DRAFT: "grey",
    SENT: "blue",
    RETURNED: "yellow",
    ACCEPTED: "green",
    DECLINED: "grey",
    WITHDRAWN: "grey",
}
