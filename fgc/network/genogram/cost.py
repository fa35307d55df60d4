"""How good an order of the rows is: couples together, few crossings, birth order (network.md 4.3)."""

from bisect import bisect_left, bisect_right
from itertools import combinations
from math import inf

APART, APART_ENDED = 3.4, 2.6
WOMAN_LEFT, MOTHER_LEFT = 0.6, 5
STRANGER_AMONG_SIBLINGS = 1.6
BIRTH_ORDER, BIRTH_ORDER_LINKED = 9, 1.3
TWINS_APART = 60  # more than the crossings that it may cost to bring them together
HOUSEHOLD_APART = 0.9
PARTNERS_OUT_OF_TIME = 0.35
CROSSING = 10
NOWHERE = -1  # the spot of partners who are not in the picture


class Cost:
    """Prices orders of rows; each row, and each pair of neighbouring rows, is priced once and remembered."""

    def __init__(self, graph):
        self.graph = graph
        self.evaluations = 0
        self._within, self._between = {}, {}
        self._couples = {row: [] for row in graph.bands}
        self._siblings = {row: [] for row in range(graph.rows)}
        self._birth_pairs = {row: [] for row in range(graph.rows)}
        self._groups = {row: [] for row in range(graph.rows)}
        self._times = {row: [] for row in range(graph.rows)}
        home = graph.home_union()
        for number, union in enumerate(graph.unions):
            if len(union.partners) == 2:
                self._couples[union.row].append(self._couple_terms(union, number == home))
            if len(union.children) > 1:
                self._add_siblings(union)
        for _, group in graph.twins:
            self._groups[graph.nodes[group[0]].row].append((group, TWINS_APART))
        for home_members in graph.households:
            self._add_household(home_members)
        for one in range(len(graph.nodes)):
            self._add_times(one)

    def _couple_terms(self, union, home):
        a, b = union.partners
        genders = self.graph.gender[a], self.graph.gender[b]
        man = a if genders == ("m", "f") else b if genders == ("f", "m") else None
        woman = None if man is None else b if man == a else a
        return a, b, APART_ENDED if union.ended else APART, man, woman, MOTHER_LEFT if home else WOMAN_LEFT

    def _add_siblings(self, union):
        row = union.row + 1
        self._siblings[row].append(tuple(union.children))
        birth, linked = self.graph.birth, self.graph.linked
        for older, younger in combinations(union.children, 2):
            if birth[older] is None or birth[younger] is None or birth[older] == birth[younger]:
                continue
            if birth[older] > birth[younger]:
                older, younger = younger, older
            weight = BIRTH_ORDER_LINKED if linked[older] or linked[younger] else BIRTH_ORDER
            self._birth_pairs[row].append((older, younger, weight))

    def _add_household(self, members):
        by_row = {}
        for one in members:
            by_row.setdefault(self.graph.nodes[one].row, []).append(one)
        for row, group in by_row.items():
            if len(group) > 1:
                self._groups[row].append((group, HOUSEHOLD_APART))

    def _add_times(self, one):
        dated = []
        for number in self.graph.partner_in[one]:
            union = self.graph.unions[number]
            mates = [mate for mate in union.partners if mate != one]
            if union.start is not None and mates:
                dated.append((union.start, mates[0]))
        dated.sort(key=lambda pair: pair[0])
        row = self.graph.nodes[one].row
        self._times[row] += [(a, b) for (_, a), (_, b) in combinations(dated, 2)]

    def total(self, rows, limit=inf):
        """The price of a whole picture, `rows` being tuples of node numbers from the top.

        As soon as it is known to reach `limit` the rest is not worked out, and the answer is `inf`: no part of a
        price is below nothing, and most changes that are tried pull apart what stood together.
        """
        self.evaluations += 1
        own_prices = [self._row(row, order) for row, order in enumerate(rows)]
        rest, price, above = sum(own_prices), 0.0, ()
        for row, (order, own) in enumerate(zip(rows, own_prices, strict=True)):
            if price + rest >= limit:
                return inf
            price += own + self._band(row - 1, above, order)
            rest -= own
            above = order
        return price + self._band(len(self._siblings) - 1, above, ()) if price < limit else inf

    def within(self, rows, which):
        """What some of the rows cost by themselves, without the lines between them."""
        return sum([self._row(row, rows[row]) for row in which])

    def _row(self, row, order):
        if order not in self._within:
            self._within[order] = self._row_price(row, order)
        return self._within[order]

    def _band(self, row, above, below):
        key = (row, above, below)
        if key not in self._between:
            self._between[key] = CROSSING * self._crossings(row, above, below)
        return self._between[key]

    def _row_price(self, row, order):
        place = _spots(order)
        price = 0.0
        for a, b, weight, man, woman, order_weight in self._couples[row]:
            price += weight * (abs(place[a] - place[b]) - 1)
            if man is not None and place[man] > place[woman]:
                price += order_weight
        for group in self._siblings[row]:
            spots = [place[one] for one in group]
            price += STRANGER_AMONG_SIBLINGS * (max(spots) - min(spots) + 1 - len(spots))
        for older, younger, weight in self._birth_pairs[row]:
            if place[older] > place[younger]:
                price += weight
        for group, weight in self._groups[row]:
            spots = [place[one] for one in group]
            price += weight * (max(spots) - min(spots) + 1 - len(spots))
        for earlier, later in self._times[row]:
            if place[earlier] > place[later]:
                price += PARTNERS_OUT_OF_TIME
        return price

    def _crossings(self, row, upper, lower):
        above, below = _spots(upper), _spots(lower)
        lines = []
        for number in self.graph.bands[row]:
            union = self.graph.unions[number]
            spots = [above[one] for one in union.partners] or [NOWHERE]
            lines.append((min(spots), max(spots), sorted([below[one] for one in union.children])))
        lines.sort(key=_ends)
        crossed = 0
        for number, first in enumerate(lines, 1):
            _, reach, kids = first
            last = kids[-1] if kids else NOWHERE
            for second in lines[number:]:  # most families end before the next begins: nothing to work out
                if reach > second[0] or (second[2] and last >= second[2][0]):
                    crossed += pair_crossings(first, second)
        return crossed


