"""Adding a new person as a relative of somebody on the map: the person and the tie in one go."""

from django.db import transaction

from fgc.network.actions.people import add_person
from fgc.network.actions.ties import add_association, add_parent, add_partnership, add_sibling


@transaction.atomic
def add_mother_or_father(*, near, by, person, kind="birth", certainty="known", also=()):
    """Add a parent of `near` and of brothers and sisters (`also`); `person` holds the new fields.

    Raises Refused (network.md 2.1).
    """
    new = add_person(case=near.case, by=by, **person)
    for child in (near, *also):
        add_parent(child=child, parent=new, by=by, kind=kind, certainty=certainty)
    return new


@transaction.atomic
def add_partner(*, near, by, person, status, started=None, ended=None):
    """Add somebody who is or was a partner of `near`."""
    new = add_person(case=near.case, by=by, **person)
    add_partnership(a=near, b=new, status=status, by=by, started=started, ended=ended)
    return new


@transaction.atomic
def add_daughter_or_son(*, near, by, person, kind="birth", other_parent=None):
    """Add a child of `near` and, when known, of the other parent."""
    new = add_person(case=near.case, by=by, **person)
    for parent in filter(None, (near, other_parent)):
        add_parent(child=new, parent=parent, by=by, kind=kind)
    return new


@transaction.atomic
def add_brother_or_sister(*, near, by, person, parents=(), kind="unknown"):
    """Add a brother or sister who shares these parents of `near`; without any, a link of that kind."""
    new = add_person(case=near.case, by=by, **person)
    for parent in parents:
        link = near.parent_links.filter(parent=parent).first()
        add_parent(child=new, parent=parent, by=by, kind=link.kind if link else "birth")
    if not parents:
        add_sibling(a=near, b=new, by=by, kind=kind)
    return new


@transaction.atomic
def add_somebody_who_matters(*, near, by, person, role, words="", is_professional=False):
    """Add a friend, neighbour, teacher or worker of `near`."""
    new = add_person(case=near.case, by=by, **person)
    add_association(person=new, to=near, role=role, by=by, words=words, is_professional=is_professional)
    return new
