"""Everything that a person does to a referral."""

from referrals.actions.after import add_to, amend, approve, share, unshare
from referrals.actions.conflict import declare_conflict, lift_conflict, settle_question
from referrals.actions.decide import (
    accept,
    acknowledge,
    allocate,
    decline,
    return_with_question,
)
from referrals.actions.draft import save_answers, say_none, start
from referrals.actions.family import (
    remove_child,
    remove_person,
    save_child,
    save_consent,
    save_person,
    set_father,
)
from referrals.actions.matching import Choice, end_repeat
from referrals.actions.pages import save_page
from referrals.actions.rows import move_up, remove_row, save_row, save_safety, save_safety_details
from referrals.actions.send import answer_question, send, withdraw

__all__ = [
    "Choice",
    "accept",
    "acknowledge",
    "add_to",
    "allocate",
    "amend",
    "answer_question",
    "approve",
    "declare_conflict",
    "decline",
    "end_repeat",
    "lift_conflict",
    "move_up",
    "remove_child",
    "remove_person",
    "remove_row",
    "return_with_question",
    "save_answers",
    "save_child",
    "save_consent",
    "save_page",
    "save_person",
    "save_row",
    "save_safety",
    "save_safety_details",
    "say_none",
    "send",
    "set_father",
    "settle_question",
    "share",
    "start",
    "unshare",
    "withdraw",
]
