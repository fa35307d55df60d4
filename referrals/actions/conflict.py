"""A conflict of interest before there is a record: whoever knows the family is barred from its referral."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases import actions as cases
from fgc.lib.errors import Refused
from fgc.network.knowing import BARRED
from referrals.actions.after import unshare
from referrals.actions.send import locked
from referrals.knowing import answerers
from referrals.models import ConflictAnswer, ReferralConflict


@transaction.atomic
def declare_conflict(*, referral, person, reason, by):
    """Bar a person from a referral (access.md): a service manager anybody of the service, anybody themselves.

    A draft that was shared with them is shared no more. Raises Refused for its author, for somebody of another
    service, twice, and once there is a record.
    """
    referral = locked(referral)
    if by.pk != person.pk and not _manages(by, referral):
        raise Refused("Only a service manager records this for somebody else", field="person")
    return _bar(referral, person, reason, by)


def _bar(referral, person, reason, by):
    if referral.case_id:
        raise Refused("There is a record of this family by now: record the conflict of interest there.")
    if person.service_id != referral.service_id:
        raise Refused("Choose somebody of this service", field="person")
    if person.pk == referral.author_id:
        raise Refused(
            f"{person.name} wrote this referral: a colleague has to refer the family", field="person"
        )
    if not reason.strip():
        raise Refused("Say how they know the family", field="reason")
    try:
        with transaction.atomic():
            made = ReferralConflict.objects.create(
                referral=referral, person=person, reason=reason, by=by, at=timezone.now()
            )
    except IntegrityError as error:
        raise Refused(f"{person.name} cannot open this referral already", field="person") from error
    for share in referral.shares.filter(person=person, ended_at=None):
        unshare(share=share, by=by)
    record("referral.conflict", by=by, case=referral, about=made, of=person.key)
    return made


@transaction.atomic
def settle_question(*, referral, person, has_conflict, words, by):
    """Answer whether somebody who shares a name or number with the family has a conflict of interest.

    With a conflict they are barred like anybody else who knows the family; without, the reason is kept. Raises
    Refused for anybody of whom it is not asked (`knowing.answerers`), without a reason, and once there is a record.
    """
    referral = locked(referral)
    if by not in answerers(referral, person):
        raise Refused("Somebody else has to answer this")
    if referral.case_id:
        raise Refused("There is a record of this family by now: record the conflict of interest there.")
    if not words.strip():
        raise Refused("Say why, or how they know the family", field="reason")
    if has_conflict:
        return _bar(referral, person, words, by)
    if referral.conflicts.filter(person=person, ended_at=None).exists():
        raise Refused(BARRED)
    answer = referral.conflict_answers.filter(coordinator=person, has_conflict=False).first()
    if answer is None:
        answer = ConflictAnswer.objects.create(
            referral=referral,
            coordinator=person,
            has_conflict=False,
            words=words.strip(),
            by=by,
            at=timezone.now(),
        )
        record("referral.conflict_asked", by=by, case=referral, of=person.key, conflict=False)
    return answer


@transaction.atomic
def lift_conflict(*, conflict, reason, by):
    """Open a referral again to somebody who was barred by mistake; the row stays, with who lifted it and why.

    Like letting somebody in, it is for a service manager and never for oneself (access.md).
    """
    referral = locked(conflict.referral)
    conflict = referral.conflicts.select_related("person").get(pk=conflict.pk)
    if by.pk == conflict.person_id or not _manages(by, referral):
        raise Refused("Another service manager has to lift this")
    if referral.case_id:
        raise Refused("There is a record of this family by now: end the conflict of interest there.")
    if conflict.ended_at:
        raise Refused("This has been lifted already")
    if not reason.strip():
        raise Refused("Say why they may open it again", field="reason")
    conflict.ended_at, conflict.ended_by, conflict.ended_reason = timezone.now(), by, reason
    conflict.save(update_fields=["ended_at", "ended_by", "ended_reason"])
    record("referral.conflict_lifted", by=by, case=referral, about=conflict, of=conflict.person.key)
    return conflict


def _manages(person, referral):
    return person.role == Role.SERVICE_MANAGER and person.service_id == referral.service_id


def carry_over(referral, *, case, by):
    """Bar from the family's new record whoever was barred from its referral."""
    for conflict in referral.conflicts.filter(ended_at=None).select_related("person"):
        cases.declare_conflict(case=case, person=conflict.person, reason=conflict.reason, by=by)
