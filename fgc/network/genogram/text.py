"""Measures and wraps words by the widths of the font that draws them (network.md 4.10)."""

import re
from functools import lru_cache
from unicodedata import bidirectional, combining, east_asian_width

from .advances import BOLD, RANGES, REGULAR

SCALE = 1.06  # the pages draw Source Sans 3 with size-adjust 106%, because its x-height is small
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
OTHER_SCRIPT, WIDE = 600, 1000  # thousandths of the size, for characters that the table lacks


def _table(text):
    widths = iter(map(int, text.split()))
    return {code: next(widths) for first, last in RANGES for code in range(first, last + 1)}


_WIDTHS = {False: _table(REGULAR), True: _table(BOLD)}


@lru_cache(maxsize=20000)
def width(words, size, bold=False):
    """Width in px of a line of text at this font size."""
    table = _WIDTHS[bold]
    total = 0
    for letter in words:
        known = table.get(ord(letter))
        if known:
            total += known
        elif not combining(letter):
            total += WIDE if east_asian_width(letter) in "WF" else OTHER_SCRIPT
    return total * size * SCALE / 1000


def wrap(words, room, size, lines, bold=False):
    """The words in at most that many lines of that width; what does not fit ends with an ellipsis."""
    done, line = [], ""
    for piece in _pieces(words):
        joined = line + piece
        if not line or width(joined.rstrip(), size, bold) <= room:
            line = joined
        else:
            done.append(line.rstrip())
            line = piece.lstrip()
    done.append(line.rstrip())
    done = [part for part in done if part]
    if len(done) > lines:
        done = [*done[: lines - 1], " ".join(done[lines - 1 :])]
    return [_cut(part, room, size, bold) for part in done]


def whole(words, room, size, bold=False):
    """The words in as many lines of that width as they need, nothing left out; a longer word goes on in the next."""
    pieces = [part for piece in _pieces(words) for part in _broken(piece, room, size, bold)]
    lines = [""]
    for piece in pieces:
        if width((lines[-1] + piece).rstrip(), size, bold) > room:
            lines.append("")
        lines[-1] += piece
    return [line.strip() for line in lines if line.strip()]


def _broken(piece, room, size, bold):
    """A word in parts that fit the width."""
    while width(piece.rstrip(), size, bold) > room:
        length = next(
            n for n in range(len(piece) - 1, 0, -1) if n == 1 or width(piece[:n], size, bold) <= room
        )
        yield piece[:length]
        piece = piece[length:]
    yield piece


def _pieces(words):
    """Pieces that a line may end after: at spaces and after hyphens."""
    piece = ""
    for letter in " ".join(words.split()):
        piece += letter
        if letter in " -":
            yield piece
            piece = ""
    if piece:
        yield piece


def _cut(line, room, size, bold):
    if width(line, size, bold) <= room:
        return line
    while line and width(line + "…", size, bold) > room:
        line = line[:-1]
    return line.rstrip(" -") + "…"


def runs_right_to_left(words):
    """Whether the first strong letter belongs to a script written from the right, such as Arabic."""
    for letter in words:
        direction = bidirectional(letter)
        if direction in ("L", "R", "AL"):
            return direction != "L"
    return False


def clean(words):
    """Text that may stand in an XML file: without the control characters that XML forbids, and escaped."""
    kept = "".join(letter for letter in str(words) if not FORBIDDEN.match(letter))
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
