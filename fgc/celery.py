"""The Celery application; what runs when is in fgc/schedule.py."""

import os

from celery import Celery

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
