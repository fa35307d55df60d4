"""One family whose plan the tests write: Ellie and Mason, their mother, a grandmother, an uncle, a father apart."""

import datetime as dt
from dataclasses import dataclass

from family_plans import actions
from family_plans.models import Plan
from family_plans.stages import REASONED
from fgc.cases.actions import move
from fgc.cases.models import Case
from fgc.network.models import NetworkChild, Person, Restriction
from tests import cast
from tests.built import built_once

MET_ON = dt.date(2026, 11, 20)


@dataclass
class Family:
    """The world, the case and the people of one family."""

    world: cast.World
    case: Case
    ellie: Person
    mason: Person
    katie: Person
    rose: Person
    dan: Person
    liam: Person

    @property
    def plan(self):
        """The plan as the database has it."""
        return Plan.objects.select_related("case__service", "case__coordinator", "case__referrer").get(
            case=self.case
        )

    def again(self):
        """The case as the database has it."""
        return cast.fresh(self.case)


@built_once
def family(world=None, stage="held"):
    """A family with a coordinator whose conference has been held."""
    world = world or cast.world()
    case = cast.open_case(world)
    for to in ("arranged", "held"):
        case = move(case=case, to=to, by=world.amina, on=MET_ON)
        if to == stage:
            break
    names = {
        "ellie": "Ellie",
        "mason": "Mason",
        "katie": "Katie",
        "rose": "Rose",
        "dan": "Dan",
        "liam": "Liam",
    }
    people = {
        key: Person.objects.create(case=case, given_name=name, family_name="Rowe", made_by=world.amina)
        for key, name in names.items()
    }
    for order, key in enumerate(("ellie", "mason")):
        NetworkChild.objects.create(case=case, person=people[key], order=order)
    return Family(world, case, **people)


def must_not_know_of(home, viewer, protected):
    """Record that the viewer must not know about the protected person."""
    return Restriction.objects.create(
        case=home.case, kind="must_not_know_of", person=protected, other=viewer, basis="request",
        reason="Asked for it", since=MET_ON, made_by=home.world.amina,
    )  # fmt: skip


def must_not_meet(home, one, other):
    """Record that two people must not meet."""
    return Restriction.objects.create(
        case=home.case, kind="must_not_meet", person=one, other=other, basis="order", reason="Order", since=MET_ON,
        made_by=home.world.amina,
    )  # fmt: skip


@built_once
def written(home=None):
    """A plan with words, three actions and one request for help, still being written."""
    home = home or family()
    by = home.world.amina
    plan = actions.start_plan(case=home.case, by=by)
    actions.write_text(
        plan=plan, section="matters", words="We want Ellie and Mason at home with Katie.", version=0, by=by
    )
    actions.write_text(plan=plan, section="first_call", words="Rose, day or night.", version=0, by=by)
    for what, who, words in (
        ("Take the children to school", home.rose, "Every school day"),
        ("Cook on Sundays", home.dan, "Every Sunday"),
        ("Ring the school about lunch", home.katie, ""),
    ):
        actions.add_action(
            plan=plan,
            by=by,
            what=what,
            who=who,
            by_words=words,
            checker=home.rose,
            how_known="The children say so",
        )
    actions.ask_help(
        plan=plan, by=by, item="Bus passes for Rose", from_whom="Children’s Services", how_much="12 weeks"
    )
    return home


@built_once
def shown(home=None):
    """A plan that is shown for agreement, and everybody agreed."""
    home = home or written()
    for person in (home.katie, home.rose, home.dan):
        actions.record_agreement(
            plan=home.plan, person=person, answer="agrees", how="signed", by=home.world.amina
        )
    actions.show_for_agreement(plan=home.plan, by=home.world.amina)
    return home


@built_once
def checked(home=None, outcome="as_written", **answers):
    """A plan that the social worker answered and the family checked."""
    home = home or shown()
    decision = actions.decide(plan=home.plan, outcome=outcome, by=home.world.tom, **answers)
    if outcome in REASONED:
        actions.record_told(
            decision=decision, told_at=decision.at, chance_to_change=True, by=home.world.tom,
            family_response="We will not change it.", next_steps="Tom asks his manager.",
        )  # fmt: skip
    actions.mark_typed(plan=home.plan, by=home.world.amina)
    actions.mark_checked(plan=home.plan, by=home.world.amina)
    return home


@built_once
def final(home=None, outcome="as_written", **answers):
    """A plan that is final, as version 1."""
    home = checked(home, outcome, **answers)
    actions.finalise(plan=home.plan, by=home.world.amina, on=MET_ON)
    return home


def version(home, number=1):
    """One version of the family's plan."""
    return home.plan.versions.select_related("plan__case").get(number=number)
