"""Gives everybody a row: parents above children, partners and siblings level (network.md 4.1)."""


def generations(network, unions):
    """{person: row}, 0 at the top. Rows of a child are always below the rows of its parents."""
    people = network.related()
    levels = _Levels(people)
    for _, upper, lower, difference in sorted(_edges(unions), key=lambda edge: edge[0]):
        levels.join(upper, lower, difference)
    rows = {one: levels.row(one) for one in people}
    _align_parts(network, levels, rows)
    _push_children_down(unions, rows)
    used = {row: place for place, row in enumerate(sorted(set(rows.values())))}
    return {one: used[row] for one, row in rows.items()}


def _edges(unions):
    """(trust, person, person, rows between them): the most trusted kind of tie decides first."""
    trust = {"birth": 0, "uncertain": 0, "adoptive": 1, "foster": 3}
    for union in unions:
        for child in union.children:
            for parent in union.partners:
                yield trust[union.legs[child]], parent, child, 1
        if not union.partners:
            for child in union.children[1:]:
                yield 1, union.children[0], child, 0
        if len(union.partners) == 2:
            yield 2, *union.partners, 0


class _Levels:
    """Joins people into parts in which every difference of rows is known (union-find with potentials)."""

    def __init__(self, people):
        self.above = {one: one for one in people}
        self.offset = dict.fromkeys(people, 0)

    def root(self, one):
        total = 0
        while self.above[one] != one:
            total += self.offset[one]
            one = self.above[one]
        return one, total

    def row(self, one):
        return self.root(one)[1]

    def join(self, upper, lower, difference):
        """Put `lower` that many rows below `upper`, unless their rows are tied already."""
        root_a, a = self.root(upper)
        root_b, b = self.root(lower)
        if root_a != root_b:
            self.above[root_b] = root_a
            self.offset[root_b] = a + difference - b


def _align_parts(network, levels, rows):
    """Families that are not tied to the child's stand with their lowest row beside the child."""
    if not rows:
        return
    first = network.index[0] if network.index else next(iter(rows))
    home, goal = levels.root(first)[0], rows[first]
    lowest = {}
    for one, row in rows.items():
        root = levels.root(one)[0]
        lowest[root] = max(row, lowest.get(root, row))
    for one in rows:
        root = levels.root(one)[0]
        if root != home:
            rows[one] += goal - lowest[root]


def _push_children_down(unions, rows):
    for _ in range(len(rows) + 1):
        moved = False
        for union in unions:
            deepest = max((rows[one] for one in union.partners), default=None)
            for child in union.children:
                if deepest is not None and rows[child] <= deepest:
                    rows[child] = deepest + 1
                    moved = True
        moved |= _level_siblings(unions, rows)
        if not moved:
            return


def _level_siblings(unions, rows):
    """Asserted siblings stay level: their line has one height only."""
    moved = False
    for union in unions:
        if not union.partners:
            lowest = max(rows[child] for child in union.children)
            for child in union.children:
                moved |= rows[child] != lowest
                rows[child] = lowest
    return moved
