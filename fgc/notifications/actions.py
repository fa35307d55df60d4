"""Telling people: adding messages once, cancelling them, and picking up the ones that failed."""

import logging

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from fgc.accounts.models import User
from fgc.audit.actions import record
from fgc.lib.dates import at_local
from fgc.lib.errors import Refused
from fgc.notifications import delivery, tasks
from fgc.notifications.models import Message, Tick
from fgc.notifications.registry import registry

log = logging.getLogger("fgc.notifications")

CHANNELS = (Message.Channel.IN_APP, Message.Channel.EMAIL)
LONGEST_KEY = Message._meta.get_field("unique_key").max_length


def notify(*, kind, to, about, unique_key, case="", due_at=None, channels=CHANNELS):
    """Tell a person (or several) something, once for each `unique_key`, person and channel; returns the rows.

    `about` and `case` are rows with a key or reference, or the key or reference itself. A message that is
    there already stays as it is. Works inside a transaction; the dispatcher is woken after commit.
    """
    people = [to] if isinstance(to, User) else list(to)
    return add([
        {"kind": kind, "to": person, "about": about, "case": case, "unique_key": unique_key, "due_at": due_at,
         "channels": channels}
        for person in people
    ])  # fmt: skip


def add(wanted):
    """Add many messages, each a dictionary with the arguments of `notify` for one person; returns the rows.

    Only those not there yet are written, in one statement; a rival that was faster wins and nothing doubles.
    """
    now = timezone.now()
    rows = {row.unique_key: row for item in wanted for row in _rows(item, now)}
    known = set(Message.objects.filter(unique_key__in=rows).values_list("unique_key", flat=True))
    new = [row for key, row in rows.items() if key not in known]
    with transaction.atomic():
        Message.objects.bulk_create(new, ignore_conflicts=True)
        for row in new:
            _over(row)
        messages = list(Message.objects.filter(unique_key__in=rows).order_by("pk"))
        due = [
            message.pk
            for message in messages
            if message.unique_key not in known
            and message.state == Message.State.DUE
            and message.due_at <= now
        ]
        if due:
            transaction.on_commit(lambda: _wake(due), robust=True)
    return messages


@transaction.atomic
def cancel(*, by, case=None, about=None):
    """Cancel every message that waits about a case, or a thing, or a thing of a case; returns how many."""
    if case is None and about is None:
        raise ValueError("say what the messages are about")
    waiting = Message.objects.filter(state=Message.State.DUE)
    if case is not None:
        waiting = waiting.filter(case=_name(case))
    if about is not None:
        waiting = waiting.filter(about=_name(about))
    count = waiting.update(state=Message.State.CANCELLED)
    if count:
        record("message.cancelled", by=by, case=_name(case) if case is not None else None, messages=count)
    return count


def gather(*, now):
    """Put the reminders that wait into one e-mail for each person, on the mornings of working days; returns how many.

    A reminder is in one e-mail only, and an e-mail is made with all it holds or not at all: two ticks at once, or
    one that died, change nothing. What comes later in the day waits for the next morning.
    """
    waiting = Message.objects.filter(
        channel=Message.Channel.DIGEST, state=Message.State.DUE, digest=None, due_at__lte=now
    )
    people = User.objects.filter(service__isnull=False, pk__in=waiting.order_by().values("recipient"))
    people = people.select_related("service")
    day, made, open_now = timezone.localdate(now), 0, {}
    for person in people.order_by("pk"):
        service = person.service
        if service.pk not in open_now:
            open_now[service.pk] = service.is_open_on(day) and at_local(day, service.digest_at) <= now
        if open_now[service.pk]:
            made += _gather(person, day, now, waiting.filter(recipient=person))
    return made


@transaction.atomic
def _gather(person, day, now, waiting):
    digest, is_new = Message.objects.get_or_create(
        unique_key=f"digest:{day:%Y%m%d}:{person.key}:{Message.Channel.EMAIL}",
        defaults={
            "kind": delivery.DIGEST,
            "about": f"{day:%Y%m%d}",
            "recipient": person,
            "channel": Message.Channel.EMAIL,
            "due_at": now,
        },
    )
    if is_new:  # one that is there may have left already
        waiting.update(digest=digest)
    return is_new


@transaction.atomic
def retry_all(*, by):
    """Send every failed message of the person's service again; returns how many."""
    failed = Message.objects.filter(state=Message.State.FAILED, recipient__service=by.service_id)
    ids = list(failed.values_list("pk", flat=True))
    count = Message.objects.filter(pk__in=ids, state=Message.State.FAILED).update(
        state=Message.State.DUE, due_at=timezone.now(), attempts=1, error=""
    )
    if count:
        record("message.all_retried", by=by, messages=count)
        transaction.on_commit(lambda: _wake(ids), robust=True)
    return count


