"""The accounts app."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    """People who sign in, teams, roles."""

    name = "fgc.accounts"
