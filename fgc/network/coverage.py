"""The strip on every view of a family that shows who is missing: plain counts, never a target (network.md 5)."""

from fgc.network.familymap import BOTH, FRIENDS, MATERNAL, OWN, PATERNAL, UNPLACED
from fgc.network.genogram.families import unions_of
from fgc.network.genogram.generations import generations
from fgc.network.models import Person

SIDES = (
    (MATERNAL, "Mother’s side"),
    (PATERNAL, "Father’s side"),
)
REST = (
    (BOTH, "Both sides"),
    (FRIENDS, "Friends and community"),
    (UNPLACED, "Not placed yet"),
)
ASKED = ("asked", "coming", "unsure", "not_coming")  # answers of somebody to whom the question was put


def coverage(family_map, *, prepares=False):
    """[{label, count, (of), (says: that there is nobody is worth seeing)}]; nothing on an empty map.

    Who was asked is for those who see the preparation.
    """
    if not family_map.index:
        return []
    sizes = {key: len(people) for key, _, people in family_map.groups}
    named = {OWN, *(key for key, _ in SIDES + REST)}
    others = sum(size for key, size in sizes.items() if key not in named)
    several = len(family_map.index) > 1 and not family_map.centre
    own = len(family_map.index) if several else 1
    listed = [{"label": words, "count": sizes[key], "says": True} for key, words in SIDES if key in sizes]
    listed += [{"label": "Children", "count": own}] if several else []
    siblings = "Other brothers and sisters" if several else "Brothers and sisters"
    listed.append({"label": siblings, "count": sizes.get(OWN, 0) - own})
    listed += [{"label": words, "count": sizes[key]} for key, words in REST if key in sizes]
    listed += [{"label": "Others", "count": others}] if others else []
    listed.append({"label": "Generations", "count": count_generations(family_map.network)})
    return listed + (_asked(family_map) if prepares else [])


def count_generations(network):
    """How many rows the family tree has, whoever is living or not."""
    related = network.related()
    if not related:
        return 0
    unions, _ = unions_of(network)
    rows = generations(network, unions)
    return len({rows[one] for one in related})


def _asked(family_map):
    """How many of the living have been spoken to, how many come, and how many said what they can offer."""
    could = {
        person.pk
        for person in family_map.people
        if person.status == Person.Status.LIVING and person.pk not in family_map.index
    }
    asked, come = spoken_to(family_map.case) & could, coming(family_map.case) & could
    return [
        {"label": "Asked", "count": len(asked), "of": len(could)},
        {"label": "Coming", "count": len(come)},
        {"label": "Offering", "count": len(offering(family_map.case) & could)},
    ]


def spoken_to(case):
    """The ids of those who were reached, or asked to a conference.

    Contacts and invitations belong to an app above: they are asked for by their related names only.
    """
    reached = case.people.filter(contacts__reached=True).values_list("pk", flat=True)
    invited = case.people.filter(invitations__removed_at=None, invitations__answer__in=ASKED)
    return set(reached) | set(invited.values_list("pk", flat=True))


def coming(case):
    """The ids of those who said that they come to a conference that was not called off (related names, as above)."""
    return set(
        case.people.filter(
            invitations__removed_at=None,
            invitations__answer="coming",
            invitations__conference__cancelled_at=None,
        ).values_list("pk", flat=True)
    )


def offering(case):
    """The ids of those who offer to care for a child, or do something in a plan that is final (related names, as above)."""
    caring = case.people.filter(care_offers__removed_at=None, care_offers__isnull=False)
    plans = case.plans.filter(ended_at=None, final_at__isnull=False, actions__removed_at=None)
    doing = plans.exclude(actions__who=None).values_list("actions__who", flat=True)
    return set(caring.values_list("pk", flat=True)) | set(doing)


def missing_side(family_map):
    """A sentence when nobody of one side is on the map: a side is easily left out (network.md 1)."""
    sizes = {key: len(people) for key, _, people in family_map.groups}
    sides = [words for key, words in SIDES if not sizes.get(key) and not sizes.get(BOTH)]
    other_sides = set(sizes) - {OWN, *(key for key, _ in SIDES + REST)}
    if not family_map.index or not sides or other_sides:
        return ""
    named = " or the ".join(words.lower() for words in sides)
    return f"Nobody from the {named} is on the map yet. Who in the family could tell you about them?"
