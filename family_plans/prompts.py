"""Questions that help to make the plan clear while it is written. They never block: it is the family's plan."""

import re
from collections import Counter

from family_plans.naming import Names
from fgc.lib.dates import today
from fgc.lib.text import and_list, count

MANY = 4  # actions, from which on one person carrying most of them is worth a question

# Words that two people may take differently, by what to ask of them.
_PHRASES = {
    "how often": ("regularly", "often", "sometimes", "occasionally", "from time to time", "now and then", "a lot"),
    "when": ("soon", "asap", "as soon as possible", "when needed", "as needed", "if needed", "when necessary",
             "when possible", "at some point"),
    "what exactly": ("support", "be there", "help out", "keep an eye", "do their best", "try to", "be supportive"),
}  # fmt: skip
_EVERYBODY = (
    "everyone",
    "everybody",
    "all of us",
    "we",
    "us",
    "the family",
    "family",
    "somebody",
    "someone",
    "anyone",
)


def prompts(actions, pairs, on=None, there=None, people=(), texts=()):
    """The questions for a list of PlanAction rows; `pairs` are the restrictions on who may meet.

    `there` are the ids of those who were at the conference or agreed to the plan; None when nobody noted it. `people`
    are those of the family whom the reader may know, `texts` the (heading, words) of the sections.
    """
    on, named = on or today(), Named(people)
    asked = []
    for number, action in enumerate(actions, start=1):
        asked += [{"number": number, **one} for one in _of_action(action, pairs, on, there, named)]
    for heading, words in texts:
        asked += [{"number": None, "text": f"{heading}: {text}"} for text in _apart(words, (), pairs, named)]
    return asked + _carries_most(actions)


def _of_action(action, pairs, on, there, named):
    missing = [
        word
        for word, said in (
            ("who will do it", action.who_name),
            ("by when or how often", action.by_when or action.by_words),
            ("who will check", action.checker_name),
        )
        if not said
    ]
    if missing:
        yield {"text": f"Does the family want to say {and_list(missing)}?"}
    if action.by_when and action.by_when < on:
        yield {"text": "Its day has passed. Is that what the family means?"}
    for text in (*_vague(action), *_apart(_words(action), _ids(action), pairs, named)):
        yield {"text": text}
    yield from _absent(action, there, named)


class Named:
    """Who of the family is named in words, also in other forms of a name: "Liam’s car", "Katie, Liam"."""

    def __init__(self, people):
        self.people, self.names = list(people), {}

    def is_in(self, person, words):
        """Whether the words name this person and not somebody else of the family."""
        if person.pk not in self.names:
            self.names[person.pk] = Names([person], [one for one in self.people if one.pk != person.pk])
        return self.names[person.pk].are_in(words)


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


def _words(action):
    names = ("heading", "what", "who_words", "by_words", "how_known", "checker_words", "help_needed")
    return "\n".join(getattr(action, name) for name in names)


def _ids(action):
    return {action.who_id, action.checker_id} - {None}


def absent_parts(action, there, named):
    """(part, name) of who does it and who checks, where that is somebody who was not there and has not agreed."""
    if there is None:
        return
    for part in ("who", "checker"):
        if getattr(action, f"{part}_agreed_on"):
            continue
        person, typed = getattr(action, part), getattr(action, f"{part}_words")
        if person:
            if person.pk not in there:
                yield part, person.short_name
            continue
        for name in _absent_in(typed, there, named):
            yield part, name


def _absent_in(typed, there, named):
    """The names in typed words of those who were not there; somebody who is not known by name is one too."""
    known = [one for one in named.people if typed and named.is_in(one, typed)]
    found = [one.short_name for one in known if one.pk not in there]
    if typed and not known and typed.casefold().strip(" .") not in _EVERYBODY:
        found.append(typed)
    return found


def monitor_prompts(monitor, agreed_on, there, people):
    """Whether who keeps an eye on the plan has agreed to be named, where that is somebody who was not there."""
    if there is None or agreed_on:
        return []
    return [
        {
            "number": None,
            "text": f"{name} keeps an eye on the plan and was not at the conference. Have they agreed to be named?",
            "monitor": True,
        }
        for name in _absent_in(monitor, there, Named(people))
    ]


def _absent(action, there, named):
    """Somebody named who was not there and has not agreed (domain.md 5.2, rule 3)."""
    asked = dict.fromkeys(name for _part, name in absent_parts(action, there, named))
    for name in asked:
        yield {"text": f"{name} was not at the conference. Have they agreed to this?", "absent": True}


def _vague(action):
    """What two people may understand differently: how often, when, what, or who makes sure of it."""
    words = f"{action.what} {action.by_words}".casefold()
    for what, phrases in _PHRASES.items():
        said = next((one for one in phrases if re.search(rf"\b{re.escape(one)}\b", words)), "")
        if said and not (what == "when" and action.by_when):
            yield f"“{said}” can mean different things to different people. Does the family want to say {what}?"
    who = action.who_words.casefold().strip(" .")
    if who in _EVERYBODY or re.search(r",| and |&", who):
        yield "Several people may each think that another does it. Who is the one who makes sure?"


def _apart(words, ids, pairs, named):
    """Two people who must not meet, both needed for one thing or named in it."""
    for pair in pairs:
        both = [
            person
            for person in (pair.person, pair.other)
            if person and (person.pk in ids or named.is_in(person, words))
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
