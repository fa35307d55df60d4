"""Celery entry points of messages: they take an id and call one function."""

import logging

from celery import current_app, shared_task
from kombu.exceptions import OperationalError

from fgc.notifications import delivery

log = logging.getLogger("fgc.notifications")
SECONDS = 10  # of sending while somebody waits for the page


@shared_task(name="notifications.deliver", ignore_result=True)
def deliver(pk):
    """Send one message, if it is still due and nobody else has it."""
    delivery.deliver(pk)


def run_now():
    """Have the reminders run: by a worker, or here for a few seconds where there is no broker or it is away."""
    tick = current_app.tasks["fgc.tick"]
    try:
        tick.apply_async(kwargs={"seconds": SECONDS}, retry=False)
    except OperationalError:
        log.warning("the broker is away; the reminders run here")
        tick.apply(kwargs={"seconds": SECONDS})
