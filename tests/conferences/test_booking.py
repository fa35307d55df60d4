"""Booking, moving, cancelling: one coordinator and one venue at a time, and the case follows."""

import threading

import pytest
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from conferences import actions
from conferences.models import Conference, Invitation
from fgc.cases.actions import allocate
from fgc.lib.errors import Refused
from fgc.notifications.models import Message
from tests import cast
from tests.conferences.families import HIDDEN, asked, at, booked, family, hidden_address, kept_apart, venue

pytestmark = pytest.mark.django_db


def stage(f):
    return cast.fresh(f.case).stage


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


def test_a_withheld_address_is_not_accepted_as_a_place():
    f = family()
    hidden_address(f)
    for words in (HIDDEN.replace("\n", ", "), "at 14 lighthouse-court, 2nd floor", "14  LIGHTHOUSE COURT"):
        with pytest.raises(Refused, match="withheld"):
            booked(f, place_note=words)
    assert booked(f, place_note="Room 2, Lighthouse view").place_note == "Room 2, Lighthouse view"


def test_moving_to_a_place_tells_business_support_nothing_of_a_withheld_address():
    """A refusal would say that a guess was right. The move is taken, no letter goes, and the coordinator reads why."""
    f = family()
    conference = booked(f, [f.nan])
    hidden_address(f)
    guess = venue(f.w, "Lighthouse Court", address=HIDDEN)
    actions.mark_safe_to_send(conference=conference, by=f.w.amina)
    new = {"starts_at": at(20, 10), "ends_at": at(20, 13), "venue": guess, "reason": "Hall closed"}
    with pytest.raises(Refused, match="withheld"):
        actions.move_conference(conference=conference, by=f.w.amina, **new)
    moved = actions.move_conference(conference=conference, by=f.w.dele, **new)
    assert moved.venue == guess and not moved.safe_to_send
    with pytest.raises(Refused, match="withheld"):
        actions.mark_safe_to_send(conference=moved, by=f.w.amina)
    tab = reverse("conferences:conference", args=[f.case.reference])
    assert "holds a withheld address" in cast.signed_in(f.w.amina).get(tab).content.decode()
    assert "withheld" not in cast.signed_in(f.w.dele).get(tab).content.decode()


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


def test_a_cancelled_conference_frees_the_time():
    f = family()
    actions.cancel(conference=booked(f), reason="The family asked for another day", by=f.w.amina)
    assert booked(f).stage == "booked"


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


def test_moving_keeps_the_history_and_asks_everybody_again():
    f = family()
    conference = booked(f, [f.nan])
    nan = asked(conference, f.nan)
    actions.mark_told(invitation=nan, how="phone", by=f.w.amina)
    actions.record_answer(invitation=nan, answer="coming", by=f.w.amina)
    moved = actions.move_conference(
        conference=conference,
        starts_at=at(20, 17),
        ends_at=at(20, 20),
        venue=f.church,
        reason="Nan works",
        by=f.w.amina,
    )
    nan.refresh_from_db()
    assert (nan.answer, nan.told_at) == ("not_asked", None)
    assert moved.invites_version == 2
    assert [(row.was_starts_at, row.was_venue, row.reason) for row in moved.moves.all()] == [
        (at(14, 10), f.hall, "Nan works")
    ]
    assert cast.fresh(f.case).conference_on == timezone.localdate(at(20, 17))


def test_moving_needs_a_reason_and_the_page_of_the_present():
    f = family()
    conference = booked(f)
    new = {"starts_at": at(20, 17), "ends_at": at(20, 20), "venue": f.hall, "by": f.w.amina}
    with pytest.raises(Refused, match="Say why"):
        actions.move_conference(conference=conference, reason=" ", **new)
    actions.move_conference(conference=conference, reason="School play", version=1, **new)
    with pytest.raises(Refused, match="Somebody else moved"):
        actions.move_conference(conference=conference, reason="Again", version=1, **new)


def test_a_move_that_brings_two_sittings_to_one_door_is_refused():
    f = family()
    kept_apart(f)
    booked(f, [f.agnieszka])
    apart = booked(f, [f.darren], days=15, kind="separate")
    with pytest.raises(Refused, match="in the same building at about the same time"):
        actions.move_conference(
            conference=apart,
            starts_at=at(14, 13),
            ends_at=at(14, 16),
            venue=f.hall,
            reason="Sooner",
            by=f.w.amina,
        )
    apart.refresh_from_db()
    assert apart.starts_at == at(15, 10)
    assert actions.move_conference(
        conference=apart, starts_at=at(14, 14), ends_at=at(14, 16), venue=f.hall, reason="Sooner", by=f.w.amina
    ).invites_version == 2  # fmt: skip


def test_cancelling_needs_a_reason_and_gives_the_case_back():
    f = family()
    conference = booked(f)
    with pytest.raises(Refused, match="Say why"):
        actions.cancel(conference=conference, reason="", by=f.w.amina)
    actions.cancel(conference=conference, reason="The family chose to wait", by=f.w.amina)
    case = cast.fresh(f.case)
    assert (case.stage, case.conference_on) == ("preparing", None)


