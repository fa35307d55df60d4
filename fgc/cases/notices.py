"""Safeguarding notices that wait for their answer: for the first page of everybody they concern, and for reminders."""

from django.urls import reverse
from django.utils.timezone import localdate

from fgc.cases.access import of_families, visible_to
from fgc.cases.models import SafeguardingNotice
from fgc.cases.scope import scope_of
from fgc.lib.text import count

ADDRESSED = "addressed to them"  # the extent of who answers (policy.py)


def notices_unanswered(day):
    """Notices raised up to a day that nobody has answered, the oldest first."""
    return (
        SafeguardingNotice.objects.filter(answered_at=None, at__date__lte=day)
        .select_related("case__coordinator", "case__referrer", "case__service", "case__team", "by")
        .order_by("at", "id")
    )


def waiting_notices(user, day, scope=None):
    """Rows for the top of a person's first page: every unanswered notice of the families they can open. One query.

    A row leads to the notice; it names the family's reference and nobody.
    """
    cases = visible_to(user, scope=scope or scope_of(user), need="safeguarding.read")
    waiting = SafeguardingNotice.objects.filter(of_families("case", user, cases), answered_at=None)
    rows = waiting.order_by("at", "id")
    return [
        {
            "title": f"A safeguarding notice waits for an answer: {reference}",
            "url": reverse("workspace:notices", args=[reference]),
            "hint": "Passed on today."
            if (days := (day - localdate(at)).days) <= 0
            else f"Passed on {count(days, 'day')} ago.",
            "status_text": "Waiting",
            "tag_class": "govuk-tag--red",
        }
        for reference, at in rows.values_list("case__reference", "at")
    ]


def may_answer(case):
    """Whether the person of `case.can` is one of those whom the notices of this family are addressed to."""
    return ADDRESSED in case.can.extents("safeguarding")
