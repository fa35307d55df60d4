"""A family for its four views, and opening and sending their pages."""

from fgc.lib.dates import today
from fgc.network import actions
from fgc.network.actions import circle
from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap
from fgc.network.whoelse import search_of
from tests import cast

WAYS = ("family/", "family/circle/", "family/list/", "family/who-else/")


def four_ways():
    """Leila and her half-brother Sami, their mother, both fathers, Nan, a neighbour and a teacher."""
    world = cast.world()
    case = cast.open_case(world)

    class Family:
        @staticmethod
        def add(name, gender="u", **fields):
            return actions.add_person(
                case=case, by=world.amina, given_name=name, gender=gender, family_name="Karim", **fields
            )

        @staticmethod
        def url(rest):
            return f"/cases/{case.reference}/{rest}"

        @staticmethod
        def get(rest, user=None):
            return cast.signed_in(user or world.amina).get(f"/cases/{case.reference}/{rest}")

        @staticmethod
        def page(rest, user=None):
            return Family.get(rest, user).content.decode()

        @staticmethod
        def send(rest, data, user=None):
            return cast.signed_in(user or world.amina).post(f"/cases/{case.reference}/{rest}", data)

        @staticmethod
        def tie(person, quality="close", eyes=None, **fields):
            return circle.record_closeness(
                person=person, other=Family.leila, quality=quality, seen_by=eyes, by=world.amina, **fields
            )

    f = Family
    f.world, f.case = world, case
    f.leila = f.add("Leila", "f", birth_year=2014, referred_key="r1")
    f.sami = f.add("Sami", "m", birth_year=2018, referred_key="r2")
    f.mum = f.add("Nadia", "f", birth_year=1990, referred_key="r3")
    f.nan = f.add("Bushra", "f", birth_year=1962, called="Nani")
    f.craig, f.imran = f.add("Craig", "m", birth_year=1988), f.add("Imran", "m", birth_year=1991)
    f.maureen, f.okafor = f.add("Maureen", "f"), f.add("Daniel", "m")
    for child, parents in ((f.leila, (f.mum, f.craig)), (f.sami, (f.mum, f.imran)), (f.mum, (f.nan,))):
        for parent in parents:
            actions.add_parent(child=child, parent=parent, by=world.amina)
    actions.add_association(person=f.maureen, to=f.leila, role="neighbour", by=world.amina)
    actions.add_association(person=f.okafor, to=f.leila, role="teacher", is_professional=True, by=world.amina)
    f.child = actions.add_child(case=case, person=f.leila, by=world.amina)
    actions.add_child(case=case, person=f.sami, by=world.amina)
    return f


def whole(family):
    return search_of(FamilyMap(family.case, Audience.for_staff(family.case, family.world.amina), today()))
