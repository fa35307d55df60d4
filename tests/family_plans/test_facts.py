"""What stands around the words of a plan: where and by whom it was made, offers of care, who keeps it going."""

import datetime as dt

import pytest
from django.urls import reverse

from family_plans import actions
from family_plans.comparing import beside
from family_plans.freezing import said_of
from family_plans.left_off import left_off_for
from family_plans.models import PlanCopy, PlanFacts
from family_plans.paper import html_for
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.lib.stale import Stale, print_of
from tests import cast
from tests.family_plans import family as fam
from tests.family_plans.two_fathers import tied

pytestmark = pytest.mark.django_db

SAID = {
    "place": "Rose’s church hall",
    "made_by": "Mum, Nan Rose and Uncle Dan",
    "family_monitor": "Nan Rose",
    "staff_monitor": "Mr Bright from school",
}


def ellie(home):
    """Ellie as a child of the family."""
    return home.case.children.get(person=home.ellie)


def said(home, **more):
    """Record what stands around the words."""
    return actions.record_facts(plan=home.plan, by=home.world.amina, **(SAID | more))


def copy_for(home, person, edition="standard"):
    """The page of one copy of the latest version, as it becomes a PDF."""
    version = fam.version(home, home.plan.number)
    return html_for(PlanCopy(version=version, edition=edition, number=1, person=person))[0]


def offered(home, **more):
    """Rose would care for Ellie, and it stands in the plan."""
    answers = {"in_plan": True, "words": "She can have my back room", "agrees_to_assessment": True} | more
    return actions.offer_care(
        plan=home.plan, person=home.rose, child=ellie(home), by=home.world.amina, **answers
    )


def test_every_fact_stands_in_the_version_and_in_each_edition_for_grown_ups():
    """Place, makers, who spoke for Ellie, monitors, the day and the offer: frozen, printed, compared."""
    home = fam.written()
    asks_on = today() + dt.timedelta(days=9)
    actions.write_text(
        plan=home.plan,
        section="child",
        child=ellie(home),
        words="I want my cat",
        version=0,
        by=home.world.amina,
    )
    said(home, voices={ellie(home): "Her teacher"}, check_in_on=asks_on)
    offered(home)
    fam.final(fam.shown(home))
    content = fam.version(home).content
    assert content["front"]["made_by"] == SAID["made_by"]
    assert content["keeping"]["check_in_on"] == asks_on.isoformat()
    assert home.plan.check_ins.get().due_on == asks_on
    words = [*SAID.values(), "Her teacher spoke for", "She can have my back room", "Would care for Ellie"]
    for edition in ("standard", "large"):
        page = copy_for(home, home.katie, edition)
        assert [one for one in words if one not in page] == []
    easy = copy_for(home, home.katie, "easy_read")
    assert "Nan Rose" in easy and "She can have my back room" in easy
    child = copy_for(home, home.ellie, "child")
    assert "Her teacher spoke for me." in child and "back room" not in child
    actions.new_version(plan=home.plan, why="Dan moves", asked_by="Dan", by=home.world.amina)
    said(home, place="At school")
    fam.final(fam.shown(home))
    changed = {row["heading"]: row["change"] for row in beside(content, fam.version(home, 2).content)}
    assert changed["Where the plan was made"] == "Changed"
    assert changed["The coordinator asks how it goes on"] == "Taken out"


def test_a_family_that_did_not_want_a_review_is_not_sent_one():
    """It is on the record as the family’s answer, and no review lies ahead; the next version asks anew."""
    home = fam.written()
    said(home, no_review=True, no_review_words="We have done enough meetings")
    fam.final(fam.shown(home))
    review = home.case.reviews.get()
    assert (review.stage, review.words) == ("declined", "We have done enough meetings")
    assert home.again().review_due_on is None
    page = copy_for(home, home.katie)
    assert "The family did not want one" in page and "No review is set" not in page
    actions.new_version(plan=home.plan, why="Dan moves", asked_by="Dan", by=home.world.amina)
    assert PlanFacts.objects.get(plan=home.plan).no_review is False
    fam.final(fam.shown(home))
    assert home.case.reviews.get(stage="due").plan == home.plan


def test_a_reason_without_a_refused_review_is_not_kept():
    """Refused in the action; and the database holds it too."""
    home = fam.written()
    with pytest.raises(Refused, match="did not want a review"):
        said(home, no_review_words="Enough")
    row = said(home, no_review=True, no_review_words="Enough")
    assert row.no_review_words == "Enough"


def test_what_people_agreed_to_includes_who_keeps_it_going():
    """A monitor named after they signed: they are asked again. Where the plan was made is no such word."""
    home = fam.written()
    for person in (home.katie, home.rose):
        actions.record_agreement(
            plan=home.plan, person=person, answer="agrees", how="signed", by=home.world.amina
        )
    actions.record_facts(plan=home.plan, place="At school", by=home.world.amina)
    assert len(said_of(home.plan)[0]) == 2
    said(home)
    assert said_of(home.plan)[0] == []


