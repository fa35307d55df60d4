"""What apps above the network do when something changes here: each registers its own actions (docs/architecture.md).

The network knows nothing of conferences or plans. An app that keeps something ready for people registers, as it
starts, what is to be looked at again after a move.
"""

_MOVED, _SAFETY = [], []


def when_moved(act):
    """Register `act(change=, by=)`, called in the transaction in which an AddressChange is made."""
    if act not in _MOVED:
        _MOVED.append(act)
    return act


def tell_moved(*, change, by):
    """Have everything that is queued or ready for a person who moved looked at again."""
    for act in _MOVED:
        act(change=change, by=by)


def when_safety_changed(act):
    """Register `act(case=, people=, by=)`, called in the transaction in which what holds for these people changes."""
    if act not in _SAFETY:
        _SAFETY.append(act)
    return act


def tell_safety_changed(*, case, people, by):
    """Have everything that is ready for people looked at again: a restriction was added, or two became one."""
    for act in _SAFETY:
        act(case=case, people=people, by=by)