@transaction.atomic
def retry(*, message, by):
    """Send a failed message again, from the first wait; raises Refused when it has not failed."""
    _leave_failed(message, state=Message.State.DUE, due_at=timezone.now(), attempts=1, error="")
    record("message.retried", by=by, case=message.case, about=message)
    transaction.on_commit(lambda: _wake([message.pk]), robust=True)
    return message


@transaction.atomic
def deal_with(*, message, by):
    """Note that the person was told in another way; raises Refused when the message has not failed."""
    _leave_failed(message, state=Message.State.CANCELLED)
    message.gathered.filter(state=Message.State.DUE).update(state=Message.State.CANCELLED)
    record("message.dealt_with", by=by, case=message.case, about=message)
    return message


@transaction.atomic
def mark_read(*, message, by):
    """Note that a person opened a notice: the one in the app and its e-mail are read together."""
    stem = message.unique_key.rpartition(":")[0]
    return Message.objects.filter(recipient=by, read_at=None, unique_key__startswith=f"{stem}:").update(
        read_at=timezone.now()
    )


def settle(*, stem, about, case):
    """What notices asked for is done or explained: those whose kind begins so, about the thing, are not new any more."""
    return (
        _notices()
        .filter(kind__startswith=stem, about=_name(about), case=_name(case))
        .update(read_at=timezone.now())
    )


@transaction.atomic
def mark_all_read(*, by):
    """Note that a person has seen all the notices that there are."""
    shown = Message.objects.filter(
        recipient=by, channel=Message.Channel.IN_APP, state=Message.State.SENT, read_at=None
    )
    return shown.update(read_at=timezone.now())


@transaction.atomic
def note_tick(*, at, scheduled, sent, failed, keep_days=30):
    """Write down that the reminders ran, and forget the ticks of more than `keep_days` ago."""
    Tick.objects.filter(at__lt=at - timezone.timedelta(days=keep_days)).delete()
    return Tick.objects.create(at=at, scheduled=scheduled, sent=sent, failed=failed)


def _wake(ids):
    """Ring for a worker, one task a message. Without a broker, or while it is away, the next tick sends."""
    if not settings.CELERY_TASK_ALWAYS_EAGER and not tasks.ring(ids):
        log.warning("the broker is away; the next tick sends what is due")


def _rows(item, now):
    due_at = item.get("due_at") or now
    for wanted in item.get("channels", CHANNELS):
        channel = _channel(item, wanted)
        if channel is None:
            continue
        # Whether it goes by itself or in the morning's e-mail: the same message, which is there once.
        key = f"{item['unique_key']}:{item['to'].key}:{wanted}"
        if len(key) > LONGEST_KEY:
            raise ValueError(f"unique_key is longer than {LONGEST_KEY} letters with person and channel")
        # A notice in the app is the row itself: with its due moment come, it is there.
        there = channel == Message.Channel.IN_APP and due_at <= now
        yield Message(
            kind=item["kind"],
            about=_name(item["about"]),
            case=_name(item.get("case", "")),
            recipient=item["to"],
            channel=channel,
            unique_key=key,
            due_at=due_at,
            sent_at=now if there else None,
            state=Message.State.SENT if there else Message.State.DUE,
        )


def _notices():
    """The notices in the app that nobody has read yet."""
    return Message.objects.filter(channel=Message.Channel.IN_APP, state=Message.State.SENT, read_at=None)


def _over(row):
    """The step before is over with this one: a person finds one new notice about a thing, not three."""
    spec = registry().get(row.kind)
    if spec and spec.replaces and row.channel == Message.Channel.IN_APP:
        earlier = _notices().filter(kind__startswith=spec.replaces, about=row.about, recipient=row.recipient)
        earlier.filter(due_at__lt=row.due_at).update(read_at=timezone.now())


def _channel(item, channel):
    """How this person wants to be told of this kind, or None; what is urgent goes by e-mail whatever they chose."""
    spec = registry().get(item["kind"])
    if channel != Message.Channel.EMAIL or (spec and spec.same_day):
        return channel
    if item["to"].emails == User.Emails.NONE:
        return None
    together = spec and spec.reminder and item["to"].emails == User.Emails.DIGEST
    return Message.Channel.DIGEST if together else channel


def _name(thing):
    """The reference or key of a row, or the text itself."""
    return str(getattr(thing, "reference", "") or getattr(thing, "key", "") or thing or "")


def _leave_failed(message, **values):
    if not Message.objects.filter(pk=message.pk, state=Message.State.FAILED).update(**values):
        raise Refused("Somebody has dealt with this message already. Open the page again.")
    message.refresh_from_db()
