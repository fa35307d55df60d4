"""The reports app."""

from django.apps import AppConfig


class ReportsConfig(AppConfig):
    """Managers' figures, returns, exports."""

    name = "fgc.reports"
