"""What apps above the network do when something changes here: each registers its own actions (docs/architecture.md).

The network knows nothing of conferences or plans. An app that keeps something ready for people registers, as it
starts, what is to be looked at again after a move.
"""

_MOVED = []


def when_moved(act):
    """Register `act(change=, by=)`, called in the transaction in which an AddressChange is made."""
    if act not in _MOVED:
        _MOVED.append(act)
    return act


def tell_moved(*, change, by):
    """Have everything that is queued or ready for a person who moved looked at again."""
    for act in _MOVED:
        act(change=change, by=by)
