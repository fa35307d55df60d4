"""The referrals app."""

from django.apps import AppConfig


class ReferralsConfig(AppConfig):
    """Intake, offers, triage."""

    name = "referrals"
