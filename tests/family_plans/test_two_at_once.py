"""Two people with one page open: the second is shown what the first saved, beside what they typed, before anything goes."""

import pytest
from django.urls import reverse
from django.utils import timezone

from family_plans import actions
from family_plans.actions import copying
from family_plans.paper import Paper
from fgc.cases import actions as cases
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db


def url(name, home, *args):
    """An address of the family's plan pages."""
    return reverse(f"family_plans:{name}", args=[home.case.reference, *args])


def twice(address, first, second, one, two):
    """Both open the page; the first saves; the second is shown that, and saves knowing it. Returns the second page."""
    left, right = cast.signed_in(one), cast.signed_in(two)
    reads = [client.get(address).context["form"]["read"].value() for client in (left, right)]
    assert reads[0] == reads[1] and left.post(address, {**first, "read": reads[0]}).status_code == 302
    page = right.post(address, {**second, "read": reads[1]})
    assert page.status_code == 409 and "Look at both" in page.content.decode()
    again = {**second, "read": page.context["form"]["read"].value()}
    assert again["read"] != reads[1]
    return page.content.decode(), lambda: right.post(address, again).status_code == 302


def test_steps_of_a_wrong_copy(monkeypatch):
    """The reason for not reporting it and how it came back are not wiped by an older page."""
    home = fam.final()
    w = home.world
    monkeypatch.setattr(copying, "paper_for", lambda copy: Paper(b"%PDF", 1, 0))
    copy = actions.make_copy(version=fam.version(home), person=home.rose, by=w.amina)
    actions.record_handed_over(copy=copy, how="hand", on=fam.MET_ON, by=w.amina)
    incident = actions.report_wrong_copy(
        copy=copy, what="To the ex", found_at=timezone.now(), safety="Katie knows", by=w.amina
    )
    address = url("incident_steps", home, incident.key)
    first = {
        "back_how": "Burnt by Rose",
        "not_reported_reason": "Nobody read it, says Carol",
        "governance_told": "on",
    }
    page, save = twice(address, first, {"back_how": "By post"}, w.carol, w.amina)
    incident.refresh_from_db()
    assert "Burnt by Rose" in page and "Nobody read it, says Carol" in page and "By post" in page
    assert incident.back_how == "Burnt by Rose" and incident.not_reported_reason
    assert save()
    incident.refresh_from_db()
    assert incident.back_how == "By post", "knowing of the other, it is theirs to change"


def test_what_came_of_an_offer_of_care():
    """The day and the outcome that were recorded meanwhile are shown first."""
    home = fam.final()
    w, child = home.world, home.case.children.get(person=home.ellie)
    row = actions.offer_care(
        plan=home.plan, person=home.rose, child=child, agrees_to_assessment=True, by=w.amina
    )
    address = url("record_care", home, row.key)
    page, save = twice(
        address,
        {"referred_on": "20/11/2026", "outcome": "positive"},
        {"referred_on": "19/11/2026"},
        w.tom,
        w.tom,
    )
    assert "Positive" in page and "20 November 2026" in page
    row.refresh_from_db()
    assert row.outcome == "positive" and save()
    row.refresh_from_db()
    assert row.outcome == ""


def test_how_the_family_heard_of_an_answer():
    """What the family answered is not replaced by a page that was opened before it was written down."""
    home = fam.shown()
    w = home.world
    actions.decide(plan=home.plan, outcome="unsafe", reason="Nobody at night", by=w.tom)
    told = {"told_on": "20/11/2026", "told_time": "15:40", "chance": "yes"}
    first = {**told, "family_response": "Dan will stay over."}
    page, save = twice(url("told", home), first, {**told, "next_steps": "A meeting"}, w.amina, w.tom)
    row = home.plan.decisions.get()
    assert "Dan will stay over." in page and row.family_response == "Dan will stay over."
    assert save() and home.plan.decisions.get().next_steps == "A meeting"


def test_what_was_done_at_the_end_of_the_work():
    """The letter and the family's words stand until somebody has seen them."""
    home = fam.final()
    w = home.world
    row = cases.ask_finish(case=home.case, reason="plan_working", by=w.amina)
    address = reverse("workspace:after_finish", args=[home.case.reference])
    more = {"feedback": "later", "records_label": "none"}
    page, save = twice(
        address, {**more, "words": "We are all right"}, {**more, "told": "Katie"}, w.carol, w.amina
    )
    row.refresh_from_db()
    assert "We are all right" in page and row.words == "We are all right"
    assert save()
    row.refresh_from_db()
    assert (row.words, row.told) == ("", "Katie")


def test_the_same_twice_is_no_conflict():
    """Two who write the same down are both right."""
    home = fam.final()
    w, child = home.world, home.case.children.get(person=home.ellie)
    row = actions.offer_care(
        plan=home.plan, person=home.rose, child=child, agrees_to_assessment=True, by=w.amina
    )
    address, tom = url("record_care", home, row.key), cast.signed_in(w.tom)
    same = {"referred_on": "20/11/2026", "read": tom.get(address).context["form"]["read"].value()}
    assert [tom.post(address, same).status_code for _twice in range(2)] == [302, 302]
