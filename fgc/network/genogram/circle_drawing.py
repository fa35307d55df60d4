"""Writes a circle of support as SVG; the line's form says how strong, its arrows which way support goes."""

from math import cos, hypot, sin

from . import text
from .circle import CENTRE, LABEL_SIZE, NAME_SIZE, SECTORS, SYMBOL
from .circle_places import meet
from .sides import tints
from .spokes import runs_through, spoke
from .svg import INK, PAPER, RULE, SOFT, number, path, person_tag, picture, polyline, tag, words
from .symbols import shape

MARGIN, TITLE_SIZE, SUBTITLE_SIZE = 26, 19, 12.5
SAID = {
    "close": "close",
    "ok": "",
    "weak": "weak tie",
    "strained": "strained",
    "cut_off": "no contact",
    "": "",
}
KEY = {
    "close": "thick line: close",
    "weak": "dotted line: weak",
    "strained": "zigzag: strained",
    "cut_off": "broken line with two bars: no contact",
    "": "no line: not asked yet",
}
TONES = {
    "home": "#8a5a00",
    "maternal": "#23694b",
    "paternal": "#2f5aa8",
    "other": "#8c3b1f",
    "friends": "#6a3d9a",
    "workers": "#4b5864",
    "community": "#00727a",
}
FILLS = {"friends": "#f1edf8", "workers": "#eef0f2", "community": "#e4f3f4"}


def explained(plan):
    """What the lines of this circle mean, in a sentence or two; nothing when nobody is in it."""
    found = {spot.quality for spot in plan.spots}
    parts = "; ".join(line for quality, line in KEY.items() if quality in found)
    if not parts:
        return ""
    arrows = "Arrows: which way support goes. " if found != {""} else ""
    return f"Nearer the middle: a stronger tie. {arrows}{parts[0].upper()}{parts[1:]}."


def render_circle(
    plan,
    *,
    mode="static",
    title="",
    subtitle="",
    href_for=None,
    state_of=None,
    key=True,
    name="circle",
    heading=True,
):
    """The circle as SVG; arguments as for `render`, `key=False` leaves out the line that explains lines.

    `heading=False` keeps the title for those who hear the picture, where the page has a heading of its own.
    """
    drawing = _Drawing(plan, mode == "web", title, subtitle, href_for, state_of, key, name)
    drawing.shows_title = heading
    return drawing.svg()


