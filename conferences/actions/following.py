"""What conferences do when something changes on the family network: invitations are checked again after a move."""

from conferences.models import Conference
from conferences.stages import BOOKED
from fgc.audit.actions import record
from fgc.network.following import when_moved


@when_moved
def check_invitations_again(*, change, by):
    """Take back "safe to send" from every coming conference to which the person who moved is asked and not told yet."""
    waiting = Conference.objects.filter(
        case=change.case,
        stage=BOOKED,
        safe_to_send=True,
        invitations__person=change.person,
        invitations__removed_at=None,
        invitations__told_at=None,
    )
    for conference in waiting.distinct():
        conference.safe_to_send = False
        conference.save(update_fields=["safe_to_send"])
        record("conference.check_again", by=by, case=change.case, about=conference)
