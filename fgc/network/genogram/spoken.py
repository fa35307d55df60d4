"""What a screen reader says of a picture and of each person in it (network.md 4.9)."""


def spoken_label(card):
    """What is said of a person after the name: everything that the symbol and its badges show."""
    label = "the child this is about" if card.index else card.label
    years = f"aged {card.inside}" if card.inside.isdigit() else ""
    if card.deceased:
        years = f"died {years}".strip()
    note = "" if card.note == years else card.note
    homes = ", ".join(f"home {label}" for label, _ in card.houses)
    limits = ", ".join(f"safety limit {mark}" for mark in card.marks)
    return ", ".join(part for part in (label, years, note, card.carer, homes, limits) if part)


def description(layout):
    """The picture in words: everybody, row by row from the oldest generation."""
    if not layout.cards and not layout.others:
        return "Nobody is on this family's map yet."
    rows = {}
    for card in layout.cards:
        rows.setdefault(card.row, []).append(
            ", ".join(part for part in (card.name, spoken_label(card)) if part)
        )
    size = _count(len(layout.cards), "person", "people")
    parts = [f"{size} in {_count(len(rows), 'generation', 'generations')}."]
    parts += [f"Row {place}: {'; '.join(people)}." for place, people in enumerate(rows.values(), 1)]
    if layout.others:
        people = layout.network.people
        listed = [f"{people[one].name or 'Name not known'}, {words}" for one, words, _ in layout.others]
        parts.append(f"Beside the family: {'; '.join(listed)}.")
    return " ".join(parts)


def _count(number, one, many):
    return f"{number} {one if number == 1 else many}"
