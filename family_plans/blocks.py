"""The blocks of a plan that may be said for other readers, and the plan with those words beside the family's own.

A block is one box of the plan: a section, one answer of an action, one request. The family's words are never
replaced: what staff or a translator wrote stands in `worded`, and only for as long as the English is the same.
"""

import hashlib
from dataclasses import dataclass

EASY, CHILD, LANGUAGE = "easy_read", "child", "language"

# Which answers of a row are blocks, by the part of the content they stand in.
FIELDS = {
    "texts": ("words",),
    "actions": ("what", "by_words", "how_known", "help_needed"),
    "help": ("item", "how_much", "from_whom", "reason"),
    "care": ("words",),
    "agreements": ("words",),
}
LABELS = {
    "by_words": "By when or how often",
    "how_known": "How we will know it is working",
    "help_needed": "Help needed",
    "how_much": "How much, how long",
    "from_whom": "From whom",
    "reason": "Why",
}
# Our own headings: on a copy in another language a translator says them too.
SAID = {
    "belongs": "This plan belongs to the family. The words in it are the family’s own.",
    "questions": "What we were asked",
    "bottom_lines": "What the plan must hold to",
    "own": "In our own words",
    "agreed": "What we agreed",
    "who": "Who",
    "when": "By when, how often",
    "know": "How we will know",
    "checks": "Who checks",
    "help": "Help we ask for",
    "wrong": "If things go wrong",
    "touch": "Staying in touch",
    "care": "Who would care if a parent cannot",
    "keeping": "Who keeps it going",
    "who_agreed": "Who agreed",
    "review": "Next review",
    "end": "The family may ask for an early review at any time.",
}
CHILDS_SECTIONS = ("matters", "strengths", "first_call", "family_time", "keeping_going")


@dataclass(frozen=True)
class Block:
    """One box of the plan: its name, what stands above it, and the words in it."""

    name: str
    heading: str
    words: str

    @property
    def print(self):
        """The hash by which it is known whether the words changed."""
        return print_of(self.words)


def print_of(words):
    """The hash of the words that something was made from."""
    return hashlib.sha256(words.encode()).hexdigest()


def blocks_of(content, edition):
    """The blocks that an edition may say in other words, in the order of the plan."""
    found = []
    if edition != CHILD:
        for rows in content["asked"].values():
            found += [Block(f"asked:{row['key']}", "What the family was asked", row["text"]) for row in rows]
    for part in _parts(edition):
        found += [block for row in content[part] for block in _of_row(part, row, edition)]
    if edition == LANGUAGE:
        found += [Block(f"said:{code}", "A heading of the copy", words) for code, words in SAID.items()]
    return [block for block in found if block.words.strip()]


def _parts(edition):
    if edition == LANGUAGE:
        return tuple(FIELDS)
    return ("texts", "actions", "help", "care") if edition == EASY else ("texts", "actions")


def _of_row(part, row, edition):
    if part == "texts" and not _may_say(row["section"], edition):
        return
    fields = FIELDS[part] if edition == LANGUAGE or part != "actions" else ("what", "by_words", "how_known")
    for name in fields:
        yield Block(name_of(part, row, name), _heading(part, row, name), row[name])


def _may_say(section, edition):
    """Whether a section may be said in other words: what a child said stays as the child said it."""
    if edition == LANGUAGE:
        return True
    return section in CHILDS_SECTIONS if edition == CHILD else section != "child"


def name_of(part, row, field):
    """The name of the block in one answer of a row."""
    if part == "texts":
        return f"text:{row['section']}" + (f":{row['child']}" if row["child"] else "")
    key = row["person"]["key"] if part == "agreements" else row["key"]
    return f"{part}:{key}:{field}"


def _heading(part, row, field):
    if part == "texts":
        return row["heading"]
    if part == "agreements":
        return f"{row['person']['name']} said"
    if part == "care":
        return f"{row['person']['name']} would care for {row['for_child']['name']}"
    first = f"Action {row['number']}" if part == "actions" else "Help we ask for"
    return f"{first}: {LABELS[field].lower()}" if field in LABELS else first


def with_wordings(content, wordings):
    """The content with the words of {block: PlanWording} beside the family's own, where the English is the same."""
    now = {name: row.words for name, row in wordings.items()}
    prints = {name: row.of for name, row in wordings.items()}

    def worded(name, words):
        return now[name] if name in now and prints[name] == print_of(words) else ""

    new = {**content, "credits": credits_of(wordings.values())}
    for part, fields in FIELDS.items():
        new[part] = [
            {**row, "worded": {field: worded(name_of(part, row, field), row[field]) for field in fields}}
            for row in content[part]
        ]
    new["asked"] = {
        kind: [{**row, "worded": {"text": worded(f"asked:{row['key']}", row["text"])}} for row in rows]
        for kind, rows in content["asked"].items()
    }
    new["said"] = {code: worded(f"said:{code}", words) for code, words in SAID.items()}
    return new


def credits_of(wordings):
    """Who wrote the words and who checked them, each once."""
    found = {
        (row.made_by_words, row.checked_by_words, row.checked_on.isoformat() if row.checked_on else "")
        for row in wordings
    }
    return [{"who": who, "checked_by": checked, "checked_on": on} for who, checked, on in sorted(found)]
