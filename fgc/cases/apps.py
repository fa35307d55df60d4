"""The cases app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The case file, its stages, and who may open it."""

    name = "fgc.cases"

    def ready(self):
        """Accounts ask this app before a service manager leaves."""
        from fgc.accounts import leaving
        from fgc.cases.actions import succession

        leaving.register(succession)
