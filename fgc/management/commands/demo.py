"""Building the demonstration, and saying who can sign in to it."""

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from fgc.accounts.demo import PASSWORD, signins
from fgc.accounts.models import User


class Command(BaseCommand):
    """`demo` builds it in an empty database; `demo --show-signins` prints the sign-ins and changes nothing."""

    help = "Build the demonstration: invented families for a look at the product."

    def add_arguments(self, parser):
        """Only to print."""
        parser.add_argument("--show-signins", action="store_true", help="print who can sign in, and stop")

    def handle(self, *, show_signins, **options):
        """Refuse anywhere but in a demonstration; build once."""
        if not (settings.FGC_DEMO or (settings.EMBEDDED and connection.vendor == "sqlite")):
            raise CommandError(
                "This makes invented families and accounts whose password everybody knows. It runs only with "
                "FGC_DEMO=1, or on this machine's own SQLite database."
            )
        if show_signins:
            self._signins()
            return
        from fgc.demo.build import build, is_empty

        if not is_empty():
            self.stdout.write("There are families already: nothing was changed.")
            return
        if User.objects.exists():
            raise CommandError(
                "There are people who sign in already. The demonstration needs an empty database."
            )
        self.stdout.write("Making the demonstration families", ending="\n")
        self.stdout.flush()
        count = build()
        self.stdout.write(f"The demonstration is ready: {count} families.")
        self._signins()

    def _signins(self):
        people = signins()
        if not people:
            self.stdout.write("Nobody can sign in yet: run `manage.py demo` first.")
            return
        self.stdout.write(f"Sign in with one of these e-mail addresses and the password {PASSWORD}")
        for person in people:
            self.stdout.write(f"  {person['email']:<34} {person['role']}")
