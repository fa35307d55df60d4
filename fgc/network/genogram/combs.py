"""Puts overlapping sibship lines on tracks so that they cross least (network.md 4.5)."""

from itertools import permutations

TRY_ALL = 5  # sibship lines; more than these are ordered by rules of thumb
MARGIN = 8  # px between ends of lines on one track
TOUCH = 4  # px: closer uprights look like one line


def comb_tracks(strands):
    """Set every strand's `comb_track`; returns the number of tracks in the band."""
    flat = [strand for strand in strands if strand.comb[1] - strand.comb[0] < 0.5]
    wide = [strand for strand in strands if strand not in flat]
    for group in _groups(wide):
        best = min(_orders(group), key=lambda order: _price(order, flat))
        for strand, track in zip(best, _stack(best), strict=True):
            strand.comb_track = track
    return 1 + max((strand.comb_track for strand in wide), default=0)


def _groups(strands):
    """Sets of strands whose lines overlap, directly or through others."""
    groups, reach = [], None
    for strand in sorted(strands, key=lambda each: (each.comb, each.union)):
        low, high = strand.comb
        if reach is not None and low <= reach + MARGIN:
            groups[-1].append(strand)
            reach = max(reach, high)
        else:
            groups.append([strand])
            reach = high
    return groups


def _orders(group):
    if len(group) <= TRY_ALL:
        return list(permutations(group))
    keys = (
        lambda each: each.comb[1] - each.comb[0],
        lambda each: each.comb[0],
        lambda each: each.drop if each.drop is not None else each.comb[0],
    )
    orders = [tuple(sorted(group, key=key, reverse=back)) for key in keys for back in (False, True)]
    return orders + [_bettered(order) for order in orders[:2]]


def _bettered(order):
    """Swap neighbours as long as that saves something, at most a few rounds."""
    order, price = list(order), _price(order, ())
    for _ in range(4):
        before = price
        for spot in range(len(order) - 1):
            order[spot], order[spot + 1] = order[spot + 1], order[spot]
            changed = _price(order, ())
            if changed < price:
                price = changed
            else:
                order[spot], order[spot + 1] = order[spot + 1], order[spot]
        if price == before:
            break
    return tuple(order)


def _stack(order):
    """The highest free track for each line, keeping the given order from the top."""
    tracks = []
    for strand in order:
        low, high = strand.comb
        over = [
            track
            for other, track in zip(order, tracks, strict=False)
            if other.comb[0] <= high + MARGIN and low <= other.comb[1] + MARGIN
        ]
        tracks.append(1 + max(over) if over else 0)
    return tracks


def _price(order, flat):
    """Crossings tenfold, tracks, and a prohibitive price for two uprights on one place."""
    tracks = _stack(order)
    price = max(tracks) + 0.0
    for a, track in zip(order, tracks, strict=True):
        for b, other in zip(order, tracks, strict=True):
            if a is b:
                continue
            low, high = b.comb
            if a.drop is not None and other < track and low < a.drop < high:
                price += 10
            for x, _ in a.legs:
                if other > track and low < x < high:
                    price += 10
                if b.drop is not None and track < other and abs(x - b.drop) < TOUCH:
                    price += 1000
    for line in flat:
        for a, track in zip(order, tracks, strict=True):
            if line.drop is None:
                continue
            price += 0.001 * track * (a.comb[0] < line.drop < a.comb[1])
    return price
