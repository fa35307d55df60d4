"""The Celery application; it refuses an unsafe start as fgc/wsgi.py does. What runs when is in fgc/schedule.py."""

import os
import sys

import django
from celery import Celery
from celery.signals import beat_init, celeryd_init, setup_logging
from django.core.exceptions import ImproperlyConfigured

from fgc import listening  # noqa: F401  a worker that has gone deaf ends itself

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fgc.settings")
app = Celery("fgc")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()


@app.task(name="fgc.tick", ignore_result=True)
def tick(seconds=None):
    """What beat asks for each FGC_TICK_SECONDS, and a person by the button of the reminders page."""
    # Imported here because models are not ready when Django loads this module.
    from django.utils import timezone

    from fgc import schedule

    schedule.tick(timezone.now(), seconds or schedule.TICK_SECONDS)


@app.on_after_finalize.connect
def _schedule(sender, **_kwargs):
    """Beat reads the one list of what runs when."""
    from fgc.schedule import beat_schedule

    sender.conf.beat_schedule = beat_schedule()


@setup_logging.connect
def _keep_our_log(**_kwargs):
    """Celery sets up no log of its own while this listens: its lines hold the words of a fault, which may name people."""


@celeryd_init.connect
@beat_init.connect
def _refuse_unsafe_start(**_kwargs):
    """A worker or a beat does not start where the web process would not; a signal lets nothing but an exit through."""
    django.setup()
    from fgc.checks import refuse_unsafe_start

    try:
        refuse_unsafe_start()
    except ImproperlyConfigured as unsafe:
        print(unsafe, file=sys.__stderr__)  # beat has made a log of sys.stderr
        raise SystemExit(1) from None
