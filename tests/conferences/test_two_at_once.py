"""Many at the same moment, on PostgreSQL: of all the bookings one wins, and the gate holds between two invitations."""

import threading

import pytest
from django.db import connection

from conferences import actions
from conferences.models import Conference, Invitation
from fgc.lib.errors import Refused
from tests.conferences.families import booked, family, kept_apart

pytestmark = pytest.mark.django_db


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_of_a_hundred_bookings_at_once_one_wins():
    f = family()
    families = [f, *(family(f.w, f"Family {number}", coordinator=f.w.bryn) for number in range(3))]
    wins, refusals = [], []

    def attempt(number):
        one = families[number % 4]
        try:
            wins.append(booked(one, by=one.case.coordinator))
        except Refused as refused:
            refusals.append(refused.message)
        finally:
            connection.close()

    for start in range(0, 100, 20):
        threads = [threading.Thread(target=attempt, args=(start + number,)) for number in range(20)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert (len(wins), len(refusals)) == (1, 99)
    assert Conference.objects.count() == 1


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_two_invitations_at_once_do_not_bring_together_who_must_not_meet():
    f = family()
    kept_apart(f)
    conference = booked(f)
    made, refused = [], []

    def attempt(person):
        try:
            made.append(actions.invite(conference=conference, person=person, mode="room", by=f.w.amina))
        except Refused as error:
            refused.append(error)
        finally:
            connection.close()

    for _ in range(5):
        Invitation.objects.all().delete()
        made.clear()
        refused.clear()
        threads = [threading.Thread(target=attempt, args=(person,)) for person in (f.agnieszka, f.darren)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert (len(made), len(refused)) == (1, 1)
