"""Draws a loop round people who live together, where they stand together (network.md 4.7)."""

from .layout import Loop

SIDE, ABOVE, BELOW = 8, 10, 6  # px between cards and the loop
SQUARE_OFF = 80  # px, the longest step that is taken out of an outline
NARROWEST = 30  # px, the least width of the loop between two rows


def loops_of(graph, rows, cards):
    """(loops, {person: house badge numbers}); a home whose people stand apart has badges only."""
    loops, badges = [], {}
    homes = [home for home in graph.network.households if len(_nodes(graph, home)) > 0]
    for colour, home in enumerate(homes):
        nodes = _nodes(graph, home)
        spans = _spans(graph, rows, nodes) if len(nodes) > 1 else None
        outline = _outline(cards, spans) if spans else None
        if outline:
            loops.append(Loop(home.label, outline, colour))
        if not outline or len(homes) > 1:
            for one in nodes:
                badges.setdefault(graph.nodes[one].person, []).append((home.label, colour))
    return loops, badges


def _nodes(graph, home):
    return [graph.node_of[one] for one in home.members if one in graph.node_of]


def _spans(graph, rows, nodes):
    """[(row, members)] from the top when every row's members stand side by side and rows follow on."""
    inside = set(nodes)
    spans = []
    for row, order in enumerate(rows):
        spots = [spot for spot, one in enumerate(order) if one in inside]
        if not spots:
            continue
        if spots[-1] - spots[0] + 1 != len(spots) or (spans and spans[-1][0] != row - 1):
            return None
        spans.append((row, [order[spot] for spot in spots]))
    return spans


def _outline(cards, spans):
    boxes = []
    for _, members in spans:
        around = [cards[one].box for one in members]
        boxes.append((
            min(box[0] for box in around) - SIDE,
            min(box[1] for box in around) - ABOVE,
            max(box[2] for box in around) + SIDE,
            max(box[3] for box in around) + BELOW,
        ))  # fmt: skip
    inside = {one for _, members in spans for one in members}
    _square_off(boxes, [card for node, card in cards.items() if node not in inside])
    for upper, lower in zip(boxes, boxes[1:], strict=False):
        if min(upper[2], lower[2]) - max(upper[0], lower[0]) < NARROWEST:
            return None
    left, right = [], []
    for spot, (x1, y1, x2, y2) in enumerate(boxes):
        top, bottom = y1, y2
        if spot:
            above = boxes[spot - 1]
            left_top = top if x1 < above[0] else above[3]
            right_top = top if x2 > above[2] else above[3]
        else:
            left_top = right_top = top
        below = boxes[spot + 1] if spot + 1 < len(boxes) else None
        left_bottom = bottom if below is None or x1 < below[0] else below[1]
        right_bottom = bottom if below is None or x2 > below[2] else below[1]
        left += [(x1, left_top), (x1, left_bottom)]
        right += [(x2, right_top), (x2, right_bottom)]
    return tuple((round(x, 2), round(y, 2)) for x, y in right + left[::-1])


def _square_off(boxes, strangers):
    """Bring the edges of the rows into one line, where the steps are short and nobody else stands there."""
    for edge, choose in ((0, min), (2, max)):
        goal = choose(box[edge] for box in boxes)
        for spot, box in enumerate(boxes):
            wider = [*box]
            wider[edge] = goal
            if abs(goal - box[edge]) <= SQUARE_OFF and not any(
                _touches(wider, card.box) for card in strangers
            ):
                boxes[spot] = tuple(wider)


def _touches(box, other):
    return box[0] < other[2] + 2 and other[0] < box[2] + 2 and box[1] < other[3] and other[1] < box[3]
