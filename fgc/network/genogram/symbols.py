"""Draws the symbol of a person and the badges on it (network.md 1)."""

from .layout import LABEL_LEADING, LABEL_SIZE, NAME_LEADING, NAME_SIZE, SYMBOL
from .svg import INK, PAPER, RED, SOFT, number, path, polyline, tag, words

CARER = "#00626b"
HOUSES = ("#8a5a00", "#00695f", "#6a3d9a", "#8c3b1f", "#2a5d9f")
MIDDLE = SYMBOL / 2


def shape(symbol, x, y, half, **look):
    """The bare outline of a symbol around its middle, `half` px to every side."""
    if symbol == "circle":
        return tag("circle", cx=x, cy=y, r=half, **look)
    if symbol == "square":
        return tag("rect", x=x - half, y=y - half, width=2 * half, height=2 * half, **look)
    if symbol == "diamond":
        corners = ((x, y - half), (x + half, y), (x, y + half), (x - half, y))
    else:
        corners = ((x, y - half), (x + half, y + half), (x - half, y + half))
    return tag("polygon", points=" ".join(f"{number(a)},{number(b)}" for a, b in corners), **look)


def symbol(card, tint):
    """The symbol with its age, crosses and brackets."""
    x, y = card.x, card.y + MIDDLE
    look = {"fill": tint, "stroke": INK, "stroke_width": 2}
    if card.unknown:
        look["stroke_dasharray"] = "5 3"
    if card.symbol == "loss":
        return _loss(x, y, look)
    parts = [shape(card.symbol, x, y, MIDDLE, **look)]
    if card.index:
        inset = {"triangle": (2.5, 7.5), "diamond": (0, 6)}.get(card.symbol, (0, 4.5))
        parts.append(
            shape(card.symbol, x, y + inset[0], MIDDLE - inset[1], fill="none", stroke=INK, stroke_width=2)
        )
    if card.deceased:
        parts.append(_cross(card.symbol, x, y, wide=9 if card.inside else 0))
    if card.inside:
        low = 14 if card.symbol == "triangle" else 5
        size = 12 if card.symbol == "triangle" else 15
        parts.append(words(x, y + low, card.inside, size, bold=card.index, anchor="middle"))
    if card.adopted:
        parts.append(_brackets(x, y))
    return "".join(parts)


def _loss(x, y, look):
    half = MIDDLE / 2
    cross = path(polyline(((x - half, y - half), (x + half, y + half))), width=1.6)
    cross += path(polyline(((x + half, y - half), (x - half, y + half))), width=1.6)
    return shape("loss", x, y, half, **look) + cross


def _cross(symbol_name, x, y, wide):
    """The cross through somebody who died, open in the middle for the age."""
    reach = {"circle": MIDDLE * 0.707, "diamond": MIDDLE / 2}.get(symbol_name, MIDDLE)
    strokes = ""
    for across, down in ((1, 1), (1, -1), (-1, 1), (-1, -1)):
        start = (x + across * wide, y + down * wide)
        strokes += polyline((start, (x + across * reach, y + down * reach)))
    return path(strokes, width=1.6)


def _brackets(x, y):
    out, arm, high = MIDDLE + 6, 6, MIDDLE + 3
    data = ""
    for sign in (-1, 1):
        corner, inner = x + sign * out, x + sign * (out - arm)
        data += polyline(((inner, y - high), (corner, y - high), (corner, y + high), (inner, y + high)))
    return path(data, width=2)


def badges(card):
    """House numbers at the lower left, restriction numbers at the upper right of the symbol."""
    parts = []
    for place, (label, colour) in enumerate(card.houses[:2]):
        clear = 17 if card.adopted else 15  # beside the brackets
        parts.append(house(card.x - MIDDLE - clear, card.y + SYMBOL - 8 - 19 * place, label, colour))
    for place, mark in enumerate(card.marks):
        across, down = divmod(place, 3)
        parts.append(mark_badge(card.x + MIDDLE + 12 + 18 * across, card.y + 8 + 18 * down, mark))
    return "".join(parts)


def house(x, y, label, colour):
    """A small house with a number: people with the same number live together."""
    tone = HOUSES[colour % len(HOUSES)]
    roof = ((x - 8, y + 8), (x - 8, y - 3), (x, y - 10), (x + 8, y - 3), (x + 8, y + 8))
    body = path(polyline(roof) + "Z", width=1.5, stroke=tone, fill=PAPER)
    return body + words(x, y + 6, label, 11, bold=True, fill=tone, anchor="middle")


def mark_badge(x, y, mark):
    """The red number of a restriction."""
    circle = tag("circle", cx=x, cy=y, r=8, fill=RED)
    return circle + words(x, y + 4, str(mark), 11.5, bold=True, fill=PAPER, anchor="middle")


def captions(card):
    """The name, what they are to the child, and the badge of a carer, under the symbol."""
    parts, y = [], card.y + SYMBOL + 3
    for line in card.name_lines:
        y += NAME_LEADING
        parts.append(words(card.x, y, line, NAME_SIZE, bold=True, anchor="middle"))
    for lines, fill, bold in ((card.label_lines, SOFT, False), (card.carer_lines, CARER, True)):
        for line in lines:
            y += LABEL_LEADING
            parts.append(words(card.x, y, line, LABEL_SIZE, bold=bold, fill=fill, anchor="middle"))
    return "".join(parts)
