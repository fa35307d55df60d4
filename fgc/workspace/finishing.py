"""Finishing the work with a family: what must be put in order first, which only the apps above the file know."""

from django.db import transaction

from conferences.models import Conference
from conferences.stages import BOOKED, UNDER_WAY
from family_plans.actions import set_outcome_points
from fgc.cases import actions
from fgc.cases.endings import NO_NETWORK, OWN_PLAN, STOPS_MESSAGES
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.whoelse import unsearched


@transaction.atomic
def finish(*, case, reason, by, **details):
    """Finish; a death or a withdrawal stops every message. Raises Refused like `check`."""
    check(case, reason)
    if reason in STOPS_MESSAGES:
        actions.stop_messages(case=case, by=by)
    found = actions.finish(case=case, reason=reason, by=by, **details)
    _follow(case, reason, by)
    return found


@transaction.atomic
def ask(*, case, reason, by, **details):
    """Ask a manager to finish; a death or a withdrawal stops every message at once, before anybody signs."""
    check(case, reason)
    if reason in STOPS_MESSAGES:
        actions.stop_messages(case=case, by=by)
    return actions.ask_finish(case=case, reason=reason, by=by, **details)


@transaction.atomic
def sign_off(*, finish, by, records_label=""):
    """A manager signs off what the coordinator asked for. Raises Refused like `check`."""
    check(finish.case, finish.reason)
    found = actions.sign_off(finish=finish, records_label=records_label, by=by)
    _follow(finish.case, finish.reason, by)
    return found


def _follow(case, reason, by):
    """A plan that the family made by itself is followed like any other (scenario 24)."""
    if reason == OWN_PLAN:
        set_outcome_points(case=case, counted_from=today(), by=by)


def check(case, reason):
    """Raises Refused while a conference is arranged, because people expect it, and for "no network" while the search
    for one is not recorded: workers wrongly assume that there is nobody (domain.md, scenario 29).
    """
    if Conference.objects.filter(case=case, stage__in=[BOOKED, UNDER_WAY]).exists():
        raise Refused("A conference is arranged. Cancel it first, and tell the people who expect it.")
    missing = unsearched(case) if reason == NO_NETWORK else []
    if missing:
        raise Refused(
            "Record the search first. On the page “Who else?” of the family network nothing says yet what came of "
            f"asking about: {'; '.join(missing)}.",
            field="reason",
        )
