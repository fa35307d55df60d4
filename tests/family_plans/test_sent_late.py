"""Two people with one page open: answers, who agreed, filing, translations. Nothing is overwritten unseen or lost."""

import datetime as dt

import pytest
import time_machine

from family_plans import actions
from family_plans.earlier_answers import of_earlier
from family_plans.models import Feedback, Plan, PlanCopy
from family_plans.promises import decisions_awaited
from fgc.cases.actions import change_referrer, declare_conflict
from fgc.lib.errors import Refused
from tests import cast
from tests.family_plans import family as fam
from tests.family_plans.pages import url
from tests.kept.browsing import Browser, save_button, sign_in_and_read

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 27, 10, tzinfo=dt.UTC)


@pytest.fixture(autouse=True)
def friday():
    """The clock stands, a week after the conference."""
    with time_machine.travel(NOW, tick=False):
        yield


def sending(client, address, **answers):
    """A page that was opened, as it will be sent: its hidden prints, and these answers."""
    form = client.get(address).context["form"]
    prints = {name: form[name].value() or "" for name in ("read", "seen") if name in form.fields}
    return prints | answers


def earlier():
    """A plan that waits for money was replaced by another one."""
    home = fam.final(
        outcome="awaiting", awaiting_who="Priya", awaiting_what="Travel", awaiting_by=dt.date(2026, 11, 30)
    )
    ended = NOW - dt.timedelta(hours=1)
    Plan.objects.filter(case=home.case).update(ended_at=ended)
    Plan.objects.create(case=home.case, started_by=home.world.amina, started_at=ended)
    return home, decisions_awaited().get(plan__case=home.case)


def test_an_answer_that_nobody_read_is_not_replaced():
    """The manager's page was drawn before the social worker answered: hers says so and keeps her words; sent again, it stands."""
    home = fam.shown()
    w, address = home.world, url("decide", home)
    tom, priya = cast.signed_in(w.tom), cast.signed_in(w.priya)
    hers = sending(priya, address, outcome="unsafe", reason_unsafe="Nobody is there at night")
    assert tom.post(address, sending(tom, address, outcome="as_written")).status_code == 302
    late = priya.post(address, hers)
    page = late.content.decode()
    assert late.status_code == 200 and "Tom Ridley answered meanwhile: Agreed" in page
    assert "Nobody is there at night" in page and home.plan.decisions.count() == 1
    hers["seen"] = late.context["form"]["seen"].value()
    assert priya.post(address, hers).status_code == 302
    assert home.plan.decisions.last().by == w.priya


def test_an_answer_to_a_plan_that_cannot_be_answered_now_keeps_its_words():
    """The coordinator went back to writing: what was typed is still there, what is written is not, and nothing is recorded."""
    home, words = fam.shown(), "Take the children to school"
    tom, address = cast.signed_in(home.world.tom), url("decide", home)
    opened = tom.get(address).content.decode()
    sent = sending(tom, address, outcome="in_part", reason_in_part="Not the overnight stays")
    actions.go_on_writing(plan=home.plan, by=home.world.amina)
    late = tom.post(address, sent)
    page = late.content.decode()
    assert late.status_code == 200 and "Not the overnight stays" in page
    assert words in opened and words not in page and "not waiting for an answer now" in page
    assert not home.plan.decisions.exists() and tom.get(address).status_code == 302


def test_an_earlier_plan_is_answered_once_and_the_second_one_keeps_what_they_typed():
    """Social worker and manager, each in their own tab; a double click of the first leads to its first result."""
    home, row = earlier()
    w, address = home.world, url("decide_earlier", home, row.key)
    tom, priya = cast.signed_in(w.tom), cast.signed_in(w.priya)
    his = sending(tom, address, outcome="as_written", submission="6a0f0f5e-0d4a-4c56-9a39-0c8d5a8f3b11")
    hers = sending(priya, address, outcome="in_part", reason_in_part="£20 for travel")
    first, second = tom.post(address, his), tom.post(address, his)
    assert first.status_code == 302 and (second.status_code, second.url) == (302, first.url)
    late = priya.post(address, hers)
    assert "answered this meanwhile" in late.content.decode() and "£20 for travel" in late.content.decode()
    assert row.plan.decisions.count() == 2 and priya.get(address).status_code == 302
    told = url("told_earlier", home, row.plan.decisions.last().key)
    amina = cast.signed_in(w.amina)
    still_to_come = {
        "told_on": "27/11/2026",
        "told_time": "23:00",
        "family_response": "Good",
        "next_steps": "",
    }
    refused = amina.post(told, still_to_come)
    assert "must be in the past" in refused.content.decode() and "Good" in refused.content.decode()
    assert amina.post(told, still_to_come | {"told_time": "09:30"}).status_code == 302


