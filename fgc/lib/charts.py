"""The geometry of charts that the server draws: sizes in SVG units, no colours, no JavaScript."""

import math

WIDTH, HEIGHT = 560, 270
LEFT, RIGHT, TOP, BOTTOM = 44, 6, 24, 32
MOST_SERIES = 5


def ticks(highest, steps=4):
    """Evenly spaced whole or half numbers from 0 to at least `highest`."""
    if highest <= 0:
        return [0, 1]
    rough = highest / steps
    size = 10 ** math.floor(math.log10(rough))
    step = next(size * n for n in (1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10) if size * n >= rough - 1e-9)
    if highest >= steps:
        step = math.ceil(step)
    count = math.ceil(highest / step - 1e-9)
    return [_short(step * n) for n in range(count + 1)]


def bars(labels, series, target=None):
    """A grouped bar chart: axis lines, bars with their labels, the target line.

    `series` is a list of `{"name": ..., "values": [...]}`; None stands for "not known" and draws nothing.
    """
    series = series[:MOST_SERIES]
    marks = ticks(max([0, target or 0, *_known(series)]))
    scale = _Scale(marks[-1], len(labels))
    width = scale.slot * 0.68 / max(len(series), 1)
    drawn = [
        _bar(scale, place, index, width, len(series), one["values"][place])
        for place in range(len(labels))
        for index, one in enumerate(series)
        if place < len(one["values"]) and one["values"][place] is not None
    ]
    return {**_frame(scale, labels, marks, target), "bars": drawn, "lines": []}


def stacked(labels, series):
    """Bars whose parts add up, for what a total is made of."""
    series = series[:MOST_SERIES]
    totals = [sum(one["values"][place] or 0 for one in series) for place in range(len(labels))]
    marks = ticks(max([0, *totals]))
    scale = _Scale(marks[-1], len(labels))
    width, drawn = scale.slot * 0.6, []
    for place in range(len(labels)):
        below = 0
        for index, one in enumerate(series):
            value = one["values"][place] or 0
            top, foot = scale.y(below + value), scale.y(below)
            below += value
            drawn.append({
                "x": _short(scale.middle(place) - width / 2), "y": _short(top), "width": _short(width),
                "height": _short(foot - top), "series": index + 1,
                "label": "", "middle": 0, "above": 0, "inside": False,
            })  # fmt: skip
        drawn[-1] |= {
            "label": totals[place],
            "middle": scale.middle(place),
            "above": _short(scale.y(below) - 6),
        }
    return {**_frame(scale, labels, marks, None), "bars": drawn, "lines": []}


def lines(labels, series, target=None):
    """A line for each series; a gap where a value is not known."""
    series = series[:MOST_SERIES]
    marks = ticks(max([0, target or 0, *_known(series)]))
    scale = _Scale(marks[-1], len(labels))
    drawn = []
    for index, one in enumerate(series):
        pen, path, dots = "M", [], []
        for place, value in enumerate(one["values"][: len(labels)]):
            if value is None:
                pen = "M"
                continue
            x, y = _short(scale.middle(place)), _short(scale.y(value))
            path.append(f"{pen}{x} {y}")
            dots.append({"x": x, "y": y, "above": _beside(scale, y, target), "label": value})
            pen = "L"
        drawn.append({"path": " ".join(path), "dots": dots, "series": index + 1})
    return {**_frame(scale, labels, marks, target), "bars": [], "lines": drawn}


class _Scale:
    """Where a value or a place falls on the drawing."""

    def __init__(self, highest, places):
        self.highest = highest or 1
        self.slot = (WIDTH - LEFT - RIGHT) / max(places, 1)

    def y(self, value):
        return HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * value / self.highest

    def middle(self, place):
        return _short(LEFT + self.slot * (place + 0.5))


def _frame(scale, labels, marks, target):
    every = max(1, math.ceil(len(labels) / 12))  # more than twelve names would run into each other
    return {
        "width": WIDTH, "height": HEIGHT, "left": LEFT, "right": WIDTH - RIGHT, "base": HEIGHT - BOTTOM,
        "foot": HEIGHT - 8, "before": LEFT - 8,
        "marks": [_mark(scale, mark) for mark in marks],
        "names": [{"label": label, "x": scale.middle(n)} for n, label in enumerate(labels) if n % every == 0],
        "target": None if target is None else _short(scale.y(target)),
    }  # fmt: skip


def _beside(scale, y, target):
    """Above the dot, or below it where the target line would run through the figure."""
    crossed = target is not None and -4 < y - scale.y(target) < 26
    return _short(y + 22 if crossed else y - 10)


def _mark(scale, mark):
    return {"label": mark, "y": _short(scale.y(mark)), "text": _short(scale.y(mark) + 6)}


def _bar(scale, place, index, width, count, value):
    """A single bar carries its figure inside at the foot, away from any target line; others above."""
    x = scale.middle(place) - width * count / 2 + width * index
    top = scale.y(max(value, 0))
    inside = count == 1 and scale.y(0) - top > 26 and width > 24
    return {
        "x": _short(x + 0.75), "y": _short(top), "width": _short(max(width - 1.5, 1)),
        "height": _short(scale.y(0) - top), "series": index + 1, "label": value,
        "middle": _short(x + width / 2), "inside": inside,
        "above": _short(scale.y(0) - 9 if inside else top - 6),
    }  # fmt: skip


def _known(series):
    return [value for one in series for value in one["values"] if value is not None]


def _short(number):
    rounded = round(number, 1)
    return int(rounded) if rounded == int(rounded) else rounded
