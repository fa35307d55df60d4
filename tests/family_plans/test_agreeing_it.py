"""Agreeing in every way domain.md 4 names, what is awaited, what was promised, who would care (scenarios 7, 8, 16)."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse

from family_plans import actions
from family_plans.promises import care_to_refer, decisions_awaited, help_promised
from fgc.accounts.roles import Role
from fgc.cases.actions import restrict
from fgc.lib.errors import Refused
from fgc.network.actions import add_contact
from fgc.notifications.models import Message
from fgc.workspace.promises import promises
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db
DAY = dt.date(2026, 11, 24)
FRIDAY = dt.datetime(2026, 11, 20, 17, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def on_the_day():
    """It is the evening of the conference."""
    with time_machine.travel(FRIDAY, tick=False):
        yield


def url(name, home, *args):
    """A page of the family's plan."""
    return reverse(f"family_plans:{name}", args=[home.case.reference, *args])


def test_a_refusal_is_told_answered_and_final_only_then():
    """Bottom line, reason, time told, chance that day, response, next steps, rights; the copy and the page say so."""
    home = fam.shown()
    tom, amina = cast.signed_in(home.world.tom), cast.signed_in(home.world.amina)
    answer = tom.post(
        url("decide", home),
        {
            "outcome": "bottom_line",
            "bottom_line_words": "Lee must not live here",
            "reason_bottom_line": "He would",
        },
    )
    assert answer.url == url("told", home)
    heard = Message.objects.filter(kind="plan.refused").values_list("recipient__name", flat=True)
    assert set(heard) == {"Amina Yusuf", "Priya Nair"}, "the coordinator and the social worker’s manager"
    actions.mark_checked(plan=home.plan, by=home.world.amina)
    with pytest.raises(Refused, match="when the family was told"):
        actions.finalise(plan=home.plan, by=home.world.amina)
    page = tom.post(answer.url, {"told_on": "", "told_time": "half", "chance": ""})
    assert page.status_code == 200 and {"told_on", "told_time", "chance"} <= set(page.context["form"].errors)
    told = {"told_on": "20/11/2026", "told_time": "15:40", "chance": "yes", "family_response": "We keep our plan.",
            "next_steps": "A meeting on Monday.", "rights": "on"}  # fmt: skip
    assert tom.post(answer.url, told).status_code == 302
    row = home.plan.decisions.get()
    assert row.told_family_at == dt.datetime(2026, 11, 20, 15, 40, tzinfo=dt.UTC) and row.chance_to_change
    version = actions.finalise(plan=home.plan, by=home.world.amina, on=fam.MET_ON)
    assert version.outcome == "not_agreed" and not home.case.reviews.exists()
    page = amina.get(url("plan", home)).content.decode()
    for words in (
        "Not agreed",
        "Lee must not live here",
        "We keep our plan.",
        "A meeting on Monday.",
        "may complain",
    ):
        assert words in page
    assert "Take the children to school" in page, "the plan is still the family’s"
    with pytest.raises(Refused):
        actions.record_told(decision=row, told_at=row.at, chance_to_change=True, by=home.world.tom)


def test_money_that_somebody_else_decides_is_awaited_and_then_a_new_version():
    """Due in two working days by default; listed until it comes; the late one stands on the manager's page."""
    home = fam.shown()
    tom, carol = cast.signed_in(home.world.tom), home.world.carol
    form = tom.get(url("decide", home)).context["form"]
    assert form["awaiting_by"].value() == DAY, "a Friday: Monday, Tuesday"
    tom.post(url("decide", home), {"outcome": "awaiting", "awaiting_who": "Priya Nair", "awaiting_by": "24/11/2026",
                                   "awaiting_what": "£40 a week for 12 weeks"})  # fmt: skip
    actions.mark_checked(plan=home.plan, by=home.world.amina)
    actions.finalise(plan=home.plan, by=home.world.amina, on=fam.MET_ON)
    assert fam.version(home).outcome == "awaiting"
    assert decisions_awaited(DAY).count() == 1 and not decisions_awaited(DAY - dt.timedelta(days=1)).exists()
    late = DAY + dt.timedelta(days=1)
    assert [row["status_text"] for row in promises(carol, late, late_only=True)] == ["1 day late"]
    asked = "Bus passes for Rose."  # which nobody has answered
    assert [row["hint"] for row in promises(home.world.tom, DAY)] == ["£40 a week for 12 weeks", asked]
    actions.decide(plan=home.plan, outcome="as_written", by=home.world.priya)
    assert fam.version(home, 2).outcome == "agreed" and not decisions_awaited().exists()
    assert fam.version(home).outcome == "awaiting", "the first version stays as it was"
    assert promises(carol, late, late_only=True) == []


