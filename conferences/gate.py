"""The safety gate: who may not be asked to the same sitting, or not at all (domain.md 3.3). Pure.

It is asked when somebody is invited, answers, arrives, and when a conference moves. A restriction holds
until somebody ends it, whatever its end date says.
"""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from fgc.lib.dates import age_on
from fgc.lib.errors import Refused

ROOM, WRITING = "room", "writing"
# Between two sittings in one building: the time it takes to leave, and to arrive early.
DOORWAY = dt.timedelta(minutes=30)

SEPARATE = "Book a separate sitting for one of them, on another day or in another building"
OTHER_TIME = "Let one of them join by video or phone at another time"
IN_WRITING = "Let one of them send their views in writing, or have somebody read them out"
ARRIVALS = "Use the building at different times, with separate arrivals at least 30 minutes apart"
ANOTHER_ROOM = "Book another room as a sitting of its own, and go between the two rooms"
SAME_CALL = "Let one of them join by video or phone"
# What else can be done, by how far "must not meet" goes (domain.md 3.3).
APART = {
    "room": (ANOTHER_ROOM, SAME_CALL, IN_WRITING),
    "building": (SEPARATE, SAME_CALL, IN_WRITING, ARRIVALS),
    "call": (SEPARATE, OTHER_TIME, IN_WRITING, ARRIVALS),
    "knowing": (SEPARATE,),
}
_WAITS = " This waits for a service manager: nothing is decided."
NOTHING_REACHES = "Speak to the service manager first. Nothing may reach them while the restriction holds"


@dataclass(frozen=True)
class Sitting:
    """When and where some people come together. `building` names the house, not the room."""

    key: str
    starts_at: dt.datetime
    ends_at: dt.datetime
    building: str = ""

    def shares_a_building_with(self, other):
        """Whether people of the two could meet at the door."""
        if self.key == other.key or not self.building or self.building != other.building:
            return False
        return self.starts_at < other.ends_at + DOORWAY and other.starts_at < self.ends_at + DOORWAY


@dataclass(frozen=True)
class Invitee:
    """A person of the network who is asked to a sitting, and how they take part."""

    key: int
    name: str
    mode: str
    sitting: Sitting
    status: str = "living"
    born_on: dt.date | None = None
    is_removed: bool = False


@dataclass(frozen=True)
class Rule:
    """A restriction as the gate reads it; `spoken_to` says whether the talk it asks for has taken place.

    `scope` is how far "must not meet" goes, `extent` how much of a conference somebody is left out of; `is_agreed` says
    whether a service manager agreed that somebody is not invited: a proposal blocks as well. `allowed_at` names the
    sittings for which a service manager decided that two who must not meet may both come.
    """

    kind: str
    person: int
    other: int | None = None
    person_name: str = ""
    spoken_to: bool = False
    key: str = ""
    allowed_at: frozenset = frozenset()
    scope: str = "call"
    extent: str = "whole"
    is_agreed: bool = True


@dataclass(frozen=True)
class Problem:
    """What the gate found. `is_blocking` refuses; the rest is a hint. `people` are keys of invitees."""

    code: str
    message: str
    people: frozenset
    choices: tuple = ()
    is_blocking: bool = True
    rule: str = ""  # of a must-not-meet: its key, and the sittings that were not decided on
    sittings: frozenset = frozenset()


class KeptApart(Refused):
    """Refused because two people must not meet: `rule` is the key of the restriction a manager could overrule."""

    def __init__(self, problem, *, field=None):
        super().__init__(problem.message, field=field, choices=problem.choices)
        self.rule = problem.rule


def problems(invitees: Iterable[Invitee], restrictions: Iterable[Rule], on: dt.date) -> list[Problem]:
    """Everything that stands against these people being asked to these sittings, seen on a day."""
    invitees, restrictions = list(invitees), list(restrictions)
    found = [problem for invitee in invitees for problem in _about_one(invitee, restrictions, on)]
    for place, first in enumerate(invitees):
        for second in invitees[place + 1 :]:
            found += _about_two(first, second, restrictions)
    return list(dict.fromkeys(found))


def refuse(found, *, about=None, field=None):
    """Raise Refused for the first blocking problem; `about` narrows it to problems of one person."""
    for problem in found:
        if problem.is_blocking and (about is None or about in problem.people):
            if problem.rule:
                raise KeptApart(problem, field=field)
            raise Refused(problem.message, field=field, choices=problem.choices)


