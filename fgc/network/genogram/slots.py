"""Where lines meet a card: several partner lines leave side by side, so do legs to two sets of parents."""

from dataclasses import dataclass, field

PARTNER_STEP, CHILD_STEP = 12, 16  # px


@dataclass
class Slots:
    """Distances in px from the middle of a card, by (union number, node)."""

    partner: dict = field(default_factory=dict)
    child: dict = field(default_factory=dict)


def slots_of(graph, rows, card_width):
    """The `Slots` for an order of the rows: the nearest partner outermost, so that no two legs cross."""
    place = {one: spot for order in rows for spot, one in enumerate(order)}
    slots = Slots()
    for one in range(len(graph.nodes)):
        numbers = sorted(graph.partner_in[one], key=lambda n: _outward(graph, n, one, place))
        step = min(PARTNER_STEP, (card_width - 20) / max(1, len(numbers) - 1))
        for spot, number in enumerate(numbers):
            slots.partner[number, one] = (spot - (len(numbers) - 1) / 2) * step
        ups = sorted(graph.child_in[one], key=lambda n: _middle(graph, n, place))
        step = min(CHILD_STEP, 40 / max(1, len(ups) - 1))
        for spot, number in enumerate(ups):
            slots.child[number, one] = (spot - (len(ups) - 1) / 2) * step
    return slots


def _outward(graph, number, one, place):
    """Sort key: lines to the left (nearest first), straight down, to the right (farthest first)."""
    union = graph.unions[number]
    mates = [place[mate] - place[one] for mate in union.partners if mate != one]
    if not mates:
        below = [place[child] for child in union.children]
        return 1, sum(below) / len(below) if below else 0, number
    return (0, -mates[0], number) if mates[0] < 0 else (2, -mates[0], number)


def _middle(graph, number, place):
    spots = [place[one] for one in graph.unions[number].partners]
    return (sum(spots) / len(spots) if spots else -1), number
