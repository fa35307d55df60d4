"""Everything that people do here: prepare, book, invite, and hold a conference."""

from conferences.actions.alone import called_in, end_private_time, start_private_time
from conferences.actions.booking import book, cancel, move_conference
from conferences.actions.day import (
    begin,
    end_conference,
    end_sharing,
    mark_came,
    start_agreeing,
    start_sharing,
)
from conferences.actions.inviting import (
    change_invitation,
    invite,
    mark_safe_to_send,
    mark_told,
    record_answer,
    uninvite,
)
from conferences.actions.overriding import ask_override, decide_override, end_override
from conferences.actions.preparing import correct_contact, give_reason, record_contact
from conferences.actions.times import correct_times
from conferences.actions.venues import add_venue, change_venue, close_venue

__all__ = [
    "add_venue",
    "ask_override",
    "begin",
    "book",
    "called_in",
    "cancel",
    "change_invitation",
    "change_venue",
    "close_venue",
    "correct_contact",
    "correct_times",
    "decide_override",
    "end_conference",
    "end_override",
    "end_private_time",
    "end_sharing",
    "give_reason",
    "invite",
    "mark_came",
    "mark_safe_to_send",
    "mark_told",
    "move_conference",
    "record_answer",
    "record_contact",
    "start_agreeing",
    "start_private_time",
    "start_sharing",
    "uninvite",
]
