"""Makes the card of every person: symbol, age, name, what they are to the child, badges (network.md 1)."""

from . import text
from .layout import LABEL_LEADING, LABEL_SIZE, NAME_LEADING, NAME_SIZE, SYMBOL, Card

ABOVE_NAME = 6  # px between symbol and name
MISSING_NAME = {"unborn": "Baby", "loss": "Pregnancy loss", "unknown": "Not known"}


def cards_of(graph, kinship, card_width):
    """{node: Card} with wrapped text and heights; places are set later."""
    network = graph.network
    cards = {}
    for one, node in graph.node_of.items():
        cards[node] = _card(network, graph, kinship, one, node, card_width)
    return cards


def _card(network, graph, kinship, one, node, card_width):
    person = network.people[one]
    index = one in network.index
    words = [] if index or kinship is None else kinship.label(one)
    card = Card(
        one,
        0,
        symbol_of(person),
        row=graph.nodes[node].row,
        width=card_width,
        inside=_inside(person, network.year),
        name=person.name.strip() or MISSING_NAME.get(person.status, "Name not known"),
        label=" and ".join(words),
        note=note_of(person),
        index=index,
        deceased=person.status == "deceased",
        unknown=person.status == "unknown",
        adopted=_is_adopted(graph, node),
        carer=_carer_words(network, graph, one),
        marks=tuple(n for n, limit in enumerate(network.restrictions, 1) if one in limit.people),
    )
    room = card_width - 6
    card.name_lines = tuple(text.wrap(card.name, room, NAME_SIZE, 2, bold=True))
    label_lines = 3 if len(words) < 2 else 4
    card.label_lines = tuple(
        text.wrap(card.label, room, LABEL_SIZE, label_lines) + text.wrap(card.note, room, LABEL_SIZE, 2)
    )
    card.carer_lines = tuple(text.wrap(card.carer, room, LABEL_SIZE, 2, bold=True))
    card.height = SYMBOL + ABOVE_NAME + NAME_LEADING * len(card.name_lines)
    card.height += LABEL_LEADING * (len(card.label_lines) + len(card.carer_lines))
    return card


def symbol_of(person):
    """The shape that stands for a person's gender or standing."""
    if person.status == "unborn":
        return "triangle"
    if person.status == "loss":
        return "loss"
    return {"m": "square", "f": "circle"}.get(person.gender, "diamond")


def _inside(person, year):
    if person.status in ("unborn", "loss"):
        return "P" if person.status == "unborn" else ""
    if person.status == "unknown":
        return "?"
    age = person.age_in(year)
    return "" if age is None else str(age)


def note_of(person):
    """The line of dates under a label: a due date, the years of somebody who died."""
    if person.status == "unborn":
        return f"due {person.due}" if person.due else "expected"
    if person.status == "deceased":
        if person.birth_year and person.death_year:
            return f"{person.birth_year} – {person.death_year}"
        return f"died {person.death_year}" if person.death_year else "died"
    return person.note


def _is_adopted(graph, node):
    return any(graph.unions[number].legs.get(node) == "adoptive" for number in graph.child_in[node])


def _carer_words(network, graph, one):
    badges = [*((badge.carer, badge.text) for badge in network.carers), *((b[0], b[2]) for b in graph.badges)]
    return ", ".join(dict.fromkeys(words for carer, words in badges if carer == one))


def top_of(card, across):
    """How far below the top of the symbol its outline is, `across` px from the middle."""
    half = SYMBOL / 2
    across = min(abs(across), half)
    if card.symbol == "circle":
        return half - (half * half - across * across) ** 0.5
    if card.symbol == "diamond":
        return across
    if card.symbol == "triangle":
        return across * 2
    if card.symbol == "loss":
        return half / 2 + across * 2
    return 0.0
