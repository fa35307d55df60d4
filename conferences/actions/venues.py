"""The service's list of venues."""

from django.db import IntegrityError, transaction
from django.utils import timezone

from conferences.models import Venue
from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.rows import put

FIELDS = ("name", "address", "access", "rooms", "phone")


@transaction.atomic
def add_venue(*, service, name, by, address="", access="", rooms="", phone=""):
    """Add a place where conferences are held; raises Refused when the name is taken."""
    venue = Venue(service=service)
    _put(venue, name=name, address=address, access=access, rooms=rooms, phone=phone)
    record("venue.added", by=by, about=venue)
    return venue


@transaction.atomic
def change_venue(*, venue, by, **fields):
    """Change what is known about a place; a closed one opens again. Raises Refused when the name is taken."""
    venue = Venue.objects.select_for_update(no_key=True).get(pk=venue.pk)
    venue.closed_at = None
    _put(venue, **fields)
    record("venue.changed", by=by, about=venue)
    return venue


@transaction.atomic
def close_venue(*, venue, by):
    """Take a place off the list for new conferences; raises Refused while one is arranged there."""
    venue = Venue.objects.select_for_update(no_key=True).get(pk=venue.pk)
    if venue.conferences.current().exists():
        raise Refused("A conference is arranged there. Move it first.")
    if venue.closed_at is None:
        venue.closed_at = timezone.now()
        venue.save(update_fields=["closed_at"])
        record("venue.closed", by=by, about=venue)
    return venue


def _put(venue, **fields):
    if unknown := set(fields) - set(FIELDS):
        raise ValueError(f"not fields of a venue: {sorted(unknown)}")
    for name, value in fields.items():
        setattr(venue, name, value.strip())
    if not venue.name:
        raise Refused("Enter the name of the venue", field="name")
    same = Venue.objects.filter(service=venue.service, name__iexact=venue.name).exclude(pk=venue.pk)
    if same.exists():
        raise Refused("There is a venue of that name already", field="name")
    try:
        with transaction.atomic():
            put(venue, *fields, "closed_at")
    except IntegrityError as error:
        raise Refused("There is a venue of that name already", field="name") from error
