"""The calendar by reference, the calendar file, the venues, and restrictions that come back for a decision."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from conferences import actions
from conferences.models import Venue
from conferences.month import next_month, read_month, weeks
from fgc.accounts.models import Service
from fgc.cases.actions import share
from fgc.lib.dates import at_local, today
from fgc.lib.errors import Refused
from fgc.network import actions as network
from fgc.network.reminders import plan
from tests import cast
from tests.conferences.families import at, booked, family, kept_apart

pytestmark = pytest.mark.django_db

CALENDAR = "/calendar/"


def month_of(moment):
    return {"month": f"{timezone.localdate(moment):%Y-%m}"}


def test_a_month_has_whole_weeks():
    days = weeks(dt.date(2026, 11, 1), dt.date(2026, 11, 21), {dt.date(2026, 11, 27): ["one"]})
    assert [len(week) for week in days] == [7] * 6
    assert (days[0][0]["date"], days[0][0]["outside"]) == (dt.date(2026, 10, 26), True)
    assert [day["events"] for week in days for day in week if day["events"]] == [["one"]]
    assert [day["date"].day for week in days for day in week if day["today"]] == [21]


@pytest.mark.parametrize("text", [None, "", "2026-13", "November", "1850-01", "9999-12", "\x00"])
def test_a_month_that_cannot_be_is_this_month(text):
    assert read_month(text, dt.date(2026, 11, 21)) == dt.date(2026, 11, 1)


def test_months_follow_one_another():
    assert (next_month(dt.date(2026, 12, 1), 1), next_month(dt.date(2026, 1, 1), -1)) == (
        dt.date(2027, 1, 1), dt.date(2025, 12, 1))  # fmt: skip


def test_the_calendar_names_families_by_reference():
    f = family()
    conference = booked(f, [f.nan])
    client = cast.signed_in(f.w.amina)
    text = client.get(CALENDAR, month_of(conference.starts_at)).content.decode()
    assert f"10am {f.case.reference}" in text
    for name in ("Ellie", "Maureen", "Harbour"):
        assert name not in text
    assert client.get(CALENDAR, {"month": "2031-05"}).content.decode().count("No conferences this month") == 1


@pytest.mark.parametrize(
    ("who", "shown"),
    [
        ("amina", True),
        ("tom", True),
        ("priya", True),
        ("carol", True),
        ("dele", True),
        ("bryn", False),
        ("grace", False),
        ("sam", False),
    ],
)
def test_the_calendar_shows_what_one_may_open(who, shown):
    f = family()
    conference = booked(f)
    text = cast.signed_in(getattr(f.w, who)).get(CALENDAR, month_of(conference.starts_at)).content.decode()
    assert (f.case.reference in text) is shown


def test_a_share_without_bookings_shows_no_date():
    f = family()
    conference = booked(f)
    until = today() + dt.timedelta(days=60)
    share(case=f.case, person=f.w.grace, rights=["people"], reason="Sibling", until=until, by=f.w.carol)
    share(case=f.case, person=f.w.bryn, rights=["booking"], reason="Helps", until=until, by=f.w.carol)
    for who, shown in (("grace", False), ("bryn", True)):
        text = (
            cast.signed_in(getattr(f.w, who)).get(CALENDAR, month_of(conference.starts_at)).content.decode()
        )
        assert (f.case.reference in text) is shown


def test_cancelled_conferences_leave_the_calendar():
    f = family()
    conference = booked(f)
    actions.cancel(conference=conference, reason="Snow", by=f.w.amina)
    text = cast.signed_in(f.w.amina).get(CALENDAR, month_of(conference.starts_at)).content.decode()
    assert f.case.reference not in text


def test_the_calendar_file_holds_a_reference_and_a_time():
    f = family()
    conference = booked(f, [f.nan])
    url = reverse("conferences:calendar_file", args=[f.case.reference, conference.key])
    client = cast.signed_in(f.w.tom)
    first = client.get(url)
    assert first["Content-Disposition"] == 'attachment; filename="meeting.ics"'
    event = Calendar.from_ical(first.content).walk("VEVENT")[0]
    assert str(event["SUMMARY"]) == f"Meeting {f.case.reference}"
    assert (event["CLASS"], int(event["SEQUENCE"]), event["STATUS"]) == ("PRIVATE", 0, "CONFIRMED")
    assert event["DTSTART"].dt == conference.starts_at
    assert set(event) == {
        "UID",
        "SEQUENCE",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "CLASS",
        "STATUS",
    }
    for name in (b"Ellie", b"Maureen", b"Harbour", b"Quay"):
        assert name not in first.content
    actions.move_conference(
        conference=conference,
        starts_at=at(20, 10),
        ends_at=at(20, 12),
        venue=f.hall,
        reason="Exams",
        by=f.w.amina,
    )
    moved = Calendar.from_ical(client.get(url).content).walk("VEVENT")[0]
    assert (moved["UID"], int(moved["SEQUENCE"])) == (event["UID"], 1)
    actions.cancel(conference=conference, reason="Snow", by=f.w.amina)
    gone = Calendar.from_ical(client.get(url).content)
    assert (gone["METHOD"], gone.walk("VEVENT")[0]["STATUS"]) == ("CANCEL", "CANCELLED")
    assert cast.signed_in(f.w.bryn).get(url).status_code == 404


def test_venues_are_added_changed_and_closed():
    w = cast.world()
    client = cast.signed_in(w.dele)
    assert "No venues yet" in client.get(reverse("conferences:venues")).content.decode()
    add = reverse("conferences:add_venue")
    assert "Enter name" in client.post(add, {"name": ""}).content.decode()
    assert client.post(add, {"name": "Harbour Centre", "address": "1 Quay Street"}).status_code == 302
    again = client.post(add, {"name": "harbour centre", "access": "Ramp"}).content.decode()
    assert "There is a venue of that name already" in again and "Ramp" in again
    venue = Venue.objects.get()
    change = reverse("conferences:change_venue", args=[venue.key])
    assert client.get(change).status_code == 200
    client.post(change, {"name": "Harbour Centre, Room 2", "address": "1 Quay Street"})
    client.post(reverse("conferences:close_venue", args=[venue.key]))
    venue.refresh_from_db()
    assert (venue.name, venue.closed_at is not None) == ("Harbour Centre, Room 2", True)
    client.post(change, {"name": "Harbour Centre, Room 2"})
    venue.refresh_from_db()
    assert venue.closed_at is None


def test_a_venue_that_is_booked_stays():
    f = family()
    booked(f)
    with pytest.raises(Refused, match="A conference is arranged there"):
        actions.close_venue(venue=f.hall, by=f.w.dele)
    page = cast.signed_in(f.w.dele).post(reverse("conferences:close_venue", args=[f.hall.key]))
    assert "A conference is arranged there" in page.content.decode()


def test_a_closed_venue_is_not_booked():
    f = family()
    actions.close_venue(venue=f.church, by=f.w.dele)
    f.church.refresh_from_db()
    with pytest.raises(Refused, match="no longer used"):
        booked(f, venue=f.church)


@pytest.mark.parametrize(
    ("who", "status"),
    [("amina", 200), ("carol", 200), ("dele", 200), ("tom", 404), ("ivy", 404), ("sam", 404)],
)
def test_who_looks_after_venues(who, status):
    f = family()
    client = cast.signed_in(getattr(f.w, who))
    for url in (reverse("conferences:venues"), reverse("conferences:add_venue"),
                reverse("conferences:change_venue", args=[f.hall.key])):  # fmt: skip
        assert client.get(url).status_code == status


def test_the_venues_of_another_service_are_not_found():
    f = family()
    other = Venue.objects.create(service=Service.objects.create(name="Southport"), name="Pier")
    client = cast.signed_in(f.w.dele)
    assert client.get(reverse("conferences:change_venue", args=[other.key])).status_code == 404
    assert "Pier" not in client.get(reverse("conferences:venues")).content.decode()


def morning(day):
    return at_local(day, dt.time(9))


def test_an_order_about_to_end_comes_back_28_days_before_and_on_the_day():
    f = family()
    ends = today() + dt.timedelta(days=100)
    row = kept_apart(f, until=ends)
    assert list(plan(morning(ends - dt.timedelta(days=30)))) == []
    early = list(plan(morning(ends - dt.timedelta(days=28))))
    assert [(one["kind"], one["to"], one["about"], one["case"]) for one in early] == [
        ("restriction.expiring", f.w.amina, row.key, f.case.reference)
    ]
    late = list(plan(morning(ends)))
    assert len(late) == 1 and late[0]["unique_key"] != early[0]["unique_key"]
    assert late[0]["due_at"] == at_local(ends, dt.time(8))
    assert [one["unique_key"] for one in plan(morning(ends + dt.timedelta(days=5)))] == [
        late[0]["unique_key"]
    ]
    network.end_restriction(restriction=row, by=f.w.amina, reason="It ended")
    assert list(plan(morning(ends))) == []
