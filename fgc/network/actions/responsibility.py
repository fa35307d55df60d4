"""Parental responsibility: recorded for each child with its basis, never inferred (domain.md 0.2)."""

from django.db import transaction

from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.actions.version import take_turn
from fgc.network.models import ParentalResponsibility

CARE_ORDER = "care_order"


@transaction.atomic
def record_responsibility(*, child, by, holder=None, basis, evidence_seen="", since=None):
    """Record that a person (with no holder: the council, on a care order) has parental responsibility.

    Raises Refused when they hold it already, or when nobody is named without a care order.
    """
    take_turn(child.case)
    if holder is None and basis != CARE_ORDER:
        raise Refused("Choose who holds parental responsibility.", field="holder")
    if holder is not None and basis == CARE_ORDER:
        raise Refused(
            "With a care order it is the council that holds it: choose the council.", field="holder"
        )
    if holder is not None and holder.case_id != child.case_id:
        raise Refused("That person is not in this family's network.", field="holder")
    if since and since > today():
        raise Refused("The date must be today or in the past.", field="since")
    if ParentalResponsibility.objects.filter(child=child, holder=holder, until=None).exists():
        who = holder.name if holder else "The council"
        raise Refused(
            f"{who} is recorded as holding it for {child.person.short_name} already.", field="holder"
        )
    row = ParentalResponsibility.objects.create(
        case=child.case, child=child, holder=holder, basis=basis, evidence_seen=evidence_seen, since=since
    )
    record(
        "network.responsibility_recorded",
        by=by,
        case=child.case,
        about=row,
        child=child.key,
        holder=holder.key if holder else "council",
        basis=basis,
    )
    return row


@transaction.atomic
def end_responsibility(*, responsibility, by, until=None):
    """Record the last day on which somebody held parental responsibility (today when none is given)."""
    take_turn(responsibility.case)
    row = ParentalResponsibility.objects.get(pk=responsibility.pk)
    until = until or today()
    if row.until:
        return row
    if until > today():
        raise Refused("The last day must be today or in the past.", field="until")
    if row.since and until < row.since:
        raise Refused("End is before start.", field="until")
    row.until = until
    row.save(update_fields=["until"])
    record("network.responsibility_ended", by=by, case=row.case, about=row, until=until)
    return row


@transaction.atomic
def change_responsibility(*, responsibility, basis, by, evidence_seen="", since=None):
    """Change the basis, what has been seen, or since when; who holds it never changes: end it and record anew."""
    take_turn(responsibility.case)
    row = ParentalResponsibility.objects.select_related("case").get(pk=responsibility.pk)
    if row.until:
        raise Refused("This has ended already.")
    if (row.holder_id is None) != (basis == CARE_ORDER):
        raise Refused("With a care order it is the council that holds it.", field="basis")
    if since and since > today():
        raise Refused("The date must be today or in the past.", field="since")
    row.basis, row.evidence_seen, row.since = basis, evidence_seen.strip(), since
    row.save(update_fields=["basis", "evidence_seen", "since"])
    record("network.responsibility_changed", by=by, case=row.case, about=row, basis=basis)
    return row
