"""The first day of an installation: the service and its first two people."""

from django.db import transaction

from fgc.accounts.actions.people import add_person
from fgc.accounts.models import Service, Team, User
from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.lib.errors import Refused


@transaction.atomic
def set_up_service(*, name, administrator, manager, by=None):
    """Make the service, an administrator and a service manager, each as (name, e-mail); returns all three.

    Raises Refused when accounts exist, or when the two are one person: later roles need a second person.
    """
    if User.objects.exists():
        raise Refused("There are accounts already: an administrator adds the others on the Users page")
    if administrator[1].strip().lower() == manager[1].strip().lower():
        raise Refused("The administrator and the service manager must be two people")
    service = Service.objects.create(name=name)
    team = Team.objects.create(service=service, name=name, kind=Team.Kind.CONFERENCES)
    people = []
    for (person_name, email), role in ((administrator, Role.ADMINISTRATOR), (manager, Role.SERVICE_MANAGER)):
        person = add_person(name=person_name, email=email, service=service, team=team, by=by)
        person.role = role
        person.save(update_fields=["role"])
        people.append(person)
    record("service.set_up", by=by, about=service)
    return service, *people


@transaction.atomic
def change_service(*, service, by, **fields):
    """Change timescales, hours or the letterhead; what is measured or printed by them follows at once. Returns the service."""
    service = Service.objects.select_for_update().get(pk=service.pk)
    changed = sorted(name for name, value in fields.items() if getattr(service, name) != value)
    for name in changed:
        setattr(service, name, fields[name])
    if changed:
        service.save(update_fields=changed)
        record("service.changed", by=by, about=service, fields=changed)
    return service


@transaction.atomic
def choose_emails(*, by, emails):
    """How a person wants to be reminded besides the notices in the app: `emails` is one of User.Emails."""
    if by.emails != emails:
        by.emails = emails
        by.save(update_fields=["emails"])
        record("account.emails_chosen", by=by, about=by, emails=emails)
    return by
