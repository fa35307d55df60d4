"""The letter of one person: when and where if they may know, both times abroad (safety, scenario 5), their language."""

import pytest

from conferences.letters import language_of
from fgc.network import actions as network
from fgc.network.models import Person
from tests import cast
from tests.conferences.families import asked, at, booked, family, invite
from tests.conferences.families import url as page

pytestmark = pytest.mark.django_db


def test_somebody_abroad_reads_both_times():
    f = family()
    conference = booked(f, hour=10)
    nan = invite(conference, f.nan, f, "video", time_zone="Asia/Karachi")
    text = cast.signed_in(f.w.amina).get(page("invitation", conference, nan.key)).content.decode()
    assert "in Pakistan" in text and "You join by video" in text
    assert "Quay Street" not in text


def test_a_letter_says_when_and_where_only_if_the_person_may_know():
    f = family()
    conference = booked(f, place_note="Room 2")
    client = cast.signed_in(f.w.amina)
    open_one = invite(conference, f.nan, f)
    text = client.get(page("invitation", conference, open_one.key)).content.decode()
    for words in (
        "Dear Maureen",
        "10am to 1pm",
        "Harbour Community Centre",
        "Room 2",
        "Please ring Amina on 0151 496 0100",
    ):
        assert words in text
    closed = invite(conference, f.darren, f, tell_place=False)
    writes = invite(conference, f.agnieszka, f, "writing")
    for row in (closed, writes):
        text = client.get(page("invitation", conference, row.key)).content.decode()
        assert "Harbour" not in text and "10am" not in text and "Room 2" not in text
        assert "Please ring Amina on 0151 496 0100" in text


def test_a_separate_arrival_is_the_only_time_on_the_letter():
    f = family()
    conference = booked(f)
    early = invite(conference, f.nan, f, arrive_at=at(14, 9, 30))
    text = cast.signed_in(f.w.amina).get(page("invitation", conference, early.key)).content.decode()
    assert "9:30am" in text and "10am" not in text and "1pm" not in text


def test_a_letter_says_the_language_of_the_person_and_staff_what_they_need():
    f = family()
    network.change_person(person=f.agnieszka, by=f.w.amina, interpreter="Polish, a woman")
    conference = booked(f, [f.agnieszka, f.nan])
    client = cast.signed_in(f.w.amina)
    mum = client.get(page("invitation", conference, asked(conference, f.agnieszka).key)).content.decode()
    letter = mum.partition("<article")[2].partition("</article>")[0]
    assert "<strong>Polish:</strong> we can read this letter to you in Polish" in letter
    assert "a woman" not in letter and "Interpreter: Polish, a woman." in mum
    assert "This letter is in English, and Agnieszka needs Polish." in mum and "fgc-no-print" in mum
    nan = client.get(page("invitation", conference, asked(conference, f.nan).key)).content.decode()
    assert "Before you post it" not in nan and "read this letter to you" not in nan


@pytest.mark.parametrize(
    ("fields", "language"),
    [
        ({"written_language": "Urdu", "interpreter": "Punjabi", "language": "English"}, "Urdu"),
        ({"interpreter": "Dari, a woman, not a relative"}, "Dari"),
        ({"language": "Welsh"}, "Welsh"),
        ({"language": "english"}, ""),
        ({}, ""),
    ],
)
def test_the_language_of_a_letter(fields, language):
    assert language_of(Person(given_name="Nan", **fields)) == language
