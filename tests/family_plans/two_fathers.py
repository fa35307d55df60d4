"""A family of two fathers, and a plan of which some parts are about one child only."""

from family_plans import actions
from family_plans.models import PlanCopy
from family_plans.paper import html_for
from fgc.network import actions as network
from fgc.network.models import NetworkChild
from tests.built import built_once
from tests.family_plans import family as fam

ELLIES = ("speech therapist", "my own room")
MASONS = ("Bus passes", "More football", "day or night")


@built_once
def tied(home=None):
    """Ellie's father is Dan, Mason's is Liam; Katie is the mother of both, Rose is Dan's mother."""
    home = home or fam.family()
    by = home.world.amina
    for child, parent in (
        (home.ellie, home.katie), (home.mason, home.katie), (home.ellie, home.dan), (home.mason, home.liam),
        (home.dan, home.rose),
    ):  # fmt: skip
        network.add_parent(child=child, parent=parent, by=by)
    network.add_partnership(a=home.katie, b=home.dan, status="former", by=by)
    network.add_partnership(a=home.katie, b=home.liam, status="former", by=by)
    return home


def child_row(home, person):
    """One of the family's children as a child of its record."""
    return NetworkChild.objects.get(person=person)


def limited(home, agreed=True):
    """A final plan: the therapist is about Ellie only, bus passes and first call about Mason only, and each child’s words."""
    fam.written(home)
    by, plan = home.world.amina, home.plan
    for child, words in ((home.ellie, "I want my own room."), (home.mason, "More football.")):
        actions.write_text(
            plan=plan, section="child", child=child_row(home, child), words=words, version=0, by=by
        )
    actions.add_action(plan=plan, what="See the speech therapist", who_words="Ms Okoro", by=by)
    for part, child in (
        (plan.actions.get(what__startswith="See"), home.ellie),
        (plan.help_requests.get(), home.mason),
        (plan.texts.get(section="first_call"), home.mason),
    ):
        actions.say_about(plan=plan, part=part, children=[child_row(home, child)], by=by)
    return fam.final(fam.shown(home)) if agreed else home


def page(home, person, **fields):
    """One person's copy of version 1 as a page, and how many parts it leaves off."""
    return html_for(PlanCopy(version=fam.version(home), person=person, number=1, **fields))
