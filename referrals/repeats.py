"""Families that were referred again within 12 months of the referral before, as a service manager reads them (decisions 18)."""

from django.db.models import F, Q
from django.db.models.functions import ExtractDay, ExtractMonth, ExtractYear

from fgc.cases.access import of_families, visible_to
from fgc.cases.models import Case
from fgc.lib.dates import add_months
from referrals.models import ReferralMatch

MONTHS = 12


def referred_again(user, day, scope):
    """The records of the last 12 months referred again that a reader may know of, as a condition on records.

    A reader who cannot open the earlier record is not told which one follows it.
    """
    links = _links(user.service_id, day).filter(_theirs(user, scope))
    return Q(pk__in=links.values("referral__case"))


def counted_again(user, day, scope):
    """How many such records the reader may know of, and how many are not theirs to see. One query.

    Of a record with a conflict of interest nothing is said.
    """
    links = _links(user.service_id, day).exclude(
        Q(referral__case__in=scope.refused) | Q(case__in=scope.refused)
    )
    rows = links.annotate(seen=_theirs(user, scope)).values_list("referral__case", "seen")
    every, seen = set(), set()
    for later, theirs in rows:
        every.add(later)
        seen |= {later} if theirs else set()
    return len(seen), len(every - seen)


def _theirs(user, scope):
    """Both records of a link are among those that the reader may open."""
    cases = visible_to(user, Case.objects.all(), scope)
    return of_families("referral__case", user, cases) & of_families("case", user, cases)


def _links(service_id, day):
    """The standing links of the last 12 months to a record referred less than 12 months before."""
    return (
        ReferralMatch.objects.order_by()
        .filter(
            decision=ReferralMatch.Decision.REPEAT, ended_at=None, referral__case__service=service_id,
            referral__case__accepted_on__gt=add_months(day, -MONTHS),
        )
        .alias(later=_number("referral__case__received_on"), before=_number("case__received_on"))
        .filter(later__lt=F("before") + 10_000)
    )  # fmt: skip


def _number(field):
    """A day as a number like 20261130, in which a year later is 10,000 more on every database."""
    return ExtractYear(field) * 10_000 + ExtractMonth(field) * 100 + ExtractDay(field)
