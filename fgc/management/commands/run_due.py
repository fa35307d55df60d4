"""Doing what is due without a broker: once, in a loop, or until nothing is left."""

import logging
import os
import select
import signal

from django.core.management.base import BaseCommand
from django.db import DatabaseError, close_old_connections
from django.utils import timezone

from fgc import schedule

log = logging.getLogger("fgc.schedule")

LOOK = 2  # seconds between looks for work that somebody waits for


class Stopping:
    """Whether TERM or INT has come. Both may come at once (Ctrl-C, then ./run's own): no lock is taken for them."""

    def __init__(self):
        self.heard, said = os.pipe()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: os.write(said, b"."))

    def within(self, seconds):
        """Whether it has come, waiting for it so long at most."""
        return bool(select.select([self.heard], [], [], seconds)[0])


class Command(BaseCommand):
    """`run_due` for a timer, `run_due --loop 30` beside a web server, `run_due --until-empty` to catch up."""

    help = "Plan and send the reminders that are due."

    def add_arguments(self, parser):
        """How often."""
        parser.add_argument(
            "--loop", type=int, metavar="SECONDS", help="go on until stopped, with this pause"
        )
        parser.add_argument(
            "--until-empty", action="store_true", help="go on until nothing more could be sent"
        )

    def handle(self, *, loop, until_empty, **options):
        """Run ticks."""
        if loop:
            self._loop(loop)
            return
        while True:
            tick = schedule.tick(timezone.now())
            self.stdout.write(f"scheduled {tick.scheduled}, sent {tick.sent}, failed {tick.failed}")
            if not until_empty or not tick.sent:
                return

    def _loop(self, seconds):
        """Until TERM or INT; a database that is away for a while does not end it."""
        stopping = Stopping()
        while not stopping.within(0):
            try:
                schedule.tick(timezone.now())
            except DatabaseError:
                log.exception("the reminders could not run")
            close_old_connections()
            self._pause(stopping, seconds)

    def _pause(self, stopping, seconds):
        """Wait for the next tick, and begin meanwhile with work that somebody is looking at."""
        for _second in range(0, seconds, LOOK):
            if stopping.within(min(LOOK, seconds)):
                return
            try:
                if schedule.is_waiting(timezone.now()):
                    schedule.work(timezone.now())
            except DatabaseError:
                log.exception("the jobs could not run")
            close_old_connections()
