"""Living with the plan: check-ins, news, early reviews, reviews held like a conference, and the service's rules."""

import datetime as dt

import pytest
from django.urls import reverse

from conferences import actions as meeting
from family_plans import actions
from family_plans.due import check_ins_due, early_reviews_waiting
from family_plans.models import BottomLineLook, CheckIn, EarlyReview, HelpLook, Review
from family_plans.rules import Facts, review_due
from fgc.cases.actions import stop_messages
from fgc.lib.dates import at_local, today
from fgc.lib.errors import Refused
from fgc.notifications.models import Message
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db


def url(name, home, *args):
    """An address of the family's plan pages."""
    return reverse(f"family_plans:{name}", args=[home.case.reference, *args])


def test_a_final_plan_sets_a_check_in_for_staff_only():
    """Four weeks by default; no message to anybody; recorded in the family's words, told of by action."""
    home = fam.final()
    row = CheckIn.objects.get()
    assert row.due_on == dt.date(2026, 12, 18)
    assert list(check_ins_due(dt.date(2026, 12, 18))) == [row] and not check_ins_due(dt.date(2026, 12, 17))
    assert not Message.objects.filter(about=row.key).exists()
    amina = cast.signed_in(home.world.amina)
    first, second, _third = home.plan.actions.all()
    data = {"done_on": today().strftime("%d/%m/%Y"), "with_whom": "Rose", "words": "Tired but well",
            f"state-{first.key}": "under_way", f"words-{first.key}": "Most mornings", "next_on": "1/3/2027"}  # fmt: skip
    page = amina.post(url("check_in", home, row.key), data | {"with_whom": ""})
    assert page.context["form"].errors["with_whom"] == ["Enter whom you spoke to"]
    assert amina.post(url("check_in", home, row.key), data).url == url("reviews", home)
    assert (first.news.get().state, second.news.count()) == ("under_way", 0)
    assert CheckIn.objects.get(closed_at=None).due_on == dt.date(2027, 3, 1)
    with pytest.raises(Refused, match="recorded already"):
        actions.skip_check_in(check_in=row, reason="Away", by=home.world.amina)
    mine, theirs = (
        cast.signed_in(who).get(url("reviews", home)).content.decode()
        for who in (home.world.amina, home.world.tom)
    )
    assert "Tired but well" in mine and "Most mornings" in mine
    assert "Tired but well" not in theirs and "Most mornings" in theirs
    stop_messages(case=home.again(), by=home.world.amina)
    assert not check_ins_due(dt.date(2028, 1, 1))


def test_news_of_an_action_is_a_history_in_the_familys_words():
    """Each telling is kept with its day; the social worker reads, and does not write."""
    home = fam.final()
    action = home.plan.actions.first()
    amina, tom = cast.signed_in(home.world.amina), cast.signed_in(home.world.tom)
    for state, words in (("stuck", "The bus was cut"), ("changed", "Dan drives now")):
        data = {"state": state, "words": words, "told_by": "Rose", "on": today().strftime("%d/%m/%Y")}
        assert amina.post(url("tell_news", home, action.key), data).status_code == 302
    assert tom.get(url("tell_news", home, action.key)).status_code == 403
    page = tom.get(url("action_news", home, action.key)).content.decode()
    assert page.index("Dan drives now") < page.index("The bus was cut") and "Changed by the family" in page


def test_anybody_may_ask_for_an_early_review_and_is_answered():
    """No reason is needed; yes moves the day, no needs its reason; on the page until it is answered."""
    home = fam.final()
    tom, amina = cast.signed_in(home.world.tom), cast.signed_in(home.world.amina)
    asked_on = today().strftime("%d/%m/%Y")
    assert tom.post(url("ask_early", home), {"asked_by": "Katie", "asked_on": asked_on}).status_code == 302
    asked = EarlyReview.objects.get()
    assert list(early_reviews_waiting()) == [asked]
    assert "Katie asked for an early review" in amina.get(url("reviews", home)).content.decode()
    answer = url("answer_early", home, asked.key)
    assert tom.get(answer).status_code == 403
    assert "Say why not now" in amina.post(answer, {"answer": "no"}).content.decode()
    assert "Enter the new day" in amina.post(answer, {"answer": "yes"}).content.decode()
    soon = today() + dt.timedelta(days=10)
    assert amina.post(answer, {"answer": "yes", "due_on": soon.strftime("%d/%m/%Y")}).status_code == 302
    review = Review.objects.get()
    assert (review.due_on, review.changed_reason) == (soon, "Katie asked for an early review")
    assert home.again().review_due_on == soon and not early_reviews_waiting()
    again = actions.ask_early(case=home.again(), asked_by="Rose", by=home.world.amina)
    actions.answer_early(asked=again, answer="no", reason="It is next week", by=home.world.amina)
    with pytest.raises(Refused, match="answered already"):
        actions.answer_early(asked=again, answer="no", reason="Again", by=home.world.amina)


