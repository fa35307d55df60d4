"""`manage.py access_page`: write docs/access.md from the policy table."""

from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand

from fgc.cases.policy_page import page


class Command(BaseCommand):
    """Writes the page."""

    help = "Write docs/access.md from the policy table."

    def handle(self, *args, **options):
        """One file."""
        Path(settings.BASE_DIR, "docs", "access.md").write_text(page(), encoding="utf-8")
