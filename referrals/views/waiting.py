"""What waits for the service: referrals for a decision, families for a coordinator, questions with the social worker.

The three lists come in one query, with how long each is, and share one scope (performance.md 1).
"""

from dataclasses import dataclass

from django.db.models import Case, Count, F, Q, When, Window
from django.db.models.functions import RowNumber
from django.shortcuts import render
from django.urls import reverse

from fgc.accounts.roles import Role
from fgc.cases.access import MissingRight, abilities_listed, scope_of
from fgc.lib.dates import today
from fgc.lib.paging import page_number
from fgc.lib.text import count
from referrals.access import may_start, visible_to
from referrals.clocks import clock_for_service, long_day
from referrals.stages import ACCEPTED, RETURNED, SENT

PAGE = 25  # of those that wait for a decision
BESIDE = 50  # of each of the other two


@dataclass(frozen=True)
class Group:
    """One of the three lists: the rows to show, how many there are, how many of them are late."""

    rows: tuple = ()
    number: int = 0
    late: int = 0


def waiting(request):
    """What waits for the service: a decision, an answer, a coordinator. Oldest first."""
    if request.user.role not in (Role.SERVICE_MANAGER, Role.BUSINESS_SUPPORT):
        raise MissingRight("referral", "read")
    user, day, number = request.user, today(), page_number(request.GET.get("page"))
    scope = scope_of(user)
    found = _groups(user, scope, day, number)
    if number > 1 and not found[SENT].rows:  # past the end: the first page
        number, found = 1, _groups(user, scope, day, 1)
    undecided, returned, unallocated = found[SENT], found[RETURNED], found[ACCEPTED]
    context = {
        "sentence": _sentence(undecided.number, undecided.late),
        "undecided": [_waiting_row(referral, day) for referral in undecided.rows],
        "page": _links(number, undecided.number),
        "returned": [_waiting_row(referral, day) for referral in returned.rows],
        "returned_more": _more(returned),
        "unallocated": [_case_row(referral, day, user, scope) for referral in unallocated.rows],
        "unallocated_more": _more(unallocated),
        "may_log": may_start(user),
    }
    return render(request, "referrals/waiting.html", context)


def _groups(user, scope, day, number):
    """The three lists by stage: a page of those to decide, the oldest BESIDE of the others. One query."""
    first = Case(When(stage=SENT, then="decide_by"), When(stage=ACCEPTED, then="case__accepted_on"))
    then = Case(When(stage=SENT, then="sent_at"), default="updated_at")
    rows = (
        visible_to(user, scope=scope)
        .filter(Q(stage__in=[SENT, RETURNED]) | Q(stage=ACCEPTED, case__stage="waiting"))
        .filter(service_id=user.service_id)
        .annotate(
            place=Window(RowNumber(), "stage", [first, then, F("pk")]),
            size=Window(Count("pk"), "stage"),
            late=Window(Count("pk", filter=Q(decide_by__lt=day)), "stage"),
        )
        .filter(
            Q(stage=SENT, place__gt=(number - 1) * PAGE, place__lte=number * PAGE)
            | Q(stage__in=[RETURNED, ACCEPTED], place__lte=BESIDE)
        )
        .select_related("service", "author", "team", "case")
        .order_by("place")
    )
    found = {stage: Group() for stage in (SENT, RETURNED, ACCEPTED)}
    for row in rows:
        row.service = rows[0].service  # one object, so that its closed days are read once
        before = found[row.stage]
        found[row.stage] = Group((*before.rows, row), row.size, row.late)
    return found


def _waiting_row(referral, day):
    clock = clock_for_service(referral, day)
    team = f", {referral.team}" if referral.team_id else ""
    return {
        "name": referral.name,
        "url": reverse("referrals:referral", args=[referral.reference]),
        "detail": f"{referral.reference}, {count(referral.children_count, 'child', 'children')}",
        "words": clock.words,
        "more": f"Sent by {referral.author.name}{team}, {long_day(referral.received_on)}",
        "tag": clock.tag or "Waiting",
        "colour": clock.colour if clock.tag else "blue",
    }


def _case_row(referral, day, user, scope):
    case = referral.case
    by = referral.service.working_days_after(case.accepted_on, referral.service.allocate_days)
    decides = abilities_listed(user, case, scope).can("manage.write")
    name = "referrals:allocate" if decides else "referrals:of_case"
    return {
        "name": case.title,
        "url": reverse(name, args=[case.reference]),
        "detail": case.reference,
        "words": f"Find a coordinator by {long_day(by)}",
        "more": f"Referred by {referral.author.name}, accepted {long_day(case.accepted_on)}",
        "tag": "Late" if by < day else "Waiting",
        "colour": "red" if by < day else "blue",
    }


def _sentence(number, late):
    if not number:
        return "No referral is waiting for a decision."
    words = f"{count(number, 'referral')} {'is' if number == 1 else 'are'} waiting for a decision"
    if number == 1:
        return f"{words} and {'is' if late else 'is not'} overdue."
    return f"{words}, {late or 'none'} of them overdue."


def _more(group):
    """What is not shown, in words; empty when everything is."""
    shown = len(group.rows)
    return f"The oldest {shown} of {group.number} are shown." if group.number > shown else ""


def _links(number, total):
    """Links to the pages before and after; empty when everything fits on one."""
    pages, url = -(-total // PAGE), reverse("referrals:waiting")
    if pages < 2:
        return {}
    return {
        "words": f"Page {number} of {pages}",
        "before": f"{url}?page={number - 1}" if number > 1 else "",
        "after": f"{url}?page={number + 1}" if number < pages else "",
    }
