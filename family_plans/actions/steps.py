"""What is kept of each change while a plan is written: the words typed over, and a step that its writer can undo."""

import datetime as dt
import difflib
import json

from django.utils import timezone

from family_plans.models import EarlierWords, WritingStep
from fgc.lib.errors import Refused
from fgc.lib.rows import put

PEOPLE = ("who", "checker")
WORDS = {
    "text": ("words",),
    "action": ("heading", "what", "who", "who_words", "by_words", "how_known", "checker", "checker_words", "help_needed"),
    "help": ("item", "from_whom", "how_much"),
}  # fmt: skip
STATE = {
    "text": ("words",),
    "action": (
        *WORDS["action"], "by_when", "question_key", "who_agreed_on", "who_asked_by", "checker_agreed_on",
        "checker_asked_by", "order", "removed_at"
    ),
    "help": (*WORDS["help"], "removed_at"),
}  # fmt: skip


class Conflict(Refused):
    """Somebody else saved first: `mine` and `theirs` are both texts (or both sets of answers), nothing is lost.

    `merged` is one text that holds every line of both, to begin the merging with.
    """

    def __init__(self, message, *, mine, theirs, version, by, at, merged=None):
        super().__init__(message)
        self.mine, self.theirs, self.version, self.by, self.at, self.merged = (
            mine, theirs, version, by, at, merged,
        )  # fmt: skip


def both_texts(theirs, mine):
    """Every line of two texts, those they share once, in the order of both."""
    left, right, found = theirs.split("\n"), mine.split("\n"), []
    for tag, a, b, c, d in difflib.SequenceMatcher(None, left, right, autojunk=False).get_opcodes():
        found += left[a:b]
        if tag in ("replace", "insert"):
            found += right[c:d]
    return "\n".join(found)


def state_of(table, row):
    """The fields of a row as plain values: people by their key, days and moments as text."""
    return {name: _plain(getattr(row, name)) for name in STATE[table]}


def put_written(table, row):
    """Save what is written on a row of the plan, and whose words they are now; nothing else of it."""
    return put(row, *STATE[table], "version", "changed_by", "changed_at")


def remember(*, plan, kind, by, rows):
    """Keep one step: `rows` are (table, row, its state before or None when it is new), read after the change.

    Words that were typed over are kept as well, each beside the place where they stood.
    """
    kept = []
    for table, row, before in rows:
        after = state_of(table, row)
        before = {"removed_at": True} if before is None else before
        changed = [name for name in before if before[name] != after[name]]
        kept.append(
            {
                "table": table,
                "key": row.key,
                "before": {name: before[name] for name in changed},
                "after": {name: after[name] for name in changed},
            }
        )
        keep_earlier(plan, table, row, before, changed, by)
    return WritingStep.objects.create(
        plan=plan, number=plan.number, kind=kind, kept=json.dumps(kept), by=by, at=timezone.now()
    )


def keep_earlier(plan, table, row, before, changed, by):
    """Keep the words of a row that are no longer there."""
    people = (
        {person.key: person.name for person in plan.case.people.all()} if set(changed) & set(PEOPLE) else {}
    )
    for name in WORDS[table]:
        words = before.get(name) if name in changed else ""
        if words:
            EarlierWords.objects.create(
                plan=plan, number=plan.number, block=block_of(table, row, name), changed_by=by,
                words=people.get(words, words) if name in PEOPLE else words, changed_at=timezone.now(),
            )  # fmt: skip


def block_of(table, row, name):
    """The name of the place where words stood, as EarlierWords keeps it."""
    if table == "text":
        return f"text:{row.section}:{row.child.key}" if row.child_id else f"text:{row.section}"
    return f"{table}:{row.key}:{name}"


def put_state(plan, row, values):
    """Put plain values back on a row."""
    for name, value in values.items():
        if name in PEOPLE:
            value = plan.case.people.filter(key=value).first() if value else None
        elif name == "removed_at":
            value = timezone.now() if value else None
        elif name in ("by_when", "who_agreed_on", "checker_agreed_on"):
            value = dt.date.fromisoformat(value) if value else None
        setattr(row, name, value)


def _plain(value):
    if isinstance(value, dt.datetime):
        return True  # only whether it is taken out
    if isinstance(value, dt.date):
        return value.isoformat()
    return getattr(value, "key", value)
