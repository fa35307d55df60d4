"""Everything that a person does to a case file."""

from fgc.cases.actions.allocating import allocate
from fgc.cases.actions.covering import agree_cover, end_absence, record_absence
from fgc.cases.actions.file import (
    allow_messages,
    finish,
    hold,
    move,
    open_case,
    reopen,
    resume,
    set_dates,
    set_title,
    stop_messages,
)
from fgc.cases.actions.membership import (
    change_referrer,
    declare_conflict,
    end_membership,
    grant,
    share,
)
from fgc.cases.actions.restricting import restrict, unrestrict
from fgc.cases.actions.timescales import explain, note_done, set_urgency

__all__ = [
    "agree_cover",
    "allow_messages",
    "allocate",
    "change_referrer",
    "declare_conflict",
    "end_absence",
    "end_membership",
    "explain",
    "finish",
    "grant",
    "hold",
    "move",
    "note_done",
    "open_case",
    "record_absence",
    "reopen",
    "restrict",
    "resume",
    "set_dates",
    "set_title",
    "set_urgency",
    "share",
    "stop_messages",
    "unrestrict",
]
