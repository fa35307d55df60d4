"""Thousands of invented families for measuring, as bulk rows without actions: `manage.py seed_scale`."""

import datetime as dt

from django.contrib.auth.models import Permission
from django.db import transaction
from django.utils import timezone

from conferences.models import Conference, Venue
from fgc.accounts.models import Service, Team, TeamManager, User
from fgc.accounts.roles import Role
from fgc.cases.models import Case, CaseUserObjectPermission, Membership, StageChange
from fgc.cases.policy import PERMISSION
from fgc.demo.scale_work import add_work, referrals_that_wait
from fgc.lib.dates import at_local, today
from fgc.lib.references import new_reference
from fgc.network.models import NetworkChild, Person

NAMES = [
    "Ava", "Ben", "Cara", "Dev", "Ella", "Finn", "Gia", "Hal", "Ida", "Jay",
    "Kit", "Lia", "Max", "Nia", "Oli", "Pia", "Ravi", "Sia", "Tom", "Una",
]  # fmt: skip
SURNAMES = [
    "Ashby", "Birch", "Clegg", "Doyle", "Ebbs", "Flynn", "Gill", "Hart", "Inman", "Joyce",
    "Khan", "Lunt", "Marsh", "Nolan", "Orr", "Pike", "Quinn", "Reed", "Shaw", "Tate",
]  # fmt: skip
BATCH = 2000
MOST_OPEN = 2000
STAGES = ("waiting", "preparing", "arranged", "reviewing")
DOMAIN = "scale.northshore.example"


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
        referrals_that_wait(max(2, number // 200), staff, today(), timezone.now())


def _staff(number):
    service = Service.objects.create(name="Scale")
    teams = Team.objects.bulk_create(
        [Team(service=service, name=f"Team {n}") for n in range(max(2, min(20, number // 500)))]
    )

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
        "venue": Venue.objects.create(service=service, name="Harbour Centre"),
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
    Conference.objects.bulk_create([
        Conference(
            case=case, venue=staff["venue"], starts_at=at_local(case.conference_on, dt.time(10)),
            ends_at=at_local(case.conference_on, dt.time(13)), booked_by=case.coordinator,
        )
        for case in cases if case.stage == "arranged"
    ])  # fmt: skip
    add_work(list(zip(cases, people, strict=True)), day, now)


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
