"""The page that books: what it refuses and keeps of what was typed, a second press, and who may open it."""

import pytest
from django.urls import reverse
from django.utils import timezone

from tests import cast
from tests.conferences.families import at, booked, family, kept_apart

pytestmark = pytest.mark.django_db


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


def test_a_conference_of_another_family_is_not_found_here():
    f = family()
    other = family(f.w, "Second family")
    conference = booked(other)
    client = cast.signed_in(f.w.amina)
    for name in ("move", "cancel", "invite", "day", "times", "end", "running_sheet", "calendar_file"):
        url = reverse(f"conferences:{name}", args=[f.case.reference, conference.key])
        assert client.get(url).status_code == 404, name
