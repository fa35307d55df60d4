"""A family with things to keep from Darren and a baby who is expected, and the content of a plan to look for them in."""

import datetime as dt

from conferences import actions as meeting
from fgc.lib.dates import at_local, today
from fgc.network import actions
from tests import cast


class Family:
    """Kayleigh, who is expecting; Ellie at St Oswald's; Darren, kept from things; Nan June."""

    def __init__(self):
        self.w = cast.world()
        self.case = cast.open_case(self.w)
        self.kayleigh = self.add("Kayleigh", gender="f")
        self.darren, self.june, self.ellie = self.add("Darren"), self.add("June"), self.add("Ellie")
        self.baby = self.add("", status="unborn", due_on=today() + dt.timedelta(days=60))
        actions.add_parent(child=self.baby, parent=self.kayleigh, by=self.w.amina)
        actions.add_child(
            case=self.case, person=self.ellie, by=self.w.amina, school="St Oswald’s Primary School, Bootle"
        )

    def add(self, name, **fields):
        return actions.add_person(case=self.case, by=self.w.amina, given_name=name, **fields)

    def restrict(self, kind, person, other=None, **fields):
        defaults = {"case": self.case, "by": self.w.amina, "basis": "request", "reason": "They asked"}
        return actions.restrict(**{**defaults, "kind": kind, "person": person, "other": other, **fields})

    def sitting(self, hour=10, days=3, venue=None):
        start = at_local(today() + dt.timedelta(days=days), dt.time(hour))
        return meeting.book(
            case=self.case, kind="first", starts_at=start, ends_at=start + dt.timedelta(hours=1), venue=venue,
            place_note="" if venue else "St Mary’s hall", by=self.w.amina,
        )  # fmt: skip


def content(*actions_, texts=(), agreements=()):
    """A version's content with some words in it."""
    return {
        "front": {"children": [], "why": "", "asked_by": ""},
        "asked": {},
        "texts": [{"key": "", "words": words} for words in texts],
        "actions": list(actions_),
        "help": [],
        "care": [],
        "keeping": {},
        "agreements": list(agreements),
        "decision": None,
    }


def action(who, what):
    """One action of a plan."""
    return {"who": {"key": who.key, "name": who.name}, "checker": {"key": "", "name": ""}, "what": what}