def test_nobody_is_told_in_the_future_of_the_plan_of_now_either():
    """The same of an answer in part: that it was told lets the plan be final."""
    home = fam.shown()
    row = actions.decide(plan=home.plan, outcome="in_part", reason="Not at night", by=home.world.tom)
    with pytest.raises(Refused, match="in the past"):
        actions.record_told(
            decision=row, told_at=NOW + dt.timedelta(minutes=1), chance_to_change=True, by=home.world.amina
        )
    actions.record_told(decision=row, told_at=NOW, chance_to_change=True, by=home.world.amina)


def test_a_family_that_made_no_plan_after_it_is_asked_for_no_decision():
    """The list, the page and the action agree: only while the version that waits is the plan's last."""
    home, row = earlier()
    assert of_earlier(home.case)[0] == [row]
    Plan.objects.filter(pk=row.plan_id).update(number=2, outcome="no_plan")
    assert not decisions_awaited().exists() and of_earlier(home.case) == ([], [])
    with pytest.raises(Refused):
        actions.decide_earlier(decision=row, outcome="as_written", by=home.world.tom)
    assert cast.signed_in(home.world.tom).get(url("decide_earlier", home, row.key)).status_code == 302


def test_only_who_was_asked_has_agreed_to_be_named():
    """Another was named in a second tab: the page that was open says so; sent again it is for the new name."""
    home = fam.written()
    by = home.world.amina
    amina, action = cast.signed_in(by), home.plan.actions.get(what__startswith="Cook")

    def watches(name):
        actions.record_facts(plan=home.plan, by=by, family_monitor=name)

    def cooks(who):
        actions.change_action(action=action, version=action.version, who=who, by=by)

    watches("Uncle Dan")
    for address, change in (
        (url("monitor_agreed", home), lambda: watches("Bridie")),
        (url("absent_agreed", home, action.key), lambda: cooks(home.liam)),
    ):
        sent = sending(amina, address, asked_by="Rose", on="20/11/2026")
        sent["part"] = amina.get(address).context["form"]["part"].value() or "who"
        change()
        late = amina.post(address, sent)
        assert late.status_code == 200 and "Somebody else was named" in late.content.decode()
        assert late.context["form"]["asked_by"].value() == "Rose"
        sent["read"] = late.context["form"]["read"].value()
        assert amina.post(address, sent).status_code == 302


def test_filing_shows_what_stands_and_overwrites_nothing_unseen():
    """Two tabs, both sent: the second sees the first's; the same day again leaves who filed it."""
    home = fam.final()
    w, child = home.world, home.case.children.first()
    address = url("file_for", home, child.key)
    tom, amina = cast.signed_in(w.tom), cast.signed_in(w.amina)
    his, hers = (
        sending(one, address, council_id=number, filed_on="26/11/2026")
        for one, number in ((tom, "C-1"), (amina, "C-2"))
    )
    assert tom.post(address, his).status_code == 302
    late = amina.post(address, hers)
    assert late.status_code == 409 and "C-1" in late.content.decode() and "C-2" in late.content.decode()
    row = child.filings.get()
    assert (row.council_id, row.filed_by) == ("C-1", w.tom)
    shown = amina.get(address).context["form"]
    assert (shown["council_id"].value(), shown["filed_on"].value()) == ("C-1", dt.date(2026, 11, 26))
    both = sending(amina, address, council_id="C-1", filed_on="26/11/2026", in_child_plan_on="27/11/2026")
    assert amina.post(address, both).status_code == 302
    row.refresh_from_db()
    assert (row.filed_by, row.in_child_plan_by) == (w.tom, w.amina)


def wrote(home, words, language):
    """Feedback in another language that nobody has translated yet."""
    return actions.add_feedback(
        case=home.again(), who="family", moment="review", answers={}, words=words, language=language, by=home.world.dele,
    )  # fmt: skip


