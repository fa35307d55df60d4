"""From the written plan to the final one: help asked for, what each person says, the answer, and making it final."""

import datetime as dt

import pytest

from family_plans import actions
from fgc.lib.dates import today
from tests import cast
from tests.family_plans import family as fam
from tests.family_plans.pages import statuses, url

pytestmark = pytest.mark.django_db


def test_help_asked_answered_and_delivered():
    """Asked on the write page, answered by Tom with a reason, ticked when it came."""
    home = fam.written()
    amina, tom = cast.signed_in(home.world.amina), cast.signed_in(home.world.tom)
    assert amina.post(url("ask_help", home), {"item": "A bunk bed"}).status_code == 302
    assert amina.post(url("ask_help", home), {"item": " "}).context["form"].errors["item"]
    row = home.plan.help_requests.get(item="A bunk bed")
    answer = url("answer_help", home, row.key)
    assert tom.get(answer).status_code == 404
    amina.post(url("show", home))
    assert tom.post(answer, {"answer": "no"}).context["form"].errors["reason"]
    assert tom.post(answer, {"answer": "part", "reason": "Half of it"}).status_code == 302
    row.refresh_from_db()
    assert (row.answer, row.decided_by) == ("part", "Tom Ridley")
    delivered = url("deliver_help", home, row.key)
    assert cast.signed_in(home.world.grace).post(delivered).status_code == 404
    assert cast.signed_in(home.world.priya).post(delivered).status_code == 403
    assert cast.signed_in(home.world.dele).post(delivered).status_code == 403
    tomorrow = today() + dt.timedelta(days=1)
    assert tom.post(delivered, {"on": f"{tomorrow:%d/%m/%Y}"}).context["form"].errors["on"]
    assert tom.post(delivered, {"on": f"{today():%d/%m/%Y}"}).status_code == 302
    row.refresh_from_db()
    assert row.delivered_on == today()


def test_help_of_a_plan_before_is_ticked_from_the_list_of_promises():
    """A later conference began another plan: what was promised in the first one stands, and can still come."""
    home = fam.final()
    row = home.plan.help_requests.get()
    actions.answer_help(request=row, answer="yes", decided_by="Tom", by=home.world.tom)
    home.plan.__class__.objects.filter(case=home.case).update(ended_at=home.plan.final_at)
    actions.start_plan(case=home.case, by=home.world.amina)
    tom, delivered = cast.signed_in(home.world.tom), url("deliver_help", home, row.key)
    assert delivered in tom.get("/promises/").content.decode()
    assert "Bus passes for Rose" in tom.get(delivered).content.decode()
    assert tom.post(delivered, {"on": ""}).status_code == 302
    assert delivered not in tom.get("/promises/").content.decode()


def test_what_each_person_says():
    """Agreeing needs how; not agreeing needs nothing; the social worker has no such page to write."""
    home = fam.written()
    amina = cast.signed_in(home.world.amina)
    assert b"Katie Rowe" in amina.get(url("agreement", home)).content
    address = url("agree", home, home.katie.key)
    assert amina.post(address, {"answer": "agrees"}).context["form"].errors["how"]
    assert amina.post(address, {"answer": "does_not", "words": "Not with him."}).status_code == 302
    assert home.plan.agreements.get().words == "Not with him."
    assert cast.signed_in(home.world.tom).get(url("agreement", home)).status_code == 403
    other = fam.family(home.world)
    assert amina.get(url("agree", home, other.katie.key)).status_code == 404


def test_showing_and_the_answer():
    """Shown by Amina; Tom agrees with one press; Amina cannot answer for him."""
    home = fam.written()
    amina, tom = cast.signed_in(home.world.amina), cast.signed_in(home.world.tom)
    assert tom.get(url("decide", home)).status_code == 302
    assert tom.post(url("show", home)).status_code == 403
    amina.post(url("show", home))
    assert statuses(home, url("decide", home)) == {
        "tom": 200, "priya": 200, "amina": 403, "carol": 403, "grace": 404, "bryn": 404, "dele": 404, "ivy": 404,
        "sam": 404,
    }  # fmt: skip
    assert tom.post(url("decide", home), {}).context["form"].errors["outcome"]
    page = tom.post(url("decide", home), {"outcome": "unsafe"})
    assert page.context["form"].errors == {"reason_unsafe": ["Say why, in words the family can answer"]}
    page = tom.post(url("decide", home), {"outcome": "bottom_line", "reason_bottom_line": "He moves in"})
    assert list(page.context["form"].errors) == ["bottom_line_words"]
    assert tom.post(url("decide", home), {"outcome": "as_written"}).status_code == 302
    assert home.plan.decisions.get().outcome == "as_written"
    assert b"Agreed as the family wrote it" in amina.get(url("plan", home)).content


def test_typed_checked_final_and_back():
    """Each step is the coordinator's; final leads to copies and cannot be taken back to writing."""
    home = fam.shown()
    amina = cast.signed_in(home.world.amina)
    actions.decide(plan=home.plan, outcome="as_written", by=home.world.tom)
    for name in ("typed", "checked"):
        assert cast.signed_in(home.world.carol).post(url(name, home)).status_code == 403
        assert amina.get(url(name, home)).status_code == 405
        amina.post(url(name, home))
    assert home.plan.stage == "checked"
    assert cast.signed_in(home.world.tom).get(url("finalise", home)).status_code == 403
    assert amina.get(url("finalise", home)).status_code == 200
    assert amina.post(url("finalise", home), {"on": "20/11/2026"}).url == url("copies", home)
    amina.post(url("go_on_writing", home))
    assert home.plan.stage == "final"
    assert amina.get(url("write", home)).url == url("plan", home)


def test_finalising_without_an_answer_says_whom_to_ask():
    """The form comes back with the reason."""
    home = fam.shown()
    actions.mark_checked(plan=home.plan, by=home.world.amina)
    page = cast.signed_in(home.world.amina).post(url("finalise", home), {"on": "20/11/2026"})
    assert "has not answered yet" in page.content.decode()
