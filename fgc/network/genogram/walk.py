"""Turns a rotation (who stands left or right of whom) into orders of rows by a walk through the family."""


class Rotation:
    """The choices that an order is made from: left partner, order of children, of unions, of parents."""

    def __init__(self, graph, *, turned=False):
        self.graph = graph
        self.home = graph.home_union()
        unions = graph.unions
        self.left = [self._left_partner(union) for union in unions]
        self.children = [self._by_age(union) for union in unions]
        self.unions_of = [self._by_time(one) for one in range(len(graph.nodes))]
        self.ups = [list(numbers) for numbers in graph.child_in]
        for one, numbers in enumerate(self.unions_of):
            self._spread_partners(one, [n for n in numbers if len(unions[n].partners) == 2])
        if turned and self.home is not None and len(unions[self.home].partners) == 2:
            self.left[self.home] = 1 - self.left[self.home]

    def _left_partner(self, union):
        genders = [self.graph.gender[one] for one in union.partners]
        return 1 if genders == ["f", "m"] else 0

    def _by_age(self, union):
        birth = self.graph.birth
        known = [birth[one] for one in union.children if birth[one] is not None]
        middle = sorted(known)[len(known) // 2] if known else 0
        return sorted(union.children, key=lambda one: middle if birth[one] is None else birth[one])

    def _by_time(self, one):
        def start(number):
            union = self.graph.unions[number]
            born = [self.graph.birth[child] for child in union.children if self.graph.birth[child]]
            return union.start or min(born, default=3000)

        return sorted(self.graph.partner_in[one], key=start)

    def _spread_partners(self, one, numbers):
        """Somebody with several partners stands between the earlier ones and the latest."""
        for number in numbers[:-1] if len(numbers) > 1 else ():
            self.left[number] = 1 - self.graph.unions[number].partners.index(one)
        if len(numbers) > 1:
            self.left[numbers[-1]] = self.graph.unions[numbers[-1]].partners.index(one)

    def changes(self):
        """Every single change with its undoing, as pairs of functions."""
        graph = self.graph
        for number, union in enumerate(graph.unions):
            if len(union.partners) == 2:
                yield (lambda n=number: self._flip(n),) * 2
            yield from self._child_changes(number)
        for lists in (self.unions_of, self.ups):
            for items in lists:
                for spot in range(len(items) - 1):
                    yield (lambda items=items, s=spot: _swap(items, s),) * 2

    def _child_changes(self, number):
        items, graph = self.children[number], self.graph
        for child in [one for one in items if graph.linked[one]]:
            for end in (0, len(items) - 1):
                spot = items.index(child)
                if spot != end:
                    yield _move(items, spot, end)
        for spot in range(len(items) - 1):
            a, b = items[spot], items[spot + 1]
            free = graph.birth[a] is None or graph.birth[b] is None or graph.birth[a] == graph.birth[b]
            if free or graph.linked[a] or graph.linked[b]:
                yield (lambda s=spot: _swap(items, s),) * 2

    def _flip(self, number):
        self.left[number] = 1 - self.left[number]


def _swap(items, spot):
    items[spot], items[spot + 1] = items[spot + 1], items[spot]


def _move(items, spot, end):
    return (lambda: items.insert(end, items.pop(spot))), (lambda: items.insert(spot, items.pop(end)))


def walk(graph, rotation):
    """The order of every row (tuples of nodes, top first) that this rotation leads to."""
    return _Walk(graph, rotation).rows()


class _Walk:
    def __init__(self, graph, rotation):
        self.graph, self.rotation = graph, rotation
        self.seen = [False] * len(graph.nodes)
        self.done = [False] * len(graph.unions)
        self.sequence = []

    def rows(self):
        if self.rotation.home is not None:
            self.family(self.rotation.home)
        for one in range(len(self.graph.nodes)):
            self.person(one)
        rows = [[] for _ in range(self.graph.rows)]
        for one in self.sequence:
            rows[self.graph.nodes[one].row].append(one)
        return tuple(tuple(row) for row in rows)

    def family(self, number):
        """A union met from its children: left partner, children, right partner."""
        self.done[number] = True
        partners = self.graph.unions[number].partners
        left = self.rotation.left[number]
        if partners:
            self.person(partners[left])
        for child in self.rotation.children[number]:
            self.person(child)
        if len(partners) == 2:
            self.person(partners[1 - left])

    def person(self, one):
        """Somebody met sideways: their parents' family first, with the person inside it."""
        if self.seen[one]:
            return
        for number in self.rotation.ups[one]:
            if not self.done[number]:
                self.family(number)
        if not self.seen[one]:
            self.block(one)

    def block(self, one):
        """Unions on the left, the person, unions on the right; partners outside, children inside."""
        self.seen[one] = True
        lefts, rights = [], []
        for number in self.rotation.unions_of[one]:
            if self.done[number]:
                continue
            partners = self.graph.unions[number].partners
            on_left = len(partners) == 2 and partners[self.rotation.left[number]] != one
            (lefts if on_left else rights).append(number)
        for number in (*lefts, *rights):
            self.done[number] = True
        for number in lefts:
            self._mate(number, one)
            self._offspring(number)
        self.sequence.append(one)
        for number in rights:
            self._offspring(number)
            self._mate(number, one)

    def _mate(self, number, one):
        for mate in self.graph.unions[number].partners:
            if mate != one:
                self.person(mate)

    def _offspring(self, number):
        for child in self.rotation.children[number]:
            self.person(child)
