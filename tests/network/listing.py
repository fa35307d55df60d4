"""A family with one child on the map, and lists of its people: checked, answered and saved."""

import datetime as dt

from fgc.network import actions
from fgc.network.audience import Audience
from fgc.network.familymap import FamilyMap
from fgc.network.listed import checked_list
from tests import cast

DAY = dt.date(2026, 11, 21)


def kayleigh_alone():
    """Amina's family with Kayleigh alone on the map."""
    world = cast.world()
    case = cast.open_case(world)
    kayleigh = actions.add_person(
        case=case,
        by=world.amina,
        given_name="Kayleigh",
        family_name="Malik",
        gender="f",
        born_on=dt.date(2017, 3, 14),
    )
    actions.add_child(case=case, person=kayleigh, by=world.amina)

    class Family:
        by = world.amina

    Family.world, Family.case, Family.kayleigh = world, case, kayleigh
    return Family


def map_of(family):
    case = cast.fresh(family.case)
    return FamilyMap(case, Audience.for_staff(case, family.by), DAY)


def check(family, text, answers=None, child=None):
    texts = list(enumerate(text.splitlines(), 1))
    return checked_list(map_of(family), child or family.kayleigh, texts, answers or {})


def settled(family, text, dice=None):
    """The list with every question answered, the first answer unless there are dice."""
    answers = {}
    for _ in range(30):
        checked = check(family, text, answers)
        waiting = [row for row in checked.rows if not (row.is_settled or row.problem)]
        if not waiting:
            return checked
        for row in waiting:
            answers[f"was-{row.number}"] = row.text
            if row.sure and not row.tentative:
                answers[f"sure-{row.number}"] = row.sure
            else:
                name, choices = ("same", row.same) if "same person" in row.error else ("way", row.options)
                answers[f"{name}-{row.number}"] = (dice.choice(choices) if dice else choices[0])["value"]
    raise AssertionError("the questions never end")


def saved_labels(family, checked):
    """The labels of the rows' people as the saved map gives them, in the order of the rows."""
    touched = actions.add_listed(case=family.case, by=family.by, deeds=checked.deeds)
    keys = {person.key: person for person in family.case.people.all()}
    after = map_of(family)
    return [after.label((touched.get(row.subject) or keys[row.subject]).pk) for row in checked.rows]
