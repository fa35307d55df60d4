"""Opening a case file, moving it through its stages, finishing it."""

from django.db import transaction
from django.utils import timezone

from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases.actions.membership import end_membership, grant
from fgc.cases.models import Case, StageChange
from fgc.cases.policy import COORDINATOR, REFERRER
from fgc.cases.stages import CASE, CLOSED, PREPARING, WAITING
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.references import unused_reference
from fgc.notifications.actions import cancel


@transaction.atomic
def open_case(*, service, title, children_count, referrer, team, received_on, by, on=None, urgent=False):
    """Open a file for an accepted referral: it waits for a coordinator, and the referrer can open it."""
    from_day = on or today()
    case = Case.objects.create(
        reference=unused_reference("FGC", lambda ref: Case.objects.filter(reference=ref).exists()),
        service=service,
        title=title[:200],
        children_count=children_count,
        referrer=referrer,
        team=team,
        received_on=received_on,
        accepted_on=from_day,
        stage_since=from_day,
        is_urgent=urgent,
        updated_at=timezone.now(),
    )
    _note_stage(case, "", WAITING, by=by, on=from_day)
    if referrer:
        grant(
            case=case,
            person=referrer,
            relationship=REFERRER,
            reason="Referred the family",
            by=by,
            on=from_day,
        )
    record("case.accepted", by=by, case=case)
    return case


@transaction.atomic
def move(*, case, to, by, on=None, reason=""):
    """Move a case along the table of stages; raises Refused when the table has no such move."""
    case = Case.objects.select_for_update().get(pk=case.pk)
    CASE.check(case.stage, to)
    before, case.stage = case.stage, to
    case.stage_since = on or today()
    case.is_open = to != CLOSED
    case.closed_on = case.stage_since if to == CLOSED else None
    _touch(case, "stage", "stage_since", "is_open", "closed_on")
    _note_stage(case, before, to, by=by, on=case.stage_since, reason=reason)
    record("case.moved", by=by, case=case, before=before, after=to)
    return case


@transaction.atomic
def set_title(*, case, title, children_count, by):
    """Write the children's names that lists show."""
    case.title, case.children_count = title[:200], children_count
    _touch(case, "title", "children_count")
    return case


@transaction.atomic
def set_dates(*, case, by, **dates):
    """Repeat on the file a date that another app owns: conference_on or review_due_on."""
    unknown = set(dates) - {"conference_on", "review_due_on"}
    if unknown:
        raise ValueError(f"not dates of the file: {unknown}")
    for name, day in dates.items():
        setattr(case, name, day)
    _touch(case, *dates)
    return case


@transaction.atomic
def hold(*, case, until, reason, by):
    """Put the work on hold, with a reason and the day to look again."""
    if until < today():
        raise Refused("The day to look again must be today or later", field="until")
    case.on_hold_until, case.on_hold_reason = until, reason
    _touch(case, "on_hold_until", "on_hold_reason")
    record("case.held", by=by, case=case, until=until)
    return case


@transaction.atomic
def resume(*, case, by):
    """Take up work that was on hold."""
    case.on_hold_until, case.on_hold_reason = None, ""
    _touch(case, "on_hold_until", "on_hold_reason")
    record("case.resumed", by=by, case=case)
    return case


@transaction.atomic
def close_file(*, case, reason, by, on=None):
    """Close the file of work that is finished (`ending.finish`): `reason` is a code of domain.md 6.3."""
    case = move(case=case, to=CLOSED, by=by, on=on, reason=reason)
    case.closed_reason, case.on_hold_until, case.on_hold_reason = reason[:40], None, ""
    _touch(case, "closed_reason", "on_hold_until", "on_hold_reason")
    cancel(case=case, by=by)
    record("case.finished", by=by, case=case, reason=reason[:40])
    return case


@transaction.atomic
def open_file_again(*, case, reason, by, to=PREPARING):
    """Open a closed file (`ending.reopen`): with its coordinator at the stage it goes to, else waiting for one.

    Somebody who has left is no coordinator any more; who gets the family then goes on where its work is. Its days count
    from now on, and how urgent it was before says nothing any more.
    """
    holder = case.coordinator
    here = bool(holder and holder.is_active and holder.role == Role.COORDINATOR)
    case = move(case=case, to=to if here else WAITING, by=by, reason=reason)
    if not here:
        for member in case.memberships.filter(relationship=COORDINATOR, ended_at=None):
            end_membership(membership=member, by=by, reason="Is no coordinator here any more")
        case.coordinator, case.goes_on_at = None, to
        _touch(case, "coordinator", "goes_on_at")
    case.closed_reason, case.reopened_on, case.conference_on = "", case.stage_since, None
    case.is_urgent, case.is_emergency, case.urgent_why = False, False, ""
    case.urgent_since = case.urgent_at = None
    _touch(
        case, "closed_reason", "reopened_on", "conference_on", "is_urgent", "is_emergency", "urgent_why",
        "urgent_since", "urgent_at",
    )  # fmt: skip
    record("case.reopened", by=by, case=case, stage=case.stage)
    return case


@transaction.atomic
def go_on_at(*, case, stage, by):
    """Take work that was opened again to a later stage: at once, or once it has a coordinator while it waits for one."""
    if not case.goes_on_at:
        return move(case=case, to=stage, by=by)
    CASE.check(case.stage, stage)
    case.goes_on_at = stage
    _touch(case, "goes_on_at")
    return case


@transaction.atomic
def stop_messages(*, case, by):
    """Stop every queued message of the case at once: a death, a pregnancy loss, a withdrawal (domain.md 0.12)."""
    case.messages_stopped_at = timezone.now()
    _touch(case, "messages_stopped_at")
    cancel(case=case, by=by)
    record("case.messages_stopped", by=by, case=case)
    return case


@transaction.atomic
def allow_messages(*, case, by):
    """Let messages go out again after they were stopped; what was cancelled stays cancelled."""
    case.messages_stopped_at = None
    _touch(case, "messages_stopped_at")
    record("case.messages_allowed", by=by, case=case)
    return case


def _touch(case, *fields):
    case.updated_at = timezone.now()
    case.save(update_fields=[*fields, "updated_at"])


def _note_stage(case, before, after, *, by, on, reason=""):
    StageChange.objects.create(
        case=case, before=before, after=after, on=on, at=timezone.now(), by=by, reason=reason[:500]
    )
