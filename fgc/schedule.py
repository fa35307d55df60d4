"""The one list of what runs when: read by Celery beat and by `manage.py run_due`."""

import datetime as dt
import importlib.util
import logging
import time

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import DatabaseError
from django.utils.module_loading import import_string

from fgc.accounts.submissions import forget_submissions
from fgc.kept.actions import forget_over
from fgc.notifications import actions, delivery, tasks
from fgc.notifications.models import Message

log = logging.getLogger("fgc.schedule")

# Each `plan(now)` says what is due for whom: dictionaries with kind, about, case, to, due_at, unique_key.
PLANNERS = [
    "referrals.reminders.plan",
    "fgc.network.reminders.plan",
    "conferences.reminders.plan",
    "family_plans.reminders.plan",
]
# Work that takes longer than a message, as modules with `is_waiting(now)` and `run(now)`.
JOBS = ["family_plans.jobs", "referrals.jobs"]
TOGETHER = 500  # rows written or messages sent before the clock is looked at again
TICK_SECONDS = 45  # a tick ends before the next one begins


def beat_schedule():
    """Celery beat's schedule: one tick, whose task is of no use any more when the next one comes."""
    every = settings.FGC_TICK_SECONDS
    return {"tick": {"task": "fgc.tick", "schedule": every, "options": {"expires": max(every - 5, 1)}}}


def tick(now, seconds=TICK_SECONDS):
    """Plan what is due, send it for so many seconds at most, tidy up, and note that this was done; returns the Tick.

    Two ticks at once, a tick that died, a tick three days late: each message still goes once.
    """
    clock = _clock(now)
    scheduled, broken = _plan(now)
    gathered, late = _gather(now)
    scheduled, broken = scheduled + gathered, broken + late
    sent, failed = dispatch(clock, seconds)
    work(now)
    forget_submissions(before=now - dt.timedelta(days=7))
    forget_over(now=now)
    Session.objects.filter(expire_date__lt=now).delete()
    return actions.note_tick(at=now, scheduled=scheduled, sent=sent, failed=failed + broken)


def dispatch(clock, seconds=TICK_SECONDS):
    """Send the messages that are due, or hand each to a worker; returns how many went and how many failed."""
    ids = list(delivery.due(clock()).values_list("pk", flat=True)[: TOGETHER if _direct() else 10 * TOGETHER])
    if not _direct():
        if tasks.ring(ids):
            return len(ids), 0
        log.warning("the broker is away; this process sends what is due")
    return _send_here(ids, clock, seconds)


def work(now):
    """Do the longer jobs that wait; one that fails does not stop the others."""
    for job in map(importlib.import_module, JOBS):
        try:
            job.run(now)
        except DatabaseError:
            raise
        except Exception:  # a mistake in one job must not silence the rest
            log.exception("a job failed", extra={"about": job.__name__})


def is_waiting(now):
    """Whether a longer job waits for this process: between two ticks of `run_due --loop` it is not left waiting."""
    return _direct() and any(importlib.import_module(job).is_waiting(now) for job in JOBS)


def planners():
    """The planners of the apps that have one."""
    paths = [path for path in PLANNERS if importlib.util.find_spec(path.rpartition(".")[0])]
    return [import_string(path) for path in paths]


def _plan(now):
    """Add what the planners say; one that fails does not stop the others."""
    before, broken = Message.objects.order_by("-pk").values_list("pk", flat=True).first() or 0, 0
    for plan in planners():
        try:
            wanted = list(plan(now))
            for start in range(0, len(wanted), TOGETHER):
                actions.add(wanted[start : start + TOGETHER])
        except Exception:  # a mistake in one rule must not silence the rest
            log.exception("a planner failed", extra={"about": plan.__module__})
            broken += 1
    return Message.objects.filter(pk__gt=before).count(), broken


def _gather(now):
    """Make the morning's e-mails; a mistake in it must not keep the others from going."""
    try:
        return actions.gather(now=now), 0
    except Exception:  # whatever it is: what is urgent goes all the same
        log.exception("the morning's e-mails could not be made")
        return 0, 1


def _clock(now):
    """A clock that goes on from `now`: what is taken late in a tick must be held for a whole lease, not for its rest."""
    began = time.monotonic()
    return lambda: now + dt.timedelta(seconds=time.monotonic() - began)


def _send_here(ids, clock, seconds):
    sent = failed = 0
    ends = time.monotonic() + seconds
    for pk in ids:
        state = delivery.deliver(pk, clock())
        sent += state == Message.State.SENT
        failed += state == Message.State.FAILED
        if time.monotonic() > ends:
            break
    return sent, failed


def _direct():
    """Whether this process sends by itself, because there is no broker."""
    return settings.CELERY_TASK_ALWAYS_EAGER
