"""The child's own list of whom they want there: added to, never overwritten (domain.md 3.2, scenario 22).

What a child says later makes a new row; the earlier one stays with the day on which it stopped counting.
"""

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from fgc.audit.actions import record
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.actions.version import take_turn
from fgc.network.models import ChildWish


@transaction.atomic
def record_wish(*, child, words, kind, by, person=None, why="", asked_on=None):
    """Add a line to the child's list: the name in the child's words, what they want, and why if they say.

    `person` is who is meant, when that is known. Raises Refused without a name, for a day to come, or when the
    same person or name is on the list (change that line instead).
    """
    take_turn(child.case)
    words, asked_on = words.strip(), asked_on or today()
    if not words:
        raise Refused("Write the name, or what you call them.", field="words")
    if asked_on > today():
        raise Refused("The day must be today or in the past.", field="asked_on")
    if person is not None and person.case_id != child.case_id:
        raise Refused("That person is not in this family's network.", field="person")
    for other in child.wishes.filter(removed_at=None):
        same_person = person is not None and other.person_id == person.pk
        if same_person or other.words.casefold() == words.casefold():
            raise Refused(f"“{other.words}” is on the list already. Change that line instead.", field="words")
    order = (child.wishes.aggregate(last=Max("order"))["last"] or 0) + 1
    return _new(
        "network.wish_recorded",
        by,
        case=child.case,
        child=child,
        person=person,
        words=words,
        kind=kind,
        why=why.strip(),
        order=order,
        asked_on=asked_on,
        made_by=by,
    )


@transaction.atomic
def change_wish(*, wish, kind, by, why="", asked_on=None):
    """Record that the child says something else now: a new line in the same place, the earlier one kept."""
    old = _turn(wish)
    asked_on = asked_on or today()
    if asked_on > today():
        raise Refused("The day must be today or in the past.", field="asked_on")
    if (old.kind, old.why) == (kind, why.strip()):
        return old
    _close(old)
    return _new(
        "network.wish_changed",
        by,
        case=old.case,
        child=old.child,
        person=old.person,
        words=old.words,
        kind=kind,
        why=why.strip(),
        order=old.order,
        asked_on=asked_on,
        made_by=by,
    )


@transaction.atomic
def take_back_wish(*, wish, by):
    """Record that the child took a line off their list; it stays among what they said before."""
    old = _turn(wish)
    _close(old)
    record("network.wish_taken_back", by=by, case=old.case, about=old)
    return old


@transaction.atomic
def link_wish(*, wish, person, by):
    """Say whom on the map the child means, or (None) that it is nobody on it; the child's words are not touched."""
    row = _turn(wish)
    if person is not None and person.case_id != row.case_id:
        raise Refused("That person is not in this family's network.", field="person")
    same = row.child.wishes.filter(removed_at=None, person=person).exclude(pk=row.pk)
    if person is not None and same.exists():
        raise Refused(f"{person.name} is on the list already.", field="person")
    row.person = person
    row.save(update_fields=["person"])
    record("network.wish_linked", by=by, case=row.case, about=row, person=person.key if person else "")
    return row


@transaction.atomic
def move_wish_up(*, wish, by):
    """Put a line one place higher: the order is the child's own."""
    row = _turn(wish)
    rows = list(row.child.wishes.filter(removed_at=None))
    place = [each.pk for each in rows].index(row.pk)
    if place:
        rows[place - 1], rows[place] = rows[place], rows[place - 1]
        for order, each in enumerate(rows, 1):
            ChildWish.objects.filter(pk=each.pk).update(order=order)
        record("network.wish_moved", by=by, case=row.case, about=row)
    return row


def _turn(wish):
    take_turn(wish.case)
    row = ChildWish.objects.select_related("case", "child__person", "person").get(pk=wish.pk)
    if row.removed_at:
        raise Refused("This line is not on the list any more. Open the list again.")
    return row


def _close(row):
    row.removed_at = timezone.now()
    row.save(update_fields=["removed_at"])


def _new(event, by, **fields):
    row = ChildWish.objects.create(**fields)
    record(event, by=by, case=row.case, about=row, child=row.child.key)
    return row
