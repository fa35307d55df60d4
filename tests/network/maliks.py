"""The Maliks: a family for the family page and its forms, and sending these."""

import datetime as dt

from fgc.network import actions
from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap
from tests import cast

DAY = dt.date(2026, 11, 21)


def maliks():
    """Kayleigh (named by the referrer), her parents, and Pete, whom Amina found."""
    world = cast.world()
    case = cast.open_case(world)

    def add(name, last="Malik", **fields):
        return actions.add_person(case=case, by=world.amina, given_name=name, family_name=last, **fields)

    class Family:
        kayleigh = add("Kayleigh", gender="f", born_on=dt.date(2017, 3, 14), referred_key="r1")
        agnieszka = add(
            "Agnieszka", "Nowak", gender="f", birth_year=1990, referred_key="r2", interpreter="Polish"
        )
        darren = add("Darren", gender="m", birth_year=1988, referred_key="r3")
        pete = add("Pete", gender="m", birth_year=1957, called="Grandad", note="Told us about work")
        add_person = staticmethod(add)

        @staticmethod
        def url(rest="family/"):
            return f"/cases/{case.reference}/{rest}"

        @staticmethod
        def page(user, rest="family/"):
            return cast.signed_in(user).get(f"/cases/{case.reference}/{rest}").content.decode()

    Family.world, Family.case = world, case
    Family.child = actions.add_child(case=case, person=Family.kayleigh, by=world.amina, lives_with="mother")
    for child, parent in (
        (Family.kayleigh, Family.agnieszka),
        (Family.kayleigh, Family.darren),
        (Family.darren, Family.pete),
    ):
        actions.add_parent(child=child, parent=parent, by=world.amina)
    return Family


def map_of(family, user=None):
    user = user or family.world.amina
    return FamilyMap(family.case, Audience.for_staff(family.case, user), DAY)


def who(**changes):
    return {
        "given_name": "Jean",
        "family_name": "Malik",
        "known_as": "",
        "called": "Nan",
        "gender": "f",
        "born": "1960",
        "status": "living",
        "died_year": "",
        "due_on_day": "",
        "due_on_month": "",
        "due_on_year": "",
        "language": "",
        "interpreter": "",
        "access_needs": "",
        "source": "",
        **changes,
    }


def add(family, near, way, **answers):
    page = family.url(f"people/{near.key}/add/{way}/")
    return cast.signed_in(family.world.amina).post(page, who(**answers))


def tie(family, person, **answers):
    defaults = {
        "kind": "birth",
        "certainty": "known",
        "partner_status": "",
        "started": "",
        "ended": "",
        "sibling_kind": "unknown",
        "role": "",
        "words": "",
    }
    page = family.url(f"people/{person.key}/ties/add/")
    return cast.signed_in(family.world.amina).post(page, {**defaults, **answers})
