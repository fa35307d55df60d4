"""Making the service and its first two accounts, once."""

from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email

from fgc.accounts import actions
from fgc.lib.errors import Refused

QUESTIONS = {
    "service": "Name of the service",
    "admin_name": "Name of the administrator",
    "admin_email": "Email address of the administrator",
    "manager_name": "Name of the service manager",
    "manager_email": "Email address of the service manager",
}


class Command(BaseCommand):
    """Prints a link for each of the two people: it sets their password, once, within 48 hours."""

    help = "Make the service, an administrator and a service manager, and print their links."

    def add_arguments(self, parser):
        """The service and the two people."""
        for name in QUESTIONS:
            parser.add_argument(f"--{name.replace('_', '-')}", help="asked for when left out")

    def handle(self, **given):
        """Make them and print the links."""
        given |= {name: given[name] or input(f"{asked}: ").strip() for name, asked in QUESTIONS.items()}
        try:
            for name in ("admin_email", "manager_email"):
                validate_email(given[name])
            service, *people = actions.set_up_service(
                name=given["service"], administrator=(given["admin_name"], given["admin_email"]),
                manager=(given["manager_name"], given["manager_email"]))  # fmt: skip
            links = [(person, actions.invite(person=person, by=None)) for person in people]
        except (Refused, ValidationError) as error:
            raise CommandError(" ".join(getattr(error, "messages", [str(error)]))) from error
        self.stdout.write(
            f"{service.name} is set up. Give each person their link; it works once, for 48 hours."
        )
        for person, link in links:
            self.stdout.write(f"{person.name}, {person.role_name}:\n  {link}")
