"""What ties somebody new to somebody who is there, and in which words: one function for each kind of step."""

from .scene import Deed

KIN_WORDS = {
    "parent": {"f": "mother", "m": "father", "u": "parent"},
    "sibling": {"f": "sister", "m": "brother", "u": "brother or sister"},
    "child": {"f": "daughter", "m": "son", "u": "child"},
    "partner": {"f": "partner", "m": "partner", "u": "partner"},
}
CARERS = {"foster": "Foster carer", "adoptive": "Adoptive parent"}
COUPLE = {
    "married": "Married to {}",
    "civil_partnership": "Civil partner of {}",
    "cohabiting": "Partner of {}, living together",
    "engaged": "Engaged to {}",
    "separated": "Separated from {}",
    "divorced": "Divorced from {}",
    "former": "Former partner of {}",
    "never_lived_together": "Partner of {}, not living together",
    "widowed": "Was married to {}",
}


def ties_of(step, at, new, scene, walk=None):
    """[(code, words, deeds, likely)] that tie `new` to the person at hand."""
    return {
        "parent": _as_parent,
        "sibling": _as_sibling,
        "child": _as_child,
        "partner": _as_partner,
        "role": _as_role,
    }[step.kind](step, at, new, scene, walk)


def _as_parent(step, at, new, scene, walk):
    name = _name(at, walk, scene)
    word = CARERS.get(step.detail) or KIN_WORDS["parent"][step.gender]
    own = (Deed("parent", at, new, step.detail),)
    others = _without(step, at, scene) if step.detail == "birth" else []
    alone = ("", f"{word} of {name}", own, not others)
    if not others:
        return [alone]
    ties = (*own, *(Deed("parent", one, new, step.detail) for one in others))
    names = [name, *(scene.people[one].short_name for one in others)]
    everybody = f"{', '.join(names[:-1])} and {names[-1]}"
    return [
        (".all", f"{word} of {everybody}", ties, False),
        (".one", f"{word} of {name} only", own, False),
    ]


def _without(step, at, scene):
    """Brothers and sisters who have no parent of that gender yet, and may share this one."""
    if at not in scene.people or step.gender == "u":
        return []
    other_side = {"f": "half_paternal", "m": "half_maternal"}[step.gender]
    return [
        one
        for one in scene.siblings_of(at)
        if scene.half(at, one) != other_side
        and not any(scene.people[parent].gender == step.gender for parent, _ in scene.parents_of(one))
        and len(scene.parents_of(one)) < 2
    ]


def _as_sibling(step, at, new, scene, walk):
    name = _name(at, walk, scene)
    word = KIN_WORDS["sibling"][step.gender]
    parents = scene.parents_of(at) if at in scene.people else []
    if step.detail in ("half_maternal", "half_paternal"):
        return [_half(step.detail, word, name, at, new, parents, scene)]
    said = (Deed("sibling", at, new, "unknown"),)
    if not parents:
        return [("", f"{word} of {name}", said, True)]
    shared = tuple(Deed("parent", new, parent, kind) for parent, kind in parents)
    names = " and ".join(scene.people[parent].name for parent, _ in parents)
    ways = [(".all", f"{word} of {name}: same parents, {names}", shared, True)]
    if len(parents) == 1:
        ways = [(".all", f"{word} of {name}: {names} is a parent of both", shared, True)]
    for gender, kind in (("f", "half_maternal"), ("m", "half_paternal")) if len(parents) > 1 else ():
        if any(scene.people[parent].gender == gender for parent, _ in parents):
            ways.append((*_half(kind, word, name, at, new, parents, scene)[:3], False))
    return [*ways, (".said", f"{word} of {name}: it is not known which parents they share", said, False)]


def _half(kind, word, name, at, new, parents, scene):
    gender, shared = ("f", "mother") if kind == "half_maternal" else ("m", "father")
    ties = [
        Deed("parent", new, parent, link) for parent, link in parents if scene.people[parent].gender == gender
    ]
    ties.append(Deed("sibling", at, new, kind))
    return (f".{kind[5]}", f"Half-{word} of {name}: same {shared}", tuple(ties), True)


def _as_child(step, at, new, scene, walk):
    name = _name(at, walk, scene)
    word = KIN_WORDS["child"][step.gender]
    kind = step.detail or "birth"
    own = (Deed("parent", new, at, kind),)
    if walk and walk.both:
        both = (*own, Deed("parent", new, walk.both, kind))
        return [("", f"{word} of {name} and {scene.people[walk.both].name}", both, True)]
    partners = scene.partners_of(at) if at in scene.people else []
    ways = [
        (
            f".{one}",
            f"{word} of {name} and {scene.people[one].name}",
            (*own, Deed("parent", new, one, kind)),
            False,
        )
        for one in partners
    ]
    if not ways:
        return [("", f"{word} of {name}", own, True)]
    return [
        *ways,
        (".only", f"{word} of {name} and somebody who is not known, or not on the map", own, False),
    ]


def _as_partner(step, at, new, scene, walk):
    status = step.detail or "cohabiting"
    words = COUPLE[status].format(_name(at, walk, scene))
    return [(f".{status}", words, (Deed("partner", at, new, status),), True)]


def _as_role(step, at, new, scene, walk):
    deed = Deed("role", new, at, step.detail, step.words, step.is_professional)
    what = "Former foster carer" if step.detail == "foster_carer" else step.words
    return [(f".{step.detail}", f"{what} of {_name(at, walk, scene)}", (deed,), True)]


def _name(at, walk, scene):
    if at in scene.people:
        one = scene.people[at]
        return one.name
    return (walk.new.get(at) if walk else "") or "somebody not known"
