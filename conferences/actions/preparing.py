"""Recording contacts with the people of a family, and why a manager reads them."""

from django.db import transaction

from conferences.models import Contact, PreparationRead
from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused


@transaction.atomic
def record_contact(*, case, person, on, how, by, reached=True, minutes=None, note=""):
    """Write down one contact with one person, or a try that did not reach them.

    Raises Refused for a day to come, a person of another family or one who was taken off the map.
    """
    if person.case_id != case.pk or person.removed_at:
        raise Refused("Choose somebody on this family's network", field="person")
    if on > today():
        raise Refused("The date must be today or in the past", field="on")
    if how not in Contact.How.values:
        raise Refused("Select how you were in touch", field="how")
    contact = Contact.objects.create(
        case=case, person=person, on=on, how=how, reached=reached, minutes=minutes, note=note.strip(), by=by
    )
    record(
        "preparation.contacted",
        by=by,
        case=case,
        about=contact,
        person=person.key,
        how=str(how),
        reached=reached,
    )
    return contact


@transaction.atomic
def give_reason(*, case, reason, by):
    """Note why a manager reads the preparation today (access.md); the first reason of a day stays."""
    reason = reason.strip()
    if not reason:
        raise Refused("Say why you need to read this", field="reason")
    read, is_new = PreparationRead.objects.get_or_create(
        case=case, by=by, on=today(), defaults={"reason": reason[:500]}
    )
    if is_new:
        record("preparation.read", by=by, case=case, about=read)
    return read
