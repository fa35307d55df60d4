"""How good an order of the rows is: couples together, few crossings, birth order (network.md 4.3)."""

from itertools import combinations

APART, APART_ENDED = 3.4, 2.6
WOMAN_LEFT, MOTHER_LEFT = 0.6, 5
STRANGER_AMONG_SIBLINGS = 1.6
BIRTH_ORDER, BIRTH_ORDER_LINKED = 9, 1.3
TWINS_APART = 60  # more than the crossings that it may cost to bring them together
HOUSEHOLD_APART = 0.9
PARTNERS_OUT_OF_TIME = 0.35
CROSSING = 10


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

    def total(self, rows):
        """The price of a whole picture, `rows` being tuples of node numbers from the top."""
        self.evaluations += 1
        price = 0.0
        above = ()
        for row, order in enumerate(rows):
            within = self._within.get(order)
            if within is None:
                within = self._within[order] = self._row_price(row, order)
            key = (above, order)
            between = self._between.get(key)
            if between is None:
                between = self._between[key] = CROSSING * self._crossings(row - 1, above, order)
            price += within + between
            above = order
        return price + self._last_band(above)

    def _last_band(self, order):
        key = (order, None)
        if key not in self._between:
            self._between[key] = CROSSING * self._crossings(len(self._siblings) - 1, order, ())
        return self._between[key]

    def _row_price(self, row, order):
        place = {one: spot for spot, one in enumerate(order)}
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
        above = {one: spot for spot, one in enumerate(upper)}
        below = {one: spot for spot, one in enumerate(lower)}
        lines = []
        for number in self.graph.bands[row]:
            union = self.graph.unions[number]
            spots = [above[one] for one in union.partners]
            kids = sorted(below[one] for one in union.children)
            lines.append((min(spots), max(spots), kids) if spots else (None, None, kids))
        lines.sort(key=lambda line: (-1, -1) if line[0] is None else line[:2])
        return sum(pair_crossings(a, b) for a, b in combinations(lines, 2))


def pair_crossings(first, second):
    """Crossings between two unions of one band, from places alone; `first` starts further left."""
    lo, hi, kids = first
    lo2, hi2, kids2 = second
    if lo is None or lo2 is None:
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
    if not span:
        return 0
    return sum(span[0] < spot < span[-1] for spot in spots)
