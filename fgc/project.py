"""The project's own app config: system checks that refuse an unsafe installation."""

from django.apps import AppConfig


class FgcConfig(AppConfig):
    """Registers fgc/checks.py."""

    name = "fgc"
    label = "fgc_project"

    def ready(self):
        """Import the checks so that Django knows them."""
        from fgc import checks  # noqa: F401
