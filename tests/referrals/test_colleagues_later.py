"""Colleagues who come, or change their name or number, after a family is on the map: compared by the next tick."""

import datetime as dt

import pytest
from django.utils import timezone

from fgc import schedule
from fgc.accounts.models import Service
from fgc.accounts.roles import Role
from fgc.audit.models import AuditEvent
from fgc.network import actions as network
from fgc.network.models import StaffCompared, StaffQuestion
from referrals import actions, jobs
from tests import cast
from tests.referrals import story as stories

pytestmark = pytest.mark.django_db
NUMBER = "07700 900321"


@pytest.fixture
def w():
    """An open family with Jean Walsh and her number on its map, and everybody compared."""
    made = cast.world()
    made.case = cast.open_case(made)
    made.jean = network.add_person(case=made.case, given_name="Jean", family_name="Walsh", by=made.amina)
    network.add_contact(person=made.jean, kind="phone", value=NUMBER, by=made.amina)
    tick()
    assert not StaffQuestion.objects.exists()
    return made


def tick():
    jobs.run(timezone.now())


def rename(user, name):
    user.name = name
    user.save()


def asked(case):
    """{(name of a colleague, what they share, with whom)} of the questions that wait."""
    rows = StaffQuestion.objects.waiting().filter(case=case).select_related("staff", "about")
    return {(row.staff.name, row.shares, row.about.given_name) for row in rows}


def test_somebody_hired_later_is_compared_and_nobody_twice(w):
    cast.person(w.service, "Jean", "Walsh", Role.COORDINATOR)
    cast.person(w.service, "Robert", "Walsh", Role.COORDINATOR)
    elsewhere = cast.person(
        Service.objects.create(name="Another service"), "Jeannie", "Walsh", Role.COORDINATOR
    )
    rename(elsewhere, "Jean Walsh")
    assert asked(w.case) == set()
    tick()
    tick()
    assert asked(w.case) == {("Jean Walsh", "name", "Jean")} and StaffQuestion.objects.count() == 1
    assert AuditEvent.objects.filter(kind="network.colleague_asked", case=w.case.reference).count() == 1
    network.answer_question(
        case=w.case, staff=StaffQuestion.objects.get().staff, is_conflict=False, reason="Another", by=w.carol
    )
    StaffCompared.objects.all().delete()
    tick()
    assert asked(w.case) == set(), "what was answered is not asked again"


def test_another_name_or_number_is_compared_and_the_same_is_not(w, django_assert_num_queries):
    w.dele.phone = NUMBER.replace(" ", "")
    w.dele.save()
    rename(w.bryn, "Bryn Walsh")
    tick()
    assert asked(w.case) == {("Dele Ade", "number", "Jean")}
    rename(w.bryn, "Jean Walsh")
    tick()
    assert asked(w.case) == {("Dele Ade", "number", "Jean"), ("Jean Walsh", "name", "Jean")}
    w.bryn.job_title = "Senior coordinator"
    w.bryn.save()
    with django_assert_num_queries(
        3
    ):  # those away, those compared, who is new or changed: nobody, so nobody on the maps
        tick()


def test_an_account_that_opens_again_is_compared_with_whom_was_added_meanwhile(w):
    w.dele.is_active = False
    w.dele.save()
    tick()
    network.add_person(case=w.case, given_name="Dele", family_name="Ade", by=w.amina)
    assert asked(w.case) == set()
    w.dele.is_active = True
    w.dele.save()
    tick()
    assert asked(w.case) == {("Dele Ade", "name", "Dele")}


def test_who_was_answered_about_on_the_referral_is_not_asked_again_and_who_comes_later_is():
    w = cast.world()
    w.story = stories.sent(w)
    dean = w.story.dean
    here = cast.person(w.service, dean.given_name, dean.family_name, Role.BUSINESS_SUPPORT)
    actions.settle_question(
        referral=w.story.referral, person=here, has_conflict=False, words="Another", by=w.carol
    )
    case = actions.accept(referral=w.story.referral, by=w.carol)
    tick()
    assert asked(case) == set()
    rename(cast.person(w.service, "Dean", "New", Role.COORDINATOR), dean.name)
    tick()
    assert {row[1:] for row in asked(case)} == {("name", dean.given_name)} and len(asked(case)) == 1


def test_reading_the_people_costs_the_same_for_one_family_and_for_many(w, django_assert_max_num_queries):
    for number in range(20):
        network.add_person(case=w.case, given_name=f"Ann {number}", family_name="Walsh", by=w.amina)
    cast.person(w.service, "Robert", "Walsh", Role.COORDINATOR)
    with django_assert_max_num_queries(13):
        tick()


def test_it_runs_at_every_tick(w):
    assert "referrals.jobs" in schedule.JOBS and not jobs.is_waiting(timezone.now())
    cast.person(w.service, "Jean", "Walsh", Role.COORDINATOR)
    schedule.work(timezone.now() + dt.timedelta(minutes=1))
    assert asked(w.case)
