"""Making accounts, inviting people to them, changing and ending them."""

import logging
import smtplib

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.core.mail import EmailMessage
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from fgc.accounts import leaving
from fgc.accounts.actions.roles import ask_again, holds_families, last_administrator
from fgc.accounts.models import TeamManager, User
from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused

log = logging.getLogger("fgc.accounts")

CHANGEABLE = {"name", "email", "job_title", "phone", "team", "working_pattern"}
TAKEN = "There is an account with this email address already"
INVITATION = """An account has been made for you. Use this link to set a password.
It works once, for 48 hours:

{link}

{organisation}
"""


@transaction.atomic
def add_person(*, name, email, service, by, team=None, job_title="", phone="", working_pattern=1):
    """Make an account without a role: nobody can do anything with it until a role is agreed."""
    try:
        with transaction.atomic():
            person = User.objects.create_user(
                email, None, name=name, service=service, team=team, job_title=job_title, phone=phone,
                working_pattern=working_pattern)  # fmt: skip
    except IntegrityError as error:
        raise Refused(TAKEN, field="email") from error
    record("account.added", by=by, about=person)
    return person


@transaction.atomic
def invite(*, person, by):
    """Make a link with which the person sets a password, and e-mail it to them; returns the link.

    It works once and for 48 hours (PASSWORD_RESET_TIMEOUT). Raises Refused for an ended account. Whoever has
    the link can be the person: a page shows it only while the account has no role.
    """
    if not person.is_active:
        raise Refused(f"{person.name}'s account has ended")
    token = default_token_generator.make_token(person)
    path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(person), token])
    link = settings.FGC_BASE_URL + path
    record("account.invited", by=by, about=person)
    transaction.on_commit(lambda: _mail(person, link), robust=True)
    return link


@transaction.atomic
def change_person(*, person, by, **fields):
    """Change what an account says about a person.

    A new e-mail address is a way in for whoever reads it: links to the old one end, and a role that opens
    records has to be agreed to again.
    """
    if set(fields) - CHANGEABLE:
        raise ValueError(f"not for changing here: {set(fields) - CHANGEABLE}")
    if "email" in fields:
        fields["email"] = fields["email"].strip().lower()
    changed = sorted(name for name, value in fields.items() if getattr(person, name) != value)
    for name in changed:
        setattr(person, name, fields[name])
    try:
        with transaction.atomic():
            person.save(update_fields=changed)
    except IntegrityError as error:
        raise Refused(TAKEN, field="email") from error
    if "email" in changed:
        EmailAddress.objects.filter(user=person).delete()
        ask_again(person=person, by=by)
    if changed:
        record("account.changed", by=by, about=person, fields=changed)
    return person


@transaction.atomic
def end_account(*, person, by, successor=None):
    """End the account of a person who leaves: signed out everywhere at once, refused everything from now on.

    Families they hold stay theirs on paper until they are handed over; restricted records that no other manager
    could open pass to `successor`. Raises Refused without one, for one's own account and for the last administrator.
    """
    person, successor = _both(person, successor)
    if by is not None and person.pk == by.pk:
        raise Refused("You cannot end your own account: ask another administrator")
    if not person.is_active:
        raise Refused(f"{person.name}'s account has ended already")
    if last_administrator(person):
        raise Refused(f"{person.name} is the only administrator: make another one first")
    leaving.hand_on(person=person, successor=successor, by=by)
    person.is_active, person.left_at = False, timezone.now()
    person.set_unusable_password()
    person.save(update_fields=["is_active", "left_at", "password"])
    TeamManager.objects.filter(person=person, until=None).update(until=today())
    person.role_changes.filter(decided_at=None).update(decided_at=timezone.now(), agreed=False)
    _sign_out_everywhere(person)
    record("account.ended", by=by, about=person)
    return person


@transaction.atomic
def resume_account(*, person, by):
    """Open the account of a person who has come back: without a role, which is proposed and agreed anew."""
    person = User.objects.select_for_update().get(pk=person.pk)
    if person.is_active:
        raise Refused(f"{person.name}'s account is open")
    if holds_families(person):
        raise Refused(f"{person.name} still holds families from before: they must be handed over first")
    person.is_active, person.left_at, person.role = True, None, ""
    person.save(update_fields=["is_active", "left_at", "role"])
    record("account.resumed", by=by, about=person)
    return person


def _both(person, successor):
    """Both accounts, locked in one order, so that a successor does not leave at the same moment."""
    ids = {person.pk, getattr(successor, "pk", person.pk)}
    found = {row.pk: row for row in User.objects.select_for_update().filter(pk__in=ids).order_by("pk")}
    return found[person.pk], found[successor.pk] if successor else None


def _sign_out_everywhere(person):
    """Delete every session of a person."""
    now, theirs = timezone.now(), str(person.pk)
    for session in Session.objects.filter(expire_date__gt=now).iterator():
        if session.get_decoded().get(SESSION_KEY) == theirs:
            session.delete()


def _mail(person, link):
    message = EmailMessage(
        subject=f"Message from {settings.FGC_ORGANISATION_NAME}",
        body=INVITATION.format(link=link, organisation=settings.FGC_ORGANISATION_NAME),
        from_email=settings.DEFAULT_FROM_EMAIL,
        to=[person.email],
        headers={"Auto-Submitted": "auto-generated"},
    )
    try:
        message.send()
    except (OSError, smtplib.SMTPException):
        log.warning("an invitation could not be sent; its link was shown", extra={"about": person.key})
