"""Who would care for a child if a parent cannot: offers, and what the social worker does with them (scenario 16)."""

from django.db import transaction
from django.utils import timezone

from family_plans.actions.beginning import locked
from family_plans.models import CareOffer
from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.rows import put
from fgc.lib.stale import refuse_stale
from fgc.lib.text import clean


@transaction.atomic
def offer_care(
    *, plan, person, child, by, for_long=False, words="", agrees_to_assessment=None, may_share_address=False,
    in_plan=False,
):  # fmt: skip
    """Write down that somebody would care for a child; saying it again changes the offer until it was passed on.

    What stands in the plan (`in_plan`) is read by whoever gets the plan, and part of what people agree to: it is put
    in, and changed, only while the plan is written.
    """
    plan = locked(plan)
    if person.case_id != plan.case_id or child.case_id != plan.case_id:
        raise Refused("Choose somebody of this family", field="person")
    if person.pk == child.person_id:
        raise Refused("Choose somebody other than the child", field="person")
    row = plan.care_offers.filter(person=person, child=child, removed_at=None).first()
    if row and row.referred_on:
        raise Refused("The social worker has asked for the assessment of this offer already", field="person")
    if (in_plan or (row and row.in_plan)) and not plan.is_being_written:
        raise Refused(
            "The plan is not being written now. Go back to writing, or begin a new version, to change an offer that "
            "stands in it",
            field="in_plan",
        )
    row = row or CareOffer(plan=plan, person=person, child=child)
    row.for_long, row.words = for_long, clean(words).strip()[:500]
    row.agrees_to_assessment, row.may_share_address = agrees_to_assessment, may_share_address
    row.recorded_by, row.recorded_at, row.in_plan = by, timezone.now(), in_plan
    put(
        row, "for_long", "words", "agrees_to_assessment", "may_share_address", "in_plan", "recorded_by", "recorded_at"
    )  # fmt: skip
    record("plan.care_offered", by=by, case=plan.case, about=row)
    return row


@transaction.atomic
def remove_offer(*, offer, by):
    """Take an offer back, while nobody has acted on it; the row is kept."""
    offer = _locked(offer)
    if offer.referred_on:
        raise Refused(
            "The social worker has asked for the assessment already. Record there that they changed their mind."
        )
    if offer.removed_at is None:
        offer.removed_at = timezone.now()
        offer.save(update_fields=["removed_at"])
        record("plan.care_removed", by=by, case=offer.plan.case, about=offer)
    return offer


def care_of(offer):
    """What is recorded of an offer so far, as the answers of its page."""
    return {"referred_on": offer.referred_on, "outcome": offer.outcome, "outcome_on": offer.outcome_on}


@transaction.atomic
def record_care(*, offer, by, referred_on=None, outcome="", outcome_on=None, read=None):
    """What the social worker did: asked for the assessment on a day, and what came of it. Raises Refused.

    `read` is the print of what stood on the page: Raises Stale when something else was recorded meanwhile.
    """
    offer = _locked(offer)
    refuse_stale(
        care_of(offer), read, {"referred_on": referred_on, "outcome": outcome, "outcome_on": outcome_on}
    )
    if offer.removed_at:
        raise Refused("This offer was taken back")
    if not offer.agrees_to_assessment:
        raise Refused("They have not agreed to be assessed. The coordinator can ask them again.")
    if outcome and not referred_on and outcome != "withdrew":
        raise Refused("Say when you asked for the assessment", field="referred_on")
    offer.referred_on, offer.outcome = referred_on, outcome
    offer.outcome_on = (outcome_on or today()) if outcome else None
    offer.save(update_fields=["referred_on", "outcome", "outcome_on"])
    record("plan.care_recorded", by=by, case=offer.plan.case, about=offer, outcome=outcome)
    return offer


def _locked(offer):
    return CareOffer.objects.select_for_update(of=("self",)).select_related("plan__case").get(pk=offer.pk)
