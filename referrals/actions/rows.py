"""The short rows of a draft: responsibility, questions, bottom lines, dates, pairs; and the safety answers."""

from django.db import IntegrityError, transaction

from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.rows import put
from referrals import codes
from referrals.actions.draft import take_off, touch, writable
from referrals.answers import ROWS
from referrals.models import SafetyAnswer

MOST_ROWS = 100
TOPICS = tuple(topic for topic, _, _ in codes.SAFETY)


@transaction.atomic
def save_row(*, referral, into, by, row=None, **answers):
    """Add or change one row of the list `into` (a name of ROWS). Raises Refused when it is there already."""
    rows = ROWS[into]
    unknown = set(answers) - set(rows.fields)
    if unknown:
        raise ValueError(f"not in that list: {sorted(unknown)}")
    referral = writable(referral)
    manager = getattr(referral, rows.related)
    if row is None:
        if manager.count() >= MOST_ROWS:
            raise Refused(f"The list holds {MOST_ROWS} rows at most")
        row = manager.model(referral=referral)
        if rows.is_ordered:
            row.order = (manager.order_by("-order").values_list("order", flat=True).first() or 0) + 1
    else:
        row = manager.get(pk=row.pk)
    for name, value in answers.items():
        setattr(row, name, value)
    _check(into, referral, row)
    try:
        with transaction.atomic():
            put(row, *answers)
    except IntegrityError as error:
        raise Refused("This is on the list already", field="person") from error
    if rows.none_field:
        setattr(referral, rows.none_field, False)
        referral.save(update_fields=[rows.none_field])
    touch(referral)
    record("referral.saved", by=by, case=referral, about=row, section=rows.section)
    return row


@transaction.atomic
def remove_row(*, referral, into, row, by):
    """Take a row off a list of a draft."""
    take_off(referral, ROWS[into].related, row, section=ROWS[into].section, by=by)


@transaction.atomic
def move_up(*, referral, into, row, by):
    """Put a question or bottom line one place higher; the first stays first."""
    if not ROWS[into].is_ordered:
        raise ValueError(f"{into} has no order")
    referral = writable(referral)
    listed = list(getattr(referral, ROWS[into].related).all())
    place = next((n for n, other in enumerate(listed) if other.pk == row.pk), 0)
    if place:
        listed[place - 1], listed[place] = listed[place], listed[place - 1]
    for number, other in enumerate(listed, start=1):
        if other.order != number:
            other.order = number
            other.save(update_fields=["order"])
    touch(referral)
    record("referral.saved", by=by, case=referral, about=row, section=ROWS[into].section)
    return row


@transaction.atomic
def save_safety(*, referral, answers, by):
    """Save yes, no or not known for the topics that were answered; blank ones are left as they are."""
    referral = writable(referral)
    if unknown := set(answers) - set(TOPICS):
        raise ValueError(f"not asked: {sorted(unknown)}")
    SafetyAnswer.objects.bulk_create(
        [SafetyAnswer(referral=referral, topic=topic, answer=said) for topic, said in answers.items() if said],
        update_conflicts=True, unique_fields=["referral", "topic"], update_fields=["answer"],
    )  # fmt: skip
    touch(referral)
    record("referral.saved", by=by, case=referral, section="safety")
    return referral


@transaction.atomic
def save_safety_details(*, referral, details, by):
    """Save the details of safety answers; a topic that was not answered is passed over."""
    referral = writable(referral)
    for row in referral.safety_answers.filter(topic__in=list(details)):
        row.detail = details[row.topic]
        row.save(update_fields=["detail"])
    touch(referral)
    record("referral.saved", by=by, case=referral, section="safety")
    return referral


def _check(into, referral, row):
    """What the database cannot say in a person's words."""
    if into == "responsibility":
        if (row.person_id is None) != (row.basis == "care_order"):
            raise Refused(
                "With a care order it is the council that holds it: choose both or neither", field="basis"
            )
        same = referral.responsibilities.filter(child=row.child, person=row.person).exclude(pk=row.pk)
        if same.exists():
            raise Refused(f"{row.holder} is on the list for {row.child.short_name} already", field="person")
    if into == "pairs":
        if (row.person_id, row.child_id) == (row.other_person_id, row.other_child_id):
            raise Refused("Choose two different people", field="other")
        here = (row.person_id, row.child_id, row.other_person_id, row.other_child_id)
        there = (row.other_person_id, row.other_child_id, row.person_id, row.child_id)
        same = [here, there] if row.kind == "must_not_meet" else [here]
        for other in referral.pairs.filter(kind=row.kind).exclude(pk=row.pk):
            if (other.person_id, other.child_id, other.other_person_id, other.other_child_id) in same:
                raise Refused("This is on the list already", field="other")
