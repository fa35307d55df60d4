"""Undoing the last change of a family's map: what to put back is kept, encrypted, until the next change."""

import datetime as dt
import json
from contextlib import contextmanager
from contextvars import ContextVar

from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.db.models import ProtectedError
from django.utils import timezone

from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.lib.text import and_list
from fgc.network.actions.children import refresh_title
from fgc.network.actions.version import take_turn
from fgc.network.fitting import check_ties_of
from fgc.network.models import (
    Association,
    Network,
    NetworkChange,
    NetworkChild,
    ParentLink,
    Partnership,
    Person,
    SiblingLink,
)
from fgc.network.naming import described

KEPT = dt.timedelta(hours=24)
TIES = {model._meta.model_name: model for model in (ParentLink, Partnership, SiblingLink, Association)}
BECAUSE = {
    "invitation": "they are invited to a conference",
    "contact": "a contact with them is recorded",
    "contactdetail": "a contact detail is recorded for them",
    "restriction": "a safety restriction names them",
    "staffquestion": "somebody said whether a colleague knows them",
    "networkchild": "the work is about them",
    "parentlink": "somebody else is related to them by now",
}
_steps = ContextVar("steps of a change that can be undone", default=None)


@contextmanager
def remembered(*, case, by, kind):
    """Keep what the network actions inside do, as one change that `by` can undo.

    Changes within changes belong to the outer one. Only the last change of a map is kept.
    """
    if _steps.get() is not None:
        yield
        return
    steps = []
    token = _steps.set(steps)
    try:
        with transaction.atomic():
            yield
            if steps:
                _keep_change(case, by, kind, steps)
    finally:
        _steps.reset(token)


def keep_step(what, *details):
    """Note one step, for an action that can be undone; nothing happens where nobody remembers."""
    steps = _steps.get()
    if steps is not None:
        steps.append([what, *details])


def keep_tie(what, tie):
    """Note that a tie was added (its id) or removed (all of it)."""
    name = tie._meta.model_name
    if name not in TIES:
        return
    fields = {field.attname: getattr(tie, field.attname) for field in tie._meta.concrete_fields}
    people = [
        fields[key]
        for key in ("child_id", "parent_id", "a_id", "b_id", "person_id", "to_id")
        if key in fields
    ]
    keep_step(what, name, tie.pk if what == "tie_added" else fields, people)


@transaction.atomic
def undo_change(*, change, by):
    """Put back what the last change did. One that is undone already is no error.

    Raises Refused for somebody else's change, after a day, when the map has changed since, or when
    something hangs on what was added.
    """
    take_turn(change.case)
    change = NetworkChange.objects.select_related("case").get(pk=change.pk)
    if change.undone_at:
        return change
    _check(change, by)
    for step in reversed(json.loads(change.undo)["steps"]):
        _UNDO[step[0]](change.case, by, *step[1:])
    change.undone_at, change.undo, change.about = timezone.now(), json.dumps({"steps": [], "what": ""}), None
    change.save(update_fields=["undone_at", "undo", "about"])
    record("network.change_undone", by=by, case=change.case, about=change, change=change.kind)
    return change


def _check(change, by):
    if change.by_id != by.pk:
        raise Refused("Only the person who made a change can undo it.")
    if change.at < timezone.now() - KEPT:
        raise Refused("This was more than a day ago. Change it on the person’s page instead.")
    if Network.objects.get(case=change.case).version != change.version + 1:
        raise Refused("The family network has changed since. Change it on the person’s page instead.")


def _keep_change(case, by, kind, steps):
    people = {pk for name, pk, *_ in steps if name.startswith("person_")}
    about = Person.objects.filter(pk__in=people).first() if len(people) == 1 else None
    added = any(name == "person_added" for name, *_ in steps)
    NetworkChange.objects.filter(case=case).delete()
    NetworkChange.objects.create(
        case=case,
        kind=kind,
        about=None if added else about,
        undo=json.dumps({"steps": steps, "what": _in_words(steps)}, cls=DjangoJSONEncoder),
        version=Network.objects.get(case=case).version,
        by=by,
    )


def _in_words(steps):
    """What was done, as it stands after "Undo:"."""
    for name, verb in (
        ("person_added", "added {}"),
        ("person_removed", "removed {}"),
        ("person_restored", "put {} back"),
        ("person_changed", "changed the details of {}"),
    ):
        ids = [step[1] for step in steps if step[0] == name]
        if len(ids) > 2:
            return verb.format(f"{len(ids)} people")
        if ids:
            return verb.format(and_list(_names(ids)))
    first = steps[0]
    verb = "recorded" if first[0] == "tie_added" else "removed"
    return f"{verb} how {and_list(_names(first[3]))} are related"


def _names(ids):
    people = Person.objects.in_bulk(ids)
    return [described(people[pk]) for pk in ids if pk in people]


def _take_off(case, by, pk):
    """Somebody who was added goes altogether: they may have been typed into the wrong family."""
    person = Person.objects.filter(case=case, pk=pk).first()
    if person is None:
        return
    name = person.name
    try:
        with transaction.atomic():
            person.staff_questions.filter(answered_at=None).delete()
            person.delete()
    except ProtectedError as error:
        models = [row._meta.model_name for row in error.protected_objects]
        why = next(
            (BECAUSE[model] for model in models if model in BECAUSE), "something is recorded about them"
        )
        raise Refused(f"This cannot be undone: {name} was added, and {why} since.") from error


def _change_back(case, by, pk, before):
    person = Person.objects.get(case=case, pk=pk)
    for name, value in before.items():
        setattr(person, name, Person._meta.get_field(name).to_python(value))
    check_ties_of(person)
    person.save(update_fields=list(before))
    if NetworkChild.objects.filter(person=person).exists():
        refresh_title(case, by=by)


def _put_back(case, by, pk):
    Person.objects.filter(case=case, pk=pk).update(removed_at=None)
    check_ties_of(Person.objects.get(case=case, pk=pk))


def _remove_again(case, by, pk):
    person = Person.objects.get(case=case, pk=pk)
    if person.invitations.filter(removed_at=None).exists():
        raise Refused(
            f"This cannot be undone: {person.name} was put back, and is invited to a conference since."
        )
    Person.objects.filter(pk=pk).update(removed_at=timezone.now())


def _untie(case, by, model, pk, people):
    TIES[model].objects.filter(case=case, pk=pk).delete()


def _tie_again(case, by, model, fields, people):
    tie = TIES[model](
        **{name: TIES[model]._meta.get_field(name).to_python(value) for name, value in fields.items()}
    )
    if not TIES[model].objects.filter(pk=tie.pk).exists():
        tie.save(force_insert=True)


_UNDO = {
    "person_added": _take_off,
    "person_changed": _change_back,
    "person_removed": _put_back,
    "person_restored": _remove_again,
    "tie_added": _untie,
    "tie_removed": _tie_again,
}
