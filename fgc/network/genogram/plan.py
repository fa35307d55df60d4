"""Plans a family tree from a network: the stages of network.md 4 one after the other."""

from ..kinship import Kinship
from .cards import cards_of
from .checking import birth_inversions, couples_apart, crossings
from .graph import graph_of
from .households import loops_of
from .layout import CARD, CARD_NARROW, Layout
from .lines import Heights, lines_of
from .order import orders_of
from .positions import positions
from .routing import route
from .sides import side_key, side_words
from .slots import slots_of

CROWDED = 12  # people in a row, above which cards are narrower


def layout(network, child=None, *, households=True):
    """The `Layout` of a network, with people named as `child` (the first referred child) sees them.

    Never raises on odd networks: with nobody in it the picture is empty; people with no family tie are
    listed in `others`.
    """
    child = child if child in network.people else next(iter(network.index), None)
    kinship = Kinship(network, child) if child is not None else None
    graph = graph_of(network)
    best = None
    for rows in orders_of(graph):
        planned = _planned(graph, rows, kinship, households)
        if best is None or planned.score < best.score - 1e-9:
            best = planned
    best.others = _others(network, kinship)
    return best


def _planned(graph, rows, kinship, households):
    people = max((sum(graph.nodes[one].person is not None for one in order) for order in rows), default=0)
    card_width = CARD_NARROW if people > CROWDED else CARD
    cards = cards_of(graph, kinship, card_width)
    slots = slots_of(graph, rows, card_width)
    x = positions(graph, rows, card_width, slots)
    bands = {row: route(graph, row, x, slots) for row in range(-1, graph.rows)}
    heights = Heights(graph, cards, bands)
    for node, card in cards.items():
        card.x, card.y = x[node], heights.top[card.row]
    plan = Layout(graph.network)
    plan.cards = sorted(cards.values(), key=lambda card: (card.row, card.x))
    for number, card in enumerate(plan.cards, 1):
        card.number = number
    plan.lines = lines_of(graph, cards, x, bands, heights)
    for line in plan.lines:
        line.owner = tuple(graph.nodes[one].person for one in line.owner or ())
    if households:
        plan.loops, badges = loops_of(graph, rows, cards)
        for card in plan.cards:
            card.houses = tuple(badges.get(card.person, ()))
    _colour_sides(plan, kinship)
    plan.width = max((card.x + card.width / 2 for card in plan.cards), default=0)
    plan.height = max([heights.bottom, *(y + 8 for line in plan.lines for _, y in line.points)])
    plan.score = _score(plan, graph)
    return plan


def _colour_sides(plan, kinship):
    if kinship is None:
        return
    for card in plan.cards:
        side = kinship.side(card.person)
        card.side = side_key(side)
        if card.side:
            plan.sides.setdefault(card.side, side_words(side))


def _score(plan, graph):
    """The true price of a picture, by which the better of two candidates is kept (network.md 4.3)."""
    score = 10 * crossings(plan) + 1.3 * birth_inversions(plan) + 2 * couples_apart(plan) + plan.width / 300
    home = graph.home_union()
    if home is not None and len(graph.unions[home].partners) == 2:
        spots = {card.person: card.x for card in plan.cards}
        a, b = (graph.nodes[one].person for one in graph.unions[home].partners)
        gender = graph.network.people
        if a in spots and b in spots and {gender[a].gender, gender[b].gender} == {"m", "f"}:
            father, mother = (a, b) if gender[a].gender == "m" else (b, a)
            score += 4 * (spots[father] > spots[mother])
    return score


def _others(network, kinship):
    """[(person id, what they are, association or None)] for everybody outside the family tree."""
    drawn = set(network.related())
    listed = []
    for one in network.people:
        if one not in drawn:
            links = [link for link in network.associations if link.person == one]
            words = kinship.label(one)[0] if kinship else (links[0].role if links else "")
            listed.append((one, words, links[0] if links else None))
    return listed
