"""The named cast of the tests: invented people of one service, made by the real actions.

world = cast.world()            # the service, its teams and one person for each role
case = cast.open_case(world)    # an accepted family with Amina Yusuf as coordinator
"""

import datetime as dt
import time
from dataclasses import dataclass

from django.test import Client

from fgc.accounts.models import Service, Team, TeamManager, User
from fgc.accounts.roles import Role
from fgc.cases import actions
from fgc.cases.models import Case
from tests.built import built_once

PASSWORD = "correct horse battery"


@dataclass
class World:
    """One service and its people."""

    service: Service
    north: Team
    south: Team
    tom: User  # social worker, north
    grace: User  # social worker, south
    priya: User  # social work manager of north
    amina: User  # coordinator
    bryn: User  # coordinator
    carol: User  # service manager
    dele: User  # business support
    ivy: User  # information governance
    sam: User  # administrator

    def people(self):
        """Everybody, by first name."""
        return {name: value for name, value in vars(self).items() if isinstance(value, User)}


def person(service, first, last, role, team=None, **fields):
    """An account with a role and the password of the cast."""
    return User.objects.create_user(
        f"{first}.{last}@northshore.example".lower(),
        PASSWORD,
        name=f"{first} {last}",
        role=role,
        service=service,
        team=team,
        **fields,
    )


@built_once
def world(name="Northshore FGC service"):
    """A service with a social work team on each side of the river and one person for each role."""
    service = Service.objects.create(name=name)
    north = Team.objects.create(service=service, name="Bootle and Crosby")
    south = Team.objects.create(service=service, name="Birkenhead")
    conferences = Team.objects.create(service=service, name="Conferences", kind=Team.Kind.CONFERENCES)
    made = World(
        service,
        north,
        south,
        tom=person(service, "Tom", "Ridley", Role.SOCIAL_WORKER, north),
        grace=person(service, "Grace", "Obi", Role.SOCIAL_WORKER, south),
        priya=person(service, "Priya", "Nair", Role.SOCIAL_WORK_MANAGER, north),
        amina=person(service, "Amina", "Yusuf", Role.COORDINATOR, conferences),
        bryn=person(service, "Bryn", "Parry", Role.COORDINATOR, conferences),
        carol=person(service, "Carol", "Shah", Role.SERVICE_MANAGER, conferences),
        dele=person(service, "Dele", "Ade", Role.BUSINESS_SUPPORT, conferences),
        ivy=person(service, "Ivy", "Lunt", Role.INFORMATION_GOVERNANCE),
        sam=person(service, "Sam", "Pike", Role.ADMINISTRATOR),
    )
    TeamManager.objects.create(team=north, person=made.priya, since=dt.date(2026, 1, 5))
    return made


@built_once
def waiting_case(w, title="Ellie and Mason R.", **fields):
    """An accepted family that has no coordinator yet; referred by Tom of the north team."""
    referrer = fields.pop("referrer", w.tom)
    return actions.open_case(
        service=w.service,
        title=title,
        children_count=2,
        referrer=referrer,
        team=referrer.team,
        received_on=dt.date(2026, 11, 2),
        by=w.carol,
        **fields,
    )


@built_once
def open_case(w, title="Ellie and Mason R.", coordinator=None, **fields):
    """An accepted family with a coordinator (Amina, when nobody is named)."""
    case = waiting_case(w, title, **fields)
    return actions.allocate(case=case, coordinator=coordinator or w.amina, by=w.carol)


def signed_in(user, just_now=None):
    """A test client signed in as that person.

    `just_now`: the password was asked for again a moment ago; left out, for information governance only.
    """
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    if user.role == Role.INFORMATION_GOVERNANCE if just_now is None else just_now:
        session = client.session
        session["account_authentication_methods"] = [
            {"method": "password", "at": time.time(), "reauthenticated": True}
        ]
        session["account_authentication_methods_user"] = str(user.pk)
        session.save()
    return client


def fresh(case):
    """The case as the database has it now."""
    return Case.objects.get(pk=case.pk)