def test_promised_help_stands_on_every_page_until_it_comes_and_never_behind_a_closed_door():
    """Tom, Priya, Amina and Carol see the row, and each link opens; Grace does not; a restricted family shows none."""
    home = fam.final()
    w, asked = home.world, home.plan.help_requests.get()
    actions.answer_help(request=asked, answer="yes", due_on=DAY, by=w.tom)
    late = DAY + dt.timedelta(days=3)
    assert help_promised(late).count() == 1
    for person in (w.tom, w.priya, w.amina, w.carol):
        (row,) = promises(person, late)
        assert row["status_text"] == "3 days late" and "Bus passes" in row["hint"]
        assert cast.signed_in(person).get(row["url"].partition("#")[0]).status_code == 200
    assert promises(w.grace, late) == [] and promises(w.bryn, late) == []
    with time_machine.travel(dt.datetime(2026, 11, 27, 9, tzinfo=dt.UTC), tick=False):
        for person, page in (
            (w.amina, "/"),
            (w.carol, "/dashboard/"),
            (w.tom, "/promises/"),
            (w.priya, "/promises/"),
        ):
            assert "3 days late" in cast.signed_in(person).get(page).content.decode(), person
    other = cast.person(w.service, "Olwen", "Price", Role.SERVICE_MANAGER)
    restrict(case=home.case, people=[w.amina, other], reason="A colleague", by=w.carol)
    assert promises(w.carol, late) == []
    actions.deliver_help(request=asked, by=w.tom)
    assert promises(w.amina, late) == [] and not help_promised().exists()


def test_an_aunt_offers_long_term_care():
    """She agrees to be assessed: Tom's task with her address only as she agreed; the coordinator assesses nobody."""
    home = fam.shown()
    w, child = home.world, home.case.children.get(person=home.ellie)
    amina, tom = cast.signed_in(w.amina), cast.signed_in(w.tom)
    add_contact(person=home.rose, kind="address", value="9 Larch Lane, Bootle", by=w.amina, is_withheld=False)
    data = {
        "person": home.rose.key,
        "children": [child.key],
        "for_long": "yes",
        "words": "She is mine too",
        "agrees": "yes",
    }
    assert amina.post(url("offer_care", home), data).status_code == 302
    offer = home.plan.care_offers.get()
    asked = "Bus passes for Rose."  # which nobody has answered
    hints = ["Rose Rowe would care for Ellie and agrees to be assessed."]
    assert [row["hint"] for row in promises(w.tom, DAY)] == [asked, *hints]
    page = url("record_care", home, offer.key)
    assert amina.get(page).status_code == 403
    assert "Larch Lane" not in tom.get(page).content.decode(), "nobody agreed to share it"
    amina.post(url("offer_care", home), data | {"share": "on"})
    assert home.plan.care_offers.count() == 1, "the same offer, said again"
    assert "9 Larch Lane" in tom.get(page).content.decode()
    assert tom.post(page, {"outcome": "positive"}).status_code == 200, "the day it was asked for is missing"
    assert tom.post(page, {"referred_on": "20/11/2026", "outcome": ""}).status_code == 302
    assert not care_to_refer().exists() and [row["hint"] for row in promises(w.tom, DAY)] == [asked]
    tom.post(page, {"referred_on": "20/11/2026", "outcome": "positive", "outcome_on": "20/11/2026"})
    assert "Positive, 20" in amina.get(url("care", home)).content.decode()
    assert amina.post(url("remove_offer", home, offer.key)).status_code == 302
    assert home.plan.care_offers.get().removed_at is None, "it was passed on: it stays"


def test_who_does_not_agree_to_be_assessed_is_no_task_and_unknown_to_the_social_worker():
    """Dan offers a weekend; the coordinator sees it, Tom does not; nor anything while the plan was never shown."""
    home = fam.written()
    w, child = home.world, home.case.children.get(person=home.ellie)
    for person, agrees in ((home.dan, False), (home.rose, True)):
        actions.offer_care(
            plan=home.plan, person=person, child=child, agrees_to_assessment=agrees, by=w.amina
        )
    tom, page = cast.signed_in(w.tom), url("care", home)
    assert "Rose Rowe" not in tom.get(page).content.decode() and promises(w.tom, DAY) == []
    fam.shown(home)
    text = tom.get(page).content.decode()
    assert "Rose Rowe" in text and "Dan Rowe" not in text
    assert (
        tom.get(url("record_care", home, home.plan.care_offers.get(person=home.dan).key)).status_code == 404
    )
    assert "Dan Rowe" in cast.signed_in(w.amina).get(page).content.decode()


def test_a_spoken_yes_has_a_witness_and_an_adjourned_conference_a_day():
    """The witness named, or who wrote it down; meeting again takes a day and is an outcome."""
    home = fam.written()
    amina = cast.signed_in(home.world.amina)
    amina.post(url("agree", home, home.rose.key), {"answer": "agrees", "how": "spoken", "witness": "Dan"})
    amina.post(url("agree", home, home.dan.key), {"answer": "agrees", "how": "spoken"})
    assert list(home.plan.agreements.values_list("witness", flat=True)) == ["Dan", "Amina Yusuf"]
    assert amina.post(url("no_plan", home), {"outcome": "adjourned"}).status_code == 200
    later = {"outcome": "adjourned", "reconvene_on": "27/11/2026", "shown": "yes"}
    assert amina.post(url("no_plan", home), later).status_code == 302
    page = amina.get(url("plan", home)).content.decode()
    assert "They meet on 27 November 2026" in page and "witnessed by dan" in page.lower()
    assert not home.case.reviews.exists()
