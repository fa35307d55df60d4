"""The kinds of event of the case file."""

from fgc.audit.kinds import Kind, register

register(
    Kind("case.opened", "opened the record", "access_log", read=True),
    Kind("case.searched", "searched for a family", read=True),
    Kind("case.accepted", "accepted the referral", "referral"),
    Kind("case.allocated", "gave the family to a coordinator", "progress"),
    Kind("case.handed_over", "handed the family over to another coordinator", "progress"),
    Kind("case.referrer_changed", "recorded a new social worker", "progress"),
    Kind("case.moved", "moved the family to another stage", "progress"),
    Kind("case.held", "put the work on hold", "progress"),
    Kind("case.resumed", "took the work up again", "progress"),
    Kind("case.finished", "finished the work with the family", "progress"),
    Kind("case.reopened", "opened the record again", "progress"),
    Kind("case.messages_allowed", "let messages go out again", "progress"),
    Kind("case.messages_stopped", "stopped every message", "progress"),
    Kind("absence.recorded", "recorded days away"),
    Kind("absence.cover_agreed", "agreed to a cover for days away"),
    Kind("absence.ended", "ended days away"),
    Kind("timescale.explained", "said why a timescale was missed", "progress"),
    Kind("case.urgency_set", "said how soon the family has to meet", "progress"),
    Kind("timescale.done", "noted the day on which something was done", "progress"),
    Kind("access.granted", "let a person in", "access_log"),
    Kind("access.ended", "ended a person's access", "access_log"),
    Kind("access.conflict", "recorded a conflict of interest", "access_log"),
    Kind("access.restricted", "restricted the record to named people", "access_log"),
    Kind("access.unrestricted", "lifted the restriction", "access_log"),
)
