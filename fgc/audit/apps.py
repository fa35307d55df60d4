"""The audit app: collects every app's event kinds at start."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AuditConfig(AppConfig):
    """What happened and who looked, for ever."""

    name = "fgc.audit"

    def ready(self):
        """Every installed app may name its kinds of event in `events.py`."""
        autodiscover_modules("events")
