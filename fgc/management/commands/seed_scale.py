"""`manage.py seed_scale --cases N`: many invented families, fast, for measuring; then the pages are timed.

Without `--cases` what is there is measured. Prints queries, and the 50th and 95th percentile of each page.
"""

import time

from django.conf import settings
from django.contrib.staticfiles.storage import ManifestFilesMixin, staticfiles_storage
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.models import Count, Q
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse

from fgc.accounts.models import User
from fgc.accounts.roles import Role
from fgc.cases.models import Case


class Command(BaseCommand):
    """Bulk rows without actions, for a database that is used for nothing else; then counts queries and time."""

    help = "Fill an empty database with N invented families and measure the pages."

    def add_arguments(self, parser):
        """How many families (none: measure what is there), and how many requests of each page."""
        parser.add_argument("--cases", type=int, default=0)
        parser.add_argument("--rounds", type=int, default=200, help="requests of each page")

    def handle(self, *args, **options):
        """Refuse a real installation, and pages without styles; seed an empty database when asked; print a table."""
        if not (settings.FGC_DEMO or (settings.EMBEDDED and connection.vendor == "sqlite")):
            raise CommandError(
                "This makes thousands of invented families and signs in as other people to time their pages. "
                "It runs only with FGC_DEMO=1, or on this machine's own SQLite database."
            )
        if (
            isinstance(staticfiles_storage, ManifestFilesMixin)
            and staticfiles_storage.read_manifest() is None
        ):
            raise CommandError(
                "The pages cannot be shown without their style sheets: first run `manage.py collectstatic`, "
                "or set FGC_PLAIN_STATIC=1."
            )
        if options["cases"]:
            if Case.objects.exists() or User.objects.exists():
                raise CommandError("There are families or people here already: use an empty database.")
            from fgc.demo.scale import seed

            started = time.perf_counter()
            seed(options["cases"])
            self.stdout.write(f"{options['cases']:,} families in {time.perf_counter() - started:.1f} s")
        measure(self.stdout.write, options["rounds"])


@override_settings(ALLOWED_HOSTS=["testserver"])
def measure(write, rounds):
    """Queries of each page for the role that uses it, and of `rounds` warm requests the 50th and 95th percentile.

    Milliseconds by the clock, and beside them those of this process's CPU: on a busy machine only the second
    tell about the product (with SQLite they hold the database too). The pages take turns, so that a change of
    the machine's speed meets them all.
    """
    pages = [(name, user, path, _client(user)) for name, user, path in _pages()]
    queries = [_queries(client, path) for _, _, path, client in pages]
    clock, cpu = [[] for _ in pages], [[] for _ in pages]
    for _ in range(rounds):
        for n, (_, _, path, client) in enumerate(pages):
            started, worked = time.perf_counter(), time.process_time()
            client.get(path)
            cpu[n].append((time.process_time() - worked) * 1000)
            clock[n].append((time.perf_counter() - started) * 1000)
    write(f"{'page':20} {'role':20} queries  clock p50     p95   CPU p50     p95   ({rounds} requests, ms)")
    for n, (name, user, _, _) in enumerate(pages):
        numbers = f"{_at(clock[n], 50):10.1f} {_at(clock[n], 95):7.1f} {_at(cpu[n], 50):9.1f} {_at(cpu[n], 95):7.1f}"
        write(f"{name:20} {user.role:20} {queries[n]:7} {numbers}")


def _client(user):
    client = Client(SERVER_NAME="testserver")
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def _queries(client, path):
    """How many queries the page takes when it is warm; raises CommandError when it does not answer 200."""
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    if response.status_code != 200:
        raise CommandError(f"{path} answered {response.status_code}")
    return len(captured)


def _at(times, percent):
    """The value below which that share of the times lies (nearest rank)."""
    ordered = sorted(times)
    return ordered[max(0, -(-len(ordered) * percent // 100) - 1)]


def _pages():
    """Each page with the person who uses it: of every role the one with the most open families."""
    people = {role: _busiest(role) for role in Role}
    families = reverse("workspace:cases")
    yield "Today", people[Role.COORDINATOR], reverse("workspace:home")
    yield "Tasks", people[Role.BUSINESS_SUPPORT], reverse("workspace:home")
    for role in (Role.COORDINATOR, Role.SOCIAL_WORKER, Role.SOCIAL_WORK_MANAGER, Role.SERVICE_MANAGER):
        yield "Families, open", people[role], families
        yield "Families, all", people[role], f"{families}?every=on"
    case = Case.objects.filter(is_open=True, stage="arranged").order_by("-id").first()
    for user in (case.coordinator, case.referrer, people[Role.SERVICE_MANAGER]):
        yield "Page of one family", user, reverse("workspace:case", args=[case.reference])
    yield "Dashboard", people[Role.SERVICE_MANAGER], reverse("reports:dashboard")


def _busiest(role):
    people = User.objects.filter(role=role, is_active=True)
    held = Count("coordinates", filter=Q(coordinates__is_open=True), distinct=True)
    sent = Count("referred", filter=Q(referred__is_open=True), distinct=True)
    return people.annotate(held=held, sent=sent).order_by("-held", "-sent", "pk").first()
