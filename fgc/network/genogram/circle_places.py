"""Gives everybody in a circle of support an angle of their own, so that no line runs through anybody (network.md 4).

People go round by sector, those of each ring spread among the others of their sector. Between any two an angle is
kept that is wide enough for their boxes, and for the line of the one farther out to pass the nearer one. Where all the
way round is not enough, the fullest ring is widened, and those around it with it.
"""

from collections import Counter
from dataclasses import dataclass, replace
from itertools import cycle
from math import atan2, ceil, cos, hypot, inf, pi, sin

ROOM = 6  # px kept free around each box: half a zigzag is 4
BETWEEN = 85  # px from one ring to the next
LEVEL = 0.25  # beside the child, about, words may stand above or below: the line misses either
RAY = 0.04  # radians that a line passing a ring takes of it, about
CROWDED = 20  # px of a ring's distance from the middle for each person on it, before they stand in two rows
STEP = 0.02  # radians
ROUNDS, TRIES, WIDER = 10, 400, 1.03
WHOLE = 2 * pi


@dataclass(frozen=True)
class Stand:
    """Somebody at an angle: where their box is, what it takes of the way round, and how far out their line runs."""

    spot: object
    ring: tuple  # how far out where there is room enough, and a step farther
    angle: float = 0
    reach: float = 0  # 0 without a line
    box: tuple = ()
    before: float = 0  # radians of the box on the way to the angle, and after it
    after: float = 0
    near: float = inf  # px from the middle to the box, and to its farthest corner
    far: float = inf


def place(spots, sectors, ring_of, centre):
    """Set x and y of all spots; returns ({sector: (first angle, last angle)}, {ring: px from the middle}).

    `sectors` are names in order, the first in the middle of the top; `ring_of(spot)` is how far out somebody stands
    where there is room enough; `centre` is the radius of the child's own circle.
    """
    stands = _round(spots, sectors, _steps(spots, ring_of))
    rings = {stand.ring: stand.ring[0] for stand in sorted(stands, key=lambda stand: stand.ring)}
    _keep_order(rings, stands, centre)
    for _ in range(TRIES):
        held, stands = _settled(stands, rings)
        if held:
            break
        _widen(rings, stands)
        _keep_order(rings, stands, centre)
    return _sectors(stands), {ring: far for (ring, step), far in rings.items() if step == 0}


def _steps(spots, ring_of):
    """A function: (ring, step) of each next person of a ring; where a ring is full, every other one stands a step out."""
    number = Counter(map(ring_of, spots))
    steps = {ring: cycle(range(ceil(found * CROWDED / ring))) for ring, found in number.items()}
    return lambda spot: (ring_of(spot), next(steps[ring_of(spot)]))


def _round(spots, sectors, ring_of):
    """Everybody in order, at even angles to begin with."""
    order = []
    for sector in sectors:
        by_ring = {}
        for spot in spots:
            if spot.sector == sector:
                by_ring.setdefault(ring_of(spot), []).append(spot)
        spread = [
            ((number + 0.5) / len(same), ring, number, spot)
            for ring, same in by_ring.items()
            for number, spot in enumerate(same)
        ]
        order += [(spot, ring) for _, ring, _, spot in sorted(spread, key=lambda each: each[:3])]
    return [Stand(spot, ring, WHOLE * number / len(order)) for number, (spot, ring) in enumerate(order)]


def _keep_order(rings, stands, centre):
    """Rings in their order and apart, the innermost clear of the child's circle."""
    least = 0
    for ring in rings:
        widest = max(stand.spot.half for stand in stands if stand.ring == ring)
        rings[ring] = max(rings[ring], least, centre + widest + 2 * ROOM)
        least = rings[ring] + BETWEEN


def _settled(stands, rings):
    """(whether everybody stands clear of everybody, everybody where they were last) on these rings."""
    for _ in range(ROUNDS):
        turn = _turn(stands)
        stands = [_measured(stand, stand.angle + turn, rings[stand.ring]) for stand in stands]
        if _holds(stands):
            return True, stands
        angles = _apart(stands)
        if angles is None:
            break
        stands = [replace(stand, angle=angle) for stand, angle in zip(stands, angles, strict=True)]
    return False, stands


