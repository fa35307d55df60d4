"""Places everybody along their row by a small convex programme (network.md 4.4).

Each wish ("a couple over the middle of its children") is a squared distance with a weight; the order of the
row and the least distances are fixed. Solved by accelerated projected gradient steps.
"""

from .graph import STAND_IN
from .straighten import near_misses, straighten

INSIDE, OUTSIDE, BETWEEN_HOMES = 14, 34, 8  # px between cards: of one couple or sibship, otherwise, extra
STEPS, CLOSE = 400, 0.01
ROUNDS = 3


def positions(graph, rows, card_width, slots):
    """{node: x of its middle}, the leftmost card beginning at 0."""
    if not rows or not any(rows):
        return {}
    gaps = [_gaps(graph, order, card_width) for order in rows]
    wishes = _wishes(graph, rows, gaps, slots)
    x = [0.0] * len(graph.nodes)
    for order, gap in zip(rows, gaps, strict=True):
        middle = sum(gap) / 2
        for spot, one in enumerate(order):
            x[one] = sum(gap[:spot]) - middle
    factors = [1.0] * len(wishes)
    for _ in range(ROUNDS):
        x = _solve(x, wishes, factors, rows, gaps)
        for number, (terms, constant, _, centring) in enumerate(wishes):
            if centring:
                far = abs(sum(factor * x[one] for one, factor in terms) + constant)
                factors[number] = min(12.0, max(0.5, 30 / max(far, 1e-6)))
    kinks = near_misses(graph, x, slots)
    if kinks:
        x = _solve(x, wishes + kinks, factors + [1.0] * len(kinks), rows, gaps)
    straighten(graph, rows, gaps, x, slots)
    left = min(x[one] - node_width(graph, one, card_width) / 2 for order in rows for one in order)
    return {one: round(value - left, 2) for one, value in enumerate(x)}


def node_width(graph, one, card_width):
    """Width of a person's card, or of the place where a line passes."""
    return STAND_IN if graph.nodes[one].person is None else card_width


def _gaps(graph, order, card_width):
    homes = {one: number for number, group in enumerate(graph.households) for one in group}
    gaps = []
    for a, b in zip(order, order[1:], strict=False):
        near = set(graph.partner_in[a]) & set(graph.partner_in[b]) or set(graph.child_in[a]) & set(
            graph.child_in[b]
        )
        room = (node_width(graph, a, card_width) + node_width(graph, b, card_width)) / 2
        people = graph.nodes[a].person is not None and graph.nodes[b].person is not None
        apart = BETWEEN_HOMES if people and homes.get(a) != homes.get(b) else 0
        gaps.append(room + (INSIDE if near else OUTSIDE) + apart)
    return gaps


def _wishes(graph, rows, gaps, slots):
    """[(terms [(node, factor)], constant, weight, whether it centres something)]."""
    found = []
    place = {one: (row, spot) for row, order in enumerate(rows) for spot, one in enumerate(order)}

    def least(a, b):
        row, spot = place[a]
        return sum(gaps[row][spot : place[b][1]])

    for order, gap in zip(rows, gaps, strict=True):
        for spot, (a, b) in enumerate(zip(order, order[1:], strict=False)):
            found.append(([(b, 1), (a, -1)], -gap[spot], 0.25, False))
        if len(order) > 1:
            found.append(([(order[-1], 1), (order[0], -1)], -sum(gap), 0.03, False))
        found += [([(one, 1)], 0, 1e-3, False) for one in order]
    for number, union in enumerate(graph.unions):
        partners = sorted(union.partners, key=lambda one: place[one][1])
        children = sorted(union.children, key=lambda one: place[one][1])
        if len(partners) == 2:
            a, b = partners
            weight = 1.2 if place[b][1] - place[a][1] == 1 else 0.5
            found.append(([(b, 1), (a, -1)], -least(a, b), weight, False))
        if len(children) > 1:
            first, last = children[0], children[-1]
            found.append(([(last, 1), (first, -1)], -least(first, last), 0.35, False))
        if partners and children:
            found.append(_centring(number, partners, children, slots))
    return found


def _centring(number, partners, children, slots):
    terms, constant = {}, 0.0
    for one in partners:
        terms[one] = terms.get(one, 0) + 1 / len(partners)
        constant += slots.partner[number, one] / len(partners)
    for one in (children[0], children[-1]):
        terms[one] = terms.get(one, 0) - 0.5
        constant -= slots.child[number, one] / 2
    return list(terms.items()), constant, 2 + 0.3 * len(children), True


def _solve(x, wishes, factors, rows, gaps):
    """Accelerated gradient steps, each projected on the least distances; restarts when it gets worse."""
    size = len(x)
    matrix = [{} for _ in range(size)]
    linear = [0.0] * size
    scale = [1e-9] * size
    for (terms, constant, weight, _), factor in zip(wishes, factors, strict=True):
        strength = weight * factor
        for one, a in terms:
            linear[one] += strength * a * constant
            row = matrix[one]
            for other, b in terms:
                row[other] = row.get(other, 0.0) + strength * a * b
    columns = [list(row.items()) for row in matrix]
    for one, row in enumerate(matrix):
        scale[one] += sum(abs(value) for value in row.values())
    before, ahead, speed = x[:], x[:], 1.0
    for _ in range(STEPS):
        after = [0.0] * size
        for one in range(size):
            slope = linear[one]
            for other, value in columns[one]:
                slope += value * ahead[other]
            after[one] = ahead[one] - slope / scale[one]
        for order, gap in zip(rows, gaps, strict=True):
            _project(after, order, gap, scale)
        moves = [a - b for a, b in zip(after, before, strict=True)]
        faster = (1 + (1 + 4 * speed * speed) ** 0.5) / 2
        uphill = sum((p - a) * m * s for p, a, m, s in zip(ahead, after, moves, scale, strict=True)) > 0
        if uphill:
            ahead, speed = after[:], 1.0
        else:
            push = (speed - 1) / faster
            ahead = [a + push * m for a, m in zip(after, moves, strict=True)]
            speed = faster
        before = after
        if max(map(abs, moves)) < CLOSE:
            break
    return before


def _project(x, order, gap, weight):
    """Move a row the least to keep its distances: pool neighbours that are too close (isotonic means)."""
    blocks, offset = [], 0.0
    offsets = []
    for spot, one in enumerate(order):
        if spot:
            offset += gap[spot - 1]
        offsets.append(offset)
        total, heavy, count = (x[one] - offset) * weight[one], weight[one], 1
        while blocks and blocks[-1][0] / blocks[-1][1] > total / heavy:
            other_total, other_heavy, other_count = blocks.pop()
            total, heavy, count = total + other_total, heavy + other_heavy, count + other_count
        blocks.append((total, heavy, count))
    spot = 0
    for total, heavy, count in blocks:
        value = total / heavy
        for _ in range(count):
            x[order[spot]] = value + offsets[spot]
            spot += 1
