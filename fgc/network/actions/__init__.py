"""Every change to a family's network; each is told who does it (`by`) and leaves an event."""

from fgc.network.actions.children import add_child, change_child
from fgc.network.actions.contacts import add_contact, change_contact, close_contact, reveal_contact
from fgc.network.actions.people import add_person, change_person, remove_person, restore_person
from fgc.network.actions.responsibility import end_responsibility, record_responsibility
from fgc.network.actions.safety import approve_restriction, end_restriction, renew_restriction, restrict
from fgc.network.actions.ties import add_association, add_parent, add_partnership, add_sibling, remove_tie

__all__ = [
    "add_association",
    "add_child",
    "add_contact",
    "add_parent",
    "add_partnership",
    "add_person",
    "add_sibling",
    "approve_restriction",
    "change_child",
    "change_contact",
    "change_person",
    "close_contact",
    "end_responsibility",
    "end_restriction",
    "record_responsibility",
    "remove_person",
    "remove_tie",
    "renew_restriction",
    "restore_person",
    "restrict",
    "reveal_contact",
]
