"""Finishing the work with a family: what must be put in order first, which only the apps above the file know."""

from django.db import transaction

from conferences.models import Conference
from conferences.stages import BOOKED, UNDER_WAY
from fgc.cases import actions
from fgc.lib.errors import Refused

DEATH = "death"


@transaction.atomic
def finish(*, case, reason, by):
    """Finish; a death stops every message. Raises Refused while a conference is arranged: people expect it."""
    if Conference.objects.filter(case=case, stage__in=[BOOKED, UNDER_WAY]).exists():
        raise Refused("A conference is arranged. Cancel it first, and tell the people who expect it.")
    if reason == DEATH:
        actions.stop_messages(case=case, by=by)
    return actions.finish(case=case, reason=reason, by=by)
