"""Takes a typed list apart: one person a line, name, what they are, age or year."""

import re
from dataclasses import dataclass, field

from . import words
from .reading import NotUnderstood, Reading
from .relations import is_relation, read_relation
from .when import read_when

MOST = 60  # lines at a time
LONGEST = 200  # letters of a line
_PARTS = re.compile(r"\s*[,;\t]\s*")
_NICK = re.compile(r"""\s*[("“'‘]([^)"”'’(]{1,40})[)"”'’]\s*""")
_PARTICLES = {"de", "da", "del", "der", "van", "von", "bin", "al", "ul", "el", "le", "la", "st", "mac", "mc"}


@dataclass(frozen=True)
class Line:
    """One line: the fields of the person, and how they are related (`reading`), or the `problem` with it."""

    number: int
    text: str
    fields: dict = field(default_factory=dict)
    relation: str = ""
    reading: Reading | None = None
    problem: str = ""

    @property
    def name(self):
        """The name as it will be shown."""
        given = self.fields.get("known_as") or self.fields.get("given_name", "")
        return f"{given} {self.fields.get('family_name', '')}".strip() or (
            "Unborn baby" if self.fields.get("status") == "unborn" else "Not known"
        )


def read_list(typed, today):
    """The `Line`s of a text, blank ones left out, numbered from 1."""
    lines = [text for text in (raw.strip() for raw in typed.splitlines()) if text]
    return [read_line(text, number, today) for number, text in enumerate(lines, 1)]


def read_line(text, number, today):
    """One `Line`; it never raises, what is wrong stands in its `problem`."""
    if len(text) > LONGEST:
        return Line(number, text, problem=f"The line must be {LONGEST} letters or fewer")
    parts = [part for part in _PARTS.split(text) if part]
    if len(parts) == 1:
        parts = [part for part in re.split(r"\s+[-–—]\s+", text) if part]
    try:
        name, rest = _name_first(parts)
        return _read(text, number, name, rest, today)
    except (NotUnderstood, ValueError) as error:
        return Line(number, text, problem=str(error))


def _name_first(parts):
    """The name and the other parts; "Mum's mum, Jean Walsh" is turned round."""
    if not parts:
        raise NotUnderstood("Write the name, what they are, and the age or year")
    if len(parts) > 1 and is_relation(parts[0]) and not any(map(is_relation, parts[1:])):
        likely = next((part for part in parts[1:] if re.fullmatch(r"[^\W\d][^\d]*", part)), None)
        if likely and not _looks_named(parts[1:], likely):
            return likely, [part for part in parts if part != likely]
    if is_relation(parts[0]) and not any(map(_reads, parts[1:])):
        raise NotUnderstood("Put the name first, or ? where it is not known: for example ?, Mum’s mum, 65")
    return parts[0], parts[1:]


def _looks_named(parts, likely):
    """Whether the other parts say how a person is related by somebody's name ("Jean's husband")."""
    return _reads(likely)


def _reads(part):
    try:
        read_relation(part)
    except NotUnderstood:
        return False
    return True


def _read(text, number, name, parts, today):
    fields, relation, reading = read_name(name), "", None
    gender = ""
    for part in parts:
        if part.casefold() in words.GENDERS:
            gender = words.GENDERS[part.casefold()]
            continue
        when = read_when(part, today)
        if when is not None:
            fields = _with_when(fields, when)
        elif reading is None:
            relation, reading = part, read_relation(part)
        else:
            raise NotUnderstood(
                f"“{part}” is one part too many. Write the name, what they are, age or year. "
                "Anything else can be added on the person’s page"
            )
    if reading and reading.is_dead:
        fields["status"] = "deceased"
    fields["gender"] = gender or (reading.paths[0][-1].gender if reading and reading.paths[0] else "u")
    return Line(number, text, fields, relation, reading)


def _with_when(fields, when):
    """A time beside a name: a name that is not known stays so; a baby that is due has no date of birth."""
    if fields.get("status") == "unborn" and ("born_on" in when or "birth_year" in when):
        raise ValueError("An unborn baby has a due date, not a date of birth. Write for example “due June”")
    return {**fields, **when}


def read_name(typed):
    """The fields that a name stands for: titles, nicknames in brackets, names that are not known."""
    whole = " ".join(typed.split())
    if whole.casefold() in words.NOBODY:
        return {"status": "unknown"}
    if whole.casefold() in words.BABY:
        return {"status": "unborn"}
    fields = {"status": "living"}
    nick = _NICK.search(whole)
    if nick and nick.start():
        fields["known_as"] = nick[1].strip()
        whole = f"{whole[: nick.start()]} {whole[nick.end() :]}".strip()
    if len(whole) > 120 or not re.search(r"\w", whole):
        raise NotUnderstood("Write the name, what they are, and the age or year")
    first, _, rest = whole.partition(" ")
    if first.casefold().rstrip(".") in words.TITLES and rest:
        return {**fields, "known_as": whole[:100]}
    if first.casefold() in words.CALLED and rest:
        fields["called"], whole = whole[:60], rest
    given, family = _split_name(whole)
    return {**fields, "given_name": given[:100], "family_name": family[:100]}


def _split_name(whole):
    parts = whole.split()
    if len(parts) < 2:
        return whole, ""
    place = len(parts) - 1
    while place > 1 and parts[place - 1].casefold().strip(".'’") in _PARTICLES:
        place -= 1
    return " ".join(parts[:place]), " ".join(parts[place:])
