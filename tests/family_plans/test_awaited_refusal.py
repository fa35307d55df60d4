"""The decision that a plan waited for is less than yes: the family hears of it first, and can change the plan that day."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from family_plans import actions
from fgc.lib.errors import Refused
from fgc.notifications.models import Message
from tests import cast
from tests.built import built_once
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db

AWAITED = {"outcome": "awaiting", "awaiting_who": "Priya Nair", "awaiting_what": "£40 a week"}
REFUSAL = {"outcome": "unsafe", "reason": "Nobody can be there at night"}


@built_once
def waiting():
    """A plan that is final and waits for a decision about money; its review is set."""
    return fam.final(**AWAITED, awaiting_by=dt.date(2026, 11, 24))


def url(name, home):
    """The address of a page of the plan."""
    return reverse(f"family_plans:{name}", args=[home.case.reference])


def test_nothing_is_frozen_before_the_family_has_heard_and_had_its_chance():
    """The refusal opens the plan again: told, changed that day, shown and answered anew, and only then version 2."""
    home = waiting()
    w, first = home.world, fam.version(home)
    priya, amina = cast.signed_in(w.priya), cast.signed_in(w.amina)
    read = priya.get(url("decide", home)).context["form"]["read"].value()
    answer = priya.post(
        url("decide", home), {"outcome": "unsafe", "reason_unsafe": REFUSAL["reason"], "read": read}
    )
    assert answer["Location"] == url("told", home)
    plan = home.plan
    assert (plan.stage, plan.number, plan.outcome, plan.versions.count()) == ("shown", 2, "", 1)
    assert plan.agreements.current().filter(number=2).count() == 3, (
        "what people said stands for the same words"
    )
    assert home.again().stage == "reviewing" and home.case.reviews.filter(stage="due").exists()
    assert Message.objects.filter(kind="plan.refused", recipient=w.amina).exists()
    assert "Record how the family hears of the answer" in amina.get(url("plan", home)).content.decode()
    actions.mark_checked(plan=plan, by=w.amina)
    with pytest.raises(Refused, match="when the family was told"):
        actions.finalise(plan=plan, by=w.amina)
    told = {"told_on": "20/11/2026", "told_time": "15:40", "chance": "yes", "family_response": "Dan will stay over.",
            "next_steps": "", "rights": "on"}  # fmt: skip
    assert amina.post(url("told", home), told).status_code == 302
    assert home.plan.decisions.last().family_response == "Dan will stay over."
    actions.go_on_writing(plan=home.plan, by=w.amina)
    actions.add_action(plan=home.plan, by=w.amina, what="Stay over on school nights", who=home.dan)
    actions.show_for_agreement(plan=home.plan, by=w.amina)
    actions.decide(plan=home.plan, outcome="with_changes", by=w.priya)
    actions.mark_checked(plan=home.plan, by=w.amina)
    two = actions.finalise(plan=home.plan, by=w.amina)
    assert (two.number, two.outcome, len(two.content["actions"])) == (2, "agreed", 4)
    assert fam.version(home).sha256 == first.sha256
    assert home.again().stage == "reviewing" and home.case.reviews.filter(stage="due").count() == 1


def refused(home):
    """The awaited decision is no, the family heard of it and keeps its plan as it is."""
    by = home.world.amina
    row = actions.decide(plan=home.plan, by=home.world.priya, **REFUSAL)
    actions.record_told(
        decision=row, told_at=timezone.now(), chance_to_change=True, by=by, family_response="We keep it.",
        rights_told_on=fam.MET_ON,
    )  # fmt: skip
    actions.mark_checked(plan=home.plan, by=by)
    return actions.finalise(plan=home.plan, by=by)


def test_a_plan_of_which_nothing_is_agreed_is_not_in_review():
    """Version 2 carries how the family heard of it; review and check-in are taken back, and no page says "In review"."""
    home = waiting()
    two = refused(home)
    said = two.content["decision"]
    assert (two.outcome, said["family_response"], bool(said["rights_told_on"])) == (
        "not_agreed",
        "We keep it.",
        True,
    )
    assert [row.stage for row in home.case.reviews.all()] == ["cancelled"]
    assert not home.plan.check_ins.filter(closed_at=None).exists()
    case = home.again()
    assert (case.stage, case.review_due_on) == ("held", None)
    page = (
        cast.signed_in(home.world.amina)
        .get(reverse("workspace:case", args=[case.reference]))
        .content.decode()
    )
    now, history = page.split("moj-timeline", 1)
    assert "In review" not in now and "Next: get the plan to everyone" in now and "In review" in history


def test_the_review_of_an_agreed_version_stays_when_a_later_one_is_refused():
    """Version 1 was agreed: its review is kept, whatever becomes of the next."""
    home = fam.final()
    by = home.world.amina
    actions.new_version(plan=home.plan, why="More help", asked_by="Katie", by=by)
    actions.show_for_agreement(plan=home.plan, by=by)
    actions.decide(plan=home.plan, by=home.world.tom, awaiting_by=dt.date(2026, 11, 24), **AWAITED)
    actions.mark_checked(plan=home.plan, by=by)
    actions.finalise(plan=home.plan, by=by)
    assert refused(home).outcome == "not_agreed"
    assert [row.stage for row in home.case.reviews.all()] == ["due"] and home.again().stage == "reviewing"


def test_an_awaited_answer_in_part_is_told_first_as_well():
    """The family hears which parts are not agreed before anything is final."""
    home = waiting()
    row = actions.decide(plan=home.plan, outcome="in_part", reason="£20 a week", by=home.world.priya)
    assert home.plan.stage == "shown" and not home.plan.versions.filter(number=2).exists()
    actions.record_told(decision=row, told_at=timezone.now(), chance_to_change=False, by=home.world.priya)
    actions.mark_checked(plan=home.plan, by=home.world.amina)
    assert actions.finalise(plan=home.plan, by=home.world.amina).outcome == "in_part"
    assert home.again().stage == "reviewing" and home.case.reviews.filter(stage="due").count() == 1


def test_nothing_that_is_not_agreed_is_final_before_the_family_has_heard_it():
    """Agreed in part is less than yes: the page asks for the telling first, the plan waits for it, a full yes does not."""
    home = fam.shown()
    row = actions.decide(plan=home.plan, outcome="in_part", reason="No money for a bed", by=home.world.tom)
    assert Message.objects.filter(kind="plan.in_part", recipient=home.world.amina).exists()
    actions.mark_checked(plan=home.plan, by=home.world.amina)
    amina = cast.signed_in(home.world.amina)
    page = amina.get(url("plan", home)).content.decode()
    assert "Tell the family what is not agreed" in page and url("finalise", home) not in page
    sent = amina.post(url("finalise", home), {"on": "20/11/2026"})
    assert "when the family was told" in sent.content.decode() and not home.plan.versions.exists()
    actions.record_told(decision=row, told_at=row.at, chance_to_change=True, by=home.world.amina)
    page = amina.get(url("plan", home)).content.decode()
    assert "Tell the family what is not agreed" not in page and url("finalise", home) in page
    assert actions.finalise(plan=home.plan, by=home.world.amina).outcome == "in_part"
    assert "How the family heard" not in amina.get(url("plan", home)).content.decode()
