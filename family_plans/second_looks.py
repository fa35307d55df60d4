"""Copies that wait for a second person: any other coordinator of the service may look, and sees nothing but the copy.

No relationship to the family is made (decisions: second-person release): what is read is one copy, while it waits.
"""

from django.db.models import Q

from family_plans.models import PlanCopy
from family_plans.recipients import is_out_of_date
from fgc.accounts.roles import Role
from fgc.cases import policy
from fgc.cases.models import Membership
from fgc.lib.dates import today

LOOKERS = (Role.COORDINATOR, Role.SERVICE_MANAGER)


def may_look_for_others(user):
    """Whether the person is one of those who look at what others made."""
    return user.is_active and user.role in LOOKERS


def waiting_for(user):
    """The copies that this person may look at, the oldest first: not their own, not of a restricted family.

    Neither those of a family with which they have a conflict. Asks nothing of what was recorded since a copy was made.
    """
    if not may_look_for_others(user):
        return PlanCopy.objects.none()
    waiting = PlanCopy.objects.filter(
        version__plan__case__service=user.service_id, version__plan__case__is_restricted=False, needs_release=True,
        released_at=None, recalled_at=None,
    ).exclude(made_by=user)  # fmt: skip
    waiting = waiting.exclude(version__plan__case__in=_conflicts(user).values("case"))
    return waiting.select_related("version__plan__case", "made_by", "person", "staff").order_by(
        "made_at", "pk"
    )


def copy_waiting_for(user, key):
    """One of them, while it may still leave as it is; None when there is none."""
    copy = waiting_for(user).filter(key=key).first()
    return None if copy is None or is_out_of_date(copy) else copy


def _conflicts(user):
    """The families that the person may have nothing to do with today."""
    return Membership.objects.filter(
        Q(until=None) | Q(until__gte=today()), person=user, relationship=policy.CONFLICT, starts_on__lte=today(),
        ended_at=None,
    )  # fmt: skip
