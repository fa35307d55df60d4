"""Betters an order by moving one person or one group of partners elsewhere in its row (network.md 4.3)."""

from math import inf


def refine(graph, rows, price, cost, trials):
    """(rows, price) after all single moves that help, each tried with its neighbours re-sorted."""
    movers = _Movers(graph)
    improved = True
    while improved and cost.evaluations < trials:
        improved = False
        for row in range(len(rows)):
            better = _better_row(movers, rows, row, price, cost, trials)
            if better:
                rows, price = better
                improved = True
    return _with_twins_together(movers, rows, price, cost)


def _with_twins_together(movers, rows, price, cost):
    """The same with twins side by side whatever it costs, for those whom no move that helps brought together."""
    for row, order in enumerate(rows):
        for group in movers.twins_apart(order):
            if group not in movers.twins_apart(rows[row]):
                continue
            candidates = [
                candidate
                for moved in movers.put([group], rows[row])
                for candidate in movers.settled(rows[:row] + (moved,) + rows[row + 1 :], row, cost)
            ]
            together = [one for one in candidates if not movers.apart_in(one, group)]
            price, _number, rows = min(
                (cost.total(candidate), number, candidate) for number, candidate in enumerate(together)
            )
    return rows, price


def _better_row(movers, rows, row, price, cost, trials):
    """The best of all moves within one row, or None."""
    best = None
    for order in movers.moves(rows[row]):
        changed = rows[:row] + (order,) + rows[row + 1 :]
        for candidate in movers.settled(changed, row, cost, price):
            if cost.evaluations >= trials:
                return best
            total = cost.total(candidate, price)
            if total < price - 1e-9:
                best, price = (candidate, total), total
    return best


class _Movers:
    def __init__(self, graph):
        self.graph = graph
        # Remembered: the same rows come back in many trials.
        self._runs, self._orders, self._places, self._tied = {}, {}, {}, {}
        self.mates = [
            [
                mate
                for number in graph.partner_in[one]
                for mate in graph.unions[number].partners
                if mate != one
            ]
            for one in range(len(graph.nodes))
        ]
        self.above = [
            [one for number in graph.child_in[node] for one in graph.unions[number].partners]
            for node in range(len(graph.nodes))
        ]
        self.below = [
            [one for number in graph.partner_in[node] for one in graph.unions[number].children]
            for node in range(len(graph.nodes))
        ]

    def moves(self, order):
        """Orders of a row with twins brought together, one person, or one run of partners put elsewhere."""
        pieces = [(one,) for one in order] if len(order) > 1 else []
        clusters = [run for run in self._clusters(order) if len(run) > 1]
        yield from self.put([*self.twins_apart(order), *pieces, *clusters], order)

    def twins_apart(self, order):
        """Twins of a row who do not stand side by side, as they stand in it."""
        place = {one: spot for spot, one in enumerate(order)}
        found = []
        for _, group in self.graph.twins:
            spots = sorted(place[one] for one in group if one in place)
            if len(spots) > 1 and spots[-1] - spots[0] >= len(spots):
                found.append(tuple(order[spot] for spot in spots))
        return found

    def apart_in(self, rows, group):
        """Whether these twins stand apart in their row."""
        return any(set(group) == set(each) for order in rows for each in self.twins_apart(order))

    def put(self, pieces, order):
        """Orders of a row with one of the pieces, also turned round, put elsewhere."""
        seen = {order}
        for piece in pieces:
            rest = [one for one in order if one not in piece]
            for turned in {piece, piece[::-1]} if len(piece) < 2 else (piece, piece[::-1]):
                for spot in range(len(rest) + 1):
                    moved = (*rest[:spot], *turned, *rest[spot:])
                    if moved not in seen:
                        seen.add(moved)
                        yield moved

    def _clusters(self, order):
        """Runs of people joined by partner lines, in the order of the row; each row is looked at once."""
        if order not in self._runs:
            self._runs[order] = self._clusters_of(order)
        return self._runs[order]

    def _clusters_of(self, order):
        place = {one: spot for spot, one in enumerate(order)}
        group = {one: one for one in order}
        for one in order:
            for mate in self.mates[one]:
                if mate in place and group[mate] != group[one]:
                    old, new = group[mate], group[one]
                    for each in order:
                        if group[each] == old:
                            group[each] = new
        runs = {}
        for one in order:
            runs.setdefault(group[one], []).append(one)
        return [tuple(run) for run in runs.values()]

    def settled(self, rows, row, cost, limit=inf):
        """The rows as they are, with the lower rows re-sorted, with the upper rows re-sorted.

        Nothing is re-sorted where the rows that stay cost more than the limit by themselves.
        """
        yield rows
        for sign, ties, span in (
            (1, self.above, range(row + 1, len(rows))),
            (-1, self.below, range(row - 1, -1, -1)),
        ):
            if cost.within(rows, range(row + 1) if sign > 0 else range(row, len(rows))) >= limit:
                continue
            changed = list(rows)
            for each in span:
                changed[each] = self._sorted(changed[each], changed[each - sign], ties)
            changed = tuple(changed)
            if changed != rows:
                yield changed

    def _sorted(self, order, near, ties):
        key = (order, near, ties is self.above)
        if key not in self._orders:
            place = self._placed(near)
            runs = [
                (sum([place[tie] for tie in tied]) / len(tied) if tied else middle, spot, run)
                for spot, (middle, tied, run) in enumerate(self._runs_tied(order, near, ties))
            ]
            self._orders[key] = tuple([one for _, _, run in sorted(runs) for one in run])
        return self._orders[key]

    def _placed(self, row):
        """How far along a row everybody in it stands, from 0 to 1."""
        if row not in self._places:
            end = max(1, len(row) - 1)
            self._places[row] = {one: spot / end for spot, one in enumerate(row)}
        return self._places[row]

    def _runs_tied(self, order, near, ties):
        """[(its middle, who its people are tied to in the row next to it, run)]: the same however that row is sorted."""
        key = (order, ties is self.above)
        if key not in self._tied:
            spot_of, beside = {one: spot for spot, one in enumerate(order)}, set(near)
            self._tied[key] = [
                (
                    sum(spot_of[one] for one in run) / len(run) / max(1, len(order) - 1),
                    [tie for one in run for tie in ties[one] if tie in beside],
                    run,
                )
                for run in self._clusters(order)
            ]
        return self._tied[key]
