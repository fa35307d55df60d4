"""Questions that help to make the plan clear while it is written. They never block: it is the family's plan."""

from collections import Counter

from fgc.lib.dates import today
from fgc.lib.text import and_list, count

MANY = 4  # actions, from which on one person carrying most of them is worth a question


def prompts(actions, pairs, on=None, there=None):
    """The questions for a list of PlanAction rows; `pairs` are the restrictions on who may meet.

    `there` are the ids of those who were at the conference or agreed to the plan; None when nobody noted it.
    """
    on = on or today()
    asked = []
    for number, action in enumerate(actions, start=1):
        missing = [
            word
            for word, there in (
                ("who will do it", action.who_name),
                ("by when or how often", action.by_when or action.by_words),
                ("who will check", action.checker_name),
            )
            if not there
        ]
        if missing:
            asked.append({"number": number, "text": f"Does the family want to say {and_list(missing)}?"})
        if action.by_when and action.by_when < on:
            asked.append({"number": number, "text": "Its day has passed. Is that what the family means?"})
        asked += [{"number": number, "text": text} for text in _apart(action, pairs)]
        asked += _absent(number, action, there)
    return asked + _carries_most(actions)


def contact_prompts(places):
    """One question for the places that hold an address or a phone number."""
    if not places:
        return []
    where = and_list(places)
    return [
        {
            "number": None,
            "text": f"There is an address or phone number in {where}. Should everybody with a copy have it?",
        }
    ]


def _absent(number, action, there):
    """Somebody named who was not there and has not agreed (domain.md 5.2, rule 3)."""
    if there is None or action.who_agreed_on:
        return []
    people = {
        person.pk: person for person in (action.who, action.checker) if person and person.pk not in there
    }
    return [
        {
            "number": number,
            "text": f"{person.short_name} was not at the conference. Have they agreed to this?",
            "absent": True,
        }
        for person in people.values()
    ]


def _apart(action, pairs):
    """Two people who must not meet, both needed for one action or named in it."""
    there = {action.who_id, action.checker_id} - {None}
    words = f" {action.what} {action.who_words} {action.checker_words} ".casefold()
    for pair in pairs:
        both = [
            person
            for person in (pair.person, pair.other)
            if person and (person.pk in there or f" {person.short_name.casefold()} " in words)
        ]
        if len(both) == 2:
            yield f"{both[0].short_name} and {both[1].short_name} must not meet. Can this happen without them meeting?"


def _carries_most(actions):
    names = Counter(action.who_name for action in actions if action.who_name)
    if len(actions) < MANY or not names:
        return []
    name, number = names.most_common(1)[0]
    if number * 2 <= len(actions):
        return []
    return [
        {
            "number": None,
            "text": f"{name} carries {number} of {count(len(actions), 'action')}. Who could help?",
        }
    ]
