"""The plan from the family's first words to a final version and its review: success and refusal side by side."""

import datetime as dt

import pytest

from family_plans import actions
from family_plans.models import PlanVersion, Review
from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from fgc.notifications.models import Message
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db


def test_an_agreed_plan_becomes_version_one_and_sets_a_review():
    """Held on 20 November 2026, 12 weeks by the rule: 12 February 2027, a Friday."""
    home = fam.final()
    version = fam.version(home)
    assert (version.number, version.outcome, home.plan.stage) == (1, "agreed", "final")
    assert [row["what"] for row in version.content["actions"]] == [
        "Take the children to school",
        "Cook on Sundays",
        "Ring the school about lunch",
    ]
    review = Review.objects.get(case=home.case)
    assert (review.due_on, review.stage, review.rule) == (
        dt.date(2027, 2, 12),
        "due",
        "12 weeks after the plan of 20 November 2026",
    )
    case = home.again()
    assert (case.stage, case.review_due_on) == ("reviewing", dt.date(2027, 2, 12))


def test_it_is_not_final_before_the_social_worker_has_answered():
    """Checked by the family, but Tom has said nothing."""
    home = fam.shown()
    actions.mark_checked(plan=home.plan, by=home.world.amina)
    with pytest.raises(Refused, match="has not answered"):
        actions.finalise(plan=home.plan, by=home.world.amina)
    assert not PlanVersion.objects.exists()


def test_words_changed_after_the_answer_need_a_new_answer():
    """Tom agreed one plan; another cannot be made final on the strength of it."""
    home = fam.checked()
    actions.go_on_writing(plan=home.plan, by=home.world.amina)
    actions.add_action(plan=home.plan, what="Something new", by=home.world.amina)
    actions.show_for_agreement(plan=home.plan, by=home.world.amina)
    actions.mark_checked(plan=home.plan, by=home.world.amina)
    with pytest.raises(Refused, match="Show the plan for agreement again"):
        actions.finalise(plan=home.plan, by=home.world.amina)
    actions.decide(plan=home.plan, outcome="with_changes", by=home.world.tom)
    assert actions.finalise(plan=home.plan, by=home.world.amina).outcome == "agreed"


@pytest.mark.parametrize(
    ("answers", "field"),
    [
        ({"outcome": "unsafe"}, "reason"),
        ({"outcome": "bottom_line", "reason": "He would move in"}, "bottom_line"),
        ({"outcome": "in_part"}, "reason"),
        ({"outcome": "awaiting", "awaiting_who": "Priya Nair", "awaiting_what": "£40 a week"}, "awaiting_by"),
        ({"outcome": "maybe"}, "outcome"),
    ],
)
def test_anything_less_than_yes_needs_its_reason(answers, field):
    """The plan is presumed agreed (domain.md 4)."""
    home = fam.shown()
    with pytest.raises(Refused) as refused:
        actions.decide(plan=home.plan, by=home.world.tom, **answers)
    assert refused.value.field == field
    assert not home.plan.decisions.exists()


def test_a_plan_refused_for_a_bottom_line_is_kept_as_the_familys():
    """Scenario 7: not agreed, saved, the family not in review, the coordinator told."""
    home = fam.final(
        outcome="bottom_line",
        reason="He would be living in the house",
        bottom_line="Lee must not live with the children",
    )
    version = fam.version(home)
    assert version.outcome == "not_agreed"
    assert version.content["decision"]["bottom_line"] == "Lee must not live with the children"
    assert home.again().stage == "held"
    assert not Review.objects.exists()
    assert Message.objects.filter(kind="plan.refused", recipient=home.world.amina).exists()


def test_an_awaited_decision_becomes_a_new_version():
    """Scenario 8: money needs the manager; the reply makes version 2, and what people said still stands."""
    home = fam.final(
        outcome="awaiting",
        awaiting_who="Priya Nair",
        awaiting_what="£40 a week",
        awaiting_by=dt.date(2026, 11, 24),
    )
    assert fam.version(home).outcome == "awaiting"
    actions.decide(plan=home.plan, outcome="as_written", by=home.world.priya)
    two = fam.version(home, 2)
    assert (two.outcome, two.asked_by, len(two.content["agreements"])) == ("agreed", "Priya Nair", 3)
    assert fam.version(home).outcome == "awaiting"
    assert Review.objects.filter(case=home.case).count() == 1


def test_no_plan_is_an_outcome():
    """Nothing was written and it saves (domain.md 5.2, rule 9)."""
    home = fam.family()
    plan = actions.start_plan(case=home.case, by=home.world.amina)
    version = actions.record_no_plan(plan=plan, outcome="no_plan", by=home.world.amina)
    assert (version.outcome, version.content["actions"], home.again().stage) == ("no_plan", [], "held")


def test_nothing_written_cannot_be_shown():
    """An empty plan is not sent to the social worker."""
    home = fam.family()
    plan = actions.start_plan(case=home.case, by=home.world.amina)
    with pytest.raises(Refused, match="Nothing is written"):
        actions.show_for_agreement(plan=plan, by=home.world.amina)


def test_a_new_version_says_who_asked_and_why_and_the_old_one_stays():
    """Version 1 keeps its three actions when version 2 has four."""
    home = fam.final()
    with pytest.raises(Refused) as refused:
        actions.new_version(plan=home.plan, why="", asked_by="Katie", by=home.world.amina)
    assert refused.value.field == "why"
    actions.new_version(plan=home.plan, why="Dan moves away", asked_by="Katie", by=home.world.amina)
    actions.add_action(plan=home.plan, what="Rose cooks on Sundays", who=home.rose, by=home.world.amina)
    fam.final(fam.shown(home))
    assert len(fam.version(home, 1).content["actions"]) == 3
    assert len(fam.version(home, 2).content["actions"]) == 4
    assert fam.version(home, 2).content["front"]["why"] == "Dan moves away"


def test_each_step_is_on_the_record_without_words():
    """Kinds only: no name and no sentence of the plan is in an event."""
    home = fam.final()
    kinds = set(AuditEvent.objects.filter(case=home.case.reference).values_list("kind", flat=True))
    assert {
        "plan.started",
        "plan.written",
        "plan.action_added",
        "plan.decided",
        "plan.made_final",
        "review.set",
    } <= kinds
    assert not AuditEvent.objects.filter(data__contains="Katie").exists()


def test_a_later_conference_begins_another_plan():
    """The plan before ends and keeps its version; while one is open a second is refused."""
    home = fam.final(outcome="unsafe", reason="Not safe")
    first = home.plan
    second = actions.start_plan(case=home.again(), by=home.world.amina)
    first.refresh_from_db()
    assert first.ended_at
    assert first.versions.count() == 1
    with pytest.raises(Refused, match="There is a plan already"):
        actions.start_plan(case=home.again(), by=home.world.amina)
    assert second.number == 1