def _arrange(home, people, **more):
    starts = at_local(today() + dt.timedelta(days=9), dt.time(14))
    return actions.arrange_meeting(
        review=Review.objects.get(stage__in=["due", "booked"]), starts_at=starts, ends_at=starts + dt.timedelta(hours=2),
        venue=None, place_note="The hall", people=people, by=home.world.amina, **more,
    )  # fmt: skip


def test_a_review_is_booked_like_a_conference_with_the_same_gate():
    """Two who must not meet are refused; the review follows its conference, and waits for its day to be recorded."""
    home = fam.final()
    fam.must_not_meet(home, home.katie, home.dan)
    with pytest.raises(Refused, match="must not meet"):
        _arrange(home, [home.katie, home.dan])
    assert not home.case.conferences.exists() and Review.objects.get().stage == "due"
    amina = cast.signed_in(home.world.amina)
    data = {"way": "conference", "starts_on": (today() + dt.timedelta(days=9)).strftime("%d/%m/%Y"), "starts": "14:00",
            "ends": "16:00", "place_note": "The hall", "people": [home.katie.key, home.dan.key]}  # fmt: skip
    review = Review.objects.get()
    page = amina.post(url("book_review", home, review.key), data)
    assert "must not meet" in page.content.decode() and "What you can do instead" in page.content.decode()
    page = amina.post(url("book_review", home, review.key), {"way": "conference"})
    assert set(page.context["form"].errors) >= {"starts_on", "starts", "ends"}
    data["people"] = [home.katie.key, home.rose.key]
    assert amina.post(url("book_review", home, review.key), data).status_code == 302
    review.refresh_from_db()
    assert (review.stage, review.way, review.conference.kind) == ("booked", "conference", "review")
    assert home.again().stage == "reviewing" and review.conference.invitations.count() == 2
    with pytest.raises(Refused, match="has not begun"):
        actions.hold_review(review=review, held_on=today(), outcome="continue", by=home.world.amina)
    with pytest.raises(Refused, match="Cancel it"):
        actions.decline_review(review=review, by=home.world.amina)
    meeting.cancel(conference=review.conference, reason="Snow", by=home.world.amina)
    assert "Its conference was cancelled" in amina.get(url("reviews", home)).content.decode()
    again = _arrange(home, [home.rose])
    assert again.conference.place_note == "The hall" and Review.objects.get(pk=again.pk).meets_on is not None
    dele = cast.signed_in(home.world.dele)
    assert "people" not in dele.get(url("book_review", home, review.key)).context["form"].fields


def test_a_review_looks_at_bottom_lines_promises_and_plan_b_side_by_side():
    """Scenario 17: every state with words, a promise not kept with why, Plan B and who stepped in, a new version."""
    home = fam.shown()
    asked = home.plan.help_requests.get()
    actions.answer_help(request=asked, answer="yes", by=home.world.tom)
    home = fam.final(home)
    by, review = home.world.amina, Review.objects.get()
    rows = list(home.plan.actions.all())
    states = [(rows[0], "done", ""), (rows[1], "stuck", "No car"), (rows[2], "not_needed", "School rang us")]
    line = ("line000001", "No overnight stays", "not_met", "He stayed twice", None)
    held = {"review": review, "held_on": today(), "outcome": "amend", "by": by, "progress": states}
    with pytest.raises(Refused, match="who stepped in"):
        actions.hold_review(**held, found=actions.Found(plan_b_used=True))
    with pytest.raises(Refused, match="why it has not come"):
        actions.hold_review(**held, found=actions.Found(helped=((asked, "not", ""),)))
    found = actions.Found(
        lines=(line,), helped=((asked, "not", "No answer from the team"),), worries="Nights", new_people="Aunt Bea",
        plan_b_used=True, plan_b_words="Rose came at once",
    )  # fmt: skip
    actions.hold_review(**held, found=found, asked_by="Katie", why="Nights do not work")
    assert (home.plan.number, home.plan.asked_by, home.plan.why) == (2, "Katie", "Nights do not work")
    assert home.plan.versions.get().number == 1
    assert (
        BottomLineLook.objects.get().state == "not_met"
        and HelpLook.objects.get().words == "No answer from the team"
    )
    asked.refresh_from_db()
    assert asked.delivered_on is None
    page = cast.signed_in(home.world.tom).get(url("reviews", home)).content.decode()
    for words in ("Rose came at once", "He stayed twice", "No answer from the team", "Aunt Bea", "No car"):
        assert words in page
    following = Review.objects.get(stage="due")
    later = actions.Found(helped=((asked, "came", ""),))
    actions.hold_review(review=following, held_on=today(), outcome="end", by=by, found=later)
    asked.refresh_from_db()
    assert asked.delivered_on == today()


def test_a_bottom_line_that_changed_needs_the_family_told_before(monkeypatch):
    """Nothing new comes up at a review (domain.md 6.1): told on a day before, or not looked at."""
    home = fam.final()
    monkeypatch.setattr("family_plans.actions.holding.changed_since", lambda plan: {"line000001"})
    line = ("line000001", "No overnight stays", "met", "")
    held = {"review": Review.objects.get(), "held_on": today(), "outcome": "end", "by": home.world.amina}
    for told_on in (None, today() + dt.timedelta(days=1)):
        with pytest.raises(Refused, match="told"):
            actions.hold_review(**held, found=actions.Found(lines=((*line, told_on),)))
    actions.hold_review(**held, found=actions.Found(lines=((*line, today() - dt.timedelta(days=3)),)))
    assert BottomLineLook.objects.get().told_on == today() - dt.timedelta(days=3)


