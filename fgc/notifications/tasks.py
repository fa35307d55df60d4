"""Celery entry points of messages: they take an id and call one function."""

import logging

from celery import current_app, shared_task
from django.conf import settings
from kombu.exceptions import OperationalError

from fgc.lib.pauses import Pause
from fgc.notifications import delivery

log = logging.getLogger("fgc.notifications")
away = Pause(5)
SECONDS = 10  # of sending while somebody waits for the page


@shared_task(name="notifications.deliver", ignore_result=True)
def deliver(pk):
    """Send one message, if it is still due and nobody else has it."""
    delivery.deliver(pk)


def ring(ids):
    """Hand each of these messages to a worker; False when the broker is away, or did not answer a moment ago."""
    if away.is_on():
        return False
    try:
        for pk in ids:
            deliver.apply_async((pk,), retry=False, expires=settings.FGC_TICK_SECONDS)
    except OperationalError:
        away.begin()
        return False
    return True


def run_now():
    """Have the reminders run: by a worker, or here for a few seconds where there is no broker or it is away."""
    tick = current_app.tasks["fgc.tick"]
    try:
        tick.apply_async(kwargs={"seconds": SECONDS}, retry=False)
    except OperationalError:
        log.warning("the broker is away; the reminders run here")
        tick.apply(kwargs={"seconds": SECONDS})
