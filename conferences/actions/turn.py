"""Taking turns: the case, then the conference, locked in this order by every action on a conference."""

from conferences.models import Conference
from fgc.cases.models import Case


def take_turn(conference):
    """The conference as the database has it now, with its case, both locked until the transaction ends."""
    case = lock_case(conference.case_id)
    locked = Conference.objects.select_for_update(no_key=True, of=("self",))
    conference = locked.select_related("venue", "part_of").get(pk=conference.pk)
    conference.case = case
    return conference


def lock_case(pk):
    """The case with its coordinator and social worker, locked; rows that point to it can still be added."""
    locked = Case.objects.select_for_update(no_key=True, of=("self",))
    return locked.select_related("service", "coordinator", "referrer").get(pk=pk)
