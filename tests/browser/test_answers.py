"""Two answers that are not a plain yes, as people give and live with them: domain.md, scenarios 7 and 8."""

import contextlib
import datetime as dt
import re
from zoneinfo import ZoneInfo

import pytest

from tests import cast
from tests.browser import looking
from tests.browser.acting import TABLET, Somebody
from tests.browser.answered import BOTTOM_LINE
from tests.browser.site import TUESDAY, Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MAKE = (
    "import django; django.setup(); from tests import cast; cast.world(); "
    "from tests.browser import answered; print(*(answered.family() for _ in range(3)))"
)


@pytest.fixture(scope="module")
def evening(tmp_path_factory):
    """A server on the evening of the conferences, and the references of the three families."""
    site = Site(tmp_path_factory.mktemp("evening"))
    site.set_clock(TUESDAY.replace(hour=16))
    site.migrate()
    families = site.run("-c", MAKE).split()[-3:]
    site.start()
    yield site, *families
    site.stop()


@pytest.fixture
def enters(chromium, evening, sign_in):
    """A function that gives a person at a browser; all of them leave without complaints."""
    with contextlib.ExitStack() as leaving:

        def enters(name, **options):
            state = sign_in(evening[0], f"{name}@northshore.example", cast.PASSWORD)
            person = Somebody(chromium, evening[0], state, **options)
            leaving.callback(person.leave)
            return person

        yield enters


def test_a_plan_that_breaks_a_bottom_line(enters, evening):
    """Tom names the line and the reason, says when the family heard it and what it answered; the plan stays theirs."""
    family = evening[1]
    plan = f"/cases/{family}/plan/"
    tom, amina = enters("tom.ridley", size=TABLET), enters("amina.yusuf")
    tom.open(plan).follow("Answer the plan").answer(outcome="bottom_line").press("Give this answer")
    assert tom.page.title().startswith("Error"), "refusing takes a reason"
    tom.page.get_by_label(BOTTOM_LINE).check()
    tom.answer(reason_bottom_line="He would be there every night").press("Give this answer").saved()
    assert tom.heading == "How the family heard of it"
    assert looking.frame_faults(tom.page) + looking.faults(tom.page) == []
    amina.open(plan).sees("He would be there every night").press("The family has checked it").saved()
    amina.sees("Record how the family hears of the answer").sees_not("Make the plan final")
    tom.answer(
        told_time="4pm", chance="yes", family_response="Then we go on without him, but we keep our plan."
    )
    tom.answer(next_steps="Tom sees Bridie on Thursday.", rights=True).press("Save").saved()
    amina.open(plan).follow("Make the plan final").press("Make the plan final").saved()
    amina.open(plan).sees(
        "Not agreed", BOTTOM_LINE, "we keep our plan", "Tom sees Bridie on Thursday.", "may complain"
    )
    amina.sees("Lee moves back in to help at night")
    amina.open(f"/cases/{family}/reviews/").sees_not("The next review")
    tom.open(plan).sees("Not agreed", "It is still the family’s plan")
    amina.open(f"{plan}copies/").press("Make a copy for Bridie Rowe").saved().sees("is made for Bridie Rowe")
    amina.open(f"/cases/{family}/conference/").follow(re.compile("^Book a"), within="main")


def test_the_family_changes_its_plan_the_same_day(enters, evening):
    """Refused at four, told at once with a chance to change it; written anew, shown again, agreed, both answers kept."""
    family = evening[2]
    plan = f"/cases/{family}/plan/"
    tom, amina = enters("tom.ridley"), enters("amina.yusuf")
    tom.open(plan).follow("Answer the plan").answer(outcome="bottom_line")
    tom.page.get_by_label(BOTTOM_LINE).check()
    tom.answer(reason_bottom_line="He would be there every night").press("Give this answer").saved()
    tom.answer(told_time="4pm", chance="yes", family_response="Then Nan comes at night, not Lee.")
    tom.press("Save").saved()
    amina.open(plan).press("Go back to writing").saved()
    tom.open(plan).sees_not("Answer the plan")
    amina.open(f"{plan}write/").press(re.compile(r"^\s*Change\s+action 1"), within="main")
    amina.answer(what="Bridie sleeps there at night, and Lee visits on Sundays").press("Save action").saved()
    amina.open(plan).press("Show it for agreement").saved()
    amina.follow("Record what each person says of it").follow("Change: Bridie Rowe")
    amina.answer(answer="agrees", how="signed").press("Save what they said").saved()
    tom.open(plan).sees("Bridie sleeps there at night").sees_not("Lee moves back")
    tom.follow("Answer the plan").answer(outcome="with_changes").press("Give this answer").saved()
    amina.open(plan).press("The family has checked it").saved()
    amina.follow("Make the plan final").press("Make the plan final").saved()
    amina.open(plan).sees("Agreed", "with changes the family made on the day", "Bridie sleeps there at night")
    amina.open(f"/cases/{family}/reviews/").sees("The next review")


def test_money_that_a_manager_decides(enters, evening):
    """Tom must ask; two working days; late on the manager's page; Priya's answer is version 2, and Amina hears of it."""
    site, family = evening[0], evening[3]
    plan = f"/cases/{family}/plan/"
    tom, amina = enters("tom.ridley"), enters("amina.yusuf")
    tom.open(plan).follow("Answer the plan").answer(outcome="awaiting")
    assert tom.page.input_value('[name="awaiting_by"]') == "05/11/2026", "Tuesday, and two working days"
    tom.answer(awaiting_who="Priya Nair", awaiting_what="£40 a week for 12 weeks for Bridie’s bus")
    tom.press("Give this answer").saved()
    amina.open(plan).press("The family has checked it").saved()
    amina.follow("Make the plan final").press("Make the plan final").saved()
    tom.open("/").follow("Promises").sees("Priya Nair decides", "By 5 November")
    site.set_clock(dt.datetime(2026, 11, 9, 9, tzinfo=ZoneInfo("Europe/London")))
    site.manage("run_due", "--until-empty")
    carol, priya = enters("carol.shah"), enters("priya.nair")
    for reminded in (enters("tom.ridley"), priya):
        reminded.open("/messages/").sees("what the family’s plan waits for")
    carol.open("/dashboard/").sees("Promises that are late", "4 days late")
    priya.open("/promises/").follow(re.compile("^Priya Nair decides"), within="main")
    priya.open(plan).follow("Answer the plan").answer(outcome="as_written").press("Give this answer").saved()
    amina = enters("amina.yusuf")
    amina.open(plan).sees("Version 2", "Agreed").follow("Versions (2)").follow("Version 1")
    amina.sees("waiting for somebody else’s decision")
    amina.open("/messages/").sees("plan was agreed")
    carol.open("/dashboard/").sees_not("4 days late")
