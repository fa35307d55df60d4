"""How work ends: the coordinator asks, a manager signs off or sends back; what is done afterwards; opening again."""

from django.db import transaction
from django.utils import timezone

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.cases.access import abilities
from fgc.cases.actions.file import close_file, open_file_again
from fgc.cases.endings import DEATH, MOVED, noted_of
from fgc.cases.models import Case, CaseFinish
from fgc.cases.stages import PREPARING
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.rows import put
from fgc.lib.stale import refuse_stale
from fgc.lib.text import clean
from fgc.notifications.actions import notify

DETAILS = (
    "words", "own_plan", "moved_to", "told", "letter_on", "feedback_asked_on", "feedback_not_asked",
    "records_label",
)  # fmt: skip
NOBODY_ASKED = "A death or a loss: nobody is asked"


@transaction.atomic
def ask_finish(*, case, reason, by, **details):
    """The coordinator asks for the work to be finished; it goes on until a manager signs off. Returns the request."""
    case = Case.objects.select_for_update(of=("self",)).select_related("service").get(pk=case.pk)
    if not case.is_open:
        raise Refused("The work with this family has finished")
    if standing(case):
        raise Refused("A manager has been asked already. Open the page again.")
    asked = _made(case, reason, by, details)
    managers = User.objects.filter(service=case.service_id, role=Role.SERVICE_MANAGER, is_active=True)
    people = [person for person in managers if abilities(person, case).can("manage.write")]
    notify(kind="case.finish_asked", to=people, about=asked, case=case, unique_key=f"finish:{asked.key}")
    record("case.finish_asked", by=by, case=case, about=asked, reason=reason)
    return asked


@transaction.atomic
def sign_off(*, finish, by, records_label=""):
    """A manager agrees: the work finishes. Raises Refused when it was signed off or sent back already."""
    finish = _waiting(finish)
    if records_label:
        finish.records_label = records_label
    _signed(finish, by)
    close_file(case=finish.case, reason=finish.reason, by=by)
    return finish


@transaction.atomic
def send_back(*, finish, reason, by):
    """A manager does not agree yet, and says why; the work goes on."""
    finish = _waiting(finish)
    if not reason.strip():
        raise Refused("Say why, so that the coordinator knows what is missing", field="reason")
    finish.sent_back_by, finish.sent_back_at = by, timezone.now()
    finish.sent_back_reason = clean(reason).strip()[:500]
    finish.save(update_fields=["sent_back_by", "sent_back_at", "sent_back_reason"])
    record("case.finish_sent_back", by=by, case=finish.case, about=finish)
    return finish


@transaction.atomic
def finish(*, case, reason, by, on=None, **details):
    """Finish the work with a family: `reason` is a code of `endings`. What the coordinator asked for is signed off.

    `details` are those of CaseFinish: who was told, the letter, feedback, the label, the council that took over.
    """
    row = standing(case)
    if row is None:
        row = _made(case, reason, by, details)
    else:
        row.reason = reason
        _write(row, reason, details)
    _signed(row, by)
    return close_file(case=case, reason=reason, by=by, on=on)


@transaction.atomic
def note_finish(*, finish, by, read=None, **details):
    """Add what was done since: the letter, who was told, feedback asked, the label.

    `read` is the print of what stood on the page: Raises Stale when something else was recorded meanwhile.
    """
    row = CaseFinish.objects.select_for_update(of=("self",)).select_related("case").get(pk=finish.pk)
    if row.reopened_at or row.sent_back_at:
        raise Refused("The work goes on: this page is about its end. Open the record again.")
    refuse_stale(noted_of(row), read, details)
    _write(row, row.reason, details)
    row.save(update_fields=DETAILS)
    record("case.finish_noted", by=by, case=row.case, about=row)
    return row


@transaction.atomic
def reopen(*, case, reason, by, to=PREPARING):
    """Open a finished file again at a stage: with its coordinator if there still is one, else waiting for one."""
    if not reason.strip():
        raise Refused("Say why the record is opened again", field="reason")
    CaseFinish.objects.filter(case=case, signed_off_at__isnull=False, reopened_at=None).update(
        reopened_by=by, reopened_at=timezone.now(), reopened_reason=clean(reason).strip()[:500]
    )
    return open_file_again(case=case, reason=reason, by=by, to=to)


def standing(case):
    """The request or the end that stands now, or None."""
    return (
        case.finishes.filter(reopened_at=None, sent_back_at=None)
        .select_related("made_by", "signed_off_by")
        .first()
    )


def _made(case, reason, by, details):
    row = CaseFinish(case=case, reason=reason[:40], made_by=by, made_at=timezone.now())
    _write(row, reason, details)
    row.save(force_insert=True)
    return row


def _write(row, reason, details):
    unknown = set(details) - set(DETAILS)
    if unknown:
        raise ValueError(f"not details of an end: {unknown}")
    for name, value in details.items():
        setattr(row, name, clean(value).strip() if isinstance(value, str) else value)
    if reason == MOVED and not row.moved_to and details:
        raise Refused("Enter the council that takes over", field="moved_to")
    for name in ("letter_on", "feedback_asked_on"):
        day = getattr(row, name)
        if day and day > today():
            raise Refused("The day must be today or in the past", field=name)
    if reason == DEATH:
        row.feedback_asked_on, row.feedback_not_asked = None, NOBODY_ASKED


def _signed(row, by):
    row.signed_off_by, row.signed_off_at = by, timezone.now()
    put(row, "signed_off_by", "signed_off_at", "records_label")


def _waiting(finish):
    row = CaseFinish.objects.select_for_update(of=("self",)).select_related("case").get(pk=finish.pk)
    if row.signed_off_at or row.sent_back_at:
        raise Refused("Somebody has answered this already. Open the page again.")
    return row
