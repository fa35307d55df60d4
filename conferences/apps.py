"""The conferences app."""

from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    """Preparing people, the safety gate, booking, inviting, the day."""

    name = "conferences"
