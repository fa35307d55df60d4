"""Names people reached only over several hops, each a kin or partner word (network.md 3)."""

import heapq

from .blood import blood_label
from .terms import partner_word, possessive, word

LONGEST = 4  # hops that are still spelled out


def shortest_chain(tree, child, person):
    """The hops [(from, to, word)] with the fewest hops, then the least distance; None if not connected."""
    order = {one: place for place, one in enumerate(tree.network.people)}
    best = {child: (0, 0)}
    came, waiting = {}, [(0, 0, order[child], child)]
    while waiting:
        hops, far, _, one = heapq.heappop(waiting)
        if one == person:
            return _walk_back(came, child, person)
        if (hops, far) > best[one]:
            continue
        for other, length, term in _hops(tree, one):
            cost = (hops + 1, far + length)
            if other in order and (other not in best or cost < best[other]):
                best[other] = cost
                came[other] = (one, term)
                heapq.heappush(waiting, (*cost, order[other], other))
    return None


def chain_label(tree, child, hops, name):
    """The chain in words; a long one is cut to "connected through" its first person."""
    if len(hops) > LONGEST:
        return f"connected through {tree.people[hops[0][1]].name or name(child, hops[0][1])}"
    if hops[0][2] and len(hops) == 1:
        return hops[0][2]
    label = name(child, hops[0][1])
    for start, end, term in hops[1:]:
        label = possessive(label, term or blood_label(tree, start, end, with_side=False))
    return label


def _hops(tree, one):
    for other in tree.people:
        kin = tree.kin(one, other)
        if kin is not None and other != one:
            yield other, kin.up + kin.down, None
    for other, link in tree.partners[one]:
        far = 5 if link.status == "never_lived_together" else 1
        yield other, far, partner_word(link.status, tree.people[other].gender)
    for link in tree.carers[one]:
        yield link.parent, 1, carer_word(link.kind)
    for link in tree.wards[one]:
        yield link.child, 1, f"foster {word('child', tree.people[link.child].gender)}"


def carer_word(kind):
    """What a parent without a blood or adoptive tie is called."""
    return {"foster": "foster carer", "guardian": "guardian"}[kind]


def _walk_back(came, child, person):
    hops = []
    while person != child:
        start, term = came[person]
        hops.append((start, person, term))
        person = start
    return hops[::-1]
