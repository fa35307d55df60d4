"""The key under a picture: only the symbols, lines and tints that appear in it."""

from .strokes import dash_and_width
from .svg import INK, SOFT, path, polyline, tag, words
from .symbols import HOUSES, house, shape
from .text import width

SIZE, ROW, SAMPLE = 12, 26, 42  # px: font, height of a row, room for a sample
SHAPES = (("square", "male"), ("circle", "female"), ("diamond", "another gender or not stated"))
PARTNERS = (
    ("together", 0, "married or civil partners"),
    ("living_together", 0, "living together"),
    ("engaged", 0, "engaged"),
    ("never_lived_together", 0, "parents, never lived together"),
    ("not_recorded", 0, "relationship not recorded"),
    ("together", 1, "separated"),
    ("together", 2, "divorced"),
    ("living_together", 1, "former partners"),
)
LEGS = (("adoptive", "adopted [ ]"), ("foster", "fostered"), ("uncertain", "not certain"))


def legend(layout, tints, x, y, room):
    """(SVG, height) of the key, set in rows of that width."""
    parts, left, top = [], 0, 0
    for draw, label in entries(layout, tints):
        wide = SAMPLE + width(label, SIZE) + 20
        if left and left + wide > room:
            left, top = 0, top + ROW
        parts.append(draw(x + left, y + top + 10))
        parts.append(words(x + left + SAMPLE - 6, y + top + 14, label, SIZE, fill=SOFT))
        left += wide
    return "".join(parts), (top + ROW if parts else 0)


def entries(layout, tints):
    """[(function that draws the sample at x and y, what it means)] of all that appears in a picture."""
    return [*_people(layout.cards), *_lines(layout.lines), *_homes_and_sides(layout, tints)]


def _people(cards):
    for name, label in SHAPES:
        if any(card.symbol == name for card in cards):
            yield _symbol(name), label
    if any(card.index for card in cards):
        yield _index, "the child (any shape, double line)"
    if any(card.symbol == "triangle" for card in cards):
        yield _symbol("triangle"), "expected baby"
    if any(card.symbol == "loss" for card in cards):
        yield _loss, "pregnancy loss"
    if any(card.deceased for card in cards):
        yield _died, "died"
    if any(card.unknown for card in cards):
        yield _symbol("square", stroke_dasharray="4 3"), "not known"


def _lines(lines):
    for style, slashes, label in PARTNERS:
        if any(line.role == "bar" and (line.style, line.slashes) == (style, slashes) for line in lines):
            yield _partner_line(style, slashes), label
    if any(line.double for line in lines):
        yield _double, "related to each other"
    for style, label in LEGS:
        if any(line.style == style for line in lines):
            yield _leg(style), label
    if any(line.role == "twin" for line in lines):
        yield _twins, "twins or triplets"
    if any(line.role == "identical" for line in lines):
        yield _identical, "identical"


def _homes_and_sides(layout, tints):
    if layout.loops:
        yield _loop, "live together"
    if any(card.houses for card in layout.cards):
        yield _house, "same number: same home"
    for key, label in layout.sides.items():
        yield _tint(tints[key]), label


def _symbol(name, **more):
    return lambda x, y: shape(name, x + 17, y, 9, fill="none", stroke=INK, stroke_width=1.6, **more)


def _index(x, y):
    outer = shape("square", x + 17, y, 10, fill="none", stroke=INK, stroke_width=1.6)
    return outer + shape("square", x + 17, y, 6, fill="none", stroke=INK, stroke_width=1.6)


def _died(x, y):
    return _symbol("square")(x, y) + _cross(x + 17, y, 9)


def _loss(x, y):
    return shape("loss", x + 17, y, 7, fill="none", stroke=INK, stroke_width=1.6) + _cross(x + 17, y, 7)


def _cross(x, y, half):
    falling = polyline(((x - half, y - half), (x + half, y + half)))
    return path(falling + polyline(((x + half, y - half), (x - half, y + half))), width=1.4)


def _partner_line(style, slashes):
    def draw(x, y):
        dash, wide = dash_and_width(style)
        parts = path(polyline(((x, y), (x + 32, y))), width=wide, dash=dash)
        starts = {0: (), 1: (16,), 2: (13, 19)}[slashes]
        return parts + "".join(
            path(polyline(((x + s - 4, y + 7), (x + s + 4, y - 7))), width=1.8) for s in starts
        )

    return draw


def _double(x, y):
    return path(polyline(((x, y - 2), (x + 32, y - 2))) + polyline(((x, y + 2), (x + 32, y + 2))), width=1.6)


def _leg(style):
    dash, wide = dash_and_width(style)
    return lambda x, y: path(polyline(((x, y), (x + 32, y))), width=wide, dash=dash)


def _twins(x, y):
    return path(polyline(((x + 7, y + 9), (x + 17, y - 9), (x + 27, y + 9))), width=1.6)


def _identical(x, y):
    return _twins(x, y) + path(polyline(((x + 11, y + 2), (x + 23, y + 2))), width=1.6)


def _loop(x, y):
    look = {"fill": HOUSES[0], "fill_opacity": "0.05", "stroke": HOUSES[0], "stroke_width": 1.6}
    return tag("rect", x=x + 1, y=y - 9, width=31, height=18, rx=8, stroke_dasharray="6 3", **look)


def _house(x, y):
    return house(x + 17, y, "1", 0)


def _tint(tint):
    fill, stroke = tint
    return lambda x, y: tag(
        "rect", x=x + 8, y=y - 9, width=18, height=18, fill=fill, stroke=stroke, stroke_width=1
    )
