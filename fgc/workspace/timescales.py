"""The timescales of a family as its page shows them, and those that were missed without a reason (domain.md 1.6)."""

from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from conferences import clocks as conference_clocks
from family_plans import clocks as plan_clocks
from fgc.accounts.roles import Role
from fgc.cases.access import abilities_listed, visible_to
from fgc.cases.clocks import CLOCKS, Calendars, reasons
from fgc.cases.models import Case
from fgc.cases.policy import COVER
from fgc.cases.scope import scope_of
from fgc.lib.templatetags.when import clock as clock_time
from fgc.lib.text import count
from referrals import clocks as referral_clocks

RULES = referral_clocks.RULES | conference_clocks.RULES | plan_clocks.RULES
SILENT = {"in_touch"}  # said once a week, never a day that was missed
MOST = 100


def measured(cases, day):
    """Every timescale that is measured of these families on a day, the earliest first, and the calendars used."""
    calendars = Calendars()
    found = [due for rule in dict.fromkeys(RULES.values()) for due in rule(cases, day, calendars)]
    return sorted(found, key=lambda due: (due.due_on, due.clock, due.about)), calendars


def of_case(case, day):
    """The rows of a family's page that its reader may know of: what is measured, and the reasons given for what is over."""
    dues, calendars = measured(Case.objects.filter(pk=case.pk), day)
    dues = [due for due in dues if case.can.can(due.rule.need)]
    explained = reasons(dues) if dues else {}
    running = {row.pk for row in explained.values()}
    return {
        "rows": [_row(due, day, calendars, explained.get(due.identity), case.can) for due in dues],
        "earlier": [
            _reason(row)
            for row in case.missed.select_related("by").order_by("-at")
            if row.pk not in running and (row.clock not in CLOCKS or case.can.can(CLOCKS[row.clock].need))
        ],
    }


def missed_of(case, clock, day):
    """The earliest day of one timescale that was missed, unexplained ones first; None when none was."""
    dues, calendars = measured(Case.objects.filter(pk=case.pk), day)
    late = [due for due in dues if due.clock == clock and _days_late(due, day, calendars)]
    explained = reasons(late) if late else {}
    return min(late, key=lambda due: (due.identity in explained, due.due_on), default=None)


def next_for(case, clock, day):
    """The timescale that noting a day would end; None when none runs."""
    dues, _calendars = measured(Case.objects.filter(pk=case.pk), day)
    return next((due for due in dues if due.clock == clock and due.rule.done_by), None)


def missed_by(user, day, scope=None):
    """What was missed without a reason among this person's families: those a coordinator holds or covers, all of a manager."""
    scope = scope or scope_of(user)
    cases = visible_to(user, Case.objects.open(), scope, need="progress.write")
    if user.role == Role.COORDINATOR:
        covered = Q(memberships__person=user, memberships__relationship=COVER, memberships__ended_at=None)
        cases = cases.filter(Q(coordinator=user) | Q(pk__in=Case.objects.filter(covered).values("pk")))
    dues, calendars = measured(cases, day)
    late = [due for due in dues if due.done_on is None and _days_late(due, day, calendars)]
    late = [due for due in late if abilities_listed(user, due.case, scope).can(due.rule.need)]
    explained = reasons(late) if late else {}
    late = [due for due in late if due.identity not in explained]
    return [_task(due, day, calendars) for due in late[:MOST]], len(late)


def _days_late(due, day, calendars):
    """Working days past its day: until it was done, or today; 0 when in time."""
    if due.at and not due.done_on and due.at <= timezone.now():
        return max(1, (day - due.due_on).days)
    end = due.done_on or day
    if due.clock in SILENT or end <= due.due_on:
        return 0
    return max(1, calendars.between(due.case, due.due_on, end))


def _row(due, day, calendars, reason, can):
    late, reference = _days_late(due, day, calendars), due.case.reference
    return {
        "title": due.rule.title,
        "due_on": due.due_on,
        "status": _status(due, day, late),
        "reason": _reason(reason) if reason else None,
        "why_url": reverse("workspace:why_missed", args=[reference, due.clock])
        if late and not due.rule.for_safety else "",
        "done_url": reverse("workspace:note_done", args=[reference, due.clock])
        if due.rule.done_by and due.done_on is None
        else "",
        "page_url": reverse(due.rule.url_name, args=[reference])
        if due.done_on is None and due.rule.url_name not in ("workspace:timescales", "workspace:case")
        and due.case.is_open and can.can(due.rule.need)
        else "",
    }  # fmt: skip


def _status(due, day, late):
    if due.done_on:
        words = f"Done {due.done_on.day} {due.done_on:%B}"
        return {"text": f"{words}, {count(late, 'working day')} late" if late else words,
                "colour": "yellow" if late else "green"}  # fmt: skip
    if late:
        return {"text": f"{count(late, 'working day')} late", "colour": "red"}
    if due.at:
        return {"text": f"By {clock_time(due.at)} on {due.due_on.day} {due.due_on:%B}", "colour": "red"}
    if due.due_on == day:
        return {"text": "Due today", "colour": "orange"}
    return {"text": "To do", "colour": "blue"}


def _reason(row):
    return {
        "title": CLOCKS[row.clock].title if row.clock in CLOCKS else row.clock,
        "due_on": row.due_on,
        "why": row.get_why_display(),
        "words": row.words,
        "by": row.by.name,
        "at": row.at,
        "by_family": row.why == row.Why.FAMILY,
    }


def _task(due, day, calendars):
    days = _days_late(due, day, calendars)
    return {
        "title": f"{due.rule.title}: {due.case.title}",
        "url": reverse("workspace:timescales", args=[due.case.reference]),
        "hint": f"It was due {due.due_on.day} {due.due_on:%B}. "
        + ("It has to be done." if due.rule.for_safety else "Do it, or say why it is late."),
        "status_text": f"{count(days, 'day')} late",
        "tag_class": "govuk-tag--red",
    }
