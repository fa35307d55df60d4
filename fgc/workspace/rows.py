"""Rows of the families list as plain cells."""

from django.urls import reverse

from fgc.cases.access import abilities_listed
from fgc.cases.shell import first_page
from fgc.cases.stages import SHORT
from fgc.workspace.lateness import titles_of

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


def family_rows(listed, user, day):
    """One row a family: reference, names, coordinator, stage, conference day, how long ago it was accepted.

    A list of late families says with what each is late, as far as its reader may know of that.
    """
    return [
        _row(row, _url(row, user, listed.scope), day, _late(row, user, listed.scope)) for row in listed.rows
    ]


def _late(row, user, scope):
    titles = titles_of(row, abilities_listed(user, row, scope))
    return f"Late: {'; '.join(one[0].lower() + one[1:] for one in titles)}" if titles else ""


def _url(row, user, scope):
    """The page of the family, or for a share that leaves it out, the first page that the share opens."""
    if row.id in scope.held:
        return first_page(row.reference, abilities_listed(user, row, scope))
    return reverse("workspace:case", args=[row.reference])


def _row(row, url, day, late):
    return [
        {"text": row.reference, "url": url, "nowrap": True},
        {"text": row.title + _marks(row), "detail": late},
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
