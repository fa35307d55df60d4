"""A family for the pages of a person in full, and opening and sending them."""

import datetime as dt

from fgc.lib.dates import today
from fgc.network import actions
from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap
from tests import cast


def in_full():
    """Kayleigh (9) with her mother Agnieszka, her father Darren and Pete; Amina coordinates, Tom referred."""
    world = cast.world()
    case = cast.open_case(world)

    def add(name, **fields):
        return actions.add_person(case=case, by=world.amina, given_name=name, family_name="Malik", **fields)

    class Family:
        by = world.amina
        kayleigh = add("Kayleigh", gender="f", born_on=dt.date(2017, 3, 14), referred_key="r1")
        agnieszka = add("Agnieszka", gender="f", birth_year=1990, referred_key="r2")
        darren = add("Darren", gender="m", birth_year=1988)
        pete = add("Pete", gender="m", birth_year=1957)

        @staticmethod
        def get(user, rest):
            return cast.signed_in(user).get(f"/cases/{case.reference}/{rest}")

        @staticmethod
        def post(rest, **data):
            return cast.signed_in(world.amina).post(f"/cases/{case.reference}/{rest}", data)

        @classmethod
        def page(cls, person, user=None):
            return cls.get(user or world.amina, f"people/{person.key}/").content.decode()

    Family.world, Family.case = world, case
    Family.child = actions.add_child(case=case, person=Family.kayleigh, by=Family.by, lives_with="mother")
    for parent in (Family.agnieszka, Family.darren):
        actions.add_parent(child=Family.kayleigh, parent=parent, by=Family.by)
    return Family


def map_for(family, recipient=None):
    case = cast.fresh(family.case)
    audience = Audience.for_person(recipient) if recipient else Audience.for_staff(case, family.by)
    return FamilyMap(case, audience, today())


def day_boxes(name, day):
    return {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
