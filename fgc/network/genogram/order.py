"""Chooses the order of people in every row by trying changes one at a time (network.md 4.3).

No clock and no random numbers: the search stops at a fixed number of trials, so equal data give an equal
picture everywhere.
"""

from .cost import Cost
from .refine import refine
from .walk import Rotation, walk

TRIALS = 6000


def orders_of(graph):
    """Two candidate orders, father's family begun on the left and on the right: lists of tuples of nodes."""
    candidates = []
    for turned in (False, True):
        cost = Cost(graph)
        rotation = Rotation(graph, turned=turned)
        price = _climb(graph, rotation, cost)
        rows, price = refine(graph, walk(graph, rotation), price, cost, TRIALS)
        candidates.append(rows)
        if graph.home_union() is None:
            break
    return list(dict.fromkeys(candidates))


def _climb(graph, rotation, cost):
    """Make single changes to the rotation as long as one of them helps."""
    best = cost.total(walk(graph, rotation))
    improved = True
    while improved and cost.evaluations < TRIALS // 2:
        improved = False
        for change, undo in rotation.changes():
            change()
            price = cost.total(walk(graph, rotation), best)
            if price < best - 1e-9:
                best, improved = price, True
            else:
                undo()
    return best
