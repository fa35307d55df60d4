"""Takes small kinks out of lines that could run straight down, where the neighbours leave room."""

SMALL = 12  # px, the longest step that a person is moved for; places where lines pass may move further


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
