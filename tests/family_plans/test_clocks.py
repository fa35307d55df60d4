"""The timescales from the conference on: the plan to everyone, awaited decisions, offers of care, the end of the work."""

import datetime as dt

import pytest
import time_machine

from family_plans import actions
from family_plans.clocks import RULES
from family_plans.models import Incident, PlanCopy
from family_plans.reminders import plan as reminders
from fgc.cases import actions as cases
from fgc.cases.clocks import Calendars
from fgc.cases.models import Case
from fgc.lib.dates import at_local
from fgc.messages import MESSAGES
from fgc.notifications.actions import add
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db
FRIDAY = dt.datetime(2026, 11, 20, 17, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def on_the_day():
    """It is the evening of the conference."""
    with time_machine.travel(FRIDAY, tick=False):
        yield


def days(home, day):
    """The day of each timescale of the family."""
    calendars = Calendars()
    rules = dict.fromkeys(RULES.values())
    found = [due for rule in rules for due in rule(Case.objects.filter(pk=home.case.pk), day, calendars)]
    return {due.clock: (due.due_on.month, due.due_on.day) for due in found}


def told(month, day, clock):
    """What is said of one timescale on a day: step and first name."""
    moment = at_local(dt.date(2026, month, day), dt.time(9))
    return {
        (item["kind"].split(".")[2], item["to"].first_name)
        for item in reminders(moment)
        if f".{clock}." in item["kind"]
    }


def test_the_plan_reaches_everyone_in_two_days_and_is_red_at_five():
    """Counted from the conference; final, it ends, and the review begins."""
    home = fam.checked()
    assert days(home, fam.MET_ON) == {"share_plan": (11, 24)}
    assert told(11, 23, "share_plan") == {("soon", "Amina")}
    assert told(11, 26, "share_plan") == {("late", "Amina")}
    assert told(11, 27, "share_plan") == {("late", "Amina"), ("climbed", "Carol")}
    actions.finalise(plan=home.plan, by=home.world.amina, on=fam.MET_ON)
    assert days(home, fam.MET_ON) == {"review": (2, 12), "check_in": (12, 18), "file": (11, 24)}
    assert told(12, 16, "check_in") == {("soon", "Amina")}
    review = home.case.reviews.get()
    actions.hold_review(review=review, held_on=fam.MET_ON, outcome="end", by=home.world.amina)
    assert days(home, fam.MET_ON)["finish"] == (12, 18)


def test_a_decision_that_is_awaited_goes_to_the_social_worker_and_climbs_to_everybody_concerned():
    """Scenario 8: overdue, their manager, ours, and the coordinator who tells the family; over once it is decided."""
    by = dt.date(2026, 11, 24)
    home = fam.final(outcome="awaiting", awaiting_who="Priya", awaiting_what="Travel", awaiting_by=by)
    assert days(home, fam.MET_ON)["decision"] == (11, 24)
    assert told(11, 23, "decision") == {("soon", "Tom")}
    assert told(11, 24, "decision") == {("due", "Tom")}
    late = {("late", "Tom"), ("climbed", "Priya"), ("climbed", "Amina"), ("climbed", "Carol")}
    assert told(11, 26, "decision") == late


def test_an_offer_of_care_is_the_social_workers_to_take_up():
    """Once the plan is final: scenario 16."""
    home = fam.shown()
    child = home.case.children.first()
    offer = actions.offer_care(
        plan=home.plan, person=home.rose, child=child, agrees_to_assessment=True, by=home.world.amina
    )
    assert "care" not in days(home, fam.MET_ON), "the plan is not theirs to read yet"
    fam.final(home)
    assert days(home, fam.MET_ON)["care"] == (11, 24)
    assert told(11, 25, "care") == {("late", "Tom")}
    actions.record_care(offer=offer, referred_on=fam.MET_ON, by=home.world.tom)
    assert "care" not in days(home, fam.MET_ON)


def test_what_is_asked_of_staff_after_the_plan():
    """Early reviews, the end that waits for a manager, and how the children are, also once the work has finished."""
    home = fam.final()
    asked = actions.ask_early(case=home.case, asked_by="Rose", asked_on=fam.MET_ON, by=home.world.amina)
    assert days(home, fam.MET_ON)["early"] == (11, 24)
    assert told(11, 25, "early") == {("late", "Amina")}
    actions.answer_early(asked=asked, answer="no", reason="In three weeks anyway", by=home.world.amina)
    assert "early" not in days(home, fam.MET_ON)
    actions.hold_review(
        review=home.case.reviews.get(stage="due"), held_on=fam.MET_ON, outcome="end", by=home.world.amina
    )
    cases.ask_finish(case=home.again(), reason="plan_working", by=home.world.amina)
    now = days(home, fam.MET_ON)
    assert now["sign_off"] == (11, 27) and "finish" not in now
    assert told(11, 30, "sign_off") == {("late", "Carol")}
    cases.sign_off(finish=home.case.finishes.get(), by=home.world.carol, records_label="none")
    points = home.case.outcome_points.order_by("due_on")
    first = points.first().due_on
    near = days(home, first - dt.timedelta(days=9))
    assert set(near) == {"outcomes"}, "once for both children"
    said = {(item["kind"], item["to"].first_name) for item in reminders(at_local(first, dt.time(9)))}
    assert ("clock.outcomes.due", "Amina") in said or first.weekday() > 4
    row = next(item for item in reminders(at_local(first + dt.timedelta(days=3), dt.time(9))))
    with time_machine.travel(at_local(first + dt.timedelta(days=3), dt.time(9)), tick=False):
        (mail,) = add([row | {"channels": ("email",)}])
        assert MESSAGES.resolve(mail).title.endswith("ask how the children are"), "wanted after the end"


def test_a_plan_that_was_not_agreed_is_filed_too():
    """It is still the family's plan, and what was said no to has to be on the child's record."""
    home = fam.final(outcome="unsafe", reason="He is not safe there")
    assert days(home, fam.MET_ON)["file"] == (11, 24) and told(11, 25, "file") == {("late", "Tom")}


def test_a_version_is_filed_for_each_child_and_a_copy_that_went_wrong_has_its_hours():
    """The social worker files it, and is asked again when a new version stands; managers decide within 72 hours."""
    home = fam.final()
    assert told(11, 25, "file") == {("late", "Tom")}
    for number, child in enumerate(home.case.children.all()):
        assert "file" in days(home, fam.MET_ON)
        actions.record_filing(
            version=home.plan.versions.get(),
            child=child,
            council_id=f"C{number}",
            filed_on=fam.MET_ON,
            by=home.world.tom,
        )
    assert "file" not in days(home, fam.MET_ON)
    actions.new_version(plan=home.plan, why="More", asked_by="Rose", by=home.world.amina)
    assert "file" not in days(home, fam.MET_ON), "not while it is being written"
    copy = PlanCopy.objects.create(
        version=home.plan.versions.get(),
        role="School",
        number=1,
        sha256="0",
        made_by=home.world.amina,
        made_at=FRIDAY,
    )
    row = Incident.objects.create(
        case=home.case, copy=copy, what="Posted to the wrong house", found_at=FRIDAY, safety="Nobody", made_at=FRIDAY,
        made_by=home.world.amina,
    )  # fmt: skip
    assert days(home, fam.MET_ON)["incident"] == (11, 23)
    assert told(11, 22, "incident") == {("soon", "Carol")}
    Incident.objects.filter(pk=row.pk).update(not_reported_reason="It came back unopened")
    assert "incident" not in days(home, fam.MET_ON)
