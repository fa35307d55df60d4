"""The one meaning of a late family on every page: past a timescale, the service's doing or the family's own choice.

A figure and the list it leads to are counted by these conditions, so that they cannot say two things.
"""

from django.db.models import Q

from fgc.cases.clocks import CLOCKS
from fgc.workspace.overdue import FINDS, by_the_service, each, late

WITH = "late_with_"


def late_by_service(service, day):
    """Open families past a date of theirs for which the service answers."""
    return by_the_service(service, day)


def late_by_choice(service, day):
    """Open families past a date of theirs because the family wanted it so (domain.md 1.6)."""
    return late(service, day) & ~Q(by_the_service(service, day))


def chosen_later(number, families):
    """How a figure says, beside what is late, how many are by the family's choice; an answer can be added to `families`."""
    if not number:
        return None
    return {"text": f"{number} more by the family’s choice", "url": f"{families}late=chosen"}


def late_with(service, day):
    """Each timescale's own condition, by the name of a column that a list can take with it."""
    return {f"{WITH}{clock}": condition for clock, condition in each(service, day).items()}


def titles_of(row, can):
    """What of a row's family is late, as far as these abilities let its reader know of it."""
    clocks = [CLOCKS[clock] for clock in FINDS if getattr(row, f"{WITH}{clock}", False)]
    return [clock.title for clock in clocks if can.can(clock.need)]
