"""A conflict of interest before there is a record: whoever knows the family is barred from its referral."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases import actions as cases
from fgc.lib.errors import Refused
from referrals.actions.send import locked
from referrals.models import ReferralConflict


@transaction.atomic
def declare_conflict(*, referral, person, reason, by):
    """Bar a person from a referral (access.md): a service manager anybody of the service, anybody themselves.

    Raises Refused for its author, for somebody of another service, twice, and once there is a record.
    """
    referral = locked(referral)
    manages = by.role == Role.SERVICE_MANAGER and by.service_id == referral.service_id
    if by.pk != person.pk and not manages:
        raise Refused("Only a service manager records this for somebody else", field="person")
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
    record("referral.conflict", by=by, case=referral, about=made, of=person.key)
    return made


def carry_over(referral, *, case, by):
    """Bar from the family's new record whoever was barred from its referral."""
    for conflict in referral.conflicts.select_related("person"):
        cases.declare_conflict(case=case, person=conflict.person, reason=conflict.reason, by=by)
