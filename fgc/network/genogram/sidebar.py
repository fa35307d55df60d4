"""The column beside a family tree: people who matter without being family, and people not tied yet."""

from . import text
from .cards import symbol_of
from .svg import INK, RULE, SOFT, path, polyline, words
from .symbols import shape

WIDE, STEP, HEAD = (
    236,
    56,
    40,
)  # px: width of a column, height of an entry (44 when a page shrinks it), of the heading
SHORTEST = 8  # entries in a column, before a second one is begun
TIE_WIDTH = {3: 4.5, 2: 2.2, 1: 1.6}
TIE_WORDS = {3: "thick line: strong tie", 1: "dotted line: weak tie", -1: "zigzag: strained"}
FILL = "#f3f1f7"


def column_size(layout):
    """(width, height) of the column, (0, 0) when nobody stands in it."""
    columns = _columns(layout)
    if not columns:
        return 0, 0
    tallest = max(sum(HEAD if kind == "head" else STEP for kind, *_ in entries) for entries in columns)
    return WIDE * len(columns), tallest + 18 * len(_tie_words(layout))


def column(layout, x, top, height, person_tag):
    """The column as SVG; `person_tag(person, name, label, content, box)` wraps each entry."""
    parts = [path(polyline(((x, top), (x, top + height))), width=1, stroke=RULE)]
    for spot, entries in enumerate(_columns(layout)):
        y, left = top, x + spot * WIDE
        for kind, *entry in entries:
            if kind == "head":
                parts.append(words(left + 14, y + 16, entry[0], 15, bold=True) if entry[0] else "")
                y += HEAD
            else:
                parts.append(_entry(layout, entry, left, y, spot, person_tag))
                y += STEP
        if spot == 0:
            for line in _tie_words(layout):
                parts.append(words(left + 14, y + 12, line, 11.5, fill=SOFT))
                y += 18
    return "".join(parts)


def _columns(layout):
    tied = [entry for entry in layout.others if entry[2] is not None]
    loose = [entry for entry in layout.others if entry[2] is None]
    entries = []
    for heading, group in (("Not family, but important", tied), ("Not connected yet", loose)):
        if group:
            entries += [("head", heading), *(("person", *entry) for entry in group)]
    most = 1 + max(SHORTEST, int((layout.height - HEAD) // STEP))
    columns = [entries[start : start + most] for start in range(0, len(entries), most)]
    return [[("head", ""), *each] if each[0][0] != "head" else each for each in columns]


def _tie_words(layout):
    strengths = {link.strength for _, _, link in layout.others if link is not None}
    return [line for strength, line in TIE_WORDS.items() if strength in strengths]


def _entry(layout, entry, left, y, spot, person_tag):
    one, label, link = entry
    person = layout.network.people[one]
    middle = y + 16
    parts = [_tie(left, left + 22, middle, link.strength)] if link and link.strength and not spot else []
    dash = "4 3" if person.status == "unknown" else None
    look = {"fill": FILL, "stroke": INK, "stroke_width": 1.8, "stroke_dasharray": dash}
    parts.append(shape(symbol_of(person), left + 34, middle, 11.5, **look))
    if person.status == "deceased":
        cross = polyline(((left + 26, middle - 8), (left + 42, middle + 8)))
        parts.append(path(cross + polyline(((left + 42, middle - 8), (left + 26, middle + 8))), width=1.3))
    name = person.name.strip() or "Name not known"
    room = WIDE - 66
    for line in text.wrap(name, room, 13, 1, bold=True):
        parts.append(words(left + 54, middle - 1, line, 13, bold=True))
    for number, line in enumerate(text.wrap(label, room, 11.5, 2)):
        parts.append(words(left + 54, middle + 13 + 13 * number, line, 11.5, fill=SOFT))
    return person_tag(one, name, label, "".join(parts), (left + 18, y - 6, WIDE - 24, STEP))


def _tie(x1, x2, y, strength):
    if strength == -1:
        steps = [(x1 + n * (x2 - x1) / 8, y + (0, -4, 0, 4)[n % 4]) for n in range(9)]
        return path(polyline(steps), width=1.6)
    return path(
        polyline(((x1, y), (x2, y))), width=TIE_WIDTH.get(strength, 2), dash="2 3" if strength == 1 else None
    )
