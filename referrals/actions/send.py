"""Sending a referral, answering a question about it, withdrawing it."""

from django.db import transaction
from django.utils import timezone

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.notifications.actions import notify
from referrals.clocks import days_for
from referrals.missing import missing
from referrals.models import Referral, ReferralStageChange
from referrals.sections import whole
from referrals.stages import REFERRAL, RETURNED, SENT, WITHDRAWN


@transaction.atomic
def send(*, referral, by):
    """Send a draft to the service; the clock starts. Sending it again changes nothing.

    Raises Refused (with what is missing as `choices`) until every section is whole.
    """
    referral = locked(referral)
    if referral.stage == SENT:
        return referral
    if referral.stage == RETURNED:
        raise Refused("Answer the question first: that sends the referral again.")
    lacks = missing(whole(referral))
    if lacks:
        raise Refused("Some things are missing before you can send it.", choices=lacks)
    _start_clock(referral)
    move(referral, SENT, by=by)
    record("referral.sent", by=by, case=referral)
    notify(kind="referral.sent", to=service_managers(referral.service), about=referral, case=referral,
           unique_key=f"sent:{referral.reference}")  # fmt: skip
    return referral


@transaction.atomic
def answer_question(*, referral, answer, by):
    """Answer the question with which the referral came back, and send it again: the clock starts anew."""
    referral = locked(referral)
    query = referral.queries.select_for_update().filter(answered_at=None).first()
    if referral.stage == SENT and query is None:
        return referral
    REFERRAL.check(referral.stage, SENT)
    if query is None or not answer.strip():
        raise Refused("Enter your answer", field="answer")
    lacks = missing(whole(referral))
    if lacks:
        raise Refused("Some things are missing before you can send it again.", choices=lacks)
    query.answer, query.answered_by, query.answered_at = answer, by, timezone.now()
    query.save(update_fields=["answer", "answered_by", "answered_at"])
    _start_clock(referral)
    move(referral, SENT, by=by)
    record("referral.answered", by=by, case=referral, about=query)
    notify(kind="referral.answered", to=service_managers(referral.service), about=referral, case=referral,
           unique_key=f"answered:{query.key}")  # fmt: skip
    return referral


@transaction.atomic
def withdraw(*, referral, reason, by):
    """Withdraw a draft, or a referral that is not decided yet, for a reason."""
    referral = locked(referral)
    if referral.stage == WITHDRAWN:
        return referral
    if not reason.strip():
        raise Refused("Say why you withdraw it", field="reason")
    move(referral, WITHDRAWN, by=by, reason=reason)
    record("referral.withdrawn", by=by, case=referral)
    return referral


def locked(referral):
    """The referral as it is now, locked until the transaction ends."""
    related = ("service", "author", "team")
    return Referral.objects.select_for_update(of=("self",)).select_related(*related).get(pk=referral.pk)


def move(referral, to, *, by, reason="", **fields):
    """Move the referral along the table of stages and write the fields that go with it; raises Refused."""
    REFERRAL.check(referral.stage, to)
    before, referral.stage, referral.updated_at = referral.stage, to, timezone.now()
    for name, value in fields.items():
        setattr(referral, name, value)
    clock = ("sent_at", "received_on", "acknowledge_by", "decide_by")
    referral.save(update_fields=["stage", "updated_at", *clock, *fields])
    ReferralStageChange.objects.create(
        referral=referral, before=before, after=to, at=referral.updated_at, by=by, reason=reason
    )


def service_managers(service):
    """Who decides on referrals of a service."""
    return list(User.objects.filter(service=service, role=Role.SERVICE_MANAGER, is_active=True))


def _start_clock(referral):
    """The days run from today; a referral that came back starts anew, but keeps the day it was first sent."""
    referral.sent_at = referral.sent_at or timezone.now()
    referral.received_on = today()
    referral.acknowledge_by, referral.decide_by = days_for(referral.service, referral.received_on)