def test_a_day_to_ask_that_is_over_takes_nobodys_agreement_away():
    """They agreed while the day lay ahead; the plan becomes final after it: the day goes, what they said stays."""
    home = fam.written()
    said(home, check_in_on=fam.MET_ON + dt.timedelta(days=1))
    fam.checked(fam.shown(home))
    actions.finalise(plan=home.plan, by=home.world.amina, on=fam.MET_ON + dt.timedelta(days=2))
    content = fam.version(home).content
    assert content["keeping"]["check_in_on"] == ""
    assert {row["person"]["name"] for row in content["agreements"]} == {"Katie Rowe", "Rose Rowe", "Dan Rowe"}


def test_nothing_of_it_changes_once_the_plan_is_shown():
    """Neither the facts nor an offer that stands in the plan; one that does not may still be written down."""
    home = fam.shown()
    with pytest.raises(Refused, match="not being written"):
        said(home)
    with pytest.raises(Refused, match="not being written"):
        offered(home)
    assert offered(home, in_plan=False).in_plan is False


def test_the_pages_do_not_ask_what_can_only_be_refused():
    """While it is written both ask; afterwards the page of the facts leads to the plan, and an offer stands beside it."""
    home = fam.written()
    amina = cast.signed_in(home.world.amina)
    plan, facts, offer = (
        reverse(f"family_plans:{name}", args=[home.case.reference])
        for name in ("plan", "facts", "offer_care")
    )
    assert amina.get(facts).status_code == 200 and "in_plan" in amina.get(offer).context["form"].fields
    fam.shown(home)
    assert amina.get(facts).url == plan
    page = amina.get(offer)
    assert (
        "in_plan" not in page.context["form"].fields and "from the next version on" in page.content.decode()
    )
    sent = {"person": home.rose.key, "children": [ellie(home).key], "for_long": "no", "in_plan": "yes"}
    assert amina.post(offer, sent).status_code == 302
    assert home.plan.care_offers.get().in_plan is False


def test_whoever_must_not_know_of_somebody_reads_nothing_of_them_around_the_words():
    """Liam must not know of Rose: her name, her offer and the place go, what names others stays."""
    home = fam.family()
    fam.must_not_know_of(home, home.liam, home.rose)
    fam.written(home)
    said(home, voices={ellie(home): "Rose"})
    offered(home)
    fam.final(fam.shown(home))
    for_liam, for_katie = copy_for(home, home.liam), copy_for(home, home.katie)
    assert "Rose" not in for_liam and "back room" not in for_liam
    assert "Mr Bright from school" in for_liam
    assert "Nan Rose" in for_katie and "She can have my back room" in for_katie


def test_an_offer_for_one_of_two_children_is_not_for_the_others_kin():
    """An offer for Ellie: whose it is and her parents read it, the father of Mason does not."""
    home = fam.written(tied())
    offered(home)
    fam.final(fam.shown(home))
    for person in (home.rose, home.katie, home.dan):
        assert "She can have my back room" in copy_for(home, person), person
    assert "She can have my back room" not in copy_for(home, home.liam)
    limited = left_off_for(fam.version(home), home.liam).limited
    assert [row["why"] for row in limited] == ["About Ellie only"]


def test_two_who_have_the_page_open_lose_nothing():
    """The second save shows both; words typed over are kept."""
    home = fam.written()
    children = [ellie(home)]
    read = print_of(actions.facts_said(home.plan, children))
    said(home)
    with pytest.raises(Stale):
        actions.record_facts(
            plan=home.plan, by=home.world.amina, place="The library", read=read, voices={children[0]: ""}
        )
    said(home, place="The library", voices={children[0]: "Her teacher"})
    assert home.plan.earlier_words.get(block="facts:place").words == SAID["place"]
    said(home, place="The library", voices={children[0]: "Her advocate"})
    page = cast.signed_in(home.world.amina).get(
        reverse("family_plans:earlier_words", args=[home.case.reference])
    )
    assert "Who spoke for Ellie" in page.content.decode() and "Her teacher" in page.content.decode()
    actions.write_text(
        plan=home.plan, section="child", child=children[0], words="My cat", version=0, by=home.world.amina
    )
    assert home.plan.texts.get(section="child").spoken_by == "Her advocate"


def test_the_page_keeps_what_was_said_and_shows_earlier_words():
    """Save, open again, change: the answer is there, and the words before under Earlier words."""
    home = fam.written()
    client = cast.signed_in(home.world.amina)
    url = reverse("family_plans:facts", args=[home.case.reference])
    assert client.post(url, {"place": "The library", "no_review": "no"}).status_code == 302
    assert "The library" in client.get(url).content.decode()
    assert (
        client.post(url, {"place": "The park", "no_review": "yes", "no_review_words": "No"}).status_code
        == 302
    )
    earlier = client.get(reverse("family_plans:earlier_words", args=[home.case.reference])).content.decode()
    assert "The library" in earlier and "Where the plan was made" in earlier
    bad = client.post(url, {"place": "The hill", "no_review": "perhaps"})
    assert bad.status_code == 200 and "The hill" in bad.content.decode()
