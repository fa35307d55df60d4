"""What of a plan waits for somebody on the staff: before, on and after its day, and to whom it climbs."""

import datetime as dt

import pytest
import time_machine

from conferences.models import Conference
from family_plans import actions
from family_plans.models import Plan, PlanAction, PlanCopy
from family_plans.told import risk_without_notice
from fgc.cases.actions import finish, raise_notice, stop_messages
from fgc.cases.models import Case
from fgc.lib.dates import at_local
from fgc.messages import MESSAGES
from fgc.notifications.actions import add
from fgc.workspace import overdue
from fgc.workspace.promises import promises
from tests import cast
from tests.family_plans import family as fam
from tests.family_plans.test_clocks import FRIDAY, days, hand_over, reminders, told

pytestmark = pytest.mark.django_db
ON = fam.MET_ON
CLIMBED = {("climbed", "Priya"), ("climbed", "Amina")}


@pytest.fixture(autouse=True)
def on_the_day():
    """It is the evening of the conference."""
    with time_machine.travel(FRIDAY, tick=False):
        yield


def test_a_plan_that_is_shown_waits_two_days_for_its_answer():
    """Then it climbs to the social worker's managers, and to the coordinator who tells the family; over once answered."""
    home = fam.shown()
    assert days(home, ON)["answer"] == (11, 24)
    assert told(11, 23, "answer") == {("soon", "Tom")}
    assert told(11, 24, "answer") == {("due", "Tom")}
    assert told(11, 26, "answer") == {("late", "Tom")} | CLIMBED
    fam.checked(home)
    assert "answer" not in days(home, ON)


def test_nobody_is_asked_to_answer_before_the_family_shows_its_plan():
    home = fam.written()
    assert not {"answer", "help_answer"} & set(days(home, ON))


def test_a_request_for_help_waits_until_it_is_answered_whatever_becomes_of_the_plan():
    """Neither a later version, nor a later plan, nor the end of the work takes it away; stopped messages do."""
    home = fam.shown()
    w = home.world
    assert days(home, ON)["help_answer"] == (11, 24)
    assert told(11, 26, "help_answer") == {("late", "Tom"), ("climbed", "Carol")} | CLIMBED
    fam.final(home)
    assert days(home, ON)["help_answer"] == (11, 24), "counted from the day it was shown"
    actions.new_version(plan=home.plan, why="More", asked_by="Rose", by=w.amina)
    with time_machine.travel(FRIDAY + dt.timedelta(hours=1), tick=False):
        actions.ask_help(plan=home.plan, item="A bed", by=w.amina)
    assert sum(item["kind"] == "clock.help_answer.late" for item in at(11, 25)) == 1, (
        "the bed is not shown yet"
    )
    Plan.objects.filter(case=home.case).update(ended_at=FRIDAY)
    Plan.objects.create(case=home.case, started_by=w.amina, started_at=FRIDAY)
    finish(case=home.again(), reason="plan_working", by=w.carol)
    assert told(11, 25, "help_answer") == {("late", "Tom")}
    with time_machine.travel(at_local(dt.date(2026, 11, 25), dt.time(9)), tick=False):
        (mail,) = add(
            [item | {"channels": ("email",)} for item in at(11, 25) if "help_answer" in item["kind"]]
        )
        assert MESSAGES.resolve(mail).title == "Late: answer what the family asked for"
    for person in (w.amina, w.carol, w.tom, w.priya):
        (row,) = (row for row in promises(person, ON) if row["status_text"] == "No answer yet")
        assert cast.signed_in(person).get(row["url"]).status_code == 200, person
    stop_messages(case=home.again(), by=w.carol)
    assert told(11, 25, "help_answer") == set()


def test_a_request_of_an_earlier_plan_can_still_be_answered():
    """By whoever answers; what has not been shown is nobody's to answer outside the service."""
    home = fam.final()
    row = home.plan.help_requests.get()
    Plan.objects.filter(case=home.case).update(ended_at=FRIDAY)
    plan = Plan.objects.create(case=home.case, started_by=home.world.amina, started_at=FRIDAY)
    unseen = actions.ask_help(plan=plan, item="A bed", by=home.world.amina)
    tom = cast.signed_in(home.world.tom)
    page = f"/cases/{home.case.reference}/plan/help/{{}}/answer/"
    assert tom.get(page.format(row.key)).status_code == 200
    assert tom.get(page.format(unseen.key)).status_code in (403, 404)


def test_a_yes_without_a_day_asks_for_one_and_is_late_after_a_week():
    """The social worker is asked by when; a day, or the help itself, ends it."""
    home = fam.final()
    row = home.plan.help_requests.get()
    actions.answer_help(request=row, answer="yes", by=home.world.tom)
    now = days(home, ON)
    assert now["help_day"] == (11, 24) and "help_answer" not in now
    assert told(11, 26, "help_day") == {("late", "Tom")} | CLIMBED
    for on, late in ((27, False), (28, True)):
        listed = promises(home.world.tom, dt.date(2026, 11, on), late_only=True)
        assert bool(listed) == late
    actions.answer_help(request=row, answer="yes", by=home.world.tom, due_on=dt.date(2026, 12, 1))
    assert "help_day" not in days(home, ON)


