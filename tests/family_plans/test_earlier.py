"""Earlier versions, plans and copies stay in reach: read, set beside each other, called back."""

import pytest
from django.urls import reverse
from django.utils import timezone

from family_plans import actions
from family_plans.actions import copying
from family_plans.comparing import beside
from family_plans.models import Incident, PlanCopy
from family_plans.paper import Paper
from family_plans.stages import AWAITING
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(monkeypatch):
    """A final plan; copies are a few bytes."""
    monkeypatch.setattr(copying, "paper_for", lambda copy: Paper(f"%PDF {copy.number}".encode(), 1, 0))
    return fam.final()


def url(home, name, *args):
    """A page of this family's plan."""
    return reverse(f"family_plans:{name}", args=[home.case.reference, *args])


def made(home, **whom):
    """A copy of the last version by Amina."""
    return actions.make_copy(version=home.plan.versions.last(), by=home.world.amina, **whom)


def again(home):
    """A second version of the plan."""
    actions.new_version(plan=home.plan, why="Dan moves", asked_by="Katie", by=home.world.amina)
    return fam.final(fam.shown(home))


def ended(home):
    """The plan as a later conference leaves it, and the one that the family writes then."""
    home.plan.__class__.objects.filter(pk=home.plan.pk).update(ended_at=timezone.now())
    return actions.start_plan(case=home.case, by=home.world.amina)


def test_copies_of_an_earlier_version_are_listed_and_called_back(home):
    """Katie's of version 1 is out there while version 2 stands: from the page it is one link, and so is Which copy."""
    copy = made(home, person=home.katie)
    actions.record_handed_over(copy=copy, how="post", by=home.world.amina)
    again(home)
    amina, wrong = cast.signed_in(home.world.amina), url(home, "wrong_copy", copy.key)
    page = amina.get(url(home, "copies"))
    assert page.context["earlier"] == [copy] and wrong in page.content.decode()
    proved = amina.post(url(home, "prove"), {"sha256": copy.sha256}).content.decode()
    assert wrong in proved and amina.get(wrong).status_code == 200
    actions.report_wrong_copy(
        copy=copy, what="Lost", found_at=timezone.now(), safety="Nobody", by=home.world.amina
    )
    after = amina.get(url(home, "copies")).content.decode()
    assert wrong not in after and "Called back" in after and "Copy 1 of version 1 went wrong" in after
    assert wrong not in amina.post(url(home, "prove"), {"sha256": copy.sha256}).content.decode()
    assert wrong not in cast.signed_in(home.world.dele).get(url(home, "copies")).content.decode()


def test_a_copy_that_nobody_recorded_as_handed_over_can_go_wrong_too(home):
    """It left all the same, or was left in the printer."""
    copy = made(home, person=home.katie)
    amina, wrong = cast.signed_in(home.world.amina), url(home, "wrong_copy", copy.key)
    assert wrong in amina.get(url(home, "copies")).content.decode()
    sent = {"what": "Left on the printer", "found_on": "", "safety": "Nobody"}
    assert amina.post(wrong, sent).status_code == 200 and not Incident.objects.exists()
    actions.report_wrong_copy(
        copy=copy, what="Left on the printer", found_at=timezone.now(), safety="Nobody", by=home.world.amina
    )
    assert PlanCopy.objects.get().recalled_at


def test_the_plan_before_stays_in_reach_after_a_later_conference(home):
    """Its versions are read and set beside the new ones, its copies called back, the social worker's own opened."""
    old, mine, hers = (
        home.plan.versions.last(),
        made(home, staff=home.world.tom),
        made(home, person=home.katie),
    )
    ended(home)
    amina, tom = cast.signed_in(home.world.amina), cast.signed_in(home.world.tom)
    assert "Versions (1)" in tom.get(url(home, "plan")).content.decode()
    shown = tom.get(url(home, "versions")).content.decode()
    assert url(home, "version", old.key) in shown and url(home, "copy_pdf", mine.key) in shown
    assert tom.get(url(home, "version", old.key)).status_code == 200
    assert tom.get(url(home, "copy_pdf", mine.key)).status_code == 200
    assert tom.get(url(home, "copy_pdf", hers.key)).status_code == 404
    page = amina.get(url(home, "copies")).content.decode()
    assert "of the plan before" in page and url(home, "wrong_copy", hers.key) in page
    stranger = fam.final(fam.shown(fam.written(fam.family(home.world))))
    assert tom.get(url(home, "version", stranger.plan.versions.last().key)).status_code == 404
    assert tom.get(url(home, "compare", old.key, stranger.plan.versions.last().key)).status_code == 404


def test_any_two_versions_are_set_beside_each_other(home):
    """The first beside the third: links from the page, the later one on the right."""
    again(home)
    again(home)
    first, _second, third = home.plan.versions.all()
    tom = cast.signed_in(home.world.tom)
    pair = url(home, "compare", first.key, third.key)
    assert pair in tom.get(url(home, "versions")).content.decode()
    assert "Version 1 beside version 3" in tom.get(pair).content.decode()


def test_everything_that_is_printed_is_compared(home):
    """The decision, who agreed, the bottom lines, the front: a plan that waits and the agreed one are not the same."""
    left = home.plan.versions.last().content
    right = {
        **left,
        "front": {**left["front"], "outcome": AWAITING, "why": "Dan moves", "next_review_on": "2027-03-01"},
        "asked": {**left["asked"], "bottom_lines": [{"key": "k", "text": "No contact at night"}]},
        "agreements": [{**left["agreements"][0], "answer_words": "Does not agree"}, *left["agreements"][1:]],
        "decision": {**left["decision"], "outcome_words": "Waits", "awaiting_who": "The court"},
    }
    changed = {(row["heading"], row["change"]) for row in beside(left, right) if row["change"] != "Same"}
    who = left["agreements"][0]["person"]["name"]
    assert changed == {
        ("Next review", "Changed"), ("Why this version", "Added"), ("Where the plan stands", "Added"),
        ("What the plan must hold to", "Added"), (f"What {who} said", "Changed"),
        ("The social worker’s answer", "Changed"), ("Who else decides", "Added"),
    }  # fmt: skip
    assert {row["change"] for row in beside(left, left)} == {"Same"}
