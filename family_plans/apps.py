"""The family plans app."""

from django.apps import AppConfig


class FamilyPlansConfig(AppConfig):
    """The family's plan: words, actions, agreement, copies, reviews, PDF."""

    name = "family_plans"
