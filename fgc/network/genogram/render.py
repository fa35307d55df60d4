"""Writes a planned family tree as one SVG string, for print (static) or for a page (web)."""

from . import text
from .legend import legend
from .sidebar import column, column_size
from .sides import tints
from .spoken import description, spoken_label
from .strokes import loops, strokes
from .svg import PAPER, RED, SOFT, number, person_tag, picture, tag, words
from .symbols import badges, captions, mark_badge, symbol

MARGIN, NARROWEST, NARROWEST_WEB = 26, 560, 300  # px; a page gives a small family no empty room
TITLE_SIZE, SUBTITLE_SIZE = 19, 12.5


def render(
    layout, *, mode="static", title="", subtitle="", href_for=None, state_of=None, key=True, name="genogram"
):
    """The picture as SVG; `key=False` leaves out the key and the safety sentences (`render_key` writes them).

    `mode` "static" makes one image with a title and a description; "web" makes every person a link in
    reading order. `href_for(person id)` gives the address of a person's link (None: no link), `state_of`
    extra words for their spoken name ("agreed to come"). `name` starts every id, so that two pictures can
    stand on one page.
    """
    drawing = _Picture(layout, mode, title, subtitle, href_for, state_of, name)
    drawing.has_key = key
    return drawing.svg()


class _Picture:
    has_key = True

    def __init__(self, layout, mode, title, subtitle, href_for, state_of, name):
        self.layout, self.web, self.name = layout, mode == "web", name
        self.title, self.subtitle = title, subtitle
        self.href_for = href_for or (lambda person: None)
        self.state_of = state_of or (lambda person: "")
        self.tints = tints(layout.sides)
        self.column_width, self.column_height = column_size(layout)
        self.beside = self.column_width + 30 if self.column_width else 0
        self.inner = max(layout.width + self.beside, NARROWEST_WEB if self.web else NARROWEST)

    def svg(self):
        """The whole picture from heading to key."""
        heading, y = self._heading()
        room = self.inner - self.beside
        high = max(self.layout.height, self.column_height)
        tree = self._tree(MARGIN + max(0, (room - self.layout.width) / 2), y)
        if self.beside:
            tree += column(self.layout, MARGIN + room + 30, y - 8, high, self._person)
        below, y = self._below(y + high + 28) if self.has_key else ("", y + high)
        content = heading + tree + below
        return picture(
            content,
            wide=self.inner + 2 * MARGIN,
            high=y + 12,
            title=self.title or "Family tree",
            described=description(self.layout),
            web=self.web,
            name=self.name,
        )

    def _below(self, y):
        """The safety sentences and the key."""
        sentences, y = self._sentences(y)
        key, key_height = legend(self.layout, self.tints, MARGIN, y, self.inner)
        return sentences + tag("g", key, **self._quiet()), y + key_height

    def _quiet(self):
        return {"aria_hidden": "true"} if self.web else {}

    def _heading(self):
        parts, y = [], MARGIN
        for line in text.wrap(self.title, self.inner, TITLE_SIZE, 2, bold=True):
            parts.append(words(MARGIN, y, line, TITLE_SIZE, bold=True))
            y += 24
        for line in text.wrap(self.subtitle, self.inner, SUBTITLE_SIZE, 3):
            parts.append(words(MARGIN, y - 2, line, SUBTITLE_SIZE, fill=SOFT))
            y += 17
        return (tag("g", "".join(parts), **self._quiet()) if parts else ""), y + (12 if parts else 4)

    def _tree(self, left, top):
        layout = self.layout
        parts = [tag("g", loops(layout) + strokes(layout), **self._quiet())]
        for card in layout.cards:
            tint = self.tints.get(card.side, (PAPER,))[0]
            content = symbol(card, tint) + badges(card) + captions(card)
            box = (card.x - card.width / 2, card.y - 4, card.width, card.height + 8)
            parts.append(self._person(card.person, card.name, spoken_label(card), content, box))
        return tag("g", "".join(parts), transform=f"translate({number(left)} {number(top)})")

    def _person(self, person, name, label, content, box):
        if not self.web:
            return tag("g", content)
        spoken = ", ".join(part for part in (name, label, self.state_of(person)) if part)
        first = person == next(iter(self.layout.network.index), None)
        return person_tag(content, box, spoken, self.href_for(person), child=first)

    def _sentences(self, y):
        """The numbered safety limits, on the coordinator's copy only."""
        parts = []
        for mark, limit in enumerate(self.layout.network.restrictions, 1):
            parts.append(mark_badge(MARGIN + 8, y - 1, mark))
            for line in text.wrap(limit.sentence, self.inner - 30, 13, 3):
                parts.append(words(MARGIN + 26, y + 4, line, 13, fill=RED))
                y += 17
            y += 7
        return "".join(parts), y + (8 if parts else 0)
