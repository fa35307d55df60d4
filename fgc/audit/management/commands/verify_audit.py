"""`manage.py verify_audit`: prove that nothing in the record was changed."""

from django.core.management.base import BaseCommand, CommandError

from fgc.audit.verify import verify


class Command(BaseCommand):
    """Walks the chain; exits with an error that lists what is wrong."""

    help = "Check that no audit event was changed, removed, added or moved."

    def handle(self, *args, **options):
        """Print the number of events and the head, or raise CommandError with the faults."""
        verdict = verify()
        if verdict.faults:
            raise CommandError("The record does not verify:\n" + "\n".join(verdict.faults))
        self.stdout.write(f"{verdict.count} events verify. Head {verdict.head[:16] or 'empty'}.")
