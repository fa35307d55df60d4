"""Promises to families that stand until they are kept: help, decisions awaited, assessments to ask for.

One list for whoever promised and for whoever watches over it; each row leads to a page that its reader can open.
"""

from django.urls import reverse

from family_plans.promises import care_to_refer, decisions_awaited, help_promised, help_shown, help_unanswered
from fgc.accounts.roles import Role
from fgc.cases.access import of_families, scope_of, visible_to
from fgc.lib.text import count
from fgc.network.disclosure import Kept

READERS = (Role.SOCIAL_WORKER, Role.SOCIAL_WORK_MANAGER, Role.COORDINATOR, Role.SERVICE_MANAGER)
WRITERS = (Role.COORDINATOR, Role.SERVICE_MANAGER)  # they know of help before the family has shown it
MOST = 200


def promises(user, day, scope=None, *, late_only=False):
    """Rows of a task list, the oldest promise first: {title, url, hint, status_text, tag_class}."""
    until, scope = day if late_only else None, scope or scope_of(user)
    cases = _families(user, scope)
    writes = user.role in WRITERS
    help_rows = help_promised(until) if writes else help_shown(help_promised(until))
    help_rows = help_rows if late_only else help_rows | help_unanswered()
    decisions, helped = list(_of(decisions_awaited(until), user, cases)), list(_of(help_rows, user, cases))
    kept = {} if writes else Kept.of_each(one.plan.case for one in (*decisions, *helped))
    rows = [(one.awaiting_by, _decision(one, day, user)) for one in decisions]
    rows += [(one.due_on, _help(one, day, user)) for one in helped]
    rows = [
        (due, kept[one.plan.case_id].masked(row) if kept else row)
        for one, (due, row) in zip((*decisions, *helped), rows, strict=True)
    ]
    if not late_only:
        rows += [(None, _care(one, user)) for one in _care_rows(user, scope)]
    return [row for _due, row in sorted(rows, key=lambda pair: (pair[0] is None, pair[0] or day))]


def _families(user, scope):
    """The families whose plan this person can open; a coordinator's own."""
    cases = visible_to(user, scope=scope, need="plan_final.read")
    return cases.filter(coordinator=user) if user.role == Role.COORDINATOR else cases


def _of(rows, user, cases):
    return rows.filter(of_families("plan__case", user, cases)).select_related("plan__case")[:MOST]


def _care_rows(user, scope):
    """Assessments to ask for: the social worker's task, which the coordinator of the family watches."""
    if user.role not in (Role.SOCIAL_WORKER, Role.COORDINATOR):
        return []
    cases = visible_to(user, scope=scope, need="reviews.write")
    cases = cases.filter(coordinator=user) if user.role == Role.COORDINATOR else cases.filter(referrer=user)
    return _of(care_to_refer(), user, cases).select_related("plan__case", "person", "child__person")


def _decision(row, day, user):
    return {
        "title": f"{row.awaiting_who} decides: {row.plan.case.title}",
        "url": _page_of(row, user),
        "hint": row.awaiting_what,
        **_status(row.awaiting_by, day),
    }


def _page_of(row, user):
    """Where the decision is given by whoever can; a plan that was replaced has a page of its own for it."""
    reference = row.plan.case.reference
    if row.plan.ended_at and user.role in (Role.SOCIAL_WORKER, Role.SOCIAL_WORK_MANAGER):
        return reverse("family_plans:decide_earlier", args=[reference, row.key])
    return reverse("family_plans:plan", args=[reference])


def _help(row, day, user):
    case = row.plan.case
    if row.answer == "waiting":
        return _asked(row, user)
    ticks = user.pk in (case.coordinator_id, case.referrer_id)
    page = "deliver_help" if ticks else "plan"
    return {
        "title": f"Help that was promised: {case.title}",
        "url": reverse(f"family_plans:{page}", args=[case.reference, *([row.key] if ticks else [])]),
        "hint": f"{row.item}. Promised by {row.decided_by}.",
        **_status(row.due_on, day),
    }


def _asked(row, user):
    answers = user.role != Role.SERVICE_MANAGER
    page, args = ("answer_help", [row.key]) if answers else ("plan", [])
    return {
        "title": f"The family asked for help: {row.plan.case.title}",
        "url": reverse(f"family_plans:{page}", args=[row.plan.case.reference, *args]),
        "hint": f"{row.item}.",
        "status_text": "No answer yet",
        "tag_class": "govuk-tag--orange",
    }


def _care(row, user):
    page = "record_care" if user.role == Role.SOCIAL_WORKER else "care"
    args = [row.plan.case.reference, *([row.key] if page == "record_care" else [])]
    return {
        "title": f"Ask for an assessment: {row.plan.case.title}",
        "url": reverse(f"family_plans:{page}", args=args),
        "hint": f"{row.person.name} would care for {row.child.person.short_name} and agrees to be assessed.",
        "status_text": "To do",
        "tag_class": "govuk-tag--blue",
    }


def _status(due_on, day):
    if due_on is None:
        return {"status_text": "No day was named", "tag_class": "govuk-tag--grey"}
    late = (day - due_on).days
    if late > 0:
        return {"status_text": f"{count(late, 'day')} late", "tag_class": "govuk-tag--red"}
    if late == 0:
        return {"status_text": "Due today", "tag_class": "govuk-tag--orange"}
    return {"status_text": f"By {due_on.day} {due_on:%B}", "tag_class": "govuk-tag--blue"}
