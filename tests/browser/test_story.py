"""The main story, from a social worker's first draft to a review that nobody forgets, as people do it."""

import contextlib

import pytest

from tests import cast
from tests.browser import referring
from tests.browser.acting import Somebody
from tests.browser.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MAKE_CAST = "import django; django.setup(); from tests import cast; cast.world()"


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """A service with its people and no family."""
    site = Site(tmp_path_factory.mktemp("story"))
    site.manage("migrate", "-v0")
    site.run("-c", MAKE_CAST)
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


def test_from_a_referral_to_a_review_that_nobody_forgets(enters, site):
    """Tom refers, Carol asks and accepts, Amina prepares, holds the day and writes the plan, the review comes."""
    tom, carol = enters("tom.ridley"), enters("carol.shah")
    today = site.now().date()
    reference = referring.start(tom)
    referring.add_children(tom)
    referring.add_people(tom)
    referring.say_who_agrees(tom, today)
    referring.say_why(tom, today)
    referring.say_what_is_unsafe(tom)
    referring.say_what_is_needed(tom, today)
    referring.send(tom)
    referring.return_with_a_question(carol, reference)
    referring.answer_the_question(tom)
    family = referring.accept(carol)
