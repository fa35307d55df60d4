"""What is open about the family itself: parents, sides, grandparents, half-brothers and half-sisters."""

from fgc.network.kinship import Kinship
from fgc.network.prompts.facts import FATHER, MOTHER, SIBLING, Add, Prompt

SIDE = "side"  # nobody of a parent's family is on the map


def no_parent(family):
    """A child with fewer than two parents on the map; children who share the known one are asked about together."""
    groups = {}
    for child in family.children:
        known = family.parents(child)
        if len(known) < 2:
            groups.setdefault(tuple(known), []).append(child)
    for known, children in groups.items():
        who, first = family.names(children), children[0]
        have = {family.people[one].gender for one in known}
        for gender, word, way in (("m", "dad", FATHER), ("f", "mum", MOTHER)):
            if gender not in have and (not known or have & {"m", "f"}):
                side = "His" if way == FATHER else "Her"
                yield Prompt(
                    f"no_{way}",
                    f"{who}’s {word}",
                    f"Who is {who}’s {word}? Nobody of {side.lower()} family is on the map yet.",
                    first,
                    (Add(first, way),),
                )


def not_known(family):
    """Somebody who stands on the map as "not known"."""
    kinship = Kinship(family.network, family.children[0])
    for one in family.network.related():
        if family.people[one].status == "unknown":
            words = kinship.label(one)[0]
            yield Prompt(
                "not_known",
                f"Not known: {family.name(family.children[0])}’s {words}",
                f"It is not known who {family.name(family.children[0])}’s {words} is. Who might be able to tell us?",
                one,
            )


def sides(family):
    """Each parent's family: none of it, a missing grandparent, no brothers or sisters, no great-aunts or -uncles."""
    for parent in family.each_parent():
        words, parents = family.parent_words(parent), family.parents(parent)
        siblings = family.siblings(parent)
        if not parents and not siblings:
            yield Prompt(
                SIDE,
                f"{words}’s family",
                f"Who in {words}’s family could you tell us about? Nobody of {family.name(parent)}’s family is on the map yet.",
                parent,
                (Add(parent, MOTHER), Add(parent, FATHER), Add(parent, SIBLING)),
            )
            continue
        yield from _grandparents(family, parent, parents)
        if not siblings:
            yield Prompt(
                "siblings",
                f"{words}’s brothers and sisters",
                f"Does {family.name(parent)} have brothers or sisters? An aunt or an uncle may want to help.",
                parent,
                (Add(parent, SIBLING),),
            )
        named = [one for one in parents if family.people[one].status != "unknown"] or parents
        named = [one for one in named if not family.siblings(one)]
        if named:
            yield Prompt(
                "grandparents_siblings",
                f"{words}’s aunts and uncles",
                f"Do {family.names(named)} have brothers or sisters? They would be great-aunts and great-uncles."
                if len(named) > 1
                else f"Does {family.names(named)} have brothers or sisters? They would be great-aunts and great-uncles.",
                parent,
                tuple(Add(one, SIBLING) for one in named),
            )


def _grandparents(family, parent, parents):
    if len(parents) >= 2:
        return
    have = {family.people[one].gender for one in parents}
    ways = [way for gender, way in (("f", MOTHER), ("m", FATHER)) if gender not in have]
    name, words = family.name(parent), family.parent_words(parent)
    missing = {1: f"Who is {name}’s {'mum' if ways == [MOTHER] else 'dad'}?"}.get(
        len(ways), f"Who are {name}’s mum and dad?"
    )
    yield Prompt(
        "grandparents",
        f"{words}’s parents",
        f"{missing} Grandparents are often missed when they live far away or have lost touch.",
        parent,
        tuple(Add(parent, way) for way in ways),
    )


def half_siblings(family):
    """The other parent of a half-brother or half-sister, and that parent's own parents."""
    seen = set(family.children)
    for child in family.children:
        mine = set(family.parents(child))
        for one in sorted(family.siblings(child) - seen, key=list(family.people).index):
            seen.add(one)
            theirs = set(family.parents(one))
            shared = mine & theirs
            if not shared or one not in family.people or len(shared) > 1:
                continue
            name, others = family.name(one), theirs - mine
            if not others and len(mine) < 2:
                continue  # perhaps the same other parent: asked about with the child's own
            if not others:
                mother = any(family.people[each].gender == "f" for each in shared)
                word, way = ("dad", FATHER) if mother else ("mum", MOTHER)
                yield Prompt(
                    "half_parent",
                    f"{name}’s {word}",
                    f"Who is {name}’s {word}? That family may matter to {name}, and to {family.name(child)} too.",
                    one,
                    (Add(one, way),),
                )
            for other in others:
                if family.people[other].status != "unknown" and not family.parents(other):
                    yield Prompt(
                        "half_grandparents",
                        f"{name}’s other grandparents",
                        f"Who are {family.name(other)}’s parents? They are {name}’s grandparents.",
                        other,
                        (Add(other, MOTHER), Add(other, FATHER)),
                    )
