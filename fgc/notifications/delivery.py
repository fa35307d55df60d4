"""Sending a message exactly once: claim, ask again whether it is wanted, look it up, send, mark (stack.md 4).

Any worker may die at any point: the row stays `sending` until its lease is over, and the next one who claims
it first asks the channel whether it was taken. One conditional UPDATE decides who sends; no lock is held.
"""

import datetime as dt
import logging
import uuid

from django.conf import settings
from django.db import InterfaceError, OperationalError, transaction
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone

from fgc.accounts.models import Service, User
from fgc.notifications.channels import channel_of, reference_of
from fgc.notifications.models import Message
from fgc.notifications.quiet import is_quiet
from fgc.notifications.registry import Text, registry

log = logging.getLogger("fgc.notifications")

# Minutes to wait after each failure: in all about 48 hours, then somebody is asked to do it by hand.
WAITS = (1, 5, 15, 60, 120, 240, 480, 960, 960)

State, Channel = Message.State, Message.Channel
DIGEST = "digest"  # the kind of the e-mail that counts a morning's reminders


def due(now):
    """The messages to send at a moment: due, or left by a worker whose lease is over; the oldest first."""
    return Message.objects.filter(_open(now)).order_by("due_at", "pk")


def deliver(pk, now=None):
    """Send one message if it is due and nobody else has it; returns its new state, or None when not ours."""
    now = now or timezone.now()
    message = claim(pk, now)
    if message is None:
        return None
    try:
        text = _morning(message) if message.kind == DIGEST else _words(message)
        if text is None:
            return _leave(message, state=State.CANCELLED)
        provider_id = _hand_over(message, text)
    except (OperationalError, InterfaceError):
        raise  # the database is away: the lease brings the message back
    except Exception as error:  # whatever a channel or a spec raises must not stop the others
        log.warning("a message could not be sent", exc_info=True, extra={"about": message.key})
        return _put_off(message, error, now)
    return _leave(message, state=State.SENT, sent_at=timezone.now(), provider_id=provider_id[:200], error="")


def claim(pk, now):
    """Take a message for one lease; returns it, or None when it is not due or somebody else was faster."""
    token = uuid.uuid4()
    lease = now + dt.timedelta(seconds=settings.FGC_LEASE_SECONDS)
    taken = Message.objects.filter(_open(now), pk=pk).update(
        state=State.SENDING, claim=token, lease_until=lease, attempts=F("attempts") + 1
    )
    if not taken:
        return None
    return Message.objects.select_related("recipient").get(pk=pk)


def _hand_over(message, text):
    """Send it, unless an earlier try that was cut short did; returns the provider's id."""
    channel = channel_of(message)
    if message.attempts > 1:
        found = channel.find(reference_of(message))
        if found is not None:
            return found
    return channel.send(message, text)


def _words(message):
    """The words of a message that is still wanted and allowed, and by a channel that the person still wants."""
    chosen = message.recipient.emails != User.Emails.NONE or message.kind in registry().same_day_kinds()
    return registry().resolve(message) if chosen or message.channel == Channel.IN_APP else None


def _morning(message):
    """What the morning's e-mail says: how many of the reminders gathered in it are still wanted and allowed."""
    rows = list(message.gathered.filter(state=State.DUE).select_related("recipient"))
    gone = [row.pk for row in rows if _words(row) is None]
    Message.objects.filter(pk__in=gone, state=State.DUE).update(state=State.CANCELLED)
    left = len(rows) - len(gone)
    return Text("Your reminders", "", reverse("notifications:messages"), left) if left else None


def _open(now):
    """What may be sent at a moment. Reminders of the morning's e-mail go with it, never by themselves."""
    waiting = Q(state=State.DUE, due_at__lte=now) | Q(state=State.SENDING, lease_until__lte=now)
    waiting &= ~Q(channel=Channel.DIGEST)
    if resting := _resting(now):
        # A condition on another table only: what decides who sends stays on the row itself.
        asleep = User.objects.filter(resting).values("pk")
        at_any_hour = Q(channel=Channel.IN_APP) | Q(kind__in=registry().same_day_kinds())
        waiting &= at_any_hour | ~Q(recipient__in=asleep)
    return waiting


def _resting(now):
    """Whose service is left in peace now, as a condition on people; empty when everybody may be written to."""
    services = Service.objects.only("quiet_from", "quiet_until")
    quiet = [row.pk for row in services if is_quiet(now, row.quiet_from, row.quiet_until)]
    resting = Q(service__in=quiet) if quiet else Q()
    return resting | Q(service=None) if is_quiet(now) else resting


def _put_off(message, error, now):
    """Due again after a while, or failed when every wait is used up."""
    kind = type(error).__name__[:60]
    if message.attempts > len(WAITS):
        return _leave(message, state=State.FAILED, error=kind)
    later = now + dt.timedelta(minutes=WAITS[message.attempts - 1])
    return _leave(message, state=State.DUE, due_at=later, error=kind)


def _leave(message, **values):
    """Write the outcome, unless somebody took the message over meanwhile: then theirs counts."""
    mine = Message.objects.filter(pk=message.pk, claim=message.claim, state=State.SENDING)
    with transaction.atomic():
        if not mine.update(claim=None, lease_until=None, **values):
            return None
        if message.kind == DIGEST and values["state"] == State.SENT:
            message.gathered.filter(state=State.DUE).update(state=State.SENT, sent_at=values["sent_at"])
    return values["state"]
