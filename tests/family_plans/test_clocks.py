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
from fgc.workspace import overdue
from fgc.workspace.facts import facts_of
from fgc.workspace.lateness import late_by_choice
from fgc.workspace.next_step import next_step
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
    """Counted from the conference until copies are handed over; final, the review begins."""
    home = fam.checked()
    asked = {"help_answer": (11, 24)}
    assert days(home, fam.MET_ON) == asked | {"share_plan": (11, 24)}
    assert told(11, 23, "share_plan") == {("soon", "Amina")}
    assert told(11, 26, "share_plan") == {("late", "Amina")}
    assert told(11, 27, "share_plan") == {("late", "Amina"), ("climbed", "Carol")}
    actions.finalise(plan=home.plan, by=home.world.amina, on=fam.MET_ON)
    begun = asked | {"review": (2, 12), "check_in": (12, 18), "file": (11, 24), "child_plan": (11, 27)}
    assert days(home, fam.MET_ON) == begun | {"share_plan": (11, 24)}, "made final, and nobody has a copy"
    assert told(11, 27, "share_plan") == {("late", "Amina"), ("climbed", "Carol")}
    hand_over(home)
    assert days(home, fam.MET_ON) == begun
    assert told(12, 16, "check_in") == {("soon", "Amina")}
    review = home.case.reviews.get()
    actions.hold_review(review=review, held_on=fam.MET_ON, outcome="end", by=home.world.amina)
    assert days(home, fam.MET_ON)["finish"] == (12, 18)


def hand_over(home, *, but=()):
    """Each person to whom the latest version is due has a copy of it, but for some."""
    version = home.plan.versions.last()
    due = [{"person": one} for one in (home.ellie, home.mason, home.katie, home.rose, home.dan)]
    due.append({"staff": home.world.tom})
    for whom in due:
        if not set(whom.values()) & set(but):
            PlanCopy.objects.create(
                version=version,
                number=version.copies.count() + 1,
                sha256="0",
                made_by=home.world.amina,
                made_at=FRIDAY,
                handed_over_on=fam.MET_ON,
                handed_how="hand",
                handed_by=home.world.amina,
                **whom,
            )


def test_one_person_without_a_copy_keeps_the_clock_running_and_a_new_version_starts_it():
    """A child, the social worker, a copy called back or one for somebody else: each is somebody who has not got it."""
    home = fam.final()
    hand_over(home, but=(home.mason, home.world.tom))
    assert "share_plan" in days(home, fam.MET_ON)
    hand_over(home, but=(home.ellie, home.mason, home.katie, home.rose, home.dan))
    assert "share_plan" in days(home, fam.MET_ON), "Mason has none"
    hand_over(home)
    assert "share_plan" not in days(home, fam.MET_ON)
    school = PlanCopy.objects.create(
        version=home.plan.versions.get(),
        role="School",
        number=90,
        sha256="0",
        made_by=home.world.amina,
        made_at=FRIDAY,
    )
    assert "share_plan" in days(home, fam.MET_ON)
    back = {"recalled_at": FRIDAY, "recalled_by": home.world.amina, "recalled_reason": "Not wanted"}
    PlanCopy.objects.filter(pk=school.pk).update(**back)
    assert "share_plan" not in days(home, fam.MET_ON)
    PlanCopy.objects.filter(person=home.rose).update(**back)
    assert "share_plan" in days(home, fam.MET_ON), "called back, and no other"


def test_the_clock_of_a_refused_plan_ends_when_everybody_has_it():
    """The family keeps its words though they were not agreed; nothing is late any more once they have them."""
    home = fam.final(outcome="unsafe", reason="A child would be at risk")
    assert home.again().stage == "held" and "share_plan" in days(home, fam.MET_ON)
    hand_over(home)
    assert "share_plan" not in days(home, fam.MET_ON) and told(11, 27, "share_plan") == set()


def test_lists_and_the_next_step_measure_copies_as_the_clock_does():
    """Late on the third working day until everybody has it; excused when the family chose to wait."""
    home = fam.final()
    service, on = home.world.service, dt.date(2026, 11, 25)

    def is_late(day=on):
        found = Case.objects.filter(overdue.late(service, day))
        assert found.exists() or not found.filter(late_by_choice(service, day)).exists()
        return found.exists()

    def step(day=on):
        case = home.again()
        return next_step(case, facts_of([case])[case.pk], service, day)

    assert (is_late(dt.date(2026, 11, 24)), is_late()) == (False, True)
    assert (step().title, step().due_on) == ("Get the plan to everyone", dt.date(2026, 11, 24))
    reason = {"case": home.case, "clock": "share_plan", "about": home.case.reference, "by": home.world.amina}
    chosen = Case.objects.filter(late_by_choice(service, on))
    assert not chosen.exists()
    with time_machine.travel(at_local(on, dt.time(9)), tick=False):
        cases.explain(**reason, due_on=dt.date(2026, 11, 24), why="family")
    assert chosen.exists()
    hand_over(home)
    assert not is_late() and step().title == "Hold the review"


def test_a_refused_plan_that_everybody_has_leads_on_and_is_not_late():
    """The family meets again or the work ends; a conference after it has its own plan to share."""
    home = fam.final(outcome="unsafe", reason="A child would be at risk")
    service, on = home.world.service, dt.date(2026, 11, 25)
    late = Case.objects.filter(overdue.late(service, on))
    assert late.exists()
    hand_over(home)
    case = home.again()
    step = next_step(case, facts_of([case])[case.pk], service, on)
    assert not late.exists() and step.title == "Arrange another conference, or ask to finish the work"
    assert step.due_on == dt.date(2026, 12, 18)
    Case.objects.filter(pk=case.pk).update(stage_since=on)
    assert days(home, on)["share_plan"] == (11, 27), "held again, and nothing written of it"
    case = home.again()
    assert next_step(case, facts_of([case])[case.pk], service, on).title == "Write the family's plan"


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
    assert set(near) == {"outcomes", "help_answer"}, "once for both children; what was asked stands"
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
