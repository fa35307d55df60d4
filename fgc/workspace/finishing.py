"""Finishing the work with a family: what must be put in order first, which only the apps above the file know."""

from django.db import transaction

from conferences.models import Conference
from conferences.stages import BOOKED, UNDER_WAY
from fgc.cases import actions
from fgc.lib.errors import Refused
from fgc.network.whoelse import unsearched

DEATH, NO_NETWORK = "death", "no_network"


@transaction.atomic
def finish(*, case, reason, by):
    """Finish; a death stops every message.

    Raises Refused while a conference is arranged, because people expect it, and for "no network" while the search
    for one is not recorded: workers wrongly assume that there is nobody (domain.md, scenario 29).
    """
    if Conference.objects.filter(case=case, stage__in=[BOOKED, UNDER_WAY]).exists():
        raise Refused("A conference is arranged. Cancel it first, and tell the people who expect it.")
    missing = unsearched(case) if reason == NO_NETWORK else []
    if missing:
        raise Refused(
            "Record the search first. On the page “Who else?” of the family network nothing says yet what came of "
            f"asking about: {'; '.join(words[:1].lower() + words[1:] for words in missing)}.",
            field="reason",
        )
    if reason == DEATH:
        actions.stop_messages(case=case, by=by)
    return actions.finish(case=case, reason=reason, by=by)