def _spots(order):
    return dict(zip(order, range(len(order)), strict=True))


def _ends(line):
    return line[:2]


def pair_crossings(first, second):
    """Crossings between two unions of one band, from places alone; `first` starts further left."""
    lo, hi, kids = first
    lo2, hi2, kids2 = second
    if lo == NOWHERE or lo2 == NOWHERE:
        return min(_inside(kids2, kids), _inside(kids, kids2))
    if hi <= lo2:
        return _combs(kids, kids2)
    if hi2 <= hi:  # the second bar hangs inside the first
        if lo2 == hi2 and not (lo < lo2 < hi):
            return min(_combs(kids, kids2), _combs(kids2, kids))
        return (1 if kids2 else 0) + min(_combs(kids, kids2), _combs(kids2, kids))
    if lo == lo2:  # the first hangs inside the second
        return (1 if kids and lo < hi else 0) + min(_combs(kids, kids2), _combs(kids2, kids))
    return 1 + min(_combs(kids, kids2), _combs(kids2, kids))


def _combs(left, right):
    """Crossings of two sibship lines, the left union's drop standing left of the right one's."""
    if not left or not right or left[-1] < right[0]:
        return 0
    upper_left = _inside(right, left) + (right[0] < left[0])
    upper_right = _inside(left, right) + (left[-1] > right[-1])
    return min(upper_left, upper_right)


def _inside(spots, span):
    """How many of the spots, which rise, lie between both ends of the span."""
    if not span:
        return 0
    return max(0, bisect_left(spots, span[-1]) - bisect_right(spots, span[0]))
