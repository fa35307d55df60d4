"""Rows of the families list as plain cells."""

from django.urls import reverse

from fgc.cases.stages import SHORT

STAGE_COLOURS = {
    "waiting": "yellow",
    "preparing": "blue",
    "arranged": "purple",
    "held": "orange",
    "planned": "green",
    "reviewing": "teal",
    "closed": "grey",
}


def columns(wanted, query):
    """Column heads; open families can be sorted by any of them."""
    heads = [
        ("Reference", ""),
        ("Family", "title"),
        ("Coordinator", ""),
        ("Stage", "stage"),
        ("Conference", "conference"),
        ("Accepted", "accepted"),
    ]
    found = []
    for label, sort in heads:
        column = {"label": label, "sorted": "ascending" if sort and wanted.sort == sort else ""}
        if sort and not wanted.every:
            query["sort"] = sort
            column["sort_url"] = f"?{query.urlencode()}"
        found.append(column)
    return found


def family_rows(rows, day):
    """One row a family: reference, names, coordinator, stage, conference day, how long ago it was accepted."""
    return [_row(row, day) for row in rows]


def _row(row, day):
    return [
        {"text": row.reference, "url": reverse("workspace:case", args=[row.reference]), "nowrap": True},
        {"text": row.title + _marks(row)},
        {"text": row.coordinator__name or "Nobody yet", "nowrap": True},
        {"text": SHORT[row.stage], "tag": True, "tag_colour": STAGE_COLOURS[row.stage]},
        {
            "text": f"{row.conference_on.day} {row.conference_on:%b %Y}" if row.conference_on else "None yet",
            "nowrap": True,
        },
        {"text": _ago((day - row.accepted_on).days), "nowrap": True},
    ]


def _marks(row):
    marks = [
        text
        for on, text in (
            (row.is_urgent and row.is_open, "urgent"),
            (row.on_hold_until, "on hold"),
            (row.is_restricted, "restricted"),
        )
        if on
    ]
    return f" ({', '.join(marks)})" if marks else ""


def _ago(days):
    if days < 1:
        return "today"
    return "1 day ago" if days == 1 else f"{days} days ago"
