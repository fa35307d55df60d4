"""What must pass on when somebody leaves, asked of the apps above that know of records.

Accounts know nothing of records. An app that does registers a module with `held_alone(person)`, how many records
nobody else could open as a manager, and `hand_on(person=, successor=, by=)`, which names somebody else on them.
"""

from fgc.lib.errors import Refused

_keepers = []


def register(keeper):
    """Ask this module from now on; twice is once."""
    if keeper not in _keepers:
        _keepers.append(keeper)


def held_alone(person):
    """How many records nobody else could open as a manager."""
    return sum(keeper.held_alone(person) for keeper in _keepers)


def hand_on(*, person, successor, by):
    """Name the successor on those records; raises Refused when somebody is needed and nobody fits."""
    for keeper in _keepers:
        keeper.hand_on(person=person, successor=successor, by=by)


def refuse_if_alone(person, *, field=None):
    """Raises Refused while somebody is the only manager on a record: they name another one there first."""
    if held_alone(person):
        raise Refused(
            f"{person.name} is the only service manager named on a restricted record. "
            f"{person.name} has to name another one there first, under ‘Who can open this record’",
            field=field,
        )
