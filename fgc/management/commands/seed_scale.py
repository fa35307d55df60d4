"""`manage.py seed_scale --cases N`: many invented families, fast, for measuring; then the pages are timed.

Without `--cases` what is there is measured. Prints queries, and the 50th and 95th percentile of each page.
"""

import datetime as dt
import time

from django.contrib.auth.models import Permission
from django.core.management.base import BaseCommand, CommandError
from django.db import connection, transaction
from django.db.models import Count, Q
from django.test import Client
from django.test.utils import CaptureQueriesContext, override_settings
from django.urls import reverse
from django.utils import timezone

from conferences.models import Conference, Venue
from fgc.accounts.models import Service, Team, TeamManager, User
from fgc.accounts.roles import Role
from fgc.cases.models import Case, CaseUserObjectPermission, Membership, StageChange
from fgc.cases.policy import PERMISSION
from fgc.lib.dates import at_local, today
from fgc.lib.references import new_reference
from fgc.network.models import NetworkChild, Person

NAMES = [
    "Ava",
    "Ben",
    "Cara",
    "Dev",
    "Ella",
    "Finn",
    "Gia",
    "Hal",
    "Ida",
    "Jay",
    "Kit",
    "Lia",
    "Max",
    "Nia",
    "Oli",
    "Pia",
    "Ravi",
    "Sia",
    "Tom",
    "Una",
]
SURNAMES = [
    "Ashby",
    "Birch",
    "Clegg",
    "Doyle",
    "Ebbs",
    "Flynn",
    "Gill",
    "Hart",
    "Inman",
    "Joyce",
    "Khan",
    "Lunt",
    "Marsh",
    "Nolan",
    "Orr",
    "Pike",
    "Quinn",
    "Reed",
    "Shaw",
    "Tate",
]
BATCH = 5000
MOST_OPEN = 2000
STAGES = ("waiting", "preparing", "arranged", "reviewing")
DOMAIN = "scale.northshore.example"


class Command(BaseCommand):
    """Bulk rows without actions, for a database that is used for nothing else; then counts queries and time."""

    help = "Fill an empty database with N invented families and measure the pages."

    def add_arguments(self, parser):
        """How many families (none: measure what is there), and how many requests of each page."""
        parser.add_argument("--cases", type=int, default=0)
        parser.add_argument("--rounds", type=int, default=200, help="requests of each page")

    def handle(self, *args, **options):
        """Seed when asked, then print a table of queries and milliseconds."""
        if options["cases"]:
            if Case.objects.exclude(service__name="Scale").exists():
                raise CommandError("There are families here already: use an empty database.")
            started = time.perf_counter()
            seed(options["cases"])
            self.stdout.write(f"{options['cases']:,} families in {time.perf_counter() - started:.1f} s")
        measure(self.stdout.write, options["rounds"])


def seed(number):
    """Staff by the size of the service, then families in batches: at most MOST_OPEN are open, the newest ones."""
    with transaction.atomic():
        staff = _staff(number)
        permissions = {
            name: Permission.objects.get(content_type__app_label="cases", codename=PERMISSION[name])
            for name in ("coordinator", "referrer")
        }
        for start in range(0, number, BATCH):
            _families(range(start, min(start + BATCH, number)), number, staff, permissions)


def _staff(number):
    service = Service.objects.create(name="Scale")
    teams = Team.objects.bulk_create(
        [Team(service=service, name=f"Team {n}") for n in range(max(2, min(20, number // 500)))]
    )
    Venue.objects.create(service=service, name="Harbour Centre")

    def people(role, count, team=None):
        return User.objects.bulk_create(
            [
                User(
                    email=f"{role}{n}@{DOMAIN}",
                    name=f"{NAMES[n % 20]} {SURNAMES[n // 20 % 20]}",
                    role=role,
                    service=service,
                    password="!",  # noqa: S106  (nobody can sign in)
                    team=team(n) if team else None,
                )
                for n in range(count)
            ]
        )

    staff = {
        "service": service,
        "teams": teams,
        "coordinators": people(Role.COORDINATOR, max(4, min(100, number // 100))),
        "referrers": people(
            Role.SOCIAL_WORKER, max(6, min(400, number // 50)), team=lambda n: teams[n % len(teams)]
        ),
        "manager": people(Role.SERVICE_MANAGER, 1)[0],
        "team_manager": people(Role.SOCIAL_WORK_MANAGER, 1)[0],
    }
    people(Role.BUSINESS_SUPPORT, 1)
    TeamManager.objects.create(team=teams[0], person=staff["team_manager"])
    return staff


def _families(numbers, total, staff, permissions):
    day, now = today(), timezone.now()
    cases = Case.objects.bulk_create([_case(n, total, staff, day, now) for n in numbers])
    people = Person.objects.bulk_create(
        [
            Person(case=case, given_name=NAMES[n % 20], family_name=SURNAMES[n // 20 % 20])
            for n, case in zip(numbers, cases, strict=True)
        ]
    )
    NetworkChild.objects.bulk_create([NetworkChild(case=person.case, person=person) for person in people])
    StageChange.objects.bulk_create(
        [StageChange(case=case, after=case.stage, on=case.stage_since, at=now) for case in cases]
    )
    members = Membership.objects.bulk_create(
        [
            Membership(
                case=case, person=person, relationship=name, reason="Scale", starts_on=case.accepted_on
            )
            for case in cases
            for name, person in (("coordinator", case.coordinator), ("referrer", case.referrer))
            if person
        ]
    )
    CaseUserObjectPermission.objects.bulk_create(
        [
            CaseUserObjectPermission(
                user=m.person, content_object=m.case, membership=m, permission=permissions[m.relationship]
            )
            for m in members
        ]
    )
    venue = Venue.objects.get(service=staff["service"])
    Conference.objects.bulk_create(
        [
            Conference(
                case=case,
                venue=venue,
                starts_at=at_local(case.conference_on, dt.time(10)),
                ends_at=at_local(case.conference_on, dt.time(13)),
                booked_by=case.coordinator,
            )
            for case in cases
            if case.stage == "arranged"
        ]
    )


def _case(n, total, staff, day, now):
    is_open = n >= total - MOST_OPEN
    stage = STAGES[n % 4] if is_open else "closed"
    age = (total - n) * 0.35 if not is_open else (total - n) % 90
    accepted = day - dt.timedelta(days=int(age) + 1)
    referrer = staff["referrers"][n * 7 % len(staff["referrers"])]
    return Case(
        reference=new_reference("FGC"),
        service=staff["service"],
        title=f"{NAMES[n % 20]} {SURNAMES[n // 20 % 20][0]}.",
        children_count=1,
        stage=stage,
        stage_since=accepted,
        is_open=is_open,
        closed_on=None if is_open else day,
        coordinator=None if stage == "waiting" else staff["coordinators"][n * 3 % len(staff["coordinators"])],
        referrer=referrer,
        team=referrer.team,
        received_on=accepted,
        accepted_on=accepted,
        allocated_on=None if stage == "waiting" else accepted,
        conference_on=day + dt.timedelta(days=n % 20) if stage == "arranged" else None,
        review_due_on=day + dt.timedelta(days=n % 60 - 5) if stage == "reviewing" else None,
        updated_at=now - dt.timedelta(minutes=total - n),
    )


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
