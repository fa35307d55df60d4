"""Sharing a draft; adding to, amending and approving a referral that was sent."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from fgc.accounts.roles import Role
from fgc.audit.actions import fingerprint, record
from fgc.lib.errors import Refused
from referrals.actions.draft import writable
from referrals.actions.send import locked
from referrals.answers import AMENDABLE
from referrals.models import ReferralAddition, ReferralShare

COLLEAGUES = (Role.SOCIAL_WORKER, Role.SOCIAL_WORK_MANAGER)


@transaction.atomic
def share(*, referral, person, by):
    """Let a colleague of the referring side read and write a draft until it is sent."""
    referral = writable(referral)
    if person.role not in COLLEAGUES or person.service_id != referral.service_id or not person.is_active:
        raise Refused("Choose a social worker or their manager", field="person")
    if person.pk == referral.author_id:
        raise Refused("You cannot share it with its author", field="person")
    if referral.conflicts.filter(person=person, ended_at=None).exists():
        raise Refused(f"{person.name} has a conflict of interest with this family", field="person")
    try:
        with transaction.atomic():
            given = ReferralShare.objects.create(referral=referral, person=person, by=by, at=timezone.now())
    except IntegrityError as error:
        raise Refused(f"{person.name} can open it already", field="person") from error
    record("referral.shared", by=by, case=referral, about=given, to=person.key)
    return given


@transaction.atomic
def unshare(*, share, by):
    """Stop sharing a draft with a colleague; the row stays."""
    share = ReferralShare.objects.select_for_update().get(pk=share.pk)
    if share.ended_at is None:
        share.ended_at = timezone.now()
        share.save(update_fields=["ended_at"])
        record("referral.unshared", by=by, case=share.referral, about=share, of=share.person.key)
    return share


@transaction.atomic
def add_to(*, referral, text, by):
    """Add something dated to a referral that was sent; what was written stays as it is."""
    referral = locked(referral)
    if referral.sent_at is None or not text.strip():
        raise Refused("Enter what you want to add", field="text")
    addition = ReferralAddition.objects.create(referral=referral, text=text, by=by, at=timezone.now())
    record("referral.added", by=by, case=referral.case or referral, about=addition)
    return addition


@transaction.atomic
def amend(*, referral, answer, text, reason, by):
    """Change one long answer after sending, with a reason; what was there before is kept beside it."""
    if answer not in AMENDABLE:
        raise ValueError(answer)
    referral = locked(referral)
    if referral.sent_at is None:
        raise Refused("This referral has not been sent: change the answer itself.")
    if not reason.strip():
        raise Refused("Say why it is amended", field="reason")
    if not text.strip():
        raise Refused("Enter the new words", field="text")
    before = getattr(referral, answer)
    if before == text:
        raise Refused("These are the words that are there already", field="text")
    amendment = ReferralAddition.objects.create(
        referral=referral, kind="amendment", answer=answer, before=before, text=text, reason=reason, by=by, at=timezone.now(),
    )  # fmt: skip
    setattr(referral, answer, text)
    referral.updated_at = timezone.now()
    referral.save(update_fields=[answer, "updated_at"])
    record("referral.amended", by=by, case=referral.case or referral, about=amendment, answer=answer,
           before=fingerprint(before), after=fingerprint(text))  # fmt: skip
    return amendment


@transaction.atomic
def approve(*, referral, by):
    """The author's manager approves the referral: its bottom lines and its money; twice changes nothing."""
    referral = locked(referral)
    if by.pk == referral.author_id:
        raise Refused("Somebody else must approve your own referral.")
    if referral.approved_at is None:
        referral.approved_at, referral.approved_by = timezone.now(), by
        referral.save(update_fields=["approved_at", "approved_by"])
        record("referral.approved", by=by, case=referral)
    return referral