def test_an_offer_of_care_stays_in_sight_after_another_plan_and_after_the_end():
    """Until the social worker asked for the assessment; also while the plan is being changed."""
    home = fam.shown()
    w, child = home.world, home.case.children.first()
    offer = actions.offer_care(
        plan=home.plan, person=home.rose, child=child, agrees_to_assessment=True, by=w.amina
    )
    fam.final(home)
    actions.new_version(plan=home.plan, why="More", asked_by="Rose", by=w.amina)
    assert days(home, ON)["care"] == (11, 24)
    Plan.objects.filter(case=home.case).update(ended_at=FRIDAY)
    later = Plan.objects.create(case=home.case, started_by=w.amina, started_at=FRIDAY)
    finish(case=home.again(), reason="plan_working", by=w.carol)
    assert told(11, 26, "care") == {("late", "Tom")} | CLIMBED
    assert any("Ask for an assessment" in row["title"] for row in promises(w.tom, ON))
    page = f"/cases/{home.case.reference}/plan/care/{offer.key}/"
    assert cast.signed_in(w.tom).get(page).status_code == 200
    assert cast.signed_in(w.bryn).get(page).status_code == 404
    again = actions.offer_care(
        plan=later, person=home.rose, child=child, agrees_to_assessment=True, by=w.amina
    )
    assert "care" in days(home, ON), "made again in a plan that is not shown yet"
    Plan.objects.filter(pk=later.pk).update(stage="shown", shown_at=FRIDAY)
    actions.record_care(offer=again, referred_on=ON, by=w.tom)
    assert "care" not in days(home, ON), "the same offer, made again and passed on"


def test_a_day_on_which_the_family_meets_again_is_arranged():
    """Before, on and after the day; over once a conference is arranged."""
    home = fam.written()
    day = dt.date(2026, 12, 7)
    actions.record_no_plan(plan=home.plan, outcome="adjourned", reconvene_on=day, by=home.world.amina)
    assert days(home, ON)["meet_again"] == (12, 7)
    for on, who in ((30, {("soon", "Amina")}), (20, set())):
        assert told(11, on, "meet_again") == who
    assert told(12, 7, "meet_again") == {("due", "Amina")}
    assert told(12, 9, "meet_again") == {("late", "Amina"), ("climbed", "Carol")}
    starts = at_local(day, dt.time(10))
    Conference.objects.create(
        case=home.case, kind="reconvened", starts_at=starts, ends_at=starts + dt.timedelta(hours=2),
        booked_by=home.world.amina, booked_at=FRIDAY,
    )  # fmt: skip
    assert "meet_again" not in days(home, ON)


def test_the_day_of_an_action_asks_the_coordinator_how_it_went_and_climbs_late():
    """Once for a day, and a fortnight until anybody else hears of it; over once somebody told."""
    home = fam.final()
    rows = list(home.plan.actions.order_by("pk"))
    PlanAction.objects.filter(pk__in=[row.pk for row in rows[:2]]).update(
        by_when=dt.date(2026, 12, 5)
    )  # a Saturday
    assert days(home, ON)["action"] == (12, 7)
    assert told(12, 7, "action") == {("due", "Amina")}
    assert sum(item["kind"] == "clock.action.due" for item in at(12, 7)) == 1
    assert told(12, 20, "action") == {("late", "Amina")}
    assert told(12, 21, "action") == {("late", "Amina"), ("climbed", "Carol")}
    for row in rows[:2]:
        actions.tell_news(action=row, state="done", on=ON, by=home.world.amina)
    assert "action" not in days(home, ON)


def test_a_copy_that_waits_for_a_second_person_is_told_to_the_managers():
    """The next working day, once for a version; not one that was called back or made anew."""
    home = fam.final()
    copy = {
        "version": home.plan.versions.get(),
        "sha256": "0",
        "made_by": home.world.amina,
        "made_at": FRIDAY,
    }
    for number in (1, 2):
        PlanCopy.objects.create(**copy, person=home.rose, number=number, needs_release=True)
    assert days(home, ON)["second_look"] == (11, 23)
    assert told(11, 24, "second_look") == {("late", "Carol")}
    PlanCopy.objects.filter(number=2).update(released_by=home.world.bryn, released_at=FRIDAY)
    assert "second_look" not in days(home, ON), "the first was made anew"


def test_a_photo_that_nobody_looked_at_is_the_coordinators():
    home = fam.written()
    photo = home.plan.photos.create(
        number=1, kind="other", about="A list", content_type="image/jpeg", size=1, sha256="0", made_by=home.world.amina,
        made_at=FRIDAY,
    )  # fmt: skip
    assert days(home, ON)["photo"] == (11, 24)
    assert told(11, 25, "photo") == {("late", "Amina")}
    home.plan.photos.filter(pk=photo.pk).update(checked_by=home.world.amina, checked_at=FRIDAY)
    assert "photo" not in days(home, ON)


