"""Who is who on a copy of the plan: everybody in words, and the family tree where its names can be read."""

import re
from dataclasses import dataclass

from django.utils.safestring import mark_safe

from family_plans.blocks import EASY
from fgc.lib.dates import today
from fgc.network.audience import Audience
from fgc.network.copies import Choices, FamilyCopy
from fgc.network.copies_numbered import needs_numbers, with_numbers
from fgc.network.genogram import layout, render
from fgc.network.genogram.copies import LEAST_POINTS
from fgc.network.genogram.layout import NAME_SIZE

UPRIGHT = (499, 595)  # points: the room of a page of the plan
A_PX = 0.75  # points
IN_WORDS = (
    EASY,
    "large",
    "very_large",
)  # no name in a picture is as large as their letters: the list says it all
_SIZE = re.compile(r' width="([\d.]+)" height="([\d.]+)"')


@dataclass(frozen=True)
class Picture:
    """A family tree as SVG, and whether it needs a page on its side for its names to be read."""

    svg: str
    across: bool


def family_for(copy):
    """Who is who as this recipient may see it: everybody's name and what they are, and the family tree.

    Nothing for a role. No ages, no homes and no typed words, as nobody looks at them one by one here; no restriction is
    drawn for anybody. In place of a name that runs from right to left the tree has a number, which the list explains: the
    renderer draws SVG text letter by letter, which breaks joined scripts.
    """
    case = copy.version.plan.case
    if not copy.person and not copy.staff:
        return [], None
    audience = Audience.for_person(copy.person) if copy.person else Audience.for_staff(case, copy.staff)
    family_map = FamilyCopy(case, audience, today(), Choices(workers=True))
    family_map.restrictions = []
    listed = [person for _key, _heading, group in family_map.groups for person in group]
    has_picture = len(listed) > 1 and family_map.index and copy.edition not in IN_WORDS
    numbers = needs_numbers(listed) if has_picture else {}
    people = [
        {"name": person.name, "what": family_map.label(person.pk), "number": numbers.get(person.pk, "")}
        for person in listed
    ]  # fmt: skip
    if not has_picture:
        return people, None
    return people, drawn(with_numbers(family_map.network, numbers) if numbers else family_map.network)


def drawn(network):
    """The tree in black on white: what a tint would tell, the side of the family, stands in words under each name."""
    tree = layout(network)
    tree.sides = {}
    svg = render(tree, title="Who is who")
    width, height = (float(each) for each in _SIZE.search(svg).groups())
    scale = min(A_PX, UPRIGHT[0] / width, UPRIGHT[1] / height)
    # Our own SVG: every word is escaped by the engine.
    return Picture(mark_safe(svg), across=NAME_SIZE * scale < LEAST_POINTS)  # noqa: S308
