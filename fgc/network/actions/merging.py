"""Two rows of one family that are the same person become one, and can be parted again (network.md 2.2)."""

from collections import Counter

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.keys import new_key
from fgc.lib.text import and_list
from fgc.network.actions.children import refresh_title
from fgc.network.actions.merged_fields import fields_back, take_fields
from fgc.network.actions.safety import note_restricted, withhold
from fgc.network.actions.ties import is_recorded
from fgc.network.actions.version import take_turn
from fgc.network.fitting import check_ties_of
from fgc.network.following import tell_safety_changed
from fgc.network.models import (
    Association,
    ContactDetail,
    NetworkChange,
    NetworkChild,
    ParentLink,
    Person,
    PersonMerge,
    Restriction,
)
from fgc.network.naming import described

STAYS = (PersonMerge, NetworkChange, NetworkChild)  # the history of the row itself, and the child's own facts
# What is said when both of them have what only one person can have.
ONLY_ONE = {
    "conferences.Invitation": "Both are asked to the same conference. Take one of them off its list first.",
    "family_plans.Agreement": "Both have answered the same plan. That cannot be made one answer.",
}


@transaction.atomic
def merge_people(*, kept, gone, by, take=()):
    """Make one person of two: everything that hangs on `gone` hangs on `kept`, and `gone` leaves the map.

    `take` names the fields of which the value of `gone` is right (PLAIN of merged_fields, the first of each TOGETHER);
    what only `gone` has is taken anyway. Raises Refused when somebody would be their own ancestor, or have three
    birth parents, and when the two cannot be one.
    """
    case = kept.case
    take_turn(case)
    kept, gone = (Person.objects.select_related("case").get(pk=one.pk) for one in (kept, gone))
    _check_two(kept, gone)
    fields = take_fields(kept, gone, set(take))
    moved = _point_to(kept, gone)
    _check_ties(case, kept)
    withhold(kept)
    gone.removed_at = timezone.now()
    gone.save(update_fields=["removed_at"])
    if NetworkChild.objects.filter(person=kept).exists():
        refresh_title(case, by=by)
    merge = PersonMerge.objects.create(
        case=case, kept=kept, gone=gone, moved={"rows": moved, "fields": fields}, by=by
    )
    tell_safety_changed(case=case, people=[kept], by=by)
    count = sum(len(rows) for rows in moved.values())
    record("network.people_merged", by=by, case=case, about=merge, kept=kept.key, gone=gone.key, rows=count)
    return merge


@transaction.atomic
def undo_merge(*, merge, by):
    """Part two people again: each row that still hangs on who was kept goes back to where it was.

    What was said of the one person since then must not happen between or be known, holds for both from now on.
    """
    take_turn(merge.case)
    merge = PersonMerge.objects.select_related("case", "kept", "gone").get(pk=merge.pk)
    if merge.undone_at:
        return merge
    if merge.kept.removed_at or PersonMerge.objects.filter(gone=merge.kept, undone_at=None).exists():
        raise Refused(
            f"{described(merge.kept)} has left the map since. Put them back, or undo the later change first."
        )
    fields_back(merge, merge.moved.get("fields", {}))
    _hold_for_both(merge, by)
    for name, rows in reversed(merge.moved.get("rows", {}).items()):
        _rows_back(name, rows, merge.kept)
    Person.objects.filter(pk=merge.gone_id).update(removed_at=None)
    withhold(merge.gone)
    withhold(merge.kept)
    _check_ties(merge.case, merge.gone)
    _check_ties(merge.case, merge.kept)
    if NetworkChild.objects.filter(person=merge.kept).exists():
        refresh_title(merge.case, by=by)
    tell_safety_changed(case=merge.case, people=[merge.kept, merge.gone], by=by)
    merge.undone_at = timezone.now()
    merge.save(update_fields=["undone_at"])
    record("network.merge_undone", by=by, case=merge.case, about=merge)
    return merge


def rows_of(person):
    """{table: how many rows hang on a person}, over every app."""
    found = Counter()
    for field in columns():
        found[field.model._meta.label] += field.model._base_manager.filter(**{field.name: person}).count()
    return found


def columns():
    """Every column of every app that names a person, found through the relations: nothing above is imported."""
    relations = Person._meta.get_fields(include_hidden=True)
    fields = [
        relation.field
        for relation in relations
        if relation.auto_created and not relation.concrete and (relation.one_to_many or relation.one_to_one)
    ]
    return [field for field in fields if field.model not in STAYS]


def _check_two(kept, gone):
    if kept.pk == gone.pk:
        raise Refused("Choose two different people.")
    if kept.case_id != gone.case_id:
        raise Refused("That person is not in this family's network.")
    if kept.removed_at or gone.removed_at:
        raise Refused("One of them was removed from the network. Put them back first.")
    if NetworkChild.objects.filter(person=gone).exists():
        raise Refused(f"The work is about {gone.short_name}: keep that record, and let the other one go.")


