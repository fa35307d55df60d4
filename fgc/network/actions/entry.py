"""A list of people typed one a line, after its check page: everybody and every tie in one transaction."""

from django.db import transaction

from fgc.audit.actions import record
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
            _do(case, by, deed, people, touched)
    record("network.list_entered", by=by, case=case, people=len(touched))
    return touched


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
