"""Checks a finished picture: nothing overlaps, nobody is missing, what crosses (network.md 4.6)."""

from itertools import combinations

TOO_NEAR = 3  # px: parallel lines closer than this look like one


def segments(layout):
    """[(union, owners, x1, y1, x2, y2)] of every straight piece of line, left to right and downward."""
    found = []
    for line in layout.lines:
        owners = line.owner or ()
        for (x1, y1), (x2, y2) in zip(line.points, line.points[1:], strict=False):
            if (x1, y1) != (x2, y2):
                (x1, y1), (x2, y2) = sorted(((x1, y1), (x2, y2)))
                found.append((line.union, owners, x1, y1, x2, y2))
    return found


def faults(layout):
    """Sentences about everything that breaks an invariant; empty for a sound picture."""
    return [*_overlaps(layout), *_entered(layout), *_collinear(layout), *_people(layout), *_order(layout)]


def crossings(layout):
    """How often lines of different unions cross."""
    pieces = segments(layout)
    return sum(1 for a, b in combinations(pieces, 2) if a[0] != b[0] and _cross(a[2:], b[2:]))


def _overlaps(layout):
    for a, b in combinations(layout.cards, 2):
        one, two = a.box, b.box
        if one[0] < two[2] and two[0] < one[2] and one[1] < two[3] and two[1] < one[3]:
            yield f"cards of {a.person} and {b.person} overlap"


def _entered(layout):
    for _, owners, *piece in segments(layout):
        for card in layout.cards:
            if card.person not in owners and _enters(piece, card.box):
                yield f"a line enters the card of {card.person}"


def _enters(piece, box):
    """Whether a segment has a point strictly inside a box, 1 px in from its edges."""
    x1, y1, x2, y2 = piece
    near, far = 0.0, 1.0
    for start, change, low, high in (
        (x1, x2 - x1, box[0] + 1, box[2] - 1),
        (y1, y2 - y1, box[1] + 1, box[3] - 1),
    ):
        if change == 0:
            if not low < start < high:
                return False
            continue
        a, b = sorted(((low - start) / change, (high - start) / change))
        near, far = max(near, a), min(far, b)
    return near < far


def _collinear(layout):
    for a, b in combinations(segments(layout), 2):
        if a[0] != b[0] and _lie_together(a[2:], b[2:]):
            yield f"lines of unions {a[0]} and {b[0]} lie on each other"
    seen = set()
    for line in layout.lines:
        key = (line.union, line.role, line.points)
        if key in seen:
            yield f"a line of union {line.union} is drawn twice"
        seen.add(key)


def _lie_together(a, b):
    for along, across in ((0, 1), (1, 0)):
        if a[across] == a[across + 2] and b[across] == b[across + 2]:
            close = abs(a[across] - b[across]) < TOO_NEAR
            shared = min(max(a[along], a[along + 2]), max(b[along], b[along + 2]))
            shared -= max(min(a[along], a[along + 2]), min(b[along], b[along + 2]))
            return close and shared > 1
    return False


def _cross(a, b):
    ax, ay, bx, by = a
    cx, cy, dx, dy = b

    def turn(px, py, qx, qy, rx, ry):
        return (qx - px) * (ry - py) - (qy - py) * (rx - px)

    one, two = turn(ax, ay, bx, by, cx, cy), turn(ax, ay, bx, by, dx, dy)
    three, four = turn(cx, cy, dx, dy, ax, ay), turn(cx, cy, dx, dy, bx, by)
    return (one > 0) != (two > 0) and (three > 0) != (four > 0) and 0 not in (one, two, three, four)


def _people(layout):
    drawn = [card.person for card in layout.cards]
    for one in layout.network.related():
        if drawn.count(one) != 1:
            yield f"{one} is drawn {drawn.count(one)} times"
    row = {card.person: card.row for card in layout.cards}
    for link in layout.network.parent_links:
        if row.get(link.child, 0) <= row.get(link.parent, -1):
            yield f"{link.child} does not stand below {link.parent}"


def _order(layout):
    rows = {}
    for card in sorted(layout.cards, key=lambda card: card.x):
        rows.setdefault(card.row, []).append(card.person)
    people = layout.network.people
    parents = {one: frozenset() for one in people}
    born = [link for link in layout.network.parent_links if link.kind == "birth"]
    known = {link.child for link in born}  # whoever has a foster carer as well is still a twin of the others
    for link in [*born, *(link for link in layout.network.parent_links if link.child not in known)]:
        parents[link.child] |= {link.parent}
    for order in rows.values():
        groups = {}
        for spot, one in enumerate(order):
            if people[one].twins not in (None, ""):
                groups.setdefault((people[one].twins, parents[one]), []).append(spot)
        for (name, _), spots in groups.items():
            if spots[-1] - spots[0] + 1 != len(spots):
                yield f"twins {name} stand apart"


def birth_inversions(layout):
    """Pairs of brothers and sisters that stand against the order of their birth years."""
    spot = {card.person: card.x for card in layout.cards}
    years = {one: person.birth_year for one, person in layout.network.people.items()}
    families = {}
    for link in layout.network.parent_links:
        families.setdefault(link.child, set()).add(link.parent)
    groups = {}
    for child, parents in families.items():
        groups.setdefault(frozenset(parents), []).append(child)
    pairs = [pair for group in groups.values() for pair in combinations(group, 2)]
    return sum(
        1 for a, b in pairs if years[a] and years[b] and (years[a] - years[b]) * (spot[a] - spot[b]) < 0
    )  # fmt: skip


def couples_apart(layout):
    """Couples of one row that do not stand side by side."""
    rows = {}
    for card in sorted(layout.cards, key=lambda card: card.x):
        rows.setdefault(card.row, []).append(card.person)
    place = {one: (row, spot) for row, order in rows.items() for spot, one in enumerate(order)}
    apart = 0
    for link in layout.network.partnerships:
        (row, spot), (other_row, other) = place[link.a], place[link.b]
        apart += row == other_row and abs(spot - other) > 1
    return apart
