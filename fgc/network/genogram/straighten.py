"""Takes small kinks out of lines that could run straight down, where the neighbours leave room."""

from .routing import BAR_EDGE

SMALL = 12  # px, the longest step that a person is moved for; places where lines pass may move further
KINK = 30  # px, the longest step in a line to an only child that reads as a slip and not as a line of its own
STIFF = 200  # the weight of a wish for a straight line: far more than all others


def near_misses(graph, x, slots):
    """Wishes (as fgc/network/genogram/positions.py takes them) that lines to an only child run straight down.

    For those that nearly do: the child stands a little beside its parent, or beside where a drop may begin.
    """
    found = []
    for number, union in enumerate(graph.unions):
        if len(union.children) != 1 or not union.partners:
            continue
        (child,) = union.children
        foot = x[child] + slots.child[number, child]
        ends = sorted((x[one] + slots.partner[number, one], one) for one in union.partners)
        edge = BAR_EDGE if len(ends) > 1 else 0
        for sign, (end, parent) in ((1, ends[0]), (-1, ends[-1])):
            kink = end + sign * edge - foot
            if 0.05 < kink * sign < KINK:
                meet = slots.partner[number, parent] + sign * edge - slots.child[number, child]
                found.append(([(parent, 1), (child, -1)], meet, STIFF, False))
    return found


def straighten(graph, rows, gaps, x, slots):
    """Move stand-ins, and people with no other ties, under or over the one node they are joined to."""
    place = {one: (row, spot) for row, order in enumerate(rows) for spot, one in enumerate(order)}
    singles = [
        (number, union.partners[0], union.children[0])
        for number, union in enumerate(graph.unions)
        if len(union.partners) == len(union.children) == 1
    ]
    for number, above, below in (*singles, *reversed(singles)):
        kink = x[above] + slots.partner[number, above] - x[below] - slots.child[number, below]
        if abs(kink) < 0.05:
            continue
        for one, step in ((below, kink), (above, -kink)):
            if _may_move(graph, one, above, abs(kink)) and _has_room(
                rows, gaps, x, place[one], x[one] + step
            ):
                x[one] += step
                break


def _may_move(graph, one, above, kink):
    if graph.nodes[one].person is None:
        return True
    if kink > SMALL:
        return False
    if one == above:
        return not graph.child_in[one] and len(graph.partner_in[one]) == 1
    return not graph.partner_in[one] and len(graph.child_in[one]) == 1


def _has_room(rows, gaps, x, place, goal):
    row, spot = place
    order, gap = rows[row], gaps[row]
    if spot and goal - x[order[spot - 1]] < gap[spot - 1] - 1e-6:
        return False
    return spot + 1 == len(order) or x[order[spot + 1]] - goal >= gap[spot] - 1e-6
