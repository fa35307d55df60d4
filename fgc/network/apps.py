"""The network app."""

from django.apps import AppConfig


class NetworkConfig(AppConfig):
    """The people, how they are tied, how they may be reached, what is kept from whom."""

    name = "fgc.network"
