"""The Karim family at home: who lives with whom, who cares, how to write to Nani, and the children's own lists."""

from fgc.lib.dates import today
from fgc.network import actions as network

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
    network.change_person(person=find("Bushra"), by=by, reads="spoken", written_language="Urdu")
    for name, words, meant, kind, why in WISHES:
        network.record_wish(
            child=child[name], words=words, person=find(meant) if meant else None, kind=kind, why=why,
            asked_on=today(), by=by,
        )  # fmt: skip
