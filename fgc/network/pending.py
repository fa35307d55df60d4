"""What keeps people safe and waits for somebody: decisions that are due, approvals, alarms about addresses.

Rows of a task list, over every family that a person may decide about. They name the family, never who is kept from whom.
"""

import datetime as dt

from django.urls import reverse

from fgc.cases.access import visible_to
from fgc.cases.scope import scope_of
from fgc.lib.text import count
from fgc.network.knowing import answerers
from fgc.network.models import AddressChange, Restriction, StaffQuestion
from fgc.network.reminders import LATE_DAYS
from fgc.network.restrictions import waits_for
from fgc.network.second_look import LOOKERS, is_sheet, waiting_looks

MOST = 100


def waiting(user, day, scope=None):
    """Everything that waits for this person on a day, alarms first: {title, url, hint, status_text, tag_class}.

    `scope` when the page has read it already (fgc.cases.scope).
    """
    scope = scope or scope_of(user)
    rows = _alarms(user, scope) + _decisions(user, day, scope)
    rows += _approvals(user, scope) + _knows(user, scope) + _looks(user, scope) + _undecided(user, day, scope)
    return rows[:MOST]


def _alarms(user, scope):
    """Somebody who must not know an address is known at it: for whoever may write or approve safety."""
    return [
        {
            "title": f"A change of address needs a check: {change.case.title}",
            "url": reverse("network:change_of_address", args=[change.case.reference, change.key]),
            "hint": "Somebody who must not know the address may be living there. Send nothing until it is checked.",
            "status_text": "Check now",
            "tag_class": "govuk-tag--red",
        }
        for change in AddressChange.objects.filter(
            case__in=_families(user, "safety.write", scope) | _families(user, "safety.approve", scope),
            alarm=True,
            alarm_cleared_at=None,
        ).select_related("case")[:MOST]
    ]


def _decisions(user, day, scope):
    """Restrictions whose end date has passed, or that are to be looked at again."""
    rows = Restriction.objects.to_decide(day).filter(case__in=_families(user, "safety.write", scope))
    return [
        {
            "title": f"A safety restriction needs a decision: {row.case.title}",
            "url": reverse("network:decide_restriction", args=[row.case.reference, row.key]),
            "hint": f"{waits_for(row, day)}. It holds until somebody decides.",
            **_late(row, day),
        }
        for row in rows.select_related("case")[:MOST]
    ]


def _approvals(user, scope):
    """Proposals that somebody is not invited."""
    rows = Restriction.objects.waiting_for_approval().filter(
        case__in=_families(user, "safety.approve", scope)
    )
    return [
        {
            "title": f"Somebody is not to be invited: {row.case.title}",
            "url": reverse("network:approve_restriction", args=[row.case.reference, row.key]),
            "hint": "A service manager other than the person who proposed it decides.",
            "status_text": "Decide",
            "tag_class": "govuk-tag--orange",
        }
        for row in rows.exclude(made_by=user).select_related("case")[:MOST]
    ]


def _knows(user, scope):
    """Whether a colleague knows a family; never asked of that colleague, while somebody else is there."""
    families = _families(user, "manage.write", scope)
    found = StaffQuestion.objects.waiting().filter(case__in=families).select_related("case", "staff")
    pairs = dict.fromkeys((row.case, row.staff) for row in found[:MOST])
    return [
        {
            "title": f"Does a colleague know this family? {case.title}",
            "url": reverse("network:knows", args=[case.reference, staff.key]),
            "hint": "They share a name or a number with somebody on the family network.",
            "status_text": "Answer",
            "tag_class": "govuk-tag--orange",
        }
        for case, staff in pairs
        if staff.pk != user.pk or user in answerers(case, staff)
    ]


def _looks(user, scope):
    """Copies of a family tree that somebody else made and that need a second person before they leave."""
    if user.role not in LOOKERS:
        return []
    looks = waiting_looks(_families(user, "plan_draft.read", scope))
    return [
        {
            "title": f"{'A child’s own sheet' if is_sheet(look) else 'A copy of the family tree'} needs a second look: "
            f"{look.case.title}",
            "url": reverse("network:copy_look", args=[look.case.reference, look.key]),
            "hint": f"{look.asked_by.name} made it. It does not leave until somebody else has read it.",
            "status_text": "Read it",
            "tag_class": "govuk-tag--orange",
        }
        for look in looks
        if look.asked_by_id != user.pk
    ][:MOST]


def _undecided(user, day, scope):
    """What a coordinator has left undecided for a week: the manager is told where."""
    late = day - dt.timedelta(days=LATE_DAYS[0])
    rows = Restriction.objects.to_decide(late).filter(case__in=_families(user, "safety.approve", scope))
    return [
        {
            "title": f"Nobody has decided on a safety restriction: {row.case.title}",
            "url": reverse("network:family", args=[row.case.reference]),
            "hint": f"{row.case.coordinator.name if row.case.coordinator_id else 'The next coordinator'} "
            "decides whether it holds on. Speak to them.",
            **_late(row, day),
        }
        for row in rows.select_related("case__coordinator")[:MOST]
    ]


def _families(user, need, scope):
    return visible_to(user, scope=scope, need=need).filter(is_open=True)


def _late(row, day):
    days = [(day - one).days for one in (row.until, row.review_on) if one and one <= day]
    late = max(days, default=0)
    if not late:
        return {"status_text": "Due today", "tag_class": "govuk-tag--orange"}
    return {"status_text": f"{count(late, 'day')} late", "tag_class": "govuk-tag--red"}