def test_the_actions_go_into_each_childs_own_plan_and_the_social_worker_says_so():
    """Filing it is another thing, which goes on being asked for."""
    home = fam.final()
    assert days(home, ON)["child_plan"] == (11, 27)
    assert told(11, 30, "child_plan") == {("late", "Tom")}
    for child in home.case.children.all():
        actions.record_filing(
            version=home.plan.versions.get(), child=child, in_child_plan_on=ON, by=home.world.tom
        )
    assert "child_plan" not in days(home, ON) and "file" in days(home, ON)


def test_nothing_of_a_plan_that_was_not_agreed_goes_into_a_childs_own():
    home = fam.final(outcome="unsafe", reason="He is not safe there")
    assert "file" in days(home, ON) and "child_plan" not in days(home, ON)


def at(month, day):
    """Everything said on a day."""
    return list(reminders(at_local(dt.date(2026, month, day), dt.time(9))))


def test_a_family_is_told_of_a_refusal_on_its_day():
    """The coordinator tells them, at any hour; a manager hears the next working day; over once it is recorded."""
    home = fam.shown()
    decision = actions.decide(plan=home.plan, outcome="unsafe", reason="Not at night", by=home.world.tom)
    assert days(home, ON)["tell_family"] == (11, 20)
    assert told(11, 20, "tell_family") == {("due", "Amina")}
    assert told(11, 23, "tell_family") == {("late", "Amina"), ("climbed", "Carol")}
    assert MESSAGES["clock.tell_family.due"].same_day
    actions.go_on_writing(plan=home.plan, by=home.world.amina)
    assert "tell_family" in days(home, ON), "writing again does not say that they were told"
    actions.record_told(decision=decision, told_at=decision.at, chance_to_change=True, by=home.world.amina)
    assert "tell_family" not in days(home, ON)
    assert "tell_family" not in days(fam.checked(fam.shown(fam.written(fam.family(home.world)))), ON)


def test_a_refused_plan_that_everybody_has_is_brought_on():
    """Another conference or the end, in 20 working days; it is late in the lists too, unless the family chose so."""
    home = fam.final(outcome="unsafe", reason="Not at night")
    hand_over(home)
    assert days(home, ON)["way_on"] == (12, 18)
    assert told(12, 11, "way_on") == {("soon", "Amina")}
    assert told(12, 22, "way_on") == {("late", "Amina"), ("climbed", "Carol")}
    late = [Case.objects.filter(overdue.late(home.world.service, dt.date(2026, 12, day))) for day in (18, 21)]
    assert [rows.exists() for rows in late] == [False, True]
    Case.objects.filter(pk=home.case.pk).update(stage_since=dt.date(2026, 12, 1))
    assert "way_on" not in days(home, ON), "they met again"


def test_a_plan_that_was_agreed_has_nothing_to_be_brought_on():
    assert "way_on" not in days(fam.final(), ON)


def at_risk(home):
    """A review of the family that found somebody at risk."""
    found = actions.Found(at_risk=True)
    review = home.case.reviews.get(stage="due")
    return actions.hold_review(
        review=review, held_on=ON, outcome="continue", found=found, by=home.world.amina
    )


def test_a_risk_that_a_review_found_is_the_coordinators_until_it_is_passed_on():
    """Neither a hold, nor stopped messages, nor the next review takes it away: only a notice to the social worker does."""
    home = fam.final()
    at_risk(home)
    assert days(home, ON)["risk"] == (11, 20)
    assert told(11, 20, "risk") == {("due", "Amina")}
    assert told(11, 23, "risk") == {("late", "Amina"), ("climbed", "Carol")}
    calm = home.case.reviews.get(stage="due")
    actions.hold_review(
        review=calm, held_on=ON, outcome="continue", found=actions.Found(at_risk=False), by=home.world.amina
    )
    assert "risk" in days(home, ON) and risk_without_notice(home.case)
    stop_messages(case=home.case, by=home.world.carol)
    assert "risk" in days(home, ON)
    raise_notice(case=home.case, facts="She is hit", arose="review", person_told=True, by=home.world.amina)
    assert "risk" not in days(home, ON) and not risk_without_notice(home.case)


def test_a_decision_stands_while_another_version_is_being_written():
    """Until it is given on what is shown next; a family that then makes no plan waits for none."""
    home = fam.checked(
        outcome="awaiting",
        awaiting_who="Grace",
        awaiting_what="Money for a bed",
        awaiting_by=ON + dt.timedelta(days=4),
    )
    actions.finalise(plan=home.plan, by=home.world.amina, on=ON)
    assert days(home, ON)["decision"] == (11, 24)
    actions.new_version(plan=home.plan, why="Dan moves", asked_by="Dan", by=home.world.amina)
    assert days(home, ON)["decision"] == (11, 24)
    actions.show_for_agreement(plan=home.plan, by=home.world.amina)
    actions.decide(plan=home.plan, outcome="as_written", by=home.world.grace)
    assert "decision" not in days(home, ON)
