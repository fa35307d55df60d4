"""The cases app."""

from django.apps import AppConfig


class CasesConfig(AppConfig):
    """The case file, its stages, and who may open it."""

    name = "fgc.cases"
