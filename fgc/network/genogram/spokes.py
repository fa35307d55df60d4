"""Lines from the child to each person: thick, plain, dotted, zigzag or broken, with arrows for support."""

from math import hypot

from .circle import CENTRE, SYMBOL
from .svg import INK, RED, number, path, polyline, tag

LOOKS = {"close": (4.5, None), "ok": (2, None), "weak": (1.6, "2 4"), "cut_off": (2, "14 8")}


def spoke(spot):
    """The line between the child and one person."""
    far = hypot(spot.x, spot.y)
    across, down = spot.x / far, spot.y / far
    inner, outer = CENTRE + 3, far - SYMBOL / 2 - 5
    to_child, from_child = spot.direction in ("to", "both"), spot.direction in ("from", "both")
    start, end = inner + 9 * to_child, outer - 9 * from_child
    tone = RED if spot.quality == "strained" else INK
    if spot.quality == "strained":
        line = path(polyline(_zigzag(across, down, start, end)), width=1.8, stroke=tone)
    else:
        width, dash = LOOKS[spot.quality]
        line = path(
            polyline(((start * across, start * down), (end * across, end * down))), width=width, dash=dash
        )
    if spot.quality == "cut_off":
        line += _bars(across, down, (start + end) / 2)
    if to_child:
        line += _arrow(across, down, inner, -1, tone)
    if from_child:
        line += _arrow(across, down, outer, 1, tone)
    return line


def runs_through(spot, box):
    """Whether the line between the child and somebody runs through a box (left, top, right, bottom)."""
    enters, leaves = 0.0, 1.0  # as shares of the way
    for along, low, high in ((spot.x, box[0], box[2]), (spot.y, box[1], box[3])):
        if abs(along) < 1e-9:
            if not low < 0 < high:
                return False
            continue
        first, last = sorted((low / along, high / along))
        enters, leaves = max(enters, first), min(leaves, last)
    return enters < leaves


def _zigzag(across, down, start, end):
    count = max(2, int((end - start) / 7))
    points = []
    for step in range(count + 1):
        far = start + (end - start) * step / count
        aside = 0 if step in (0, count) else (4 if step % 2 else -4)
        points.append((far * across - aside * down, far * down + aside * across))
    return points


def _bars(across, down, middle):
    data = ""
    for far in (middle - 3, middle + 3):
        x, y = far * across, far * down
        data += polyline(((x - 8 * down, y + 8 * across), (x + 8 * down, y - 8 * across)))
    return path(data, width=2)


def _arrow(across, down, tip, sign, tone):
    x, y = tip * across, tip * down
    bx, by = x - sign * 11 * across, y - sign * 11 * down
    corners = ((x, y), (bx - 5 * down, by + 5 * across), (bx + 5 * down, by - 5 * across))
    return tag("polygon", points=" ".join(f"{number(a)},{number(b)}" for a, b in corners), fill=tone)
