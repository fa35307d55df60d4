"""Opening a finished record again: why, where the work goes on, and days that count from then."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from family_plans import actions
from fgc.cases.actions import allocate, explain, set_urgency
from fgc.cases.models import Case
from fgc.lib.dates import at_local
from fgc.lib.errors import Refused
from fgc.workspace import finishing, overdue
from fgc.workspace.facts import facts_of
from fgc.workspace.next_step import next_step
from fgc.workspace.timescales import measured
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db
LATER = at_local(dt.date(2027, 6, 7), dt.time(10))  # a Monday, half a year on
DAY = LATER.date()
STARTED = at_local(fam.MET_ON, dt.time(17))


@pytest.fixture
def finished():
    """A family with a plan whose work finished in November, its review and check-in still noted; it is June now."""
    with time_machine.travel(STARTED, tick=False):
        home = fam.final()
        set_urgency(case=home.again(), urgency="urgent", reason="Court", by=home.world.amina)
        finishing.finish(case=home.again(), reason="plan_working", by=home.world.carol)
    with time_machine.travel(LATER, tick=False):
        yield home


def opened(home, what_for):
    """The record opened again for something."""
    found = finishing.reopen(case=home.again(), what_for=what_for, reason="Rose rang", by=home.world.carol)
    return cast.fresh(found)


def lateness(case, day):
    """What is measured late, and whether a list says so."""
    dues, _calendars = measured(Case.objects.filter(pk=case.pk), day)
    names = {due.clock for due in dues if due.done_on is None and due.due_on < day}
    ran_on = {"help_answer", "outcomes"}  # also while the work had finished
    return names - ran_on, Case.objects.filter(overdue.late(case.service, day), pk=case.pk).exists()


@pytest.mark.parametrize(
    ("what_for", "stage", "step", "due"),
    [
        ("review", "planned", "Get the plan to everyone", dt.date(2027, 6, 9)),
        ("change", "planned", "Get the plan to everyone", dt.date(2027, 6, 9)),
        ("conference", "preparing", "Meet the social worker about the referral", dt.date(2027, 6, 14)),
    ],
)
def test_work_goes_on_where_it_is_needed_and_nothing_is_late_at_once(finished, what_for, stage, step, due):
    """Neither conference, contact nor plan counts from before; they are late again once their days have run from now."""
    case = opened(finished, what_for)
    assert (case.stage, case.reopened_on, case.is_urgent, case.review_due_on) == (stage, DAY, False, None)
    found = next_step(case, facts_of([case])[case.pk], case.service, DAY)
    assert (found.title, found.due_on) == (step, due)
    assert lateness(case, DAY) == (set(), False)
    change = case.stage_changes.last()
    assert (change.before, change.after) == ("closed", stage)
    assert change.reason == f"{finishing.REOPENED_FOR[what_for]}: Rose rang"
    assert lateness(case, dt.date(2027, 8, 30))[1], "in the end it is"
    assert not case.reviews.filter(stage="due").exists()
    assert set(case.reviews.values_list("words", flat=True)) == {finishing.MISSED}


def test_a_review_that_lies_ahead_still_stands(finished):
    """Opened a week before it: in review, on the same day."""
    review = finished.case.reviews.get()
    type(review).objects.filter(pk=review.pk).update(due_on=dt.date(2027, 6, 14))
    case = opened(finished, "review")
    assert case.stage == "reviewing" and case.reviews.get().stage == "due"


def test_without_a_plan_only_a_new_conference_can_follow():
    """And a reason is always needed."""
    w = cast.world()
    case = cast.open_case(w)
    finishing.finish(case=case, reason="plan_working", by=w.carol)
    ask = {"case": cast.fresh(case), "by": w.carol}
    with pytest.raises(Refused, match="no plan in place"):
        finishing.reopen(**ask, what_for="review", reason="They rang")
    with pytest.raises(Refused, match="Say why"):
        finishing.reopen(**ask, what_for="conference", reason=" ")
    with pytest.raises(Refused, match="Choose what"):
        finishing.reopen(**ask, what_for="nothing", reason="They rang")
    assert not cast.fresh(case).is_open


def test_the_page_asks_what_for_and_why_and_leads_there(finished):
    """The manager only; what was typed stays."""
    case, w = finished.again(), finished.world
    page = reverse("workspace:reopen", args=[case.reference])
    client = cast.signed_in(w.carol)
    answer = client.post(page, {"reason": "Rose rang"})
    assert answer.context["form"].errors.keys() == {"what_for"} and b"Rose rang" in answer.content
    assert cast.signed_in(w.amina).post(page, {"what_for": "review", "reason": "x"}).status_code in (403, 404)
    answer = client.post(page, {"what_for": "change", "reason": "Rose rang"})
    assert answer.url == reverse("family_plans:plan", args=[case.reference])
    actions.new_version(plan=finished.plan, why="Rose moved", asked_by="Rose", by=w.amina)
    with time_machine.travel(at_local(dt.date(2027, 6, 30), dt.time(9)), tick=False):
        explain(
            case=finished.again(),
            clock="share_plan",
            about=case.reference,
            due_on=dt.date(2027, 6, 9),
            why="family",
            by=w.amina,
        )


@pytest.mark.parametrize(("what_for", "stage"), [("review", "planned"), ("conference", "preparing")])
def test_a_record_whose_coordinator_has_left_waits_for_another_and_then_goes_on_where_its_work_is(
    finished, what_for, stage
):
    """Not with somebody who is gone; and a plan that is in place is not prepared once more."""
    w = finished.world
    w.amina.is_active = False
    w.amina.save(update_fields=["is_active"])
    case = opened(finished, what_for)
    assert (case.stage, case.coordinator) == ("waiting", None)
    found = next_step(case, facts_of([case])[case.pk], case.service, DAY)
    assert found.title == "Give the family to a coordinator"
    assert not case.memberships.filter(person=w.amina, ended_at=None).exists()
    case = cast.fresh(allocate(case=case, coordinator=w.bryn, by=w.carol))
    assert (case.stage, case.goes_on_at, case.coordinator) == (stage, "", w.bryn)
    assert case.stage_changes.last().after == stage


def test_a_review_that_lies_ahead_is_there_once_the_family_has_a_coordinator(finished):
    """Waiting first, then in review at once."""
    w = finished.world
    review = finished.case.reviews.get()
    type(review).objects.filter(pk=review.pk).update(due_on=dt.date(2027, 6, 14))
    w.amina.is_active = False
    w.amina.save(update_fields=["is_active"])
    case = opened(finished, "review")
    assert case.stage == "waiting"
    assert cast.fresh(allocate(case=case, coordinator=w.bryn, by=w.carol)).stage == "reviewing"
