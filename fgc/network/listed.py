"""A typed list checked against the map: how each line was understood, what it asks, what would be saved."""

import hashlib
from dataclasses import dataclass, field

from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network.alike import most_alike
from fgc.network.births import say_age
from fgc.network.entry import NotUnderstood, Scene, ways_of
from fgc.network.entry.lines import read_line, read_name
from fgc.network.entry.scene import Deed, somebody
from fgc.network.naming import described
from fgc.network.planned import PlannedMap

NEW = "new"


@dataclass
class Row:
    """One line of the check page. `error` is what stops it; `asks` what somebody must still answer."""

    number: int
    text: str
    name: str = ""
    age: str = ""
    words: str = ""
    label: str = ""
    error: str = ""
    options: list = field(default_factory=list)  # {value, text, chosen}
    must_choose: bool = False
    same: list = field(default_factory=list)  # {value, text, chosen}
    made: list = field(default_factory=list)  # {name, text, typed}
    questions: list = field(default_factory=list)
    sure: str = ""
    is_sure: bool = False
    tentative: bool = False
    subject: str = ""
    problem: str = ""  # the line itself is not understood

    @property
    def is_settled(self):
        """Whether the line can be saved as it stands."""
        return not (self.error or self.problem or self.tentative)

    @property
    def waits_for(self):
        """The question that is not answered yet: "way", "same" or "sure"; nothing when the line itself is wrong."""
        asked = {"way": self.options if self.must_choose else [], "same": self.same}
        for name, choices in asked.items():
            if choices and not any(choice["chosen"] for choice in choices):
                return name
        return "sure" if self.sure and not self.is_sure else ""


def checked_list(family_map, child, texts, answers):
    """The lines checked; until it is said whether somebody is on the map already, what leaves fewer lines wrong is supposed.

    Supposed to be somebody new, a grandfather who is there already would leave no room for the grandmother below him.
    """
    found = Checked(family_map, child, texts, answers)
    if found.wrong and any(row.waits_for == "same" for row in found.rows):
        return min(found, Checked(family_map, child, texts, answers, supposes_same=True), key=_wrong)
    return found


def _wrong(checked):
    return checked.wrong


