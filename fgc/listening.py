"""A worker that no longer hears ends itself, and systemd starts a fresh one (decision record 0022).

After Redis was away, Celery's worker dies sometimes, and sometimes lives on without taking anything from the queue: then
nobody is reminded of anything until a person notices.
"""

import logging
import os
import threading
import time

from celery.signals import task_received, worker_ready
from django.conf import settings

log = logging.getLogger("fgc.listening")
TICKS = (
    5  # after so many of beat's ticks without one that arrives, a queue that is not empty is not being heard
)
_of_this_process = {}


class Ear:
    """When this worker last took something from the queue."""

    def __init__(self, waiting, seconds):
        self.waiting, self.seconds = waiting, seconds
        self.heard()

    def heard(self, **_kwargs):
        """Something was taken from the queue just now."""
        self.last = time.monotonic()

    def is_deaf(self):
        """Whether nothing was taken for so long although something waits; a Redis that is away is not our deafness."""
        if time.monotonic() - self.last < self.seconds:
            return False
        try:
            return bool(self.waiting())
        except Exception:  # whatever the client raises for a broker that is away
            return False


def _waiting(app):
    """How many messages wait in the queue, asked over a connection of its own."""
    with app.connection_for_read() as connection:
        return connection.default_channel.queue_declare(
            app.conf.task_default_queue, passive=True
        ).message_count


@worker_ready.connect
def _listen(sender, **_kwargs):
    """Look once a tick, beside the worker's own loop, which may be what has stopped; called at each connection."""
    if "ear" in _of_this_process:
        _of_this_process["ear"].heard()
        return
    ear = Ear(lambda: _waiting(sender.app), TICKS * settings.FGC_TICK_SECONDS)
    _of_this_process["ear"] = ear
    task_received.connect(ear.heard, weak=False)
    threading.Thread(target=_watch, args=(ear,), daemon=True).start()


def _watch(ear):
    while not ear.is_deaf():
        time.sleep(settings.FGC_TICK_SECONDS)
    log.critical("the worker takes nothing from a queue that is not empty: it ends, to be started afresh")
    os._exit(1)  # its loop does not come back for an orderly end; what it was sending is kept by its lease
