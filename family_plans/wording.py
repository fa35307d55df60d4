"""Headings of actions, the names of places where words stood, and the lens of a service: plain values for pages."""

from family_plans.models import PlainWords
from family_plans.plain_words import SHIPPED, lens
from family_plans.words import FACTS, SECTIONS

FIELDS = {
    "heading": "heading",
    "what": "what will happen",
    "who": "who will do it",
    "who_words": "who will do it",
    "by_words": "by when or how often",
    "how_known": "how we will know",
    "checker": "who will check",
    "checker_words": "who will check",
    "help_needed": "help needed",
    "item": "help asked for",
    "from_whom": "from whom",
    "how_much": "how much, and for how long",
}


def with_headings(actions, questions):
    """(action, heading) in order; the heading only where it differs from the one before."""
    asked, last = {question["key"]: question["text"] for question in questions}, ""
    for action in actions:
        heading = action.heading or asked.get(action.question_key, "")
        yield action, heading if heading != last else ""
        last = heading


def words_lens(service):
    """The plain-words lens of a service: its own list, or the one we ship."""
    return lens(plain_lines(service))


def plain_lines(service):
    """The lines of the list as it is used now."""
    row = PlainWords.objects.filter(service=service).first()
    return row.lines if row and row.lines.strip() else SHIPPED


def step_in_words(plan, step):
    """What an undo takes back: `the words of “What matters to us”`."""
    first = step.rows[0] if step.rows else {"table": "", "key": "", "after": {}}
    if first["table"] == "text":
        row = plan.texts.select_related("child__person").filter(key=first["key"]).first()
        return (
            f"{step.get_kind_display()} of “{text_heading(row.section, row.child)}”" if row else "the words"
        )
    return step.get_kind_display()


def text_heading(section, child=None):
    """The heading of a section, with the child’s name where it is a child's own."""
    heading = SECTIONS[section].heading
    return f"{heading} {child.person.short_name}" if child else heading


def earlier_of(plan):
    """Words that were typed over, newest first, each with where it stood: rows for the page."""
    children = {child.key: child for child in plan.case.children.select_related("person")}
    actions = {row.key: row.what for row in plan.actions.all()}
    asked = {row.key: row.item for row in plan.help_requests.all()}
    found = []
    for row in plan.earlier_words.select_related("changed_by"):
        table, key, *rest = row.block.split(":")
        if table == "facts":
            where, now = FACTS[key], ""
        elif table == "spoke":
            where, now = f"Who spoke for {children[key].person.short_name}", ""
        elif table == "text":
            where, now = text_heading(key, children.get(rest[0]) if rest else None), ""
        else:
            where = FIELDS[rest[0]][:1].upper() + FIELDS[rest[0]][1:]
            now = actions.get(key, "") if table == "action" else asked.get(key, "")
        found.append({"where": where, "now": now, "words": row.words, "by": row.changed_by.name, "at": row.changed_at,
                      "number": row.number})  # fmt: skip
    return found
