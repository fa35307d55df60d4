"""What came of asking who else there is, and that the map was gone through with the family."""

from django.db import transaction

from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.actions.version import wait_turn
from fgc.network.models import Network, SearchAnswer

Kind = SearchAnswer.Kind


@transaction.atomic
def answer_prompt(*, case, prompt, kind, by, about=None, asked="", reason="", added=None, on=None):
    """Record what came of one prompt; the latest answer of a prompt counts, the earlier ones are kept.

    `about` is the person the prompt is about, `added` whom it led to. Raises Refused when "asked, nobody" does not
    say who was asked, or "not safe to ask" does not say why.
    """
    wait_turn(case)
    asked, reason = asked.strip(), reason.strip()
    if kind == Kind.NOBODY and not asked:
        raise Refused("Say who was asked.", field="asked")
    if kind == Kind.NOT_SAFE and not reason:
        raise Refused("Say why it is not safe to ask.", field="reason")
    if (kind == Kind.ADDED) != (added is not None):
        raise ValueError("an answer has somebody who was added exactly when somebody was")
    row = SearchAnswer.objects.create(
        case=case,
        prompt=prompt,
        about=about,
        kind=kind,
        asked=asked,
        reason=reason,
        added=added,
        on=on or today(),
        made_by=by,
    )
    record("network.search_answered", by=by, case=case, about=row, answer=str(kind))
    return row


@transaction.atomic
def confirm_network(*, case, by, on=None):
    """Record that the map was gone through with the family on a day (today unless told); the tree stays as it is."""
    wait_turn(case)
    day = on or today()
    if day > today():
        raise Refused("The day must be today or in the past.", field="on")
    before = Network.objects.values_list("confirmed_on", "confirmed_by").get(case=case)
    if before != (day, by.pk):  # saying it again on the same day changes nothing
        Network.objects.filter(case=case).update(confirmed_on=day, confirmed_by=by)
        record("network.confirmed", by=by, case=case)
    return day
