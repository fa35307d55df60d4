"""The Karim family at home: who lives with whom, who cares, how to write to Nani, and the children's own lists."""

from fgc.demo.shape_lines import read_tie
from fgc.demo.shapes import rows
from fgc.lib.dates import today
from fgc.network import actions as network
from fgc.network.actions.circle import record_closeness
from fgc.network.actions.search import answer_prompt

# The child, the name in the child's words, whom they mean (by first name), what they want, and why.
WISHES = (
    ("Leah", "Nani", "Bushra", "there", "On the screen the whole time, not just at the start."),
    ("Leah", "Khala", "Samina", "helps", "She rings every evening and asks about me as well."),
    ("Leah", "Jean", "Jean", "there", "She did not mind when I was quiet."),
    ("Leah", "Ms Pike", "", "unsure", "She is nice, but then school knows everything."),
    ("Leah", "Craig", "Craig", "not_there", "He broke the door."),
    ("Sami", "Nan Pat", "Pat", "there", "She makes roast potatoes."),
    ("Sami", "Coach", "Gary", "helps", "He says I am fast."),
    ("Sami", "Dad", "Craig", "unsure", "Only if he is not cross."),
)
# Who sees it, how close, to whom, and which way help goes.
TIES = """
    Leah close Samina first
    Leah close Bushra both
    Leah cut_off Craig none
    Leah ok Imran first
    Sami close Pat first
    Sami strained Craig none
    Sami close Gary first
    Inaya close Leah first
    Nadia close Samina both
"""
# The prompt, whom it is about, what came of it, who was asked, why.
ANSWERS = (
    ("not_known", "Not known", "looking", "Nadia", "Leah can ask when she likes"),
    ("half_grandparents", "Imran", "nobody", "Imran and Zara", "Both have died"),
    ("grandparents", "Craig", "not_safe", "", "Asking there would tell Craig’s family of the baby"),
)


def at_home(case, find, by):
    """Households, a carer for short breaks, a godmother, and what the children say of whom they want there."""
    child = {row.person.short_name: row for row in case.children.select_related("person", "case")}
    network.add_household(
        case=case, label="Mum’s", people=[find(name) for name in ("Nadia", "Leah", "Sami", "Inaya")], by=by
    )
    network.add_household(case=case, label="Khala’s", people=[find("Samina"), find("Faisal")], by=by)
    network.add_carer(child=child["Inaya"], carer=find("Samina"), kind="respite", by=by)
    teresa = network.add_person(
        case=case, by=by, given_name="Teresa", family_name="Byrne", gender="f", faith="Catholic"
    )
    network.add_association(
        person=teresa, to=find("Sami"), role="godparent", words="godmother, from Nan Pat’s church", by=by
    )
    for line in rows(TIES):
        seen_by, quality, other, help_goes = read_tie(line)
        record_closeness(
            person=find(seen_by), other=find(other), seen_by=find(seen_by), quality=quality,
            help_goes=help_goes, by=by,
        )  # fmt: skip
    for prompt, about, kind, asked, reason in ANSWERS:
        answer_prompt(
            case=case, prompt=prompt, about=find(about), kind=kind, asked=asked, reason=reason, by=by
        )
    network.change_person(person=find("Bushra"), by=by, reads="spoken", written_language="Urdu")
    for name, words, meant, kind, why in WISHES:
        network.record_wish(
            child=child[name], words=words, person=find(meant) if meant else None, kind=kind, why=why,
            asked_on=today(), by=by,
        )  # fmt: skip
