"""The kinds of event of referrals."""

from fgc.audit.kinds import Kind, register

register(
    Kind("referral.opened", "opened the referral", "access_log", read=True),
    Kind("referral.started", "started the referral", "referral"),
    Kind("referral.saved", "saved a part of the referral", "referral"),
    Kind("referral.row_removed", "removed a part of the referral", "referral"),
    Kind("referral.shared", "shared the draft with a colleague", "referral"),
    Kind("referral.unshared", "stopped sharing the draft", "referral"),
    Kind("referral.sent", "sent the referral", "referral"),
    Kind("referral.acknowledged", "said that the referral has arrived", "referral"),
    Kind("referral.approved", "approved the referral as the social worker’s manager", "referral"),
    Kind("referral.returned", "returned the referral with a question", "referral"),
    Kind("referral.answered", "answered the question and sent the referral again", "referral"),
    Kind("referral.accepted", "accepted the referral", "referral"),
    Kind("referral.joined", "added the referral to the family’s open record", "referral"),
    Kind("referral.matched", "decided whether a record is of the same family", "access_log"),
    Kind("referral.unmatched", "took back that a record is of the same family", "access_log"),
    Kind("referral.declined", "did not accept the referral", "referral"),
    Kind("referral.withdrawn", "withdrew the referral", "referral"),
    Kind("referral.added", "added to the referral", "referral"),
    Kind("referral.amended", "amended the referral with a reason", "referral"),
    Kind("referral.conflict", "recorded a conflict of interest before the decision", "access_log"),
    Kind("referral.conflict_lifted", "lifted a conflict of interest before the decision", "access_log"),
    # No look at a record: who may read who looked at it is the manager of whom it is asked.
    Kind("referral.colleague_opened", "opened the question whether a manager knows a family", read=True),
    Kind("referral.conflict_asked", "asked a coordinator about a conflict of interest", "referral"),
)
