"""Comparing colleagues who are new or changed with the families of a service (fgc/schedule.py, decisions 23)."""

from itertools import groupby

from fgc.network.actions.comparing import TOGETHER, compare, forget_those_away, to_compare
from referrals.models import ConflictAnswer, ReferralConflict


def is_waiting(now):
    """Nobody waits for it between two ticks."""
    return False


def run(now):
    """Compare those who are new or changed, so many at once, each service by itself."""
    forget_those_away()
    colleagues = sorted(to_compare(), key=lambda each: each[0].service_id)[:TOGETHER]
    for _service, those in groupby(colleagues, key=lambda each: each[0].service_id):
        those = list(those)
        compare(colleagues=those, settled=_settled([user.pk for user, _named, _reached in those]))


def _settled(colleagues):
    """(record, colleague) of those who were asked about, or who stood aside, on the referral of a record."""
    found = set()
    for rows, who in ((ConflictAnswer.objects, "coordinator"), (ReferralConflict.objects, "person")):
        pairs = rows.filter(**{f"{who}__in": colleagues}, referral__case__isnull=False)
        found.update(pairs.values_list("referral__case", who))
    return frozenset(found)
