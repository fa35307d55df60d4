"""When this family's plan is looked at again: the service's table and the facts of the family, read together."""

from family_plans.attendance import kind_of
from family_plans.rules import CHECK_IN, FIRST, LATER, Facts, review_due
from family_plans.stages import HELD
from fgc.lib.dates import age_on

__all__ = ["check_in_by_rule", "facts_of_plan", "lines_of", "review_by_rule"]


def review_by_rule(plan, day, *, after_one=False):
    """The day on which the next review of the plan is due, counted from a day, and the rule in words.

    `after_one` asks what it will be once a review that still lies ahead is held.
    """
    again = after_one or plan.reviews.filter(stage=HELD).exists()
    service = plan.case.service
    return review_due(
        service, day, what=LATER if again else FIRST, lines=lines_of(service), facts=facts_of_plan(plan, day)
    )


def check_in_by_rule(plan, day):
    """The day on which the coordinator checks in next, counted from a day."""
    service = plan.case.service
    return review_due(service, day, what=CHECK_IN, lines=lines_of(service), facts=facts_of_plan(plan, day))[0]


def lines_of(service):
    """The lines of the service's table that stand now."""
    return list(service.review_rules.filter(ended_at=None))


def facts_of_plan(plan, day):
    """What the table asks of a family. A baby who is not born counts as under every age."""
    children = list(plan.case.children.filter(person__removed_at=None).select_related("person"))
    ages = [0 if child.person.status == "unborn" else age_on(day, child.person.born_on) for child in children]
    return Facts(
        kind=kind_of(plan),
        youngest=min((age for age in ages if age is not None), default=None),
        statuses=frozenset(child.status for child in children if child.status),
    )
