"""Teams, and who manages them."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from fgc.accounts.models import Team, TeamManager
from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused

TAKEN = "There is a team of that name already"


@transaction.atomic
def add_team(*, service, name, kind, by):
    """Add a team; raises Refused when the name is taken, in whatever letters."""
    try:
        with transaction.atomic():
            team = Team.objects.create(service=service, name=name, kind=kind)
    except IntegrityError as error:
        raise Refused(TAKEN, field="name") from error
    record("team.added", by=by, about=team)
    return team


@transaction.atomic
def change_team(*, team, name, kind, by):
    """Give a team another name or kind."""
    team.name, team.kind = name, kind
    try:
        with transaction.atomic():
            team.save(update_fields=["name", "kind"])
    except IntegrityError as error:
        raise Refused(TAKEN, field="name") from error
    record("team.changed", by=by, about=team)
    return team


@transaction.atomic
def close_team(*, team, by):
    """Close a team and end its managers' charge; raises Refused while people are in it."""
    team = Team.objects.select_for_update().get(pk=team.pk)
    if team.closed_at:
        raise Refused("This team is closed already")
    if team.people.filter(is_active=True).exists():
        raise Refused("People are still in this team: give them another one first")
    team.closed_at = timezone.now()
    team.save(update_fields=["closed_at"])
    team.managers.filter(until=None).update(until=today())
    record("team.closed", by=by, about=team)
    return team


@transaction.atomic
def add_manager(*, team, person, by):
    """Make a social work manager responsible for a team: they can open its families from today."""
    if (
        person.role != Role.SOCIAL_WORK_MANAGER
        or not person.is_active
        or person.service_id != team.service_id
    ):
        raise Refused("Choose a social work manager of this service", field="person")
    if team.closed_at:
        raise Refused("This team is closed")
    try:
        with transaction.atomic():
            manager = TeamManager.objects.create(team=team, person=person, since=today())
    except IntegrityError as error:
        raise Refused(f"{person.name} manages this team already", field="person") from error
    record("team.manager_added", by=by, about=team, of=person.key)
    return manager


@transaction.atomic
def end_manager(*, manager, by):
    """End a person's management of a team today: its families are closed to them at once."""
    if TeamManager.objects.filter(pk=manager.pk, until=None).update(until=today()):
        record("team.manager_ended", by=by, about=manager.team, of=manager.person.key)
    return manager
