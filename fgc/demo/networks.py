"""Which family's map is drawn from which table: by the name of the first child of the referral."""

from fgc.demo.networks_open import OPEN
from fgc.demo.networks_past import PAST
from fgc.demo.shapes import draw

NETWORKS = {**OPEN, **PAST}
KARIM = (3, 9, 16)  # of SHAPES, told by a story of its own (fgc/demo/story.py)


def first_name_on(sheet):
    """The whole name of the first child of a sheet."""
    child = sheet.children[0]
    return f"{child.given} {child.family}".strip()


def families_of(number):
    """Names of the first children of all families that show a shape (fgc/demo/shapes.py, SHAPES)."""
    named = [name for name, shape in NETWORKS.items() if number in shape.shows]
    return (["Leah Karim"] if number in KARIM else []) + named


def draw_network(written):
    """Draw the map of a family that has just got its coordinator, as the social worker tells it."""
    shape = NETWORKS.get(first_name_on(written.sheet))
    if shape:
        draw(written.case, shape, written.case.coordinator)