class Checked:
    """The list of lines on one family's map; `answers` are what was chosen on the check page."""

    def __init__(self, family_map, child, texts, answers, *, supposes_same=False):
        self.supposes_same = supposes_same
        self.map = PlannedMap(family_map).copy()  # what was read may be checked once more
        self.child, self.answers = child, answers
        self.scene = scene_of(family_map)
        self.deeds = []
        self.rows = [self._row(number, text) for number, text in texts if text.strip()]
        for row in self.rows:
            if row.subject:
                row.label = self.map.label(row.subject)

    @property
    def is_settled(self):
        """Whether everything can be saved."""
        return bool(self.rows) and all(row.is_settled for row in self.rows)

    @property
    def wrong(self):
        """How many lines cannot be as they stand."""
        return sum(bool(row.problem) for row in self.rows)

    @property
    def newcomers(self):
        """How many people are added, those in between among them; a line that is not understood stands for one."""
        added = {deed.a for deed in self.deeds if deed.kind == "person"}
        return len(added) + self.wrong

    def _row(self, number, text):
        line = read_line(text, number, today())
        row = Row(number, text, line.name if not line.problem else "", problem=line.problem)
        if line.problem:
            return row
        try:
            ways, default = ways_of(line, self.scene, self.child.key, f"n{number}")
        except NotUnderstood as error:
            row.problem = str(error)
            return row
        answer = self._answer("way", number, text)
        chosen = next((way for way in ways if way.code == answer), None)
        if chosen is None and default is not None:
            chosen = ways[default]
        row.must_choose = default is None
        row.options = [
            {"value": way.code, "text": way.words, "chosen": way is chosen} for way in ways
        ] if len(ways) > 1 or default is None else []  # fmt: skip
        self._settle(row, line, chosen, ways[0])
        return row

    def _settle(self, row, line, chosen, first):
        """Put the line on the planned map, even while something is still to be chosen: later lines may name it."""
        way = chosen or first
        if chosen is None:
            row.tentative, row.error = True, "Choose what is meant"
        same = self._same(row, line, way)
        deeds, subject = list(self._named(row, way)), way.takes
        if same and same != NEW:
            deeds, subject = self._as(same, way.takes, deeds), same
        row.words, row.subject = way.words, subject
        before = self.map.copy()
        try:
            row.questions = self.map.add(deeds)
        except Refused as refused:
            self.map = before
            row.problem, row.subject = refused.message, ""
            return
        self.scene.apply(deeds)
        self.deeds += deeds
        if not row.tentative:
            self._ask_questions(row)
        row.age = "" if same and row.tentative else say_age(self.map.person(subject), today())

    def _ask_questions(self, row):
        if not row.questions:
            return
        row.sure = hashlib.sha256("|".join(row.questions).encode()).hexdigest()[:12]
        row.is_sure = self._answer("sure", row.number, row.text) == row.sure
        if not row.is_sure:
            row.error = "Tick if this is right, or change the line"

    def _same(self, row, line, way):
        """Whether the person is somebody on the map already, as answered; asked when it looks so."""
        if way.takes != f"n{row.number}":
            return ""
        found = self._alike(line.fields)
        if not found:
            return ""
        answer = self._answer("same", row.number, row.text)
        options = [(self.map.id_of(one), f"The same person: {_about(self.map, one)}") for one in found[:4]]
        options.append((NEW, "Somebody else of that name"))
        row.same = [{"value": value, "text": text, "chosen": value == answer} for value, text in options]
        if answer not in dict(options):
            row.tentative, row.error = True, f"Say whether this is the same person as {found[0].name}"
            return options[0][0] if self.supposes_same else ""
        return answer

    def _alike(self, fields):
        """The people of the map, the list's own among them, who look like the one that is typed."""
        typed = {**fields, "birth_year": fields["born_on"].year} if "born_on" in fields else fields
        return most_alike(self.map.everybody(), typed)

    def _named(self, row, way):
        """The deeds, with names for the people who stand in between where somebody wrote them."""
        typed = {}
        for place, (key, what) in enumerate(way.made, 1):
            words = self._answer(f"made-{place}", row.number, row.text)
            row.made.append({"name": f"made-{place}-{row.number}", "text": what, "typed": words})
            typed[key] = words
        for deed in way.deeds:
            if deed.kind == "person" and typed.get(deed.a):
                fields = {**deed.fields, **read_or_nothing(typed[deed.a])}
                yield Deed("person", deed.a, words=deed.words, fields=fields)
            else:
                yield deed

    def _as(self, same, new, deeds):
        """The deeds with somebody on the map in the place of the new person; ties that are there already left out."""
        moved = []
        for deed in deeds:
            if deed.kind == "person" and deed.a == new:
                blanks = _blanks(self.map.person(same), deed.fields)
                moved += [Deed("name", same, fields=blanks)] if blanks else []
                continue
            a, b = (same if each == new else each for each in (deed.a, deed.b))
            if deed.kind == "person" or not self.map.has(deed.kind, a, b, deed.detail):
                moved.append(
                    Deed(deed.kind, a, b, deed.detail, deed.words, deed.is_professional, deed.fields)
                )
        return moved

    def _answer(self, name, number, text):
        if self.answers.get(f"was-{number}", text) != text:
            return ""
        return self.answers.get(f"{name}-{number}", "")


def _blanks(person, fields):
    """What the line says of somebody on the map that is not recorded there yet."""
    found = {}
    if person.gender == "u" and fields["gender"] != "u":
        found["gender"] = fields["gender"]
    if not person.birth_year:
        found |= {
            name: fields[name] for name in ("born_on", "birth_year", "birth_precision") if name in fields
        }
    return found


def read_or_nothing(words):
    """The fields of a name, none where it is not one."""
    try:
        return read_name(words)
    except NotUnderstood:
        return {}


def scene_of(family_map):
    """The family as the entry package sees it; people go by their keys."""
    keys = {pk: person.key for pk, person in family_map.by_id.items()}
    return Scene(
        [_somebody(person) for person in family_map.people],
        [(keys[row.child_id], keys[row.parent_id], row.kind) for row in family_map.parent_links],
        [(keys[row.a_id], keys[row.b_id], row.status) for row in family_map.partnerships],
        [(keys[row.a_id], keys[row.b_id], row.kind) for row in family_map.sibling_links],
    )


def _somebody(person):
    names = ("given_name", "family_name", "known_as", "called", "gender", "status")
    return somebody(person.key, {name: getattr(person, name) for name in names}, described(person))


def _about(planned, person):
    label = planned.label(planned.id_of(person))
    return ", ".join(part for part in (person.name, label, say_age(person, today())) if part)
