"""The conferences app."""

from django.apps import AppConfig


class ConferencesConfig(AppConfig):
    """Preparing people, the safety gate, booking, inviting, the day."""

    name = "conferences"

    def ready(self):
        """Register what is done here when the family network changes."""
        from conferences.actions import following  # noqa: F401
