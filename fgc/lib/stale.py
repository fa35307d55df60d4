"""Two people with one page open: what somebody saved meanwhile is shown beside what was typed, and nothing is lost."""

import datetime as dt
import hashlib

from django.utils import timezone

from fgc.lib.errors import Refused

MEANWHILE = "Somebody saved this page while you had it open. Look at both, then save again"


class Stale(Refused):
    """Somebody else saved first: `theirs` are the answers that stand now, by field; `read` is their print."""

    def __init__(self, theirs):
        super().__init__(MEANWHILE)
        self.theirs, self.read = theirs, print_of(theirs)


def print_of(answers):
    """A short print of the answers that a page was drawn with."""
    return hashlib.sha256(repr(sorted(answers.items())).encode()).hexdigest()[:16]


def refuse_stale(now, read, mine):
    """Raises Stale when the answers that stand are not those that were read and these would change them.

    Without `read` nothing was read, as where a program records it.
    """
    if not read or read == print_of(now) or all(now.get(name) == value for name, value in mine.items()):
        return
    raise Stale(now)


def beside(form, stale):
    """Rows of what stands now, by the form's labels; the form goes on from there, with everything typed."""
    form.data = form.data.copy()
    form.data["read"] = stale.read
    form.add_error(None, stale.message)
    rows = [
        {"key": form.fields[name].label, "value": _in_words(form.fields[name], value)}
        for name, value in stale.theirs.items()
        if name in form.fields
    ]
    return [row for row in rows if row["value"]] or [{"key": "What stands now", "value": "Nothing"}]


def _in_words(field, value):
    if isinstance(value, bool):
        return "Yes" if value else "No"
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value)
    if isinstance(value, dt.date):
        return f"{value.day} {value:%B %Y}"
    if isinstance(value, dt.time):
        return f"{value:%H:%M}"
    return str(dict(getattr(field, "choices", ())).get(value, value) or "")