def _point_to(kept, gone):
    """Point the rows of `gone` to `kept`; returns {table: [[id, what its columns said]]} of the rows that were."""
    _one_contact(kept, gone)
    moved = {}
    for field in columns():
        for row in field.model._base_manager.filter(**{field.name: gone}).order_by("pk"):
            before = _pairs(row, field)
            if _moved(row, field, kept):
                moved.setdefault(field.model._meta.label, []).append([row.pk, before])
    return moved


def _moved(row, field, kept):
    """Point one row to who is kept. One that the other has already, or that would tie them to themselves, stays."""
    setattr(row, field.attname, kept.pk)
    names = list(_pairs(row, field))
    if {"a_id", "b_id"} <= set(names):
        row.a_id, row.b_id = sorted((row.a_id, row.b_id))
    people = [getattr(row, name) for name in names]
    if len(people) > 1 and people.count(kept.pk) > 1 and None not in people:
        return False
    if isinstance(row, Association) and is_recorded(row):  # no constraint says so of these
        return False
    try:
        with transaction.atomic():
            row.save(update_fields=names)
    except IntegrityError as error:
        if field.model._meta.label in ONLY_ONE:
            raise Refused(ONLY_ONE[field.model._meta.label]) from error
        return False
    return True


def _pairs(row, field):
    """The columns of a row that are kept for undoing: the one that names the person, and both of a pair."""
    names = {field.attname} | ({"a_id", "b_id"} if field.name in ("a", "b") else set())
    names |= {"child_id", "parent_id"} if field.model is ParentLink else set()
    return {name: getattr(row, name) for name in sorted(names)}


def _one_contact(kept, gone):
    """Of a detail that both have, the stricter use counts, whoever's row stays."""
    for mine in ContactDetail.objects.filter(person=kept, until=None):
        theirs = ContactDetail.objects.filter(
            person=gone, kind=mine.kind, match=mine.match, until=None
        ).first()
        if theirs and (theirs.is_withheld, not theirs.is_safe) > (mine.is_withheld, not mine.is_safe):
            mine.is_withheld = mine.is_withheld or theirs.is_withheld
            mine.is_safe = mine.is_safe and theirs.is_safe
            mine.save(update_fields=["is_withheld", "is_safe"])


def _check_ties(case, person):
    """Raises Refused when somebody would have three birth parents or a parent younger than they are, or this person
    would be their own ancestor."""
    check_ties_of(Person.objects.get(pk=person.pk))
    links = list(
        ParentLink.objects.filter(case=case, parent__removed_at=None).select_related("child", "parent")
    )
    above, births = {}, {}
    for link in links:
        above.setdefault(link.child_id, set()).add(link.parent_id)
        if (link.kind, link.certainty) == (ParentLink.Kind.BIRTH, ParentLink.Certainty.KNOWN):
            births.setdefault(link.child, {})[link.parent_id] = link.parent.name
    for child, parents in births.items():
        if len(parents) > 2 and (child.pk == person.pk or person.pk in parents):
            raise Refused(
                f"{described(child)} would have three birth parents: {and_list(sorted(parents.values()))}. "
                "Put that right first, or merge the parents first."
            )
    waiting, seen = list(above.get(person.pk, ())), set()
    while waiting:
        one = waiting.pop()
        if one == person.pk:
            raise Refused(f"This would make {described(person)} their own ancestor.")
        if one not in seen:
            seen.add(one)
            waiting += above.get(one, ())


def _hold_for_both(merge, by):
    """Copy for the one who comes back the restrictions that were recorded while both were one person."""
    kept, gone = merge.kept, merge.gone
    moved = [pk for pk, _before in merge.moved.get("rows", {}).get(Restriction._meta.label, [])]
    since = merge.case.restrictions.current().filter(made_at__gt=merge.at).exclude(pk__in=moved)
    for row in since.filter(Q(person=kept) | Q(other=kept)):
        row.pk, row.key, row._state.adding = None, new_key(), True
        if row.person_id == kept.pk:
            row.person = gone
        else:
            row.other = gone
        row.save(force_insert=True)
        note_restricted(row, by)


def _rows_back(label, rows, kept):
    model = next(field.model for field in columns() if field.model._meta.label == label)
    for pk, before in reversed(rows):
        row = model._base_manager.filter(pk=pk).first()
        if row is None or kept.pk not in {getattr(row, name) for name in before}:
            continue  # it is gone, or somebody has pointed it elsewhere since
        for name, value in before.items():
            setattr(row, name, value)
        try:
            with transaction.atomic():
                row.save(update_fields=list(before))
        except IntegrityError:
            continue  # somebody has put the same tie there since
