"""What is due for whom before a record is at work: referrals to acknowledge and decide, families to give out.

"Due on or before, and not decided yet", never "due equals today": a day on which nothing ran is made up for.
"""

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.cases.clocks import planned
from fgc.cases.holders import Holders
from fgc.lib.dates import at_local
from referrals.clocks import RULES
from referrals.knowing import for_governance
from referrals.models import Referral
from referrals.stages import SENT

AT = dt.time(8)  # London time, before the day's work


def due_on(day):
    """The referrals that wait for a decision whose day to decide is `day` or earlier, oldest first."""
    return (
        Referral.objects.filter(Q(decide_by__lte=day), stage=SENT)
        .select_related("service")
        .order_by("decide_by", "pk")
    )


def to_acknowledge(day):
    """The referrals of which nobody has told the sender by the day before `day` that they arrived, oldest first."""
    return (
        Referral.objects.filter(acknowledge_by__lte=day, acknowledged_at=None, stage=SENT)
        .select_related("service")
        .order_by("acknowledge_by", "pk")
    )


def plan(now):
    """What to tell at a moment: dictionaries with kind, about, case, to, due_at, unique_key.

    The key names the day that counts, so that a referral that came back and was sent again is reminded of again.
    """
    day = timezone.localdate(now)
    holders = Holders(day)
    yield from _before(_acknowledging(day, holders), now)
    yield from _before(_deciding(day, holders), now)
    yield from _colleagues(now)
    yield from planned(now, *RULES.values(), holders=holders)


def _acknowledging(day, holders):
    """On the day who logs referrals, and managers once it is late."""
    for referral in to_acknowledge(day):
        service, by = referral.service, referral.acknowledge_by
        people = holders.staff(service.pk, Role.BUSINESS_SUPPORT) or holders.staff(
            service.pk, Role.SERVICE_MANAGER
        )
        yield referral, "referral.acknowledge_due", by, people
        late = service.working_days_after(by, 1)
        if late <= day:
            yield referral, "referral.acknowledge_late", late, holders.staff(service.pk, Role.SERVICE_MANAGER)


def _deciding(day, holders):
    """The managers on the day, and once more when it is late."""
    for referral in due_on(day):
        service, by = referral.service, referral.decide_by
        managers = holders.staff(service.pk, Role.SERVICE_MANAGER)
        yield referral, "referral.decision_due", by, managers
        late = service.working_days_after(by, service.climb_days or 1)
        if late <= day:
            yield referral, "referral.decision_late", late, managers


def _colleagues(now):
    """Information governance, when it has to say whether the only manager knows the family of a referral."""
    for person in User.objects.filter(role=Role.INFORMATION_GOVERNANCE, is_active=True).order_by("pk"):
        for referral, asked in for_governance(person):
            yield {
                "kind": "colleague.governance",
                "about": referral.reference,
                "case": referral.reference,
                "to": person,
                "due_at": now,
                "unique_key": f"colleague:{referral.reference}:{asked.person.key}:{person.key}",
            }


def _before(found, now):
    for referral, kind, on, people in found:
        due_at = at_local(on, AT)
        if due_at > now:
            continue
        day = referral.decide_by if "decision" in kind else referral.acknowledge_by
        for person in people:
            yield {
                "kind": kind,
                "about": referral.reference,
                "case": referral.reference,
                "to": person,
                "due_at": due_at,
                "unique_key": f"{kind.removeprefix('referral.')}:{referral.reference}:{day.isoformat()}",
            }
