"""Safety restrictions: recorded with a basis and a reason, approved, ended; no date alone lifts one."""

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from fgc.accounts.roles import Role
from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.actions.version import take_turn
from fgc.network.following import tell_safety_changed
from fgc.network.models import ContactDetail, Restriction
from fgc.network.restrictions import WITHHELD_BY, withheld_kinds
from fgc.network.validation import check_pair

Kind = Restriction.Kind
ALONE = (Kind.NOT_INVITED, Kind.VISIT_TOGETHER)
PAIRS = tuple(kind for kind in Kind if kind not in (*ALONE, Kind.SPEAK_FIRST))
# What belongs to one kind only, and what is kept for all the others.
ONLY_FOR = {
    "scope": (Kind.MUST_NOT_MEET, Restriction.Scope.CALL),
    "category": (Kind.NOT_INVITED, ""),
    "extent": (Kind.NOT_INVITED, Restriction.Extent.WHOLE),
    "other_way": (Kind.NOT_INVITED, ""),
}
REVIEWED = "Choose the day to look at it again: nobody should be seen as a danger for ever by an old note."
TOLD = ("other_way", "told_on", "told_how", "challenge")


@transaction.atomic
def restrict(
    *,
    case,
    kind,
    person,
    basis,
    reason,
    by,
    other=None,
    evidence="",
    since=None,
    until=None,
    review_on=None,
    **only,
):
    """Record what must not happen: `person` is protected or spoken of, `other` must not meet or know.

    `only`: scope of a pair that must not meet; category, extent and other_way of somebody who is not invited. What
    must not be known of an address, phone or e-mail is withheld at once, for whoever has it too. Not-invited waits for
    a service manager. Raises Refused for the same two people, a missing reason, dates out of order, or one that
    holds already.
    """
    take_turn(case)
    since = since or today()
    other = None if kind in ALONE else other
    _check(case, kind, person, other, reason, since, until)
    _check_review(since, review_on)
    if kind == Kind.VISIT_TOGETHER and not review_on:
        raise Refused(REVIEWED, field="review_on")
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
        review_on=review_on,
        made_by=by,
        **_fitting(kind, only),
    )
    withhold(person, WITHHELD_BY.get(kind, ()))
    note_restricted(row, by)
    _look_again(row, by)
    return row


@transaction.atomic
def approve_restriction(*, restriction, by, other_way=""):
    """A service manager other than the proposer agrees that a person is not invited (domain.md 3.3).

    Nobody is left out without another way to take part: `other_way` adds it where the proposal has none.
    """
    row = _turn(restriction)
    if row.kind != Kind.NOT_INVITED:
        raise Refused("Only a decision that somebody is not invited needs approval.")
    if by.role != Role.SERVICE_MANAGER:
        raise Refused("Only a service manager can approve that a person is not invited.")
    if row.made_by_id == by.pk:
        raise Refused("Somebody other than the person who proposed it must approve it.")
    if row.ended_at:
        raise Refused("This restriction has ended already.")
    if row.approved_at:
        return row
    row.other_way = other_way.strip() or row.other_way
    if not row.other_way:
        raise Refused("Say how they can take part in another way first.", field="other_way")
    row.approved_at, row.approved_by = timezone.now(), by
    row.save(update_fields=["approved_at", "approved_by", "other_way"])
    record("network.restriction_approved", by=by, case=row.case, about=row)
    return row


@transaction.atomic
def record_told(*, restriction, by, other_way, told_on=None, told_how="", challenge=""):
    """Keep how somebody who is not invited takes part instead, how they were told (or why not), and their challenge."""
    row = _turn(restriction)
    if row.kind != Kind.NOT_INVITED or row.ended_at:
        raise Refused("This is kept for somebody who is not invited, while that holds.")
    if row.approved_at and not other_way.strip():
        raise Refused("Say how they can take part in another way.", field="other_way")
    if told_on and told_on > today():
        raise Refused("The day must be today or in the past.", field="told_on")
    if told_on and not told_how.strip():
        raise Refused("Say how they were told, and by whom.", field="told_how")
    row.other_way, row.told_on = other_way.strip(), told_on
    row.told_how, row.challenge = told_how.strip(), challenge.strip()
    row.save(update_fields=TOLD)
    record("network.restriction_told", by=by, case=row.case, about=row, told=bool(told_on))
    return row


@transaction.atomic
def renew_restriction(*, restriction, until, by, review_on=None, scope=""):
    """Decide that a restriction holds on, until another day or (None) until somebody ends it.

    `review_on` is when to look at it again; `scope` changes how far "must not meet" goes.
    """
    row = _turn(restriction)
    if row.ended_at:
        raise Refused("This restriction has ended already.")
    if until and until < today():
        raise Refused("The end date must be today or later.", field="until")
    _check_review(row.since, review_on)
    if row.kind == Kind.VISIT_TOGETHER and not review_on:
        raise Refused(REVIEWED, field="review_on")
    if review_on and review_on <= today():
        raise Refused("Choose a day after today to look at it again.", field="review_on")
    row.until, row.review_on = until, review_on
    if scope and row.kind == Kind.MUST_NOT_MEET:
        row.scope = scope
    row.save(update_fields=["until", "review_on", "scope"])
    record(
        "network.restriction_renewed",
        by=by,
        case=row.case,
        about=row,
        until=until,
        review_on=review_on,
        scope=str(row.scope),
    )
    _look_again(row, by)
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


def withhold(person, kinds=None):
    """Withhold what must not be known of a person: their own details, and the same ones of whoever shares them."""
    kinds = withheld_kinds(person) if kinds is None else kinds
    if kinds:
        details = ContactDetail.objects.filter(case=person.case, kind__in=kinds)
        same = list(details.filter(person=person).values_list("match", flat=True))
        details.filter(match__in=same).update(is_withheld=True)


def note_restricted(row, by):
    """Write in the record that a restriction holds from now on."""
    record(
        "network.restriction_added",
        by=by,
        case=row.case,
        about=row,
        restriction=str(row.kind),
        person=row.person.key,
        other=row.other.key if row.other else "",
        basis=str(row.basis),
    )


def _fitting(kind, only):
    """What was said that belongs to this kind; the rest as it is for every other kind."""
    if unknown := set(only) - set(ONLY_FOR):
        raise TypeError(f"restrict() takes no {sorted(unknown)}")
    return {
        name: (only[name] or default) if kind == of and name in only else default
        for name, (of, default) in ONLY_FOR.items()
    }


def _look_again(row, by):
    people = [one for one in (row.person, row.other) if one]
    tell_safety_changed(case=row.case, people=people, by=by)


def _check_review(since, review_on):
    if review_on and review_on < since:
        raise Refused("The day to look at it again is before the start.", field="review_on")


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
