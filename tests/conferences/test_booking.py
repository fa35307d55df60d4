"""Booking: a time and a place, one coordinator and one venue at a time, who is told, and the case follows."""

import pytest
from django.utils import timezone

from conferences import actions
from fgc.cases.actions import allocate
from fgc.lib.errors import Refused
from fgc.notifications.models import Message
from tests import cast
from tests.conferences.families import at, booked, family, stage

pytestmark = pytest.mark.django_db


def test_booking_arranges_the_case_and_asks_the_people():
    f = family()
    conference = booked(f, [f.agnieszka, f.nan])
    assert stage(f) == "arranged"
    assert cast.fresh(f.case).conference_on == timezone.localdate(at(14, 10))
    assert {row.person for row in conference.invitations.all()} == {f.agnieszka, f.nan}


def test_a_bank_holiday_can_be_booked_and_yesterday_cannot():
    f = family()
    christmas = at(0, 10).replace(year=timezone.localdate().year + 1, month=12, day=25)
    made = actions.book(
        case=f.case,
        kind="first",
        starts_at=christmas,
        ends_at=christmas.replace(hour=13),
        venue=f.hall,
        by=f.w.amina,
    )
    assert made.stage == "booked"
    with pytest.raises(Refused, match="in the future"):
        booked(f, days=-1)


def test_an_end_before_the_start_is_refused():
    f = family()
    with pytest.raises(Refused, match="after the start"):
        actions.book(
            case=f.case, kind="first", starts_at=at(3, 13), ends_at=at(3, 10), venue=f.hall, by=f.w.amina
        )


def test_a_venue_or_a_note_of_the_place_is_needed():
    f = family()
    with pytest.raises(Refused, match="Choose a venue"):
        booked(f, venue=None)
    assert booked(f, venue=None, place_note="Nan’s church").place == "Nan’s church"


def test_a_waiting_family_has_no_conference():
    w = cast.world()
    f = family(w)
    case = cast.waiting_case(w)
    with pytest.raises(Refused, match="once a coordinator"):
        actions.book(
            case=case, kind="first", starts_at=at(3, 10), ends_at=at(3, 13), venue=f.hall, by=w.carol
        )


def test_the_venue_is_not_booked_twice_at_once():
    f = family()
    booked(f)
    other = family(f.w, "Second family", coordinator=f.w.bryn)
    with pytest.raises(Refused) as refused:
        booked(other, hour=12, by=f.w.bryn)
    assert (refused.value.message, refused.value.field) == (
        "Harbour Community Centre is booked at that time",
        "venue",
    )
    assert booked(other, hour=13, by=f.w.bryn).stage == "booked"
    assert booked(other, hour=10, venue=f.church, kind="separate", by=f.w.bryn).stage == "booked"


def test_the_coordinator_is_not_booked_twice_at_once():
    f = family()
    booked(f)
    other = family(f.w, "Second family")
    with pytest.raises(Refused, match="Amina Yusuf has another conference"):
        booked(other, hour=9, venue=f.church)
    assert booked(other, hour=14, venue=f.church).stage == "booked"


def test_the_others_are_told_and_the_doer_is_not():
    f = family()
    conference = booked(f)
    assert {row.recipient for row in Message.objects.filter(kind="conference.booked")} == {f.w.tom}
    actions.cancel(conference=conference, reason="Snow", by=f.w.carol)
    assert {row.recipient for row in Message.objects.filter(kind="conference.cancelled")} == {
        f.w.tom,
        f.w.amina,
    }


def test_a_new_coordinator_takes_the_bookings_along():
    f = family()
    booked(f)
    allocate(case=f.case, coordinator=f.w.bryn, by=f.w.carol)
    other = family(f.w, "Second family", coordinator=f.w.bryn)
    with pytest.raises(Refused, match="Bryn Parry has another conference"):
        booked(other, venue=f.church, by=f.w.bryn)
