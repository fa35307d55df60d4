"""A service manager goes: the restricted records that no other manager could open get another one (access.md)."""

from django.db import transaction
from django.db.models import Count, F, Q

from fgc.accounts.roles import Role
from fgc.cases import policy
from fgc.cases.actions.membership import grant, named_people
from fgc.cases.actions.restricting import end_named
from fgc.cases.models import Case
from fgc.lib.errors import Refused

NOBODY = "Name a service manager who takes over the restricted records first: nobody else could open them"


def held_alone(person):
    """On how many restricted records this person is the only service manager who can open them."""
    return len(_alone(person, _named_on(person)))


def short_of_names(cases):
    """Of these, the restricted records on which fewer than two named people are left: somebody has gone since.

    A record is not held up for that while a manager is left; the managers named on it are asked to name somebody.
    """
    left = Q(
        memberships__relationship=policy.NAMED,
        memberships__ended_at=None,
        memberships__person__is_active=True,
        memberships__person__service=F("service"),
    )
    named = Count("memberships__person", filter=left, distinct=True)
    return Case.objects.filter(pk__in=cases, is_restricted=True).alias(named=named).filter(named__lt=2)


@transaction.atomic
def hand_on(*, person, successor, by):
    """Name the successor in this person's place on every record that no other manager could open.

    Raises Refused without a successor, for one who is no other service manager of the service, or is barred.
    """
    records = _alone(person, _named_on(person).select_for_update().order_by("pk"))
    if not records:
        return []
    if successor is None:
        raise Refused(NOBODY, field="successor")
    fits = successor.is_active and successor.role == Role.SERVICE_MANAGER
    if successor.pk == person.pk or not fits or successor.service_id != person.service_id:
        raise Refused("Choose another service manager of this service", field="successor")
    for case in records:
        try:
            grant(case=case, person=successor, relationship=policy.NAMED, reason=f"{person.name} left", by=by)
        except Refused as refused:
            raise Refused(
                f"{successor.name} cannot open one of these records: choose somebody else", field="successor"
            ) from refused
        end_named(case=case, person=person, reason="The account ended", by=by)
    return records


def _named_on(person):
    """The restricted records on which this person is named as a service manager."""
    if person.role != Role.SERVICE_MANAGER:
        return Case.objects.none()
    named = person.memberships.filter(relationship=policy.NAMED, ended_at=None)
    return Case.objects.filter(is_restricted=True, pk__in=named.values("case"))


def _alone(person, records):
    """Those of the records on which nobody else is named who could open them as a service manager."""
    return [
        case
        for case in records
        if not any(one.role == Role.SERVICE_MANAGER for one in named_people(case) - {person})
    ]
