"""Everything that a person does to a case file."""

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
    allocate,
    change_referrer,
    declare_conflict,
    end_membership,
    grant,
    share,
)
from fgc.cases.actions.restricting import restrict, unrestrict

__all__ = [
    "allow_messages",
    "allocate",
    "change_referrer",
    "declare_conflict",
    "end_membership",
    "finish",
    "grant",
    "hold",
    "move",
    "open_case",
    "reopen",
    "restrict",
    "resume",
    "set_dates",
    "set_title",
    "share",
    "stop_messages",
    "unrestrict",
]
