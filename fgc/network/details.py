"""What is recorded about one person, in a few calm groups: who they are, what helps them, how to write, lost touch."""

from fgc.network.births import say_age, show_birth
from fgc.network.models import Person

INTERPRETER_RULE = "Booked, not a relative and not known to the family"


def groups(family_map, person, *, whole):
    """[{title, rows}] without the empty ones; what is for the coordinator only where people are read `whole`."""
    found = [
        ("", _who(family_map, person, whole)),
        ("What helps them take part", _needs(person, whole)),
        ("How to write to them", _writing(person)),
    ]
    if whole:
        found += [("Keeping in touch", _touch(person)), ("Other notes", _notes(person))]
    shown = [(title, [row for row in rows if row["value"]]) for title, rows in found]
    return [{"title": title, "rows": rows} for title, rows in shown if rows]


def tags(person):
    """What stands beside the name: that they have died, or that touch was lost."""
    if person.status == Person.Status.DECEASED:
        return [{"text": "Has died", "colour": "grey"}]
    if person.touch != Person.Touch.IN_TOUCH:
        return [{"text": person.get_touch_display(), "colour": "yellow"}]
    return []


def _who(family_map, person, whole):
    rows = [
        _row("First name", person.given_name),
        _row("Last name", person.family_name),
        _row("Known as", person.known_as),
        _row("Other last names they had", person.former_name if whole else ""),
        _row("What the children call them", person.called),
        _row("Gender", person.get_gender_display()),
        _row("Pronouns", person.pronouns),
        _row("Born", show_birth(person)),
        _row(*_age(person, family_map.today)),
        _row("Was due", _day(person.due_on) if person.status == "living" else ""),
        _row("Born together with", _twins(family_map, person)),
    ]
    if person.status == Person.Status.UNKNOWN:
        rows.insert(0, _row("Who this is", "Not known"))
    return rows


def _age(person, day):
    if person.status == Person.Status.DECEASED:
        return "Died", _day(person.died_on) or (
            str(person.died_year) if person.died_year else "Not known when"
        )
    if person.status == Person.Status.UNBORN:
        return "Due", _day(person.due_on) or "Not known when"
    if person.status == Person.Status.LOSS:
        return "Status", "The pregnancy ended"
    return "Age", say_age(person, day).removeprefix("aged ")


def _needs(person, whole):
    booked = INTERPRETER_RULE if person.interpreter else ""
    if person.interpreter and person.interpreter_relative:
        booked = f"A relative: {person.interpreter_relative}" if whole else "A relative interprets"
    return [
        _row("First language", person.language),
        _row("Interpreter needed", person.interpreter, booked),
        _row("Access and communication needs", person.access_needs),
        _row("Faith", person.faith),
        _row("Food", person.diet),
    ]


def _writing(person):
    standard = person.reads == Person.Reads.STANDARD
    return [
        _row("In which form", "" if standard else person.get_reads_display()),
        _row("In which language", person.written_language),
    ]


def _touch(person):
    lost = person.touch != Person.Touch.IN_TOUCH
    return [
        _row("In touch", person.get_touch_display() if lost else ""),
        _row("Last known to be in touch", person.last_in_touch),
    ]


def _notes(person):
    return [_row("Anything else that helps", person.note), _row("Who told us", person.source)]


def _twins(family_map, person):
    if person.birth_group is None:
        return ""
    names = [
        other.name
        for other in family_map.people
        if other.pk != person.pk and other.birth_group == person.birth_group
    ]
    return f"{', '.join(names)}{' (identical)' if person.is_identical else ''}" if names else ""


def _row(key, value, detail=""):
    return {"key": key, "value": value, "detail": detail}


def _day(day):
    return f"{day.day} {day:%B %Y}" if day else ""
