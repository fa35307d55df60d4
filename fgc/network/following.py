"""What apps above the network do when something changes here: each registers its own actions (docs/architecture.md).

The network knows nothing of conferences or plans. An app that keeps rows about people registers, as it starts, what is
to be looked at again after a move, and which of its rows go along when two people turn out to be one.
"""

from dataclasses import dataclass

_MOVED, _MERGED = [], []


@dataclass(frozen=True)
class Pointer:
    """A column of a table that names a person: rows that point to the one who goes point to the one who stays.

    `instead`, when given, says of a row that cannot be moved because the other has one like it already whether that
    is all right (it then stays behind with the person who goes) or a sentence why the two cannot be merged.
    """

    model: type
    field: str = "person"
    instead: object = None

    @property
    def name(self):
        """How the rows are noted on the merge, so that it can be undone."""
        return f"{self.model._meta.label_lower}.{self.field}"


def when_moved(act):
    """Register `act(change=, by=)`, called in the transaction in which an AddressChange is made."""
    if act not in _MOVED:
        _MOVED.append(act)
    return act


def when_merged(*pointers):
    """Register the columns of an app that name a person."""
    known = {pointer.name for pointer in _MERGED}
    _MERGED.extend(pointer for pointer in pointers if pointer.name not in known)


def tell_moved(*, change, by):
    """Have everything that is queued or ready for a person who moved looked at again."""
    for act in _MOVED:
        act(change=change, by=by)


def pointers():
    """Every registered column that names a person."""
    return tuple(_MERGED)
