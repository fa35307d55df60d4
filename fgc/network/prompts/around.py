"""What is open around the family: who cared before, the child's own list, friends and community, who comes."""

from fgc.lib.text import and_list
from fgc.network.genogram.families import unions_of
from fgc.network.genogram.generations import generations
from fgc.network.prompts.facts import CARERS, FRIENDS, OTHER, Add, Prompt


def cared_before(family):
    """Who looked after a child before: asked until the answer is "nobody else", and each of them is spoken to."""
    who = family.names(family.children)
    if not family.facts.cared or CARERS not in family.facts.nobody_else:
        yield Prompt(
            CARERS,
            "People who cared for the children before"
            if len(family.children) > 1
            else f"People who cared for {who}",
            f"Who else has looked after {who}: a foster carer, a step-parent, a neighbour, a childminder?",
            adds=(Add(family.children[0], OTHER, "foster_carer"),),
        )
    for one in sorted(family.facts.cared - family.facts.spoken, key=list(family.people).index):
        if family.people[one].status == "living":
            yield Prompt(
                "carer_not_asked",
                f"{family.people[one].name}, who cared before",
                f"{family.people[one].name} has looked after a child of this family. Nobody has spoken to them yet.",
                one,
            )
    for one in sorted(
        family.former_step_parents() - family.facts.cared - family.facts.spoken, key=list(family.people).index
    ):
        if family.people[one].status == "living":
            yield Prompt(
                "carer_not_asked",
                f"{family.name(one)}, who lived with a parent",
                f"{family.name(one)} may have looked after {who}. Nobody has spoken to them yet. Is it safe to?",
                one,
            )


def in_writing(family):
    """Somebody whom the plan or an invitation names and who is not on the map."""
    for one in family.facts.written:
        yield Prompt(
            one.code,
            f"“{one.words}”, in {one.where}",
            f"“{one.words}” stands in {one.where}, and is not on the map yet. Who is that?",
            adds=(Add(family.children[0], OTHER),),
        )


def godparents(family):
    """No godparent is on the map."""
    if "godparent" not in family.facts.roles:
        yield Prompt(
            "godparents",
            "Godparents",
            "Are there godparents, or somebody who stands for the same in your faith or family?",
            adds=(Add(family.children[0], OTHER, "godparent"),),
        )


def childs_own(family):
    """The child's own list: not made yet, or somebody on it whom nobody has spoken to."""
    asked = {wish.child for wish in family.facts.wishes}
    for child in family.children:
        name = family.name(child)
        if child not in asked and family.people[child].status == "living":
            yield Prompt(
                "childs_list",
                f"{name}’s own list",
                f"Who would {name} ring when something is wrong? Ask {name} for a list of their own.",
                child,
                (Add(child, OTHER),),
            )
    for wish in family.facts.wishes:
        name = family.name(wish.child)
        if wish.person is None:
            yield Prompt(
                f"named_{wish.key}",
                f"“{wish.words}”, whom {name} named",
                f"{name} named “{wish.words}”, who is not on the map yet. Who is that?",
                wish.child,
                (Add(wish.child, OTHER),),
            )
        elif wish.person not in family.facts.spoken and wish.person not in family.children:
            who = family.people[wish.person].name or wish.words
            yield Prompt(
                "named",
                f"{who}, whom {name} named",
                f"{name} named {who}. Nobody has spoken to them yet.",
                wish.person,
            )


def outside(family):
    """Nobody but family and professionals; the community of language or faith."""
    first = family.children[0]
    if not family.facts.has_friends:
        yield Prompt(
            FRIENDS,
            "Friends, neighbours and the community",
            "Who outside the family would you miss if they were not there: a friend, a neighbour, somebody from a club?",
            adds=(Add(first, OTHER, "friend"), Add(first, OTHER, "neighbour")),
        )
    if "faith" not in family.facts.roles:
        what = and_list(family.facts.communities)
        known = f" ({what})" if what else ""
        yield Prompt(
            "community",
            "People who share a language or a faith",
            f"Is there somebody who shares the family’s language or faith{known}, at home or from a place where they meet?",
            adds=(Add(first, OTHER, "faith"),),
        )


def agreed_list(family):
    """Of those who said they come: no man among them, or all of one generation."""
    coming = [one for one in family.facts.coming if one in family.people]
    if not coming:
        return
    first = family.children[0]
    if not any(family.people[one].gender == "m" for one in coming):
        yield Prompt(
            "no_man",
            "A man on the list",
            "No man is among those who are coming. Is there an uncle, a grandad or a friend who matters?",
            adds=(Add(first, OTHER),),
        )
    related = set(family.network.related())
    if len(coming) > 1 and related.issuperset(coming):
        unions, _ = unions_of(family.network)
        rows = generations(family.network, unions)
        if len({rows[one] for one in coming}) == 1:
            yield Prompt(
                "one_generation",
                "Older and younger people",
                "Everybody who is coming is of one generation. Who is there among the older or the younger ones?",
                adds=(Add(first, OTHER),),
            )