def test_the_closest_line_of_the_service_says_when():
    """New Zealand's shape: under 7 in 26 weeks, else 52; a family that fits nothing has the usual weeks."""
    w = cast.world()
    add = {"service": w.service, "by": w.carol}
    actions.add_rule(**add, what="first", weeks=52)
    actions.add_rule(**add, what="first", weeks=26, under_age=7)
    actions.add_rule(**add, what="first", weeks=3, status="plo", under_age=1)
    lines, day = list(w.service.review_rules.all()), dt.date(2026, 11, 20)
    for facts, weeks in (
        (Facts(youngest=9), 52),
        (Facts(youngest=6), 26),
        (Facts(youngest=None), 52),
        (Facts(youngest=0, statuses=frozenset({"plo"})), 3),
    ):
        due, words = review_due(w.service, day, lines=lines, facts=facts)
        assert due - day == dt.timedelta(weeks=weeks) and words.startswith(f"{weeks} weeks after the plan of")
    assert words.endswith(
        "because a child is under 1 and of a child’s legal status (Before care proceedings (PLO))"
    )
    assert review_due(w.service, day, what="later", lines=lines)[0] == dt.date(2027, 2, 12)
    with pytest.raises(Refused, match="line for this already"):
        actions.add_rule(**add, what="first", weeks=10, under_age=7)
    carol, page = cast.signed_in(w.carol), reverse("family_plans:rules")
    assert cast.signed_in(w.amina).get(page).status_code == 403
    assert carol.post(page, {"what": "check_in", "weeks": "2"}).status_code == 302
    assert "Check-ins by the coordinator: 2 weeks" in carol.get(page).content.decode()
    rule = w.service.review_rules.get(what="check_in")
    carol.post(reverse("family_plans:end_rule", args=[rule.key]))
    assert "coordinator: 2 weeks</strong>" not in carol.get(page).content.decode()


def test_the_rule_is_used_when_a_plan_becomes_final():
    """A younger child brings the review forward, and the page says why."""
    w = cast.world()
    actions.add_rule(service=w.service, by=w.carol, what="first", weeks=6, under_age=5)
    home = fam.family(w)
    home.mason.born_on = dt.date(2024, 1, 2)
    home.mason.save()
    home = fam.final(fam.shown(fam.written(home)))
    review = Review.objects.get()
    assert (review.due_on, review.rule) == (
        dt.date(2027, 1, 4), "6 weeks after the plan of 20 November 2026, because a child is under 5",
    )  # fmt: skip


def test_a_review_asks_whether_anybody_is_at_risk_before_the_plan_is_changed():
    """Yes: the notice is the next page, then the plan; until it is passed on both pages say so. No: straight on."""
    home = fam.final()
    amina, review = cast.signed_in(home.world.amina), Review.objects.get()
    data = {"held_on": "20/11/2026", "outcome": "amend"}
    data |= {f"state-{key}": "stuck" for key in home.plan.actions.values_list("key", flat=True)}
    page = amina.post(url("hold_review", home, review.key), data)
    assert "Say whether somebody is at risk" in page.content.decode() and not home.plan.is_being_written
    notice = reverse("workspace:raise_notice", args=[home.case.reference])
    answer = amina.post(url("hold_review", home, review.key), {**data, "at_risk": "yes"})
    assert answer["Location"] == f"{notice}?arose=review&then=write"
    for name in ("write", "reviews"):
        assert "found somebody at risk" in amina.get(url(name, home)).content.decode()
    form = amina.get(answer["Location"]).context["form"]
    assert form["arose"].value() == "review"
    said = {"facts": "Nobody is there at night", "arose": "review", "learned_on": "20/11/2026", "told": "yes",
            "spoken_to": "Priya"}  # fmt: skip
    assert amina.post(answer["Location"], said)["Location"] == url("write", home)
    assert home.case.safeguarding_notices.count() == 1
    for name in ("write", "reviews"):
        assert "and nothing has been passed on" not in amina.get(url(name, home)).content.decode()


def test_a_review_without_risk_goes_straight_on():
    """Nobody is at risk: the plan to change is the next page, and no page warns."""
    home = fam.final()
    amina, review = cast.signed_in(home.world.amina), Review.objects.get()
    data = {"held_on": "20/11/2026", "outcome": "amend", "at_risk": "no"}
    data |= {f"state-{key}": "done" for key in home.plan.actions.values_list("key", flat=True)}
    assert amina.post(url("hold_review", home, review.key), data)["Location"] == url("write", home)
    assert "at risk" not in amina.get(url("reviews", home)).content.decode()
    assert Review.objects.get(pk=review.pk).at_risk is False
