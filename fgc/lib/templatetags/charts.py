"""Charts drawn on the server: an SVG with its words, and the same figures as a table."""

from django import template
from django.utils.text import slugify

from fgc.lib import charts

register = template.Library()


@register.inclusion_tag("components/chart.html")
def bar_chart(title, labels, series, target=None, target_text="", unit=""):
    """Grouped bars. `series` is a list of `{"name", "values"}`; `target` draws a dashed line."""
    return _chart(charts.bars(list(labels), series, target), title, labels, series, target_text, unit)


@register.inclusion_tag("components/chart.html")
def stacked_chart(title, labels, series, unit=""):
    """Bars whose parts add up."""
    return _chart(charts.stacked(list(labels), series), title, labels, series, "", unit)


@register.inclusion_tag("components/chart.html")
def line_chart(title, labels, series, target=None, target_text="", unit=""):
    """A line for each series; gaps where a value is None."""
    return _chart(charts.lines(list(labels), series, target), title, labels, series, target_text, unit)


def _chart(drawing, title, labels, series, target_text, unit):
    names = [
        {"name": one["name"], "number": index + 1} for index, one in enumerate(series[: charts.MOST_SERIES])
    ]
    rows = [
        {
            "label": label,
            "values": [one["values"][place] if place < len(one["values"]) else None for one in series],
        }
        for place, label in enumerate(labels)
    ]
    return {
        "id": f"chart-{slugify(title)}",
        "title": title,
        "drawing": drawing,
        "names": names,
        "rows": rows,
        "target_text": target_text,
        "unit": unit,
    }