def _turn(stands):
    """By how much to turn everybody, so that the middle of the first sector is at the top."""
    first, last = _sectors(stands)[stands[0].spot.sector]
    return -pi / 2 - (first + last) / 2


def _measured(stand, angle, far):
    """Somebody at that angle of their ring."""
    spot = stand.spot
    spot.x, spot.y = round(far * cos(angle), 1), round(far * sin(angle), 1)
    if abs(sin(angle)) > LEVEL:
        spot.words_above = sin(angle) < 0
    left, top, right, bottom = spot.box
    box = left - ROOM, top - ROOM, right + ROOM, bottom + ROOM
    corners = [(x, y) for x in box[::2] for y in box[1::2]]
    turns = [(atan2(y, x) - angle + pi) % WHOLE - pi for x, y in corners]
    return Stand(
        spot, stand.ring, angle, far if spot.quality else 0, box, -min(turns), max(turns),
        near=hypot(max(box[0], -box[2], 0), max(box[1], -box[3], 0)),
        far=max(hypot(x, y) for x, y in corners),
    )  # fmt: skip


def _holds(stands):
    """Whether no box meets another and no line runs through one."""
    for first, a in enumerate(stands):
        for b in stands[first + 1 :]:
            turn = (b.angle - a.angle) % WHOLE
            if min(turn, WHOLE - turn) > 2:
                continue
            if meet(a.box, b.box) or turn < _line_needs(a, b) or WHOLE - turn < _line_needs(b, a):
                return False
    return True


def meet(a, b):
    """Whether two boxes overlap."""
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _line_needs(a, b):
    """The least angle from somebody to somebody later on the way round, so that neither's line runs through the other."""
    return max(a.after if b.reach > a.near else 0, b.before if a.reach > b.near else 0)


def _between(a, b):
    """The least angle from somebody to somebody later on the way round."""
    least = _line_needs(a, b)
    if a.near >= b.far or b.near >= a.far:
        return least
    out, most = hypot(b.spot.x, b.spot.y), a.after + b.before
    while least < most:
        across = out * cos(a.angle + least) - b.spot.x
        down = out * sin(a.angle + least) - b.spot.y
        if not meet(a.box, (b.box[0] + across, b.box[1] + down, b.box[2] + across, b.box[3] + down)):
            break
        least += STEP
    return min(least, max(most, _line_needs(a, b)))


def _apart(stands):
    """Angles at which every two are far enough apart, with the room that is left shared out; None when there is none."""
    least = [0.0] * len(stands)
    for later, b in enumerate(stands):
        for first in range(later):
            least[later] = max(least[later], least[first] + _between(stands[first], b))
    whole = max(
        least[later] - least[first] + _between(stands[later], stands[first])
        for later in range(len(stands))
        for first in range(later + 1)
    )
    if whole > WHOLE:
        return None
    return [angle + (WHOLE - whole) * number / len(stands) for number, angle in enumerate(least)]


def _widen(rings, stands):
    """Widen the ring of which most is taken."""

    def taken(ring):
        boxes = sum(stand.before + stand.after for stand in stands if stand.ring == ring)
        return boxes + RAY * sum(stand.ring > ring and stand.reach > 0 for stand in stands)

    rings[max(rings, key=taken)] *= WIDER


def _sectors(stands):
    """{sector: (first angle, last angle)}: from midway between two neighbours to midway between two others."""
    starts = {}
    for before, stand in zip([stands[-1], *stands], stands, strict=False):
        if before.spot.sector != stand.spot.sector:
            earlier = before.angle - (WHOLE if before.angle > stand.angle else 0)
            starts.setdefault(stand.spot.sector, (earlier + stand.angle) / 2)
    if not starts:
        return {stands[0].spot.sector: (stands[0].angle - pi, stands[0].angle + pi)}
    ends = [*list(starts.values())[1:], next(iter(starts.values())) + WHOLE]
    return {sector: (start, end) for (sector, start), end in zip(starts.items(), ends, strict=True)}
