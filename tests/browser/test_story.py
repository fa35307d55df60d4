"""The main story, from a social worker's first draft to a review that nobody forgets, as people do it."""

import contextlib
import datetime as dt

import pytest

from tests import cast
from tests.browser import afterwards, meeting, referring
from tests.browser.acting import TABLET, Somebody
from tests.browser.site import Site

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MAKE_CAST = "import django; django.setup(); from tests import cast; cast.world()"
MAKE_FAMILY = "import django; django.setup(); from tests.browser import booked; print(booked.family())"


@pytest.fixture(scope="module")
def empty_database(tmp_path_factory):
    """A file with a service and its people, and no family."""
    site = Site(tmp_path_factory.mktemp("empty"))
    site.migrate()
    site.run("-c", MAKE_CAST)
    return site.database


@pytest.fixture
def site(tmp_path, empty_database):
    """A server on that database."""
    site = Site(tmp_path / "site", empty_database)
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
    family = _referred(enters("tom.ridley"), enters("carol.shah"), site.now().date())
    day = site.now().date() + dt.timedelta(days=7)
    amina = enters("amina.yusuf")
    meeting.find_the_family(amina)
    meeting.build_the_network(amina, family)
    meeting.record_a_contact(amina, family, site.now().date())
    meeting.book(amina, family, day)
    meeting.refuse_both_in_one_room(amina, family)
    meeting.tell(amina, family)
    site.set_clock(dt.datetime.combine(day, dt.time(9, 50), afterwards.LONDON))
    due_on = _held(enters("amina.yusuf", size=TABLET), enters("tom.ridley"), family)
    assert due_on == day + dt.timedelta(weeks=12)
    _copied(enters("amina.yusuf"), enters("carol.shah"), family)
    afterwards.move_to_the_reminder(site, due_on)
    afterwards.read_the_reminder(enters("amina.yusuf"), family, due_on)
    afterwards.numbers_lead_to_lists(enters("carol.shah"))


def test_a_referral_starts_and_a_day_is_held_without_scripts(enters, site):
    """Tom begins a referral, and Amina holds the day to the plan, in browsers whose scripts are off."""
    tom = enters("tom.ridley", scripts=False)
    referring.start(tom)
    referring.add_children(tom)
    referring.add_people(tom)
    family = site.run("-c", MAKE_FAMILY).strip()
    amina = enters("amina.yusuf", scripts=False, size=TABLET)
    meeting.refuse_both_in_one_room(amina, family)
    site.set_clock(
        dt.datetime.combine(site.now().date() + dt.timedelta(days=7), dt.time(9, 50), afterwards.LONDON)
    )
    amina = enters("amina.yusuf", scripts=False, size=TABLET)
    meeting.welcome(amina, family)
    meeting.three_stages(amina)
    meeting.write_the_plan(amina)


def _referred(tom, carol, today):
    """From Tom's first page to Amina as coordinator; returns the family's reference."""
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
    return referring.accept(carol)


def _held(amina, tom, family):
    """The day on a tablet, to a final plan; returns the day on which its review is due."""
    meeting.welcome(amina, family)
    meeting.three_stages(amina)
    meeting.write_the_plan(amina, "Who can help Kelly in the mornings?", referring.BOTTOM_LINE)
    meeting.show_and_agree(amina, tom, family)
    meeting.end_the_day(amina, family)
    return meeting.make_final(amina, family)


def _copied(amina, carol, family):
    """Joan's copy is made, read by a second person, and goes out."""
    afterwards.make_a_copy(amina, family)
    afterwards.release_it(carol, family)
    afterwards.download_it(amina, family, meeting.MATTERS, "Nan walks the children")
