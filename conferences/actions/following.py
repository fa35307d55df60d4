"""What conferences do when something changes on the family network: invitations that are ready are checked again."""

from conferences.models import Conference
from conferences.stages import BOOKED
from fgc.audit.actions import record
from fgc.network.following import when_moved, when_safety_changed


@when_moved
def check_invitations_again(*, change, by):
    """Take back "safe to send" from every coming conference to which the person who moved is asked and not told yet."""
    waiting = _ready(change.case, invitations__person=change.person, invitations__told_at=None)
    _take_back(waiting, "conference.check_again", by)


@when_safety_changed
def check_safety_again(*, case, people, by):
    """Take back "safe to send" from every coming conference to which one of these people is asked, told or not."""
    _take_back(_ready(case, invitations__person__in=people), "conference.check_safety_again", by)


def _ready(case, **asked):
    rows = Conference.objects.filter(
        case=case, stage=BOOKED, safe_to_send=True, invitations__removed_at=None, **asked
    )
    return rows.distinct()


def _take_back(conferences, kind, by):
    for conference in conferences:
        conference.safe_to_send = False
        conference.save(update_fields=["safe_to_send"])
        record(kind, by=by, case=conference.case, about=conference)
