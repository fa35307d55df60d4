"""What is due for whom: the service managers of a referral whose day to decide has come. Pure of side effects.

"Due on or before, and not decided yet", never "due equals today": a day on which nothing ran is made up for.
"""

import datetime as dt

from django.db.models import Q
from django.utils import timezone

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.lib.dates import at_local
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


def plan(now):
    """One message for each such referral and service manager: kind, about, case, to, due_at, unique_key.

    The key names the day to decide, so that a referral that came back and was sent again is reminded of again.
    """
    managers = {}
    for person in User.objects.filter(role=Role.SERVICE_MANAGER, is_active=True).order_by("pk"):
        managers.setdefault(person.service_id, []).append(person)
    for referral in due_on(timezone.localdate(now)):
        due_at = at_local(referral.decide_by, AT)
        if due_at > now:
            continue
        for person in managers.get(referral.service_id, ()):
            yield {
                "kind": "referral.decision_due",
                "about": referral.reference,
                "case": referral.reference,
                "to": person,
                "due_at": due_at,
                "unique_key": f"decision_due:{referral.reference}:{referral.decide_by.isoformat()}",
            }