class _Drawing:
    def __init__(self, plan, web, title, subtitle, href_for, state_of, key, name):
        self.plan, self.web, self.name = plan, web, name
        self.title, self.subtitle, self.key = title, subtitle, key
        self.href_for = href_for or (lambda person: None)
        self.state_of = state_of or (lambda person: "")
        self.tints = tints({spot.side for spot in plan.spots if spot.side})
        self.rings = sorted(plan.rings.values())
        self.headings = self._headings()

    def svg(self):
        """Heading, rings, lines, people, the child in the middle."""
        left, top, right, bottom = self._extent()
        wide = max(right - left, 420)
        heading, y = self._heading(wide)
        x0, y0 = MARGIN - left + (wide - (right - left)) / 2, y - top
        quiet = {"aria_hidden": "true"} if self.web else {}
        drawn = tag("g", self._rings() + self._spokes() + "".join(h[0] for h in self.headings), **quiet)
        drawn += "".join(self._spot(spot) for spot in self.plan.in_reading_order()) + self._child()
        content = heading + tag("g", drawn, transform=f"translate({number(x0)} {number(y0)})")
        return picture(
            content,
            wide=wide + 2 * MARGIN,
            high=y0 + bottom + MARGIN,
            title=self.title or "Circle of support",
            described=self._described(),
            web=self.web,
            name=self.name,
        )

    def _extent(self):
        far = max([CENTRE + 20, *(ring for ring in self.rings)])
        boxes = (
            [spot.box for spot in self.plan.spots]
            + [box for _, box in self.headings]
            + [(-far, -far, far, far)]
        )
        return tuple(pick(box[side] for box in boxes) for side, pick in enumerate((min, min, max, max)))

    def _heading(self, wide):
        parts, y = [], MARGIN
        for line in text.wrap(self.title if self.shows_title else "", wide, TITLE_SIZE, 2, bold=True):
            parts.append(words(MARGIN, y, line, TITLE_SIZE, bold=True))
            y += 24
        below = [self.subtitle, explained(self.plan) if self.key else ""]
        for line in [line for part in below for line in text.wrap(part, wide, SUBTITLE_SIZE, 3)]:
            parts.append(words(MARGIN, y - 2, line, SUBTITLE_SIZE, fill=SOFT))
            y += 17
        quiet = {"aria_hidden": "true"} if self.web else {}
        return (tag("g", "".join(parts), **quiet) if parts else ""), y + 12

    def _headings(self):
        """[(SVG, box)] of the sector names, outside everybody in the sector."""
        found = []
        for sector, (first, last) in self.plan.sectors.items():
            angle = (first + last) / 2
            line = SECTORS[sector]
            half = text.width(line, 14, True) / 2
            far = max([300, *(hypot(s.x, s.y) + 20 for s in self.plan.spots if s.sector == sector)])
            x, y = self._clear_place(angle, far, half, [box for _, box in found])
            svg = words(x, y + 5, line, 14, bold=True, fill=TONES[sector], anchor="middle")
            found.append((svg, (x - half, y - 10, x + half, y + 10)))
        return found

    def _clear_place(self, angle, far, half, others):
        """Where a heading meets nobody, no other heading and no line; outside everything there is always room."""
        taken = [*(spot.box for spot in self.plan.spots), *others]
        for further in range(0, 3000, 10):
            x = (far + further + half * abs(cos(angle)) * 0.6) * cos(angle)
            y = (far + further) * sin(angle)
            around = x - half - 6, y - 16, x + half + 6, y + 16
            if not any(meet(around, box) for box in taken) and not any(
                runs_through(spot, around) for spot in self.plan.spots if spot.quality
            ):
                break
        return x, y

    def _rings(self):
        parts = [
            tag("circle", cx=0, cy=0, r=ring, fill="none", stroke=RULE, stroke_width=1) for ring in self.rings
        ]
        far = max(self.rings, default=0) + 20
        if len(self.plan.sectors) > 1:
            for first, _ in self.plan.sectors.values():
                start, end = (90 * cos(first), 90 * sin(first)), (far * cos(first), far * sin(first))
                parts.append(path(polyline((start, end)), width=1, stroke=RULE))
        return "".join(parts)

    def _spokes(self):
        return "".join(spoke(spot) for spot in self.plan.spots if spot.quality)

    def _spot(self, spot):
        look = {"stroke": INK, "stroke_width": 1.8}
        look["fill"] = FILLS.get(spot.sector) or self.tints.get(spot.side, (PAPER,))[0]
        parts = [_plates(spot), shape(spot.symbol, spot.x, spot.y, SYMBOL / 2, **look)]
        y = spot.y + SYMBOL / 2 + 2
        if spot.words_above:
            y = spot.y - SYMBOL / 2 - 8 - spot.words_height
        for lines, size, step, bold, fill in (
            (spot.name_lines, NAME_SIZE, 15, True, INK),
            (spot.label_lines, LABEL_SIZE, 13, False, SOFT),
        ):
            for line in lines:
                y += step
                parts.append(words(spot.x, y, line, size, bold=bold, fill=fill, anchor="middle"))
        if not self.web:
            return tag("g", "".join(parts))
        left, top, right, bottom = spot.box
        spoken = (spot.name, spot.label, SAID[spot.quality], self.state_of(spot.person))
        box = (left, top, right - left, bottom - top)
        return person_tag("".join(parts), box, ", ".join(filter(None, spoken)), self.href_for(spot.person))

    def _child(self):
        if self.plan.child is None:
            return ""
        name = self.plan.network.people[self.plan.child].first_name or "The child"
        fill = tints({"own"})["own"][0]
        parts = tag("circle", cx=0, cy=0, r=CENTRE, fill=fill, stroke=INK, stroke_width=2.4)
        parts += tag("circle", cx=0, cy=0, r=CENTRE - 5, fill="none", stroke=INK, stroke_width=1.6)
        size = 16 if text.width(name, 16, True) < 2 * CENTRE - 16 else 12
        for line in text.wrap(name, 2 * CENTRE - 14, size, 1, bold=True):
            parts += words(0, size / 3, line, size, bold=True, anchor="middle")
        return tag("g", parts, class_="genogram-person--child" if self.web else None)

    def _described(self):
        if not self.plan.spots:
            return "Nobody is in the circle yet."
        parts = []
        for sector in self.plan.sectors:
            people = [
                ", ".join(filter(None, (spot.name, spot.label, SAID[spot.quality])))
                for spot in self.plan.in_reading_order()
                if spot.sector == sector
            ]
            parts.append(f"{SECTORS[sector]}: {'; '.join(people)}.")
        return " ".join(parts)


def _plates(spot):
    """A white plate behind the words, since a ring may pass there."""
    left, top, right, bottom = spot.box
    if spot.words_above:
        bottom = spot.y - SYMBOL / 2 - 3
    else:
        top = spot.y + SYMBOL / 2 + 3
    return tag("rect", x=left, y=top, width=right - left, height=bottom - top, fill=PAPER)
