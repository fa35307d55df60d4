"""Draws partner lines, sibship lines and household loops, with a little bridge where lines cross."""

from .checking import segments
from .svg import PAPER, number, path
from .symbols import HOUSES

HOP = 5  # px, radius of a bridge
PARTNER_DASH = {
    "together": None,
    "living_together": "8 4",
    "engaged": "10 3 2 3",
    "never_lived_together": "2 4",
    "not_recorded": "16 4",
}
LEG_DASH = {"birth": None, "adoptive": "6 4", "foster": "2 4", "uncertain": "9 3 2 3"}
PARTNER_WIDTH, LEG_WIDTH = 2, 1.7


def dash_and_width(style):
    """(dash pattern, stroke width) of a line style."""
    if style in PARTNER_DASH:
        return PARTNER_DASH[style], PARTNER_WIDTH
    return LEG_DASH[style], LEG_WIDTH


def strokes(layout):
    """All family lines as one string of SVG."""
    uprights = [(union, x1, y1, y2) for union, _, x1, y1, x2, y2 in segments(layout) if x1 == x2]
    parts = []
    for line in layout.lines:
        dash, width = dash_and_width(line.style)
        data = _with_bridges(line, uprights)
        if line.double:
            parts.append(path(data, width=6, dash=dash))
            parts.append(path(data, width=2.4, stroke=PAPER))
        else:
            parts.append(path(data, width=width, dash=dash))
        if line.slashes:
            parts.append(_slashes(line, uprights))
    return "".join(parts)


def _with_bridges(line, uprights):
    data = f"M{number(line.points[0][0])} {number(line.points[0][1])}"
    for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False):
        if y1 == y2:
            sign = 1 if x2 > x1 else -1
            for x in _crossed(line.union, x1, x2, y1, uprights)[::sign]:
                data += f"L{number(x - sign * HOP)} {number(y1)}"
                data += f"A{HOP} {HOP} 0 0 {1 if sign > 0 else 0} {number(x + sign * HOP)} {number(y1)}"
        data += f"L{number(x2)} {number(y2)}"
    return data


def _crossed(union, x1, x2, y, uprights):
    """Where uprights of other unions pass a level line, at least one bridge apart."""
    low, high = min(x1, x2) + HOP + 1, max(x1, x2) - HOP - 1
    spots = {
        x for other, x, top, bottom in uprights if other != union and top < y < bottom and low < x < high
    }
    kept = []
    for x in sorted(spots):
        if not kept or x - kept[-1] > 2 * HOP:
            kept.append(x)
    return kept


def _slashes(line, uprights):
    """One or two strokes through a partner line, in the longest part that nothing else touches."""
    (x1, y), (x2, _) = line.points[1], line.points[2]
    low, high = min(x1, x2), max(x1, x2)
    touched = {x for _, x, top, bottom in uprights if top <= y <= bottom and low < x < high}
    stops = sorted({low, high, *touched})
    left, right = max(zip(stops, stops[1:], strict=False), key=lambda pair: pair[1] - pair[0])
    middle = (left + right) / 2
    starts = (middle,) if line.slashes == 1 else (middle - 3.5, middle + 3.5)
    strokes = "".join(f"M{number(x - 4)} {number(y + 8)}L{number(x + 4)} {number(y - 8)}" for x in starts)
    return path(strokes, width=2)


def loops(layout):
    """The dashed outlines round households, each with a light tint."""
    parts = []
    for loop in layout.loops:
        tone = HOUSES[loop.colour % len(HOUSES)]
        look = {"fill": tone, "fill_opacity": "0.05"}
        parts.append(path(_rounded(loop.outline), width=1.6, stroke=tone, dash="7 4", **look))
    return "".join(parts)


def _rounded(outline, radius=12):
    corners = [p for p, q in zip(outline, (*outline[1:], outline[0]), strict=True) if p != q]
    corners = [
        corner
        for before, corner, after in _with_neighbours(corners)
        if not (before[0] == corner[0] == after[0] or before[1] == corner[1] == after[1])
    ]
    data = ""
    for before, corner, after in _with_neighbours(corners):
        start, end = _towards(corner, before, radius), _towards(corner, after, radius)
        data += f"{'L' if data else 'M'}{number(start[0])} {number(start[1])}"
        data += f"Q{number(corner[0])} {number(corner[1])} {number(end[0])} {number(end[1])}"
    return data + "Z"


def _with_neighbours(corners):
    return zip((corners[-1], *corners[:-1]), corners, (*corners[1:], corners[0]), strict=True)


def _towards(corner, other, radius):
    across, down = other[0] - corner[0], other[1] - corner[1]
    far = abs(across) + abs(down)
    step = min(radius, far / 2) / far if far else 0
    return corner[0] + across * step, corner[1] + down * step
