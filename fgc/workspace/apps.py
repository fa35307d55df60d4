"""The workspace app."""

from django.apps import AppConfig


class WorkspaceConfig(AppConfig):
    """The pages that read across apps: Today, lists, the case page, search, calendar."""

    name = "fgc.workspace"
