"""What the service does with a referral: acknowledge, return, decline, accept, give to a coordinator."""

from django.db import transaction
from django.utils import timezone

from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases import actions as cases
from fgc.cases.policy import CONFLICT
from fgc.lib.errors import Refused
from fgc.notifications.actions import notify
from referrals.actions.conflict import carry_over
from referrals.actions.matching import REFERRING, decided, hand_to_author, keep_answers, same_people
from referrals.actions.send import locked, move
from referrals.copying import copy_family
from referrals.knowing import questions, stands_aside
from referrals.models import ConflictAnswer, ReferralMatch, ReferralQuery
from referrals.sections import whole
from referrals.stages import ACCEPTED, DECLINED, REFERRAL, RETURNED


@transaction.atomic
def acknowledge(*, referral, by):
    """Note that the service has told the social worker that the referral arrived; twice changes nothing."""
    referral = locked(referral)
    if referral.acknowledged_at is None:
        referral.acknowledged_at, referral.acknowledged_by = timezone.now(), by
        referral.save(update_fields=["acknowledged_at", "acknowledged_by"])
        record("referral.acknowledged", by=by, case=referral)
    return referral


@transaction.atomic
def return_with_question(*, referral, text, by):
    """Return a referral to its author with a question; the clock stops."""
    referral = locked(referral)
    REFERRAL.check(referral.stage, RETURNED)
    if not text.strip():
        raise Refused("Enter the question", field="text")
    query = ReferralQuery.objects.create(referral=referral, text=text, by=by, at=timezone.now())
    move(referral, RETURNED, by=by)
    record("referral.returned", by=by, case=referral, about=query)
    _tell_author("referral.returned", referral, f"returned:{query.key}")
    return query


@transaction.atomic
def decline(*, referral, reason, words, by, instead=""):
    """Decline a referral with a reason that the social worker can read, and what might help instead."""
    referral = locked(referral)
    if referral.stage == DECLINED:
        return referral
    if not words.strip():
        raise Refused("Say why, in words the social worker can use", field="words")
    move(referral, DECLINED, by=by, decline_reason=reason, decline_words=words, decline_instead=instead,
         decided_at=timezone.now(), decided_by=by)  # fmt: skip
    record("referral.declined", by=by, case=referral, reason=reason)
    _tell_author("referral.declined", referral, f"declined:{referral.reference}")
    return referral


@transaction.atomic
def accept(*, referral, by, choice=None):
    """Accept a referral: open the family's record and copy the children, people and restrictions into it, once.

    Where records that `by` may read look like the same family, `choice` (a `matching.Choice`) says whether it is one:
    then the referral joins the open record, or the new record is linked to the earlier one. Accepting it again gives
    the record that there is. Raises Refused while nobody has said that, or whether staff who share a name or number
    with the family know them; and to a manager of whom somebody else has yet to say it.
    """
    referral = locked(referral)
    if referral.stage == ACCEPTED:
        return referral.case
    REFERRAL.check(referral.stage, ACCEPTED)
    if asked := questions(referral, by):
        raise Refused(f"Say first whether {asked[0].person.name} knows this family: the referral asks it.")
    if stands_aside(referral, by):
        raise Refused("A colleague has to look at this referral before you can accept it.")
    found, chosen = decided(referral, choice, by)
    if chosen is not None and choice.decision == ReferralMatch.Decision.JOINED:
        case = _join(referral, chosen, choice, by)
    else:
        case = _open(referral, by)
    if found:
        keep_answers(referral, found, chosen, choice, by)
    _tell_author("referral.accepted", referral, f"accepted:{referral.reference}", case=case)
    return case


def _join(referral, chosen, choice, by):
    """Add the children and people of a referral to the family's open record, those who are on it already left as they are."""
    case = chosen.case
    same = same_people(referral, chosen, choice)
    carry_over(referral, case=case, by=by)
    hand_to_author(referral, case, by)
    copy_family(whole(referral), case=case, by=by, same=same)
    move(referral, ACCEPTED, by=by, case=case, decided_at=timezone.now(), decided_by=by)
    record("referral.joined", by=by, case=referral, to=case.reference)
    return case


def _open(referral, by):
    author = referral.author
    case = cases.open_case(
        service=referral.service,
        title=referral.title,
        children_count=referral.children_count,
        referrer=author if author.is_active and author.role in REFERRING else None,
        team=referral.team,
        received_on=referral.received_on,
        by=by,
        urgent=referral.is_urgent == "yes",
    )
    carry_over(referral, case=case, by=by)
    copy_family(whole(referral), case=case, by=by)
    move(referral, ACCEPTED, by=by, case=case, decided_at=timezone.now(), decided_by=by)
    record("referral.accepted", by=by, case=referral, to=case.reference)
    return case


@transaction.atomic
def allocate(*, case, coordinator, asked, by, words="", note=""):
    """Give a family to a coordinator who was asked about a conflict of interest (`asked`: "no_conflict" or "conflict").

    With a conflict the coordinator is barred from the record and None is returned. Raises Refused for somebody
    with a conflict, without the answer, or from elsewhere.
    """
    referral = case.referrals.order_by("pk").first()
    if case.memberships.filter(person=coordinator, relationship=CONFLICT, ended_at=None).exists():
        raise Refused(f"{coordinator.name} has a conflict of interest with this family", field="coordinator")
    if asked not in ("no_conflict", "conflict"):
        raise Refused(
            "Ask the coordinator whether they know this family, then record the answer", field="asked"
        )
    if coordinator.role != Role.COORDINATOR or coordinator.service_id != case.service_id:
        raise Refused("Choose a coordinator of this service", field="coordinator")
    has_conflict = asked == "conflict"
    if referral:
        ConflictAnswer.objects.create(referral=referral, coordinator=coordinator, has_conflict=has_conflict,
                                      words=words, by=by, at=timezone.now())  # fmt: skip
    if has_conflict:
        cases.declare_conflict(case=case, person=coordinator, reason=words or "Knows the family", by=by)
    else:
        cases.allocate(case=case, coordinator=coordinator, by=by, reason=note or "Allocated")
    record("referral.conflict_asked", by=by, case=case, of=coordinator.key, conflict=has_conflict)
    if has_conflict:
        return None
    told = {coordinator, case.referrer} if case.referrer else {coordinator}
    notify(kind="case.allocated", to=sorted(told, key=lambda person: person.pk), about=case, case=case,
           unique_key=f"allocated:{case.reference}:{coordinator.key}:{case.memberships.count()}")  # fmt: skip
    return case


def _tell_author(kind, referral, unique_key, case=None):
    people = {referral.author, referral.logged_by} - {None}
    active = sorted((person for person in people if person.is_active), key=lambda person: person.pk)
    notify(kind=kind, to=active, about=referral, case=case or referral, unique_key=unique_key)
