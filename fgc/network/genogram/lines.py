"""Turns routed bands into lines with heights, and gives every row its place down the page."""

from .cards import top_of
from .layout import Line

TRACK = 15  # px between channels
BELOW_TEXT, BELOW_BAR, ABOVE_SYMBOL = 14, 27, 26
ROW_GAP = 34  # px between rows that no sibship line joins

STYLES = {
    "married": "together",
    "civil_partnership": "together",
    "separated": "together",
    "divorced": "together",
    "widowed": "together",
    "cohabiting": "living_together",
    "former": "living_together",
    "engaged": "engaged",
    "never_lived_together": "never_lived_together",
    "": "not_recorded",
}
SLASHES = {"separated": 1, "former": 1, "divorced": 2}


class Heights:
    """The top of every row and of the channels in every band, in px from the top of the picture."""

    def __init__(self, graph, cards, bands):
        self.top, self.bars, self.combs = {}, {}, {}
        y = 0.0
        for row in range(-1, graph.rows):
            band = bands[row]
            if row >= 0:
                self.top[row] = y
                y += max((card.height for card in cards.values() if card.row == row), default=0)
            if not band.strands and row == -1:
                continue
            self.bars[row] = y + BELOW_TEXT
            y += BELOW_TEXT + TRACK * (band.bar_tracks - 1) if band.bar_tracks else 0
            self.combs[row] = y + (BELOW_BAR if row >= 0 else 4)
            has_legs = any(strand.legs for strand in band.strands)
            y = self.combs[row] + TRACK * (band.comb_tracks - 1) + ABOVE_SYMBOL if has_legs else y + ROW_GAP
        self.bottom = max((self.top[card.row] + card.height for card in cards.values()), default=0)


def lines_of(graph, cards, x, bands, heights):
    """Every `Line` of the picture, union by union."""
    drawn = []
    for row, band in bands.items():
        for strand in band.strands:
            drawn += _Pen(graph, cards, x, row, strand, heights).lines()
    return drawn


class _Pen:
    def __init__(self, graph, cards, x, row, strand, heights):
        self.graph, self.cards, self.x, self.strand = graph, cards, x, strand
        self.heights, self.row = heights, row
        self.union = graph.unions[strand.union]
        self.bar_y = heights.bars.get(row, 0) + TRACK * strand.bar_track
        self.comb_y = heights.combs[row] + TRACK * strand.comb_track
        kinds = set(self.union.legs.values())
        common = kinds.pop() if len(kinds) == 1 else "birth"
        self.child_style = common
        if self.union.chain == "partner":
            self.child_style = STYLES[self.union.status]

    def lines(self):
        drawn = []
        if self.strand.bar:
            drawn.append(self._bar())
        if self.strand.legs:
            drawn += self._below()
        return drawn

    def _line(self, role, points, style, **more):
        rounded = tuple((round(px, 2), round(py, 2)) for px, py in points)
        return Line(self.strand.group, role, rounded, style, **more)

    def _bar(self):
        (a, ax), (b, bx) = self.strand.partners[0], self.strand.partners[-1]
        points = ((ax, self._foot(a)), (ax, self.bar_y), (bx, self.bar_y), (bx, self._foot(b)))
        status = self.union.status
        return self._line(
            "bar",
            points,
            STYLES[status],
            owner=(a, b),
            double=self.union.related,
            slashes=SLASHES.get(status, 0),
        )

    def _below(self):
        strand, drawn = self.strand, []
        low, high = strand.comb
        straight = high - low < 0.5
        if strand.drop is not None:
            top = self.bar_y if strand.bar else self._foot(strand.partners[0][0])
            owner = () if strand.bar else (strand.partners[0][0],)
            if straight and len(strand.legs[0][1]) == 1:
                return [self._straight(top, owner)]
            points = ((strand.drop, top), (strand.drop, self.comb_y))
            drawn.append(self._line("drop", points, self.child_style, owner=owner))
        if not straight:
            drawn.append(self._line("comb", ((low, self.comb_y), (high, self.comb_y)), self.child_style))
        for middle, ends in strand.legs:
            role = "leg" if len(ends) == 1 else "twin"
            for child, x in ends:
                points = ((middle, self.comb_y), (x, self._head(child, x)))
                drawn.append(self._line(role, points, self._leg_style(child), owner=(child,)))
            if len(ends) > 1:
                drawn += self._identical(middle, ends)
        return drawn

    def _straight(self, top, owner):
        """A drop that runs on as the only child's leg."""
        child, x = self.strand.legs[0][1][0]
        points = ((x, top), (x, self._head(child, x)))
        double = self.union.chain == "partner" and self.union.related
        return self._line("leg", points, self._leg_style(child), owner=(*owner, child), double=double)

    def _identical(self, middle, ends):
        """The bar between the legs of identical twins."""
        people = self.graph.network.people
        same = [(one, x) for one, x in ends if people[self.graph.nodes[one].person].identical]
        if len(same) < 2:
            return []
        points = []
        for child, x in (same[0], same[-1]):
            head = self._head(child, x)
            points.append((middle + (x - middle) * 0.6, self.comb_y + (head - self.comb_y) * 0.6))
        low = max(points[0][1], points[1][1])
        return [self._line("identical", tuple((px, low) for px, _ in points), "birth")]

    def _leg_style(self, child):
        return self.child_style if self.union.chain == "partner" else self.union.legs[child]

    def _foot(self, node):
        """Where lines leave a person: under the text, or at once for a stand-in."""
        card = self.cards.get(node)
        top = self.heights.top[self.graph.nodes[node].row]
        return top + card.height + 3 if card else top

    def _head(self, node, x):
        card = self.cards.get(node)
        top = self.heights.top[self.graph.nodes[node].row]
        return top + top_of(card, x - self.x[node]) if card else top
