"""Help that the family asks for: the answer, the reason, and whether what was promised came (domain.md 5.1, 6.2)."""

from django.db import transaction
from django.utils import timezone

from family_plans.actions.beginning import being_written
from family_plans.actions.steps import put_written, remember, state_of
from family_plans.actions.writing import refuse_conflict
from family_plans.models import HelpRequest
from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.text import clean

ASKED = ("item", "from_whom", "how_much")


@transaction.atomic
def ask_help(*, plan, item, by, from_whom="", how_much=""):
    """Write down one thing that the family asks for."""
    plan = being_written(plan)
    asked = plan.help_requests.create(
        item=_line(item), from_whom=_line(from_whom), how_much=_line(how_much), changed_by=by,
        changed_at=timezone.now(),
    )  # fmt: skip
    remember(plan=plan, kind="help_added", by=by, rows=[("help", asked, None)])
    record("plan.help_asked", by=by, case=plan.case, about=asked)
    return asked


@transaction.atomic
def change_help(*, request, version, by, **answers):
    """Change what is asked for; raises Conflict with both when somebody else changed it or took it out since.

    What was answered already cannot be reworded: the answer was to those words.
    """
    plan = being_written(request.plan)
    row = plan.help_requests.select_related("changed_by").get(pk=request.pk)
    answers = {name: _line(answers[name]) for name in ASKED if name in answers}
    if not answers.get("item", row.item):
        raise Refused("Enter the help the family asks for", field="item")
    refuse_conflict(row, version, answers, ASKED, "this")
    if row.answer != "waiting" and any(getattr(row, name) != words for name, words in answers.items()):
        raise Refused(
            "This has been answered. Take it out and ask anew, so that the answer stays with its words."
        )
    before = state_of("help", row)
    for name, words in answers.items():
        setattr(row, name, words)
    row.version, row.changed_by, row.changed_at, row.removed_at = row.version + 1, by, timezone.now(), None
    put_written("help", row)
    remember(plan=plan, kind="help_changed", by=by, rows=[("help", row, before)])
    record("plan.help_changed", by=by, case=plan.case, about=row)
    return row


@transaction.atomic
def remove_help(*, request, by):
    """Take a request out again while the plan is being written."""
    plan = being_written(request.plan)
    row = plan.help_requests.get(pk=request.pk)
    if row.removed_at is None:
        before = state_of("help", row)
        row.version, row.changed_by = row.version + 1, by
        row.removed_at = row.changed_at = timezone.now()
        put_written("help", row)
        remember(plan=plan, kind="help_removed", by=by, rows=[("help", row, before)])
        record("plan.help_removed", by=by, case=plan.case, about=row)
    return row


@transaction.atomic
def answer_help(*, request, answer, by, reason="", decided_by="", decided_on=None, due_on=None):
    """Answer a request: yes, in part or no. In part and no need a reason; raises Refused without one."""
    request = (
        HelpRequest.objects.select_for_update(of=("self",)).select_related("plan__case").get(pk=request.pk)
    )
    if answer not in ("yes", "part", "no"):
        raise Refused("Choose an answer", field="answer")
    if answer != "yes" and not reason.strip():
        raise Refused("Say why, so that the family knows the reason", field="reason")
    if answer == "no":
        due_on = None
        if request.delivered_on:
            raise Refused("This help has been given already", field="answer")
    request.answer, request.reason, request.due_on = answer, _line(reason), due_on
    request.decided_by, request.decided_on = _line(decided_by) or by.name, decided_on or today()
    request.version += 1
    request.save(update_fields=["answer", "reason", "due_on", "decided_by", "decided_on", "version"])
    record("plan.help_answered", by=by, case=request.plan.case, about=request, answer=answer)
    return request


@transaction.atomic
def deliver_help(*, request, by, on=None):
    """Record that promised help came."""
    request = (
        HelpRequest.objects.select_for_update(of=("self",)).select_related("plan__case").get(pk=request.pk)
    )
    if request.answer not in ("yes", "part"):
        raise Refused("Nothing was promised here")
    request.delivered_on = on or today()
    request.save(update_fields=["delivered_on"])
    record("plan.help_delivered", by=by, case=request.plan.case, about=request)
    return request


def _line(text):
    return clean(text).strip()
