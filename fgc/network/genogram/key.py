"""The key of a family tree and its safety sentences as HTML below the picture, where they do not scroll away with it."""

from .legend import SAMPLE, entries
from .sides import tints
from .svg import tag
from .symbols import mark_badge
from .text import clean


def render_key(layout):
    """Two lists: each limit beside its red number, and each symbol and line beside what it means."""
    limits = "".join(
        _row(mark_badge(SAMPLE / 2, 10, mark), limit.sentence)
        for mark, limit in enumerate(layout.network.restrictions, 1)
    )
    key = "".join(_row(draw(2, 10), label) for draw, label in entries(layout, tints(layout.sides)))
    lists = tag("ul", limits, class_="genogram-limits") if limits else ""
    return lists + (tag("ul", key, class_="genogram-key") if key else "")


def _row(sample, words):
    drawn = tag("svg", sample, width=SAMPLE, height=20, aria_hidden="true", focusable="false")
    return tag("li", drawn + tag("span", clean(words)))
