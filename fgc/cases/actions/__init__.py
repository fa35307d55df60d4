"""Everything that a person does to a case file."""

from fgc.cases.actions.allocating import allocate
from fgc.cases.actions.covering import agree_cover, end_absence, record_absence
from fgc.cases.actions.ending import ask_finish, finish, note_finish, reopen, send_back, sign_off
from fgc.cases.actions.file import (
    allow_messages,
    go_on_at,
    hold,
    move,
    open_case,
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
from fgc.cases.actions.noticing import answer_notice, raise_notice
from fgc.cases.actions.restricting import restrict, unrestrict
from fgc.cases.actions.timescales import end_urgency, explain, note_done, set_urgency

__all__ = [
    "agree_cover",
    "allocate",
    "allow_messages",
    "answer_notice",
    "ask_finish",
    "change_referrer",
    "declare_conflict",
    "end_absence",
    "end_membership",
    "end_urgency",
    "explain",
    "finish",
    "go_on_at",
    "grant",
    "hold",
    "move",
    "note_done",
    "note_finish",
    "open_case",
    "raise_notice",
    "record_absence",
    "reopen",
    "restrict",
    "resume",
    "send_back",
    "set_dates",
    "set_title",
    "set_urgency",
    "share",
    "sign_off",
    "stop_messages",
    "unrestrict",
]