def test_a_second_translation_keeps_what_was_typed():
    """One came first: the other is refused with its words, and the page leads back when it is only opened."""
    home = fam.final()
    w = home.world
    row = wrote(home, "سب نے سنا", "Urdu")
    address, dele = url("translate_feedback", home, row.key), cast.signed_in(w.dele)
    assert dele.get(address).status_code == 200
    actions.translate_feedback(
        feedback=row, words_in_english="All listened", translated_by="S. Malik", by=w.dele
    )
    late = dele.post(address, {"words_in_english": "Everybody listened", "translated_by": "A. Khan"})
    page = late.content.decode()
    assert (
        "There is a translation already" in page
        and "Everybody listened" in page
        and "All listened" not in page
    )
    assert Feedback.objects.get().words_in_english == "All listened"
    assert dele.get(address).url == url("feedback", home)


def record_copy(home, child, staff):
    """A copy for a child's record that somebody was to file."""
    number = fam.version(home).copies.count() + 1
    return PlanCopy.objects.create(
        version=fam.version(home), number=number, staff=staff, child=child, edition="filing", made_by=home.world.amina,
        made_at=fam.version(home).made_at,
    )  # fmt: skip


def test_the_copy_for_a_record_is_for_the_social_worker_of_now():
    """Another takes the family over: a copy of their own is asked for; the old one is listed once, and opens for nobody new."""
    home = fam.final()
    w, (child, _other) = home.world, home.case.children.all()
    copy = record_copy(home, child, w.tom)
    assert "Download the copy for Ellie" in cast.signed_in(w.tom).get(url("filing", home)).content.decode()
    change_referrer(case=home.again(), referrer=w.grace, by=w.carol, reason="Tom has moved on")
    grace, amina = cast.signed_in(w.grace), cast.signed_in(w.amina)
    page = grace.get(url("filing", home)).content.decode()
    assert "Download the copy for Ellie" not in page and page.count("makes a copy for this record alone") == 2
    assert "Make a copy for Ellie’s record alone" in amina.get(url("filing", home)).content.decode()
    assert amina.get(url("copies", home)).content.decode().count(f"Copy {copy.number} (PDF") == 1
    assert grace.get(url("copy_pdf", home, copy.key)).status_code == 404
    new = record_copy(home, child, w.grace)
    assert url("copy_pdf", home, new.key) in grace.get(url("filing", home)).content.decode()


def test_the_newest_pages_are_not_there_for_a_colleague_who_is_barred_nor_with_another_familys_keys():
    """Conflict of interest denies everything; what belongs to one family opens on no other's address."""
    home, row = earlier()
    w = home.world
    child = home.case.children.first()
    said = wrote(home, "Dobrze", "Polish")
    pages = {"decide_earlier": (row.key, w.priya), "file_for": (child.key, w.tom), "translate_feedback": (said.key, w.dele)}  # fmt: skip
    Plan.objects.filter(case=home.case, ended_at=None).update(stage="final", outcome="agreed", final_at=NOW)
    row.plan.versions.model.objects.create(
        plan=home.case.plans.get(ended_at=None), number=1, outcome="agreed", frozen=row.plan.versions.get().frozen,
        sha256="0" * 64, made_by=w.amina, made_at=NOW,
    )  # fmt: skip
    other = fam.final(fam.shown(fam.written(fam.family(w))))
    for name, (key, who) in pages.items():
        one = cast.signed_in(who)
        assert one.get(url(name, home, key)).status_code == 200, name
        assert one.get(url(name, other, key)).status_code == 404, name
    for who in (w.priya, w.dele):
        declare_conflict(case=home.again(), person=who, reason="Cousin", by=w.carol)
    for name in ("decide_earlier", "translate_feedback"):
        key, who = pages[name]
        assert cast.signed_in(who).get(url(name, home, key)).status_code == 404, name


def test_an_answer_sent_when_the_session_had_ended_comes_back_and_is_given_once():
    """Half an hour at the form: nothing is recorded, nothing is lost."""
    home, row = earlier()
    browser = Browser(home.world.tom)
    form = browser.form(url("decide_earlier", home, row.key), "reason_in_part")
    browser.session_ends()
    browser.send(form, outcome="in_part", reason_in_part="£20 for travel, as Katie said")
    assert row.plan.decisions.count() == 1
    page = sign_in_and_read(browser, home.world.tom)
    assert "as Katie said" in page.content.decode()
    browser.send(save_button(browser, page))
    assert row.plan.decisions.last().reason == "£20 for travel, as Katie said"
