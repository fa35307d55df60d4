"""What a service manager decides about records that may be of the same family, when a referral is accepted."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases import actions as cases
from fgc.lib.errors import Refused
from referrals.matching import matches
from referrals.models import ReferralMatch
from referrals.sections import whole

Decision = ReferralMatch.Decision
REFERRING = (Role.SOCIAL_WORKER, Role.SOCIAL_WORK_MANAGER)


@dataclass(frozen=True)
class Choice:
    """The answer to "is this a family we know?": a `Decision`, the reference of the record, who is who, and why.

    `same` holds the keys of the pairs (`matching.Pair`) that are one person; only for a record that is joined.
    """

    decision: str
    reference: str = ""
    same: frozenset = frozenset()
    reason: str = ""


def decided(referral, choice, by):
    """(the matches there are, the one that was chosen or None). Raises Refused while nobody has chosen."""
    found = matches(referral, by)
    if not found:
        return [], None
    if choice is None or choice.decision not in Decision.values:
        raise Refused("Say first whether this is a family that we know", field="decision")
    if choice.decision == Decision.OTHER:
        if not choice.reason.strip():
            raise Refused("Say how you know that it is another family", field="reason")
        return found, None
    chosen = next((match for match in found if match.case.reference == choice.reference), None)
    if chosen is None:
        raise Refused("That record is not among those that may be the same family any more", field="decision")
    if choice.decision == Decision.JOINED and not chosen.case.is_open:
        raise Refused(
            "The work with that family has finished: link this as a repeat referral", field="decision"
        )
    return found, chosen


def same_people(referral, chosen, choice):
    """{pk of a child, pk of a person of the referral: the person on the record}, as ({}, {}). Raises Refused when
    somebody would be two people, or two be one."""
    pairs = [pair for pair in chosen.pairs if pair.key in choice.same]
    if len({pair.row.key for pair in pairs}) < len(pairs) or len({pair.person.pk for pair in pairs}) < len(
        pairs
    ):
        raise Refused("Tick each person once: somebody cannot be two people", field="same")
    found = whole(referral)
    children = {child.key for child in found.children}
    of_child = {pair.row.pk: pair.person for pair in pairs if pair.row.key in children}
    return of_child, {pair.row.pk: pair.person for pair in pairs if pair.row.key not in children}


def keep_answers(referral, found, chosen, choice, by):
    """Keep what was decided about each record that was like the referral: the one chosen, and that others are not it."""
    for match in found:
        is_it = chosen is not None and match.case.pk == chosen.case.pk
        if chosen is not None and not is_it:
            continue  # nobody was asked about it
        made = ReferralMatch.objects.create(
            referral=referral, case=match.case, decision=choice.decision, reason=choice.reason.strip()[:500], by=by,
            at=timezone.now(),
        )  # fmt: skip
        record("referral.matched", by=by, case=referral, about=made, decision=str(made.decision))


def hand_to_author(referral, case, by):
    """The social worker who refers the family now holds it, as after a hand-over: the page says so beforehand."""
    author = referral.author
    if author.pk == case.referrer_id or not author.is_active or author.role not in REFERRING:
        return
    cases.change_referrer(
        case=case, referrer=author, by=by, reason=f"Referred the family: {referral.reference}"
    )


@transaction.atomic
def end_repeat(*, match, reason, by):
    """Take back that a referral is of a family known before; the row stays, with who took it back and why."""
    match = ReferralMatch.objects.select_for_update(of=("self",)).select_related("referral").get(pk=match.pk)
    if match.decision != Decision.REPEAT:
        raise Refused("Only a link to an earlier record can be taken back")
    if match.ended_at:
        return match
    if not reason.strip():
        raise Refused("Say why it is not the same family", field="reason")
    match.ended_at, match.ended_by, match.ended_reason = timezone.now(), by, reason.strip()[:500]
    match.save(update_fields=["ended_at", "ended_by", "ended_reason"])
    record("referral.unmatched", by=by, case=match.referral, about=match)
    return match
