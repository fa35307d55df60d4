"""Safety restrictions: recorded with a basis and a reason, approved, ended; no date alone lifts one."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.actions.version import take_turn
from fgc.network.models import ContactDetail, Restriction
from fgc.network.validation import check_pair

Kind = Restriction.Kind
ALONE = (Kind.NOT_INVITED,)
PAIRS = (Kind.MUST_NOT_MEET, Kind.MUST_NOT_KNOW_ADDRESS, Kind.MUST_NOT_KNOW_OF)


@transaction.atomic
def restrict(*, case, kind, person, basis, reason, by, other=None, evidence="", since=None, until=None):
    """Record what must not happen: `person` is protected or spoken of, `other` must not meet or know.

    Must-not-know-address withholds the person's addresses at once, for whoever lives there too. Not-invited waits for a service manager.
    Raises Refused for the same two people, a missing reason, dates out of order, or one that holds already.
    """
    take_turn(case)
    since = since or today()
    other = None if kind in ALONE else other
    _check(case, kind, person, other, reason, since, until)
    row = Restriction.objects.create(
        case=case,
        kind=kind,
        person=person,
        other=other,
        basis=basis,
        reason=reason.strip(),
        evidence=evidence.strip(),
        since=since,
        until=until,
        made_by=by,
    )
    if kind == Kind.MUST_NOT_KNOW_ADDRESS:
        homes = ContactDetail.objects.filter(case=case, kind=ContactDetail.Kind.ADDRESS)
        same = list(homes.filter(person=person).values_list("match", flat=True))
        homes.filter(match__in=same).update(is_withheld=True)
    record(
        "network.restriction_added",
        by=by,
        case=case,
        about=row,
        restriction=str(kind),
        person=person.key,
        other=other.key if other else "",
        basis=str(basis),
    )
    return row


@transaction.atomic
def approve_restriction(*, restriction, by):
    """A service manager other than the proposer agrees that a person is not invited (domain.md 3.3)."""
    row = _turn(restriction)
    if row.kind != Kind.NOT_INVITED:
        raise Refused("Only a decision that somebody is not invited needs approval.")
    if by.role != Role.SERVICE_MANAGER:
        raise Refused("Only a service manager can approve that a person is not invited.")
    if row.made_by_id == by.pk:
        raise Refused("Somebody other than the person who proposed it must approve it.")
    if row.ended_at:
        raise Refused("This restriction has ended already.")
    if not row.approved_at:
        row.approved_at, row.approved_by = timezone.now(), by
        row.save(update_fields=["approved_at", "approved_by"])
        record("network.restriction_approved", by=by, case=row.case, about=row)
    return row


@transaction.atomic
def renew_restriction(*, restriction, until, by):
    """Decide that a restriction holds on, until another day or (None) until somebody ends it."""
    row = _turn(restriction)
    if row.ended_at:
        raise Refused("This restriction has ended already.")
    if until and until < today():
        raise Refused("The end date must be today or later.", field="until")
    row.until = until
    row.save(update_fields=["until"])
    record("network.restriction_renewed", by=by, case=row.case, about=row, until=until)
    return row


@transaction.atomic
def end_restriction(*, restriction, by, reason):
    """End a restriction for a reason. What it withheld stays withheld until somebody changes that."""
    row = _turn(restriction)
    if not reason.strip():
        raise Refused("Say why it ends.", field="reason")
    if not row.ended_at:
        row.ended_at, row.ended_by, row.ended_reason = timezone.now(), by, reason.strip()[:500]
        row.save(update_fields=["ended_at", "ended_by", "ended_reason"])
        record("network.restriction_ended", by=by, case=row.case, about=row)
    return row


def _turn(restriction):
    take_turn(restriction.case)
    return Restriction.objects.select_related("case", "person", "other").get(pk=restriction.pk)


def _check(case, kind, person, other, reason, since, until):
    if not reason.strip():
        raise Refused("Say why.", field="reason")
    if person.case_id != case.pk:
        raise Refused("That person is not in this family's network.", field="person")
    if kind in PAIRS and other is None:
        raise Refused("Choose the other person.", field="other")
    if other is not None:
        if other.pk == person.pk:
            raise Refused("Choose two different people.", field="other")
        check_pair(person, other, "other")
    if until and until < since:
        raise Refused("End is before start.", field="until")
    same = Q(person=person, other=other)
    if kind == Kind.MUST_NOT_MEET:
        same |= Q(person=other, other=person)
    if Restriction.objects.current().filter(same, case=case, kind=kind).exists():
        raise Refused("This is recorded and holds already.", field="kind")