def test_cancelling_one_of_two_sittings_leaves_the_case_arranged():
    f = family()
    booked(f)
    apart = booked(f, days=15, kind="separate")
    actions.cancel(conference=apart, reason="Darren writes instead", by=f.w.amina)
    assert stage(f) == "arranged"


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


def book_page(f):
    return reverse("conferences:book", args=[f.case.reference])


def filled(f, **changes):
    day = timezone.localdate(at(14, 10))
    return {
        "kind": "first", "starts_on": f"{day:%d/%m/%Y}", "starts": "10am", "ends": "1pm", "venue": f.hall.key,
        "place_note": "Room 2", "people": [f.agnieszka.key, f.nan.key],
    } | changes  # fmt: skip


def test_the_page_books():
    f = family()
    client = cast.signed_in(f.w.amina)
    assert client.get(book_page(f)).status_code == 200
    sent = client.post(book_page(f), filled(f))
    assert sent.url == reverse("conferences:conference", args=[f.case.reference])
    made = f.case.conferences.get()
    assert (made.starts_at, made.ends_at, made.venue) == (at(14, 10), at(14, 13), f.hall)
    assert b"is booked" in client.get(sent.url).content


def test_the_page_refuses_both_who_must_not_meet_and_keeps_what_was_typed():
    f = family()
    kept_apart(f)
    page = cast.signed_in(f.w.amina).post(book_page(f), filled(f, people=[f.agnieszka.key, f.darren.key]))
    text = page.content.decode()
    assert page.status_code == 200 and f.case.conferences.count() == 0
    assert "must not meet, so they cannot both be at the same sitting" in text
    assert "separate sitting" in text and "in writing" in text
    assert 'value="Room 2"' in text and 'value="10am"' in text
    assert "Non-molestation" not in text


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"starts_on": "1/1/2020"}, "must be today or in the future"),
        ({"starts": "2"}, "Say whether you mean 2am or 2pm"),
        ({"starts": "14:00", "ends": "1pm"}, "The end must be after the start"),
        ({"venue": "nowhere"}, "Select one of the answers listed"),
        ({"people": ["nobody"]}, "Select"),
    ],
)
def test_the_page_says_what_is_wrong(changes, message):
    f = family()
    page = cast.signed_in(f.w.amina).post(book_page(f), filled(f, **changes))
    assert page.status_code == 200
    assert message in page.content.decode()
    assert f.case.conferences.count() == 0


def test_a_double_click_books_once():
    f = family()
    client = cast.signed_in(f.w.amina)
    token = "3f2b8c1e-5d7a-4b6f-9c0d-1e2f3a4b5c6d"
    first, second = (client.post(book_page(f), filled(f, submission=token)) for _ in range(2))
    assert first.url == second.url
    assert f.case.conferences.count() == 1


def test_two_tabs_book_once():
    f = family()
    client = cast.signed_in(f.w.amina)
    client.post(book_page(f), filled(f))
    second = client.post(book_page(f), filled(f))
    assert "is booked at that time" in second.content.decode()
    assert f.case.conferences.count() == 1


@pytest.mark.parametrize(
    ("who", "status"),
    [
        ("amina", 200),
        ("carol", 200),
        ("dele", 403),
        ("tom", 403),
        ("priya", 403),
        ("grace", 404),
        ("bryn", 404),
    ],
)
def test_who_may_book(who, status):
    f = family()
    assert cast.signed_in(getattr(f.w, who)).get(book_page(f)).status_code == status


def test_moving_and_cancelling_by_their_pages():
    f = family()
    conference = booked(f)
    client = cast.signed_in(f.w.amina)
    move = reverse("conferences:move", args=[f.case.reference, conference.key])
    assert client.get(move).status_code == 200
    day = timezone.localdate(at(21, 10))
    values = {
        "starts_on": f"{day:%d/%m/%Y}",
        "starts": "17:00",
        "ends": "19:30",
        "venue": f.church.key,
        "version": 1,
    }
    assert (
        "Enter why" in client.post(move, values).content.decode()
        or f.case.conferences.get().invites_version == 1
    )
    client.post(move, values | {"reason": "Nan works in the daytime"})
    conference.refresh_from_db()
    assert (conference.starts_at, conference.venue) == (at(21, 17), f.church)
    cancel = reverse("conferences:cancel", args=[f.case.reference, conference.key])
    assert client.get(cancel).status_code == 200
    assert client.post(cancel, {"reason": ""}).status_code == 200
    client.post(cancel, {"reason": "The family made its own plan"})
    conference.refresh_from_db()
    assert conference.stage == "cancelled"


def test_a_conference_of_another_family_is_not_found_here():
    f = family()
    other = family(f.w, "Second family")
    conference = booked(other)
    client = cast.signed_in(f.w.amina)
    for name in ("move", "cancel", "invite", "day", "times", "end", "running_sheet", "calendar_file"):
        url = reverse(f"conferences:{name}", args=[f.case.reference, conference.key])
        assert client.get(url).status_code == 404, name
