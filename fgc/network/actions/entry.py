"""A list of people typed one a line, after its check page: everybody and every tie in one transaction."""

import re

from django.db import transaction

from fgc.audit.actions import record
from fgc.lib.errors import Refused
from fgc.network.actions.people import add_person, change_person
from fgc.network.actions.ties import add_association, add_parent, add_partnership, add_sibling
from fgc.network.actions.undo import remembered
from fgc.network.actions.version import take_turn


@transaction.atomic
def add_listed(*, case, by, deeds):
    """Do the deeds of fgc/network/entry in their order; ids are keys of people, or names of the list's own.

    Returns {id: person} of everybody added or named. Raises Refused, and then nothing of it is done.
    """
    take_turn(case)
    people = {person.key: person for person in case.people.on_map()}
    touched = {}
    with remembered(case=case, by=by, kind="list"):
        for deed in deeds:
            _check_there(case, deed, people, deeds)
            _do(case, by, deed, people, touched)
    record("network.list_entered", by=by, case=case, people=len(touched))
    return touched


def _check_there(case, deed, people, deeds):
    """Raises Refused naming the line when somebody it is tied to was removed since the check page was drawn."""
    named = (deed.b,) if deed.kind == "person" else (deed.a, deed.b)
    missing = next((one for one in named if one and one not in people), None)
    if missing is None:
        return
    gone = case.people.filter(key=missing).first()
    raise Refused(
        f"{_line_of(deed, deeds)}: {gone.name if gone else 'somebody it names'} is no longer on the map. "
        "Nothing was added. Change the line and check again."
    )


def _line_of(deed, deeds):
    """The line of the list that a deed belongs to, in words: whom it adds, or whose name it gives."""
    own = next((one for one in deeds if one.kind == "person" and one.a in (deed.a, deed.b)), None)
    fields = (deed if deed.fields else own).fields if deed.fields or own else {}
    name = f"{fields.get('known_as') or fields.get('given_name', '')} {fields.get('family_name', '')}".strip()
    number = re.match(r"n(\d+)", own.a if own else "")
    line = f"Line {number[1]}" if number else "A line"
    return f"{line}, {name}" if name else line


def _do(case, by, deed, people, touched):
    if deed.kind == "person":
        people[deed.a] = touched[deed.a] = add_person(case=case, by=by, **deed.fields)
        return
    a = people[deed.a]
    if deed.kind == "name":
        people[deed.a] = touched[deed.a] = change_person(person=a, by=by, **deed.fields)
        return
    b = people[deed.b]
    if deed.kind == "parent":
        add_parent(child=a, parent=b, kind=deed.detail, by=by)
    elif deed.kind == "partner":
        add_partnership(a=a, b=b, status=deed.detail, by=by)
    elif deed.kind == "sibling":
        add_sibling(a=a, b=b, kind=deed.detail, by=by)
    else:
        add_association(
            person=a, to=b, role=deed.detail, words=deed.words, is_professional=deed.is_professional, by=by
        )
