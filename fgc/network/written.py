"""People whom a plan or an invitation names in words and whom nobody has put on the map (network.md 5)."""

import re

from fgc.lib.encrypted import keyed_hash
from fgc.network.names import Names
from fgc.network.prompts import Written

# Who is meant by these stands on the map already, or is nobody one could ask.
NOBODY_NEW = re.compile(
    r"(?i)(?:(?:the|our|my|his|her|their|both|me|us|we|i|and|or|all|of|with|everybody|everyone|anybody|family|families"
    r"|parents?|children|child|kids|mum|mummy|mother|dad|daddy|father|nan|nana|nanna|gran|granny|grandma|grandad"
    r"|grandparents?|carers?|sisters?|brothers?|social|workers?|team|school|nursery|coordinator|council|service"
    r"|health|visitor|gp|doctor|nurse|teachers?|police|advocate)\W*)+"
)
COMPANION = re.compile(
    r"(?i)\b(?:supporters?|friend|neighbour|partner|comes? with|brings|bringing|accompanied)\b"
)


def not_on_map(case, people):
    """[Written] for words that name nobody of `people`, each once; what was taken away again is left out.

    Plans and invitations belong to apps above: asked for by their related names only.
    """
    found = {}
    for where, words in (*_of_plans(case), *_of_invitations(case)):
        words = " ".join(words.split())
        if words and not NOBODY_NEW.fullmatch(words):
            found.setdefault(f"written_{keyed_hash(words)[:12]}", (where, words))
    names = [Names([person]) for person in people]
    return tuple(
        Written(code, words, where)
        for code, (where, words) in found.items()
        if not any(name.are_in(words) for name in names)
    )


def _of_plans(case):
    rows = case.plans.filter(ended_at=None, actions__removed_at=None).order_by(
        "actions__order", "actions__id"
    )
    for pair in rows.values_list("actions__who_words", "actions__checker_words"):
        yield from (("the family’s plan", words or "") for words in pair)


def _of_invitations(case):
    rows = case.conferences.filter(cancelled_at=None, invitations__removed_at=None).exclude(
        invitations__support=""
    )
    for words in rows.order_by("invitations__id").values_list("invitations__support", flat=True):
        if COMPANION.search(words):
            yield "an invitation", words