def _about_one(invitee, restrictions, on):
    yield from _not_possible(invitee)
    for rule in restrictions:
        if rule.kind == "not_invited" and rule.person == invitee.key and invitee.mode != WRITING:
            yield _left_out(invitee, rule)
        if rule.kind == "must_not_know_work" and rule.other == invitee.key:
            yield Problem(
                "must_not_know_work",
                f"{invitee.name} must not know that this work is happening, so they cannot be asked.",
                _keys(invitee),
                (NOTHING_REACHES,),
            )
        if rule.kind == "speak_first" and invitee.key in (rule.person, rule.other) and not rule.spoken_to:
            yield Problem(
                "speak_first",
                f"Speak to {rule.person_name or invitee.name} first, and record the contact.",
                _keys(invitee),
                ("Record a contact with them on the Preparation page, then ask them",),
            )
    age = age_on(on, invitee.born_on)
    if age is not None and age < 18:
        message = f"{invitee.name} is {age}: agree with them how they take part, and offer an advocate."
        yield Problem("under_18", message, _keys(invitee), is_blocking=False)


def _left_out(invitee, rule):
    if rule.extent == "part":
        message = f"{invitee.name} is left out of part of the conference: agree when they come and go."
        return Problem(
            "not_invited", message + _WAITS * (not rule.is_agreed), _keys(invitee), is_blocking=False
        )
    message = f"It has been decided that {invitee.name} is not invited."
    if not rule.is_agreed:
        message = f"It is proposed that {invitee.name} is not invited, so nobody asks them yet.{_WAITS}"
    return Problem("not_invited", message, _keys(invitee), (IN_WRITING,))


def _not_possible(invitee):
    if invitee.status == "deceased":
        yield Problem("deceased", f"{invitee.name} has died and cannot be invited.", _keys(invitee))
    elif invitee.status in ("unborn", "loss"):
        yield Problem(
            "unborn", "A baby who is not born cannot be invited. Ask a parent instead.", _keys(invitee)
        )
    elif invitee.status == "unknown":
        message = "It is not known yet who this person is. Record their name first."
        yield Problem("unknown", message, _keys(invitee))
    if invitee.is_removed:
        message = f"{invitee.name} was taken off the family network."
        yield Problem("removed", message, _keys(invitee))


def _about_two(first, second, restrictions):
    if first.key == second.key:
        return
    together = first.sitting.key == second.sitting.key
    at_the_door = first.mode == second.mode == ROOM and first.sitting.shares_a_building_with(second.sitting)
    if not (together or at_the_door):
        return
    sittings = frozenset({first.sitting.key, second.sitting.key})
    for rule in restrictions:
        if {rule.person, rule.other} != {first.key, second.key}:
            continue
        if rule.kind == "must_not_meet":
            allowed = rule.scope != "knowing" and sittings <= rule.allowed_at  # decided for each of them
            if not allowed and _would_meet(rule.scope, first, second, together):
                yield _meeting(rule, first, second, together)
        elif rule.kind == "must_not_know_of":
            # Words that are read out, and a name on the list, tell of a person as much as being there does.
            protected, viewer = (first, second) if rule.person == first.key else (second, first)
            yield Problem(
                "must_not_know_of",
                f"{viewer.name} must not know about {protected.name}, so they cannot both be asked.",
                _keys(first, second),
                (SEPARATE,),
            )


def _would_meet(scope, first, second, together):
    """Whether two people would meet, as far as their restriction goes; each scope holds what stands before it."""
    modes = (first.mode, second.mode)
    if scope == "knowing":
        return True
    if scope == "room":
        return together and modes == (ROOM, ROOM)
    if not together:
        return True  # in one building at about the same time
    return modes == (ROOM, ROOM) if scope == "building" else WRITING not in modes


def _meeting(rule, first, second, together):
    if rule.scope == "knowing":
        message = (
            f"{first.name} and {second.name} must not know that the other takes part, so they cannot both "
            f"{'be on the list of' if together else 'come to the building of'} this sitting."
        )
        choices = APART["knowing"]
    else:
        where = "be at the same sitting" if together else "be in the same building at about the same time"
        if together and rule.scope != "call":
            where = "be in the same room"
        message = f"{first.name} and {second.name} must not meet, so they cannot both {where}."
        choices = APART[rule.scope] if together else (SEPARATE, ARRIVALS, OTHER_TIME, IN_WRITING)
    return Problem(
        "must_not_meet",
        message,
        _keys(first, second),
        choices,
        rule=rule.key,
        sittings=frozenset({first.sitting.key, second.sitting.key}) - rule.allowed_at,
    )


def _keys(*invitees):
    return frozenset(invitee.key for invitee in invitees)
