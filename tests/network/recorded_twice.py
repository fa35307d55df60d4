"""A family in whose record Mohammed Ali stands twice, what is kept from Sana there, and its pages."""

import datetime as dt

from django.urls import reverse

from fgc.network import actions
from tests import cast

BORN = dt.date(1990, 4, 2)


class Family:
    """Ellie, her mother Sana, and Mohammed Ali, who is on the map twice."""

    def __init__(self):
        self.w = cast.world()
        self.case = cast.open_case(self.w)
        self.ellie, self.sana = self.add("Ellie"), self.add("Sana", gender="f")
        actions.add_child(case=self.case, person=self.ellie, by=self.w.amina)
        self.one = self.add("Mohammed", family_name="Ali", diet="halal")
        self.two = self.add("Mo", family_name="Ali", born_on=BORN, diet="no nuts", referred_key="r9")
        actions.add_parent(child=self.ellie, parent=self.sana, by=self.w.amina)
        actions.add_parent(child=self.ellie, parent=self.two, by=self.w.amina)

    def add(self, given, case=None, **fields):
        return actions.add_person(case=case or self.case, by=self.w.amina, given_name=given, **fields)

    def merge(self, kept=None, gone=None, **fields):
        return actions.merge_people(kept=kept or self.one, gone=gone or self.two, by=self.w.amina, **fields)


def keep_from(f, person, kind):
    """Keep something of a person from Sana, or the two apart."""
    return actions.restrict(
        case=f.case, kind=kind, person=person, other=f.sana, basis="request", reason="Asked", by=f.w.amina
    )


def url(f, name, *keys):
    return reverse(f"network:{name}", args=[f.case.reference, *keys])
