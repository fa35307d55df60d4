"""Every change to a family's network; each is told who does it (`by`) and leaves an event."""

from fgc.network.actions.carers import add_carer, end_carer
from fgc.network.actions.children import add_child, change_child
from fgc.network.actions.contacts import add_contact, change_contact, close_contact, reveal_contact
from fgc.network.actions.entry import add_listed
from fgc.network.actions.households import add_household, move, move_out, rename_household
from fgc.network.actions.knowing import answer_question
from fgc.network.actions.life import record_birth, record_death, record_loss, set_born_together
from fgc.network.actions.looks import ask_look, release_look
from fgc.network.actions.merging import merge_people, rows_of, undo_merge
from fgc.network.actions.moves import (
    clear_alarm,
    record_move,
    record_new_address,
    record_who_was_told,
    take_back_address,
)
from fgc.network.actions.people import add_person, change_person, remove_person, restore_person
from fgc.network.actions.responsibility import (
    change_responsibility,
    end_responsibility,
    record_responsibility,
)
from fgc.network.actions.safety import (
    approve_restriction,
    end_restriction,
    record_told,
    renew_restriction,
    restrict,
)
from fgc.network.actions.ties import add_association, add_parent, add_partnership, add_sibling, remove_tie
from fgc.network.actions.undo import remembered, undo_change
from fgc.network.actions.wishes import change_wish, link_wish, move_wish_up, record_wish, take_back_wish

__all__ = [
    "add_association",
    "add_carer",
    "add_child",
    "add_contact",
    "add_household",
    "add_listed",
    "add_parent",
    "add_partnership",
    "add_person",
    "add_sibling",
    "answer_question",
    "approve_restriction",
    "ask_look",
    "change_child",
    "change_contact",
    "change_person",
    "change_responsibility",
    "change_wish",
    "clear_alarm",
    "close_contact",
    "end_carer",
    "end_responsibility",
    "end_restriction",
    "link_wish",
    "merge_people",
    "move",
    "move_out",
    "move_wish_up",
    "record_birth",
    "record_death",
    "record_loss",
    "record_move",
    "record_new_address",
    "record_responsibility",
    "record_told",
    "record_who_was_told",
    "record_wish",
    "release_look",
    "remembered",
    "remove_person",
    "remove_tie",
    "rename_household",
    "renew_restriction",
    "restore_person",
    "restrict",
    "reveal_contact",
    "rows_of",
    "set_born_together",
    "take_back_address",
    "take_back_wish",
    "undo_change",
    "undo_merge",
]
