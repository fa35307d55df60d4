"""The invented service of the demonstration: its teams, its people, its venues."""

from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password

from conferences.actions.venues import add_venue
from fgc.accounts.demo import PASSWORD
from fgc.accounts.models import Service, Team, TeamManager, User
from fgc.accounts.roles import Role

STAFF = [
    # first name, last name, role, team, job title, share of full time
    ("Amina", "Yusuf", Role.COORDINATOR, "Conferences", "FGC coordinator", 1),
    ("Bryn", "Parry", Role.COORDINATOR, "Conferences", "FGC coordinator", 0.8),
    ("Shanice", "Cole", Role.COORDINATOR, "Conferences", "FGC coordinator", 0.6),
    ("Carol", "Shah", Role.SERVICE_MANAGER, "Conferences", "FGC service manager", 1),
    ("Deb", "Moss", Role.SERVICE_MANAGER, "Conferences", "Deputy service manager", 1),
    ("Dele", "Ade", Role.BUSINESS_SUPPORT, "Conferences", "Business support officer", 1),
    ("Tom", "Ridley", Role.SOCIAL_WORKER, "Bootle and Crosby", "Social worker", 1),
    ("Grace", "Obi", Role.SOCIAL_WORKER, "Birkenhead", "Social worker", 1),
    ("Mina", "Rao", Role.SOCIAL_WORKER, "Bootle and Crosby", "Senior social worker", 1),
    ("Priya", "Nair", Role.SOCIAL_WORK_MANAGER, "Bootle and Crosby", "Team manager", 1),
    ("Owen", "Hale", Role.SOCIAL_WORK_MANAGER, "Birkenhead", "Team manager", 1),
    ("Ivy", "Lunt", Role.INFORMATION_GOVERNANCE, None, "Information governance officer", 1),
    ("Sam", "Pike", Role.ADMINISTRATOR, None, "Systems administrator", 1),
]
VENUES = [
    (
        "Harbour Community Centre",
        "Marine Road, Bootle",
        "Step-free. Bus stop outside.",
        "Room 2, quiet room, kitchen, crèche",
    ),
    ("St Bride's Hall", "Laird Street, Birkenhead", "Ramp at the side door.", "Main hall, two small rooms"),
    ("Crosby Library", "College Road, Crosby", "Step-free, lift.", "Meeting room upstairs"),
]


@dataclass
class Cast:
    """The service and its people, by first name in small letters: `cast["amina"]`."""

    service: Service
    people: dict
    venues: dict = field(default_factory=dict)

    def __getitem__(self, name):
        return self.people[name]


def make_cast():
    """Make the service, its teams, one person for each line above, and the venues."""
    service = Service.objects.create(name="Northshore family group conferences")
    teams = {
        name: Team.objects.create(
            service=service,
            name=name,
            kind=Team.Kind.CONFERENCES if name == "Conferences" else Team.Kind.SOCIAL_WORK,
        )
        for name in ("Conferences", "Bootle and Crosby", "Birkenhead")
    }
    people = {}
    for first, last, role, team, job, share in STAFF:
        people[first.lower()] = User.objects.create_user(
            f"{first}.{last}@northshore.example",
            name=f"{first} {last}",
            role=role,
            service=service,
            team=teams.get(team),
            job_title=job,
            working_pattern=share,
        )
    # Hashing is slow on purpose, and all have the same password: once is enough.
    User.objects.filter(service=service).update(password=make_password(PASSWORD))
    for name, team in (("priya", "Bootle and Crosby"), ("owen", "Birkenhead")):
        TeamManager.objects.create(team=teams[team], person=people[name])
    cast = Cast(service, people)
    for name, address, access, rooms in VENUES:
        cast.venues[name] = add_venue(
            service=service,
            name=name,
            by=people["carol"],
            address=address,
            access=access,
            rooms=rooms,
            phone="0151 496 0123",
        )
    return cast
