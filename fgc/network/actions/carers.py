"""Who cares for a child without being a parent: a badge with dates, never a parent line (network.md 2)."""

from django.db import transaction

from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.actions.version import take_turn
from fgc.network.models import CarerRole
from fgc.network.validation import check_pair

Kind = CarerRole.Kind


@transaction.atomic
def add_carer(*, child, carer, kind, by, since=None):
    """Record that somebody cares for a child as a kinship or foster carer, or offers short breaks.

    A special guardian is refused here: the order is recorded as parental responsibility, and the badge follows
    from it, so that it cannot be said in two ways that differ. Raises Refused also for what is recorded already.
    """
    take_turn(child.case)
    check_pair(carer, child.person, "carer")
    if kind == Kind.GUARDIAN:
        raise Refused(
            "Record the special guardianship order as parental responsibility: the badge follows from it.",
            field="kind",
        )
    if since and since > today():
        raise Refused("The day must be today or in the past.", field="since")
    if CarerRole.objects.filter(carer=carer, child=child, kind=kind, until=None).exists():
        raise Refused("This is recorded already.", field="kind")
    row = CarerRole.objects.create(case=child.case, carer=carer, child=child, kind=kind, since=since)
    record(
        "network.carer_added",
        by=by,
        case=child.case,
        about=row,
        carer=carer.key,
        child=child.key,
        carer_kind=str(kind),
    )
    return row


@transaction.atomic
def end_carer(*, role, by, until=None):
    """Record the last day on which somebody cared for a child in that way; the row stays as history."""
    take_turn(role.case)
    row = CarerRole.objects.select_related("case").get(pk=role.pk)
    until = until or today()
    if row.until:
        return row
    if until > today():
        raise Refused("The last day must be today or in the past.", field="until")
    if row.since and until < row.since:
        raise Refused("End is before start.", field="until")
    row.until = until
    row.save(update_fields=["until"])
    record("network.carer_ended", by=by, case=row.case, about=row, until=until)
    return row
