"""How one line can join the family: every way that its words allow, each with the deeds it takes."""

from dataclasses import dataclass, field, replace

from .reading import NotUnderstood
from .scene import KIN, Deed
from .tying import KIN_WORDS, ties_of


@dataclass(frozen=True)
class Way:
    """One way of joining: `takes` is the id of the person (a new one, or somebody not known who gets a name).

    `made` are people who have to stand in between: (id, what they are). `likely`: meant unless said otherwise.
    """

    code: str
    words: str
    deeds: tuple
    takes: str
    made: tuple = ()
    likely: bool = True


@dataclass(frozen=True)
class _Walk:
    at: str
    code: str = ""
    deeds: tuple = ()
    made: tuple = ()
    likely: bool = True
    both: str = ""
    new: dict = field(default_factory=dict)  # names of people made on the way


def ways_of(line, scene, child, new):
    """(ways, default): how a line can join the family of `child`; `new` is the id for the new person.

    Raises NotUnderstood when it names somebody who is not there.
    """
    person = Deed("person", new, fields=line.fields)
    if line.reading is None:
        return [Way("alone", "Not connected to anybody yet", (person,), new)], 0
    found, default = [], []
    for place, path in enumerate(line.reading.paths):
        for way in _along(path, scene, child, new, person):
            if way.code not in {each.code for each in found}:
                found.append(way)
                if way.likely and line.reading.default == place:
                    default.append(way)
    found = found[:12]
    if len(found) == 1 and line.reading.default == 0:
        return found, 0
    return found, found.index(default[0]) if len(default) == 1 and default[0] in found else None


def _along(path, scene, child, new, person):
    walks = [_Walk(child)]
    if path[0].kind in ("person", "couple"):
        walks = _start(path[0], scene)
        path = path[1:]
    if not path:
        raise NotUnderstood("Say what they are to that person: for example Jean’s daughter")
    if path[0].kind != "child" and any(walk.both for walk in walks):
        raise NotUnderstood("Only a son or a daughter belongs to two people: for example Jean and Pete’s son")
    for step in path[:-1]:
        walks = [further for walk in walks for further in _pass(step, walk, scene, new)]
    return [way for walk in walks for way in _arrive(path[-1], walk, scene, new, person)]


def _start(step, scene):
    if step.kind == "couple":
        first, second = (_named(name, scene) for name in step.detail.split(" and ", 1))
        if len(first) == len(second) == 1:
            return [_Walk(first[0], f"{first[0]}+{second[0]}", both=second[0])]
        raise NotUnderstood(f"More than one person could be meant by “{step.detail}”. Write the whole names")
    found = _named(step.detail, scene)
    return [_Walk(one, one, likely=len(found) == 1) for one in found]


def _named(name, scene):
    found = scene.called(name)
    if not found:
        raise NotUnderstood(
            f"Nobody called “{name.title()}” is on the map or higher up in this list. "
            "Write their name as it is there, or put their own line first"
        )
    return found


def _pass(step, walk, scene, new):
    """To the next person on the way: those who are there, or somebody not known who has to be made."""
    if step.kind == "role":
        raise NotUnderstood("Say how they are related to somebody on the map: for example Jean’s daughter")
    there = _there(step, walk.at, scene)
    code = f"{walk.code}>{step.kind[0]}{step.gender}"
    walks = [
        replace(walk, at=one, code=f"{code}.{one}", likely=walk.likely and len(there) == 1, both="")
        for one in there
    ]
    if there and (step.kind == "parent" or (step.kind == "partner" and len(there) == 1)):
        return walks
    key = f"{new}-{len(walk.made) + 1}"
    what = f"{_short(walk.at, walk, scene)}’s {KIN_WORDS[step.kind][step.gender]}"
    deed = Deed("person", key, words=what, fields={"status": "unknown", "gender": step.gender})
    ties = ties_of(step, walk.at, key, scene)[0 if step.kind == "sibling" else -1][
        2
    ]  # the least that is sure
    made = replace(
        walk, at=key, code=f"{code}.new", deeds=(*walk.deeds, deed, *ties), made=(*walk.made, (key, what)),
        likely=walk.likely and not there, both="", new={**walk.new, key: what},
    )  # fmt: skip
    return [*walks, made]


def _there(step, at, scene):
    if at not in scene.people:
        return []
    if step.kind == "parent":
        kinds = KIN if step.detail == "birth" else (step.detail,)
        found = [one for one, _ in scene.parents_of(at, kinds)]
        exact = [one for one in found if scene.people[one].gender == step.gender]
        return exact or [one for one in found if scene.is_like(one, step.gender)]
    listed = {"sibling": scene.siblings_of, "child": scene.children_of, "partner": scene.partners_of}
    return [one for one in listed[step.kind](at) if scene.is_like(one, step.gender)]


def _arrive(step, walk, scene, new, person):
    """The ways to tie the new person to the one arrived at."""
    ways = []
    for unknown in _unnamed(step, walk.at, scene):
        words = f"This is who {_short(walk.at, walk, scene)}’s {KIN_WORDS[step.kind][step.gender]} is"
        deed = Deed("name", unknown, fields=person.fields)
        ways.append(
            Way(f"{walk.code}={unknown}", words, (*walk.deeds, deed), unknown, walk.made, walk.likely)
        )
    tied = ties_of(step, walk.at, new, scene, walk)
    sure = [place for place, (_, _, _, likely) in enumerate(tied) if likely]
    for code, words, ties, likely in tied:
        ways.append(
            Way(
                f"{walk.code}>{step.kind[0]}{step.gender}{code}",
                words[:1].upper() + words[1:],
                (*walk.deeds, person, *ties),
                new,
                walk.made,
                walk.likely and likely and len(sure) == 1 and not (ways and ways[0].takes != new),
            )
        )
    return ways


def _unnamed(step, at, scene):
    """Somebody not known who stands already where the new person belongs."""
    if step.kind not in ("parent", "partner") or at not in scene.people:
        return []
    return [one for one in _there(step, at, scene) if scene.people[one].is_unknown]


def _short(at, walk, scene):
    return scene.people[at].short_name if at in scene.people else walk.new[at]
