"""The notifications app."""

from django.apps import AppConfig


class NotificationsConfig(AppConfig):
    """Telling people, exactly once."""

    name = "fgc.notifications"
