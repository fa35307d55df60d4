"""The app that keeps what somebody typed when it could not be saved."""

from django.apps import AppConfig


class KeptConfig(AppConfig):
    """Writing that waits for its writer."""

    name = "fgc.kept"
