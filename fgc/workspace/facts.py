"""What the pages need to know of several families at once: one query a kind of fact, whatever the number."""

from dataclasses import dataclass

from django.db.models import Count, Max, Q

from conferences.models import Conference, Contact, Invitation
from conferences.stages import CANCELLED
from family_plans.models import Plan, Review
from family_plans.sharing import unshared_since
from family_plans.stages import HELD as REVIEW_HELD
from fgc.cases.models import Milestone


@dataclass
class Facts:
    """What has happened with one family, as far as the next step needs it."""

    contacts: int = 0
    last_contact_on: object = None
    met_referrer_on: object = None
    conference: object = None
    not_told: int = 0
    plan: object = None
    unshared_since: object = (
        None  # while somebody has no copy of its latest version: its days count from then
    )
    review_outcome: str = ""


def facts_of(cases, *, with_preparation=True):
    """Facts by case id, for the cases given (any iterable with `pk`): at most five queries."""
    found = {case.pk: Facts() for case in cases}
    if not found:
        return found
    if with_preparation:
        _contacts(found)
    _conferences(found)
    _plans(found)
    _reviews(found)
    return found


def _contacts(found):
    rows = (
        Contact.objects.standing()
        .filter(case__in=found)
        .order_by()
        .values("case")
        .annotate(made=Count("id", filter=Q(reached=True)), last=Max("on", filter=Q(reached=True)))
    )
    for row in rows:
        found[row["case"]].contacts, found[row["case"]].last_contact_on = row["made"], row["last"]
    for row in Milestone.objects.filter(case__in=found, what=Milestone.What.MET).order_by("at", "pk"):
        found[row.case_id].met_referrer_on = row.on


def _conferences(found):
    for conference in (
        Conference.objects.filter(case__in=found)
        .exclude(stage=CANCELLED)
        .select_related("venue")
        .order_by("starts_at")
    ):
        before = found[conference.case_id].conference
        if before is None or not before.is_current:  # the next one to come, or the last one held
            found[conference.case_id].conference = conference
    latest = {facts.conference.pk: facts for facts in found.values() if facts.conference}
    rows = Invitation.objects.filter(
        conference__in=latest, person__isnull=False, told_at__isnull=True, removed_at__isnull=True
    )
    for row in rows.order_by().values("conference").annotate(number=Count("id")):
        latest[row["conference"]].not_told = row["number"]


def _plans(found):
    rows = Plan.objects.filter(case__in=found).annotate(unshared_since=unshared_since("plan"))
    for plan in rows.order_by("id"):
        found[plan.case_id].plan, found[plan.case_id].unshared_since = plan, plan.unshared_since


def _reviews(found):
    held = Review.objects.filter(case__in=found, stage=REVIEW_HELD).order_by("held_on", "id")
    for case_id, outcome in held.values_list("case", "outcome"):
        found[case_id].review_outcome = outcome
