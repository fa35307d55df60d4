"""Runs the lines between two rows: partner bars above, drops, sibship combs below (network.md 4.5)."""

from dataclasses import dataclass, field

from .combs import comb_tracks

NEAR = 7  # px between uprights of different unions
BAR_EDGE = 10  # px from the end of a bar within which no drop begins


@dataclass
class Strand:
    """The lines of one union within its band; x in px, tracks counted from the top of their channel."""

    union: int
    group: int
    partners: list = field(default_factory=list)  # (node, x), left first
    legs: list = field(default_factory=list)  # (x on the comb, [(node, x at the symbol)])
    drop: float | None = None
    bar_track: int = 0
    comb_track: int = 0

    @property
    def bar(self):
        """Both ends of the partner line, or None for a single parent."""
        return (self.partners[0][1], self.partners[-1][1]) if len(self.partners) > 1 else None

    @property
    def comb(self):
        """Both ends of the sibship line; equal ends when a straight leg needs none."""
        spots = [x for x, _ in self.legs] + ([self.drop] if self.drop is not None else [])
        return min(spots), max(spots)


@dataclass
class Band:
    """Everything between one row and the next."""

    strands: list
    bar_tracks: int = 0
    comb_tracks: int = 0


def route(graph, row, x, slots):
    """The `Band` under a row (row -1 is the space above the top row)."""
    strands = [_strand(graph, number, x, slots) for number in graph.bands[row]]
    bars = _stack_bars([strand for strand in strands if strand.bar])
    come_down(strands)
    combs = comb_tracks([strand for strand in strands if strand.legs])
    return Band(strands, bars, combs)


def _strand(graph, number, x, slots):
    union = graph.unions[number]
    strand = Strand(number, union.group)
    strand.partners = sorted(
        ((one, x[one] + slots.partner[number, one]) for one in union.partners), key=_second
    )
    twins = [group for owner, group in graph.twins if owner == number]
    single = [one for one in union.children if not any(one in group for group in twins)]
    for group in [*twins, *([one] for one in single)]:
        ends = sorted(((one, x[one] + slots.child[number, one]) for one in group), key=_second)
        middle = (ends[(len(ends) - 1) // 2][1] + ends[len(ends) // 2][1]) / 2
        strand.legs.append((middle, ends))
    strand.legs.sort(key=lambda leg: leg[0])
    return strand


def _second(pair):
    return pair[1]


def _stack_bars(strands):
    """A bar goes one track below every shorter bar that it covers or meets; returns the tracks used."""
    done = []
    for strand in sorted(strands, key=lambda each: (each.bar[1] - each.bar[0], each.union)):
        under = [each.bar_track for each in done if _meet(each.bar, strand.bar, 6)]
        strand.bar_track = 1 + max(under) if under else 0
        done.append(strand)
    return 1 + max((each.bar_track for each in done), default=-1)


def _meet(a, b, margin):
    return a[0] <= b[1] + margin and b[0] <= a[1] + margin


def come_down(strands):
    """Choose where every union comes down: over the middle of its children, clear of other uprights."""
    uprights = [(x, strand.union) for strand in strands for _, x in strand.partners]
    feet = [(x, strand.union) for strand in strands for x, _ in strand.legs]
    for strand in strands:
        if strand.legs and len(strand.partners) == 1:
            strand.drop = strand.partners[0][1]
    waiting = [strand for strand in strands if strand.legs and strand.bar]
    for strand in sorted(waiting, key=lambda each: (each.bar[1] - each.bar[0], each.union)):
        strand.drop = _best_drop(strand, strands, uprights, feet)
        uprights.append((strand.drop, strand.union))


def _best_drop(strand, strands, uprights, feet):
    low, high = strand.bar[0] + BAR_EDGE, strand.bar[1] - BAR_EDGE
    if low > high:
        low = high = (strand.bar[0] + strand.bar[1]) / 2
    middle = (strand.legs[0][0] + strand.legs[-1][0]) / 2
    aim = min(max(middle, low), high)
    steps = [aim + sign * 4 * far for far in range(40) for sign in ((1,) if far == 0 else (-1, 1))]
    ends = [low, high, *(min(max(x + sign * 8, low), high) for x, _ in strand.legs for sign in (-1, 0, 1))]
    best = None
    for x in [*steps, *ends]:
        if not low <= x <= high:
            continue
        price = abs(x - aim) * 0.05 + abs(x - middle) * 0.02
        price -= 0.6 * any(abs(x - foot) < 0.01 for foot, _ in strand.legs)  # no kink beside a straight leg
        price += 40 * sum(
            1
            for other in strands
            if other.bar and other.bar_track > strand.bar_track and other.bar[0] - 3 < x < other.bar[1] + 3
        )
        price += 100 * sum(1 for spot, union in uprights if union != strand.union and abs(spot - x) < NEAR)
        price += 12 * sum(
            _least_crossings(strand, x, other)
            for other in strands
            if other is not strand and other.legs and other.drop is not None
        )
        price += 30 * sum(1 for spot, union in feet if union != strand.union and abs(spot - x) < NEAR)
        if best is None or price < best[0] - 1e-9:
            best = (price, x)
    return best[1]


def _least_crossings(strand, x, other):
    """The fewest crossings of two sibship lines when the first comes down at x, whichever lies above."""
    mine, theirs = [leg for leg, _ in strand.legs], [leg for leg, _ in other.legs]
    low, high = min(*mine, x), max(*mine, x)
    low_other, high_other = other.comb
    above = sum(low_other < leg < high_other for leg in mine) + (low < other.drop < high)
    below = sum(low < leg < high for leg in theirs) + (low_other < x < high_other)
    return min(above, below)
