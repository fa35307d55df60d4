"""Opening a case to named people only, and to everybody again (access.md)."""

from django.db import transaction
from django.utils import timezone

from fgc.accounts.models import User
from fgc.audit.actions import record
from fgc.cases import policy
from fgc.cases.actions.membership import end_now, grant, keep_enough
from fgc.cases.models import Case


@transaction.atomic
def restrict(*, case, people, reason, by):
    """Open the case to named people only; at least two of them, one a manager (access.md).

    On a case that is restricted already it names more people, and why the case is restricted stays as it was.
    """
    ids = [person.pk for person in people]
    people = set(
        User.objects.select_for_update().filter(pk__in=ids).order_by("pk")
    )  # nobody leaves meanwhile
    case = Case.objects.select_for_update().get(pk=case.pk)
    keep_enough(case, adding=people)
    for person in sorted(people, key=lambda person: person.pk):
        if not case.memberships.filter(person=person, relationship=policy.NAMED, ended_at=None).exists():
            grant(case=case, person=person, relationship=policy.NAMED, reason=reason, by=by)
    if not case.is_restricted:
        case.is_restricted, case.restricted_reason = True, reason[:500]
    case.updated_at = timezone.now()
    case.save(update_fields=["is_restricted", "restricted_reason", "updated_at"])
    record("access.restricted", by=by, case=case, people=[person.key for person in people])
    return case


@transaction.atomic
def unrestrict(*, case, by):
    """Lift the restriction: role-wide relationships hold again, the names end."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    for member in case.memberships.filter(relationship=policy.NAMED, ended_at=None):
        end_now(member, by=by, reason="Restriction lifted")
    case.is_restricted, case.restricted_reason, case.updated_at = False, "", timezone.now()
    case.save(update_fields=["is_restricted", "restricted_reason", "updated_at"])
    record("access.unrestricted", by=by, case=case)
    return case


def end_named(*, case, person, by, reason):
    """End what names a person on a restricted case, once somebody else is named in their place."""
    for member in case.memberships.filter(person=person, relationship=policy.NAMED, ended_at=None):
        end_now(member, by=by, reason=reason)
