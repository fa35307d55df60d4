"""Living with a plan, as people do it: a relative who would care (scenario 16), and a plan that fails (scenario 17)."""

import contextlib
import datetime as dt
import re

import pytest

from tests import cast
from tests.browser import looking
from tests.browser.acting import Somebody
from tests.browser.planned import ADDRESS
from tests.browser.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MAKE_CAST = "import django; django.setup(); from tests import cast; cast.world()"
MAKE_FAMILY = "import django; django.setup(); from tests.browser import planned; print(planned.family())"
WORRY = "The children were alone on Saturday evening."


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A server on a database with a service, its people and one family with a plan."""
    site = Site(tmp_path_factory.mktemp("review") / "site")
    site.migrate()
    site.run("-c", MAKE_CAST)
    site.family = site.run("-c", MAKE_FAMILY).strip().splitlines()[-1]
    site.start()
    yield site
    site.stop()


@pytest.fixture
def enters(chromium, site, sign_in):
    """A function that gives a person at a browser; all of them leave without complaints."""
    with contextlib.ExitStack() as leaving:

        def enters(name, **options):
            state = sign_in(site, f"{name}@northshore.example", cast.PASSWORD)
            person = Somebody(chromium, site, state, **options)
            leaving.callback(person.leave)
            return person

        yield enters


def test_a_relative_who_would_care_becomes_the_social_workers_task(enters, site):
    """Rose offers, in her own words; Tom asks for the assessment and is not told where she lives; the review goes on."""
    amina, tom, care = enters("amina.yusuf"), enters("tom.ridley"), f"/cases/{site.family}/plan/care/"
    amina.open(f"{care}add/").answer(
        person="=Rose Rowe", for_long="yes", words="They are mine too", agrees="yes"
    )
    amina.page.get_by_role("checkbox", name="Ellie Rowe").check()
    amina.press("Save this offer").saved().sees("Rose Rowe", "They are mine too")
    assert looking.faults(amina.page) == []
    amina.open(care).sees_not("Record the assessment")  # the coordinator does not assess
    tom.open("/promises/").sees("Rose Rowe would care for Ellie and agrees to be assessed")
    tom.follow(re.compile("^Ask for an assessment"), within="main")
    tom.sees("They have not agreed to share it.")
    tom.answer(referred_on=site.now().strftime("%d/%m/%Y")).press("Save").saved().sees("Rose Rowe")
    amina.open(care).sees("Rose Rowe").open(f"/cases/{site.family}/reviews/").sees("The next review")


def test_an_address_goes_to_the_social_worker_with_agreement_and_the_outcome_comes_back(enters, site):
    """Dan agrees that Tom may have it: on Tom's page alone; what came of the assessment is on Amina's page and his."""
    amina, tom, care = enters("amina.yusuf"), enters("tom.ridley"), f"/cases/{site.family}/plan/care/"
    amina.open(f"{care}add/").answer(person="=Dan Rowe", for_long="no", agrees="yes", share=True)
    amina.page.get_by_role("checkbox", name="Mason Rowe").check()
    amina.press("Save this offer").saved().sees("Their address may go to the social worker").sees_not(ADDRESS)
    tom.open(care).sees_not(ADDRESS).follow(re.compile("^Record the assessment.*Dan Rowe"))
    tom.sees("Dan Rowe would care for Mason for a short time, and agrees to be assessed", ADDRESS)
    assert looking.faults(tom.page) == []
    tom.answer(outcome="positive").press("Save")
    assert tom.page.title().startswith("Error"), "an outcome has a day, and follows a referral"
    on = site.now().strftime("%d/%m/%Y")
    tom.answer(referred_on=on, outcome_on=on).press("Save").saved()
    for person in (tom, amina):
        person.open(care).sees("Positive, ").sees_not(ADDRESS)
    assert looking.faults(amina.page) == []


def test_a_failing_plan_is_reviewed_passed_on_and_changed(enters, site):
    """Arranged with two who come, held, Plan B used, the social worker told the same day, a new version begun."""
    amina, tom = enters("amina.yusuf"), enters("tom.ridley")
    reviews = f"/cases/{site.family}/reviews/"
    _checked_in(amina, reviews, site.now().date())
    _arranged(amina, reviews, site.now().date())
    _recorded(amina, reviews)
    _passed_on(amina, reviews)
    tom.open("/referrals/").sees("A safeguarding notice waits for an answer").follow(
        re.compile("safeguarding notice")
    )
    tom.sees(WORRY, "Waiting for an answer").follow(re.compile("^Answer this notice"))
    assert looking.faults(tom.page) == []
    tom.answer(answer="I visit at five today.").press("Send the answer").saved().sees(
        "I visit at five today."
    )
    amina.open("/").sees_not("A safeguarding notice waits")
    enters("priya.nair").open("/messages/").sees("safeguarding notice")
    _agreed_anew(amina, tom, f"/cases/{site.family}/plan/")
    tom.open(reviews).sees("Rose came at once", "The bus was cut")


def _agreed_anew(amina, tom, plan):
    """The version that the review began: shown, agreed, final; the one before is still there."""
    amina.open(plan).sees("The plan is being written").press("Show it for agreement").saved()
    tom.open(plan).follow("Answer the plan").answer(outcome="as_written").press("Give this answer").saved()
    amina.open(plan).press("The family has checked it").saved()
    amina.follow("Make the plan final").press("Make the plan final").saved()
    amina.open(plan).sees("Version 2").follow("Versions (2)").sees(
        "Version 1", "Version 2", "Nights do not work"
    )


def _checked_in(amina, reviews, day):
    amina.open(reviews).follow("Record the check-in")
    assert looking.faults(amina.page) == []
    amina.answer(with_whom="Rose").press("Save the check-in").saved().sees(f"{day.day} {day:%B %Y}")


def _arranged(amina, reviews, day):
    """By a phone round, because the family prefers it; the form of a conference is there too, and accessible."""
    amina.open(reviews).follow("Arrange it")
    assert looking.faults(amina.page) == []
    amina.answer(way="phone", booked_for=(day + dt.timedelta(days=1)).strftime("%d/%m/%Y")).press(
        "Arrange the review"
    )
    amina.saved().sees("A phone round on")


def _recorded(amina, reviews):
    amina.open(reviews).follow("Record the review")
    assert looking.faults(amina.page) == []
    states = amina.page.locator('main select[name^="state-"]')
    for number, state in enumerate(("done", "stuck", "stuck")):
        states.nth(number).select_option(state)
    amina.page.locator('main input[name^="words-"]').nth(1).fill("The bus was cut")
    amina.answer(
        plan_b_used="yes",
        worries=WORRY,
        at_risk="yes",
        outcome="amend",
        asked_by="Katie",
        why="Nights do not work",
    )
    amina.press("Save the review")
    assert (
        amina.page.locator(".govuk-error-summary").count() == 1
    )  # who stepped in is missing; nothing typed is lost
    amina.answer(plan_b_words="Rose came at once").press("Save the review").saved()
    assert "/safeguarding/add/?" in amina.path, "a risk is passed on before the plan is changed"


def _passed_on(amina, reviews):
    amina.open(reviews).sees("The last review found somebody at risk").follow(
        "pass it on to the social worker today"
    )
    assert looking.faults(amina.page) == []
    amina.answer(facts=WORRY, told="yes", spoken_to="The duty team, at noon").press("Pass it on now").saved()
    amina.sees(WORRY, "Waiting for an answer")
    assert looking.faults(amina.page) == []
    amina.open("/").sees("A safeguarding notice waits for an answer")
