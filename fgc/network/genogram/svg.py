"""Writes SVG elements with presentation attributes only, since the pages allow no inline styles."""

from .text import clean, runs_right_to_left

INK, SOFT, RED, PAPER, RULE = "#1d2733", "#4b5864", "#a3001b", "#ffffff", "#c9ced6"
FONTS = "'Source Sans 3', 'Source Sans 3 Ext', 'Source Sans 3 Cyrillic', 'Noto Naskh Arabic', 'Helvetica Neue', Arial, sans-serif"


def number(value):
    """A coordinate with at most one decimal, written the same way everywhere."""
    return f"{value:.1f}".rstrip("0").rstrip(".") if value else "0"


def tag(name, content="", **attributes):
    """One element; underscores in attribute names become hyphens, None leaves an attribute out."""
    written = []
    for key, value in attributes.items():
        if value is None:
            continue
        if isinstance(value, int | float):
            value = number(value)
        written.append(f' {key.rstrip("_").replace("_", "-")}="{clean(value)}"')
    return f"<{name}{''.join(written)}>{content}</{name}>" if content else f"<{name}{''.join(written)}/>"


def words(x, y, line, size, *, bold=False, fill=INK, anchor=None, **more):
    """One line of text; a right-to-left line keeps its direction and its place."""
    direction = None
    if runs_right_to_left(line):
        direction = "rtl"
        anchor = {None: "end", "end": None}.get(anchor, anchor)
    return tag(
        "text", clean(line), x=x, y=y, font_size=size, font_weight="700" if bold else None, fill=fill,
        text_anchor=anchor, direction=direction, unicode_bidi="embed" if direction else None, **more,
    )  # fmt: skip


def path(data, *, width=1.8, stroke=INK, fill="none", dash=None, **more):
    """A stroked path."""
    return tag("path", d=data, fill=fill, stroke=stroke, stroke_width=width, stroke_dasharray=dash, **more)


def polyline(points):
    """Path data through points."""
    return "M" + "L".join(f"{number(x)} {number(y)}" for x, y in points)


def person_tag(content, box, spoken, href, child=False):
    """One person on the web: a link (or a group when there is no address) of at least 44 px each way.

    `child` marks the one whom a page that scrolls shows at first.
    """
    name = "genogram-person genogram-person--child" if child else "genogram-person"
    plate = tag(
        "rect", x=box[0], y=box[1], width=max(44, box[2]), height=max(44, box[3]), rx=6, fill=PAPER,
        fill_opacity=0, class_="genogram-target",
    )  # fmt: skip
    if href is None:
        return tag("g", plate + content, role="img", aria_label=spoken, class_=name)
    return tag("a", plate + content, href=href, aria_label=spoken, class_=name)


def picture(content, *, wide, high, title, described, web, name):
    """The svg element: one image for print, a named group of links on the web; ids begin with `name`."""
    ids = f"{name}-title", f"{name}-desc"
    inside = tag("title", clean(title), id=ids[0]) + tag("desc", clean(described), id=ids[1])
    inside += tag("rect", width=wide, height=high, fill=PAPER) + content
    return tag(
        "svg", inside, xmlns="http://www.w3.org/2000/svg", class_=f"genogram{_size(wide) if web else ''}",
        role="group" if web else "img",
        aria_labelledby=ids[0], aria_describedby=ids[1], width=wide, height=high,
        viewBox=f"0 0 {number(wide)} {number(high)}", font_family=FONTS, fill=INK,
    )  # fmt: skip


def _size(wide):
    """The class that says how narrow a page may draw it: none fits any, the widest keep their size."""
    hundreds = int(wide // 100)
    if hundreds < 4:
        return ""
    return f" genogram--{hundreds}" if hundreds < 15 else " genogram--wide"
