"""Asking people: the gate at every step, who sees the list, and the letter of one person."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conferences import actions
from conferences.letters import language_of
from conferences.sittings import problems_of
from conferences.words import day_words
from fgc.cases.actions import declare_conflict
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions as network
from fgc.network.models import Person
from tests import cast
from tests.conferences.families import (
    HIDDEN,
    asked,
    at,
    booked,
    family,
    hidden_address,
    kept_apart,
    today_with,
)

pytestmark = pytest.mark.django_db


def page(name, conference, *more):
    return reverse(f"conferences:{name}", args=[conference.case.reference, conference.key, *more])


def tab(f):
    return reverse("conferences:conference", args=[f.case.reference])


def invite(conference, person, f, mode="room", **how):
    return actions.invite(conference=conference, person=person, mode=mode, by=f.w.amina, **how)


# Safety, scenario 2: the parents must not meet.


def test_two_who_must_not_meet_are_not_asked_to_one_sitting():
    f = family()
    kept_apart(f)
    conference = booked(f, [f.agnieszka])
    for mode in ("room", "video", "phone"):
        with pytest.raises(Refused) as refused:
            invite(conference, f.darren, f, mode)
        assert len(refused.value.choices) == 4
    assert conference.invitations.count() == 1
    assert invite(conference, f.darren, f, "writing").mode == "writing"


def test_an_order_that_has_run_out_still_holds_until_somebody_ends_it():
    f = family()
    row = kept_apart(
        f, since=today().replace(year=today().year - 1), until=today().replace(year=today().year - 1)
    )
    conference = booked(f, [f.agnieszka])
    with pytest.raises(Refused, match="must not meet"):
        invite(conference, f.darren, f)
    network.end_restriction(restriction=row, by=f.w.amina, reason="The order ended and Agnieszka agrees")
    assert invite(conference, f.darren, f).mode == "room"


def test_each_is_asked_to_a_sitting_of_their_own():
    f = family()
    kept_apart(f)
    first = booked(f, [f.agnieszka, f.ellie])
    second = booked(f, [f.darren], days=15, kind="separate")
    assert problems_of(f.case) and not [problem for problem in problems_of(f.case) if problem.is_blocking]
    letters = []
    client = cast.signed_in(f.w.amina)
    for conference, person in ((first, f.agnieszka), (second, f.darren)):
        text = client.get(page("invitation", conference, asked(conference, person).key)).content.decode()
        letters.append(text)
        assert person.name in text
    assert "Agnieszka" not in letters[1] and "Darren" not in letters[0]
    assert day_words(at(15, 10)) in letters[1] and day_words(at(15, 10)) not in letters[0]


def test_somebody_who_chose_not_to_come_meets_the_gate_again_when_they_change_their_mind():
    f = family()
    conference = booked(f, [f.agnieszka, f.darren])
    actions.record_answer(invitation=asked(conference, f.darren), answer="not_coming", by=f.w.amina)
    kept_apart(f)
    with pytest.raises(Refused, match="must not meet"):
        actions.record_answer(invitation=asked(conference, f.darren), answer="coming", by=f.w.amina)
    assert actions.record_answer(invitation=asked(conference, f.agnieszka), answer="coming", by=f.w.amina)


def test_a_way_of_taking_part_is_changed_only_if_the_gate_agrees():
    f = family()
    kept_apart(f)
    conference = booked(f, [f.agnieszka])
    writes = invite(conference, f.darren, f, "writing")
    with pytest.raises(Refused, match="must not meet"):
        actions.change_invitation(invitation=writes, mode="phone", by=f.w.amina)
    assert (
        actions.change_invitation(invitation=writes, support="Read out by Nan", by=f.w.amina).support
        == "Read out by Nan"
    )


def test_a_restriction_made_after_inviting_warns_and_blocks():
    f = family()
    conference = booked(f, [f.agnieszka, f.darren])
    client = cast.signed_in(f.w.amina)
    assert "until this is put right" not in client.get(tab(f)).content.decode()
    kept_apart(f)
    text = client.get(tab(f)).content.decode()
    assert "Nothing can be sent until this is put right" in text and "must not meet" in text
    with pytest.raises(Refused, match="must not meet"):
        actions.mark_safe_to_send(conference=conference, by=f.w.amina)
    with pytest.raises(Refused, match="must not meet"):
        actions.mark_told(invitation=asked(conference, f.darren), how="phone", by=f.w.amina)
    letter = client.get(page("invitation", conference, asked(conference, f.darren).key)).content.decode()
    assert "held back" in letter and "Dear" not in letter
    actions.uninvite(invitation=asked(conference, f.darren), by=f.w.amina)
    assert actions.mark_safe_to_send(conference=conference, by=f.w.amina).safe_to_send


def test_not_invited_and_speak_first():
    f = family()
    conference = booked(f)
    banned = network.restrict(
        case=f.case, kind="not_invited", person=f.darren, basis="manager", reason="Threats", by=f.w.amina
    )
    with pytest.raises(
        Refused, match="proposed that Darren Rimmer is not invited.* waits for a service manager"
    ):
        invite(conference, f.darren, f)
    network.approve_restriction(restriction=banned, by=f.w.carol, other_way="A letter")
    with pytest.raises(Refused, match="decided that Darren Rimmer is not invited"):
        invite(conference, f.darren, f)
    network.restrict(
        case=f.case, kind="speak_first", person=f.nan, basis="request", reason="Her wish", by=f.w.amina
    )
    with pytest.raises(Refused, match="Speak to Maureen Rimmer first"):
        invite(conference, f.nan, f)
    missed = {"case": f.case, "person": f.nan, "on": today(), "how": "phone", "by": f.w.amina}
    actions.record_contact(**missed, reached=False)
    with pytest.raises(Refused, match="Speak to Maureen Rimmer first"):
        invite(conference, f.nan, f)
    actions.record_contact(**missed)
    assert invite(conference, f.nan, f).person == f.nan


def test_people_who_cannot_be_asked():
    f = family()
    conference = booked(f, [f.nan])
    baby = network.add_person(case=f.case, by=f.w.amina, status=Person.Status.UNBORN)
    with pytest.raises(Refused, match="Ask a parent"):
        invite(conference, baby, f)
    network.change_person(person=f.darren, status=Person.Status.DECEASED, by=f.w.amina)
    f.darren.refresh_from_db()
    with pytest.raises(Refused, match="has died"):
        invite(conference, f.darren, f)
    with pytest.raises(Refused, match="on the list already"):
        invite(conference, f.nan, f)
    other = family(f.w, "Second family")
    with pytest.raises(Refused, match="on this family"):
        invite(conference, other.nan, f)


def test_staff_are_asked_unless_they_have_a_conflict():
    f = family()
    conference = booked(f)
    assert actions.invite(conference=conference, staff=f.w.tom, mode="room", by=f.w.amina).staff == f.w.tom
    declare_conflict(case=f.case, person=f.w.grace, reason="Neighbour", by=f.w.carol)
    with pytest.raises(Refused, match="conflict of interest"):
        actions.invite(conference=conference, staff=f.w.grace, mode="room", by=f.w.amina)


def test_the_list_of_a_cancelled_conference_does_not_change():
    f = family()
    conference = booked(f, [f.nan])
    nan = asked(conference, f.nan)
    actions.cancel(conference=conference, reason="Snow", by=f.w.amina)
    with pytest.raises(Refused, match="cancelled"):
        invite(conference, f.darren, f)
    with pytest.raises(Refused, match="cancelled"):
        actions.record_answer(invitation=nan, answer="coming", by=f.w.amina)


# Pages.


def values(person, **changes):
    return {
        "who": f"person-{person.key}",
        "mode": "room",
        "tell_place": "yes",
        "support": "",
        "arrive": "",
    } | changes


def test_the_page_invites_and_refuses_with_other_ways():
    f = family()
    kept_apart(f)
    conference = booked(f, [f.agnieszka])
    client = cast.signed_in(f.w.amina)
    url = page("invite", conference)
    assert client.get(url).status_code == 200
    refused = client.post(url, values(f.darren, support="Taxi")).content.decode()
    assert "must not meet" in refused and "What you can do instead" in refused and 'value="Taxi"' in refused
    assert client.post(url, values(f.darren, mode="writing")).status_code == 302
    assert client.post(url, values(f.nan, arrive="9:30am", time_zone="Asia/Karachi")).status_code == 302
    assert asked(conference, f.nan).arrive_at == at(14, 9, 30)
    assert client.post(url, values(f.nan) | {"who": ""}).status_code == 200


def test_answer_told_change_and_remove_by_their_pages():
    f = family()
    conference = booked(f, [f.nan])
    client = cast.signed_in(f.w.amina)
    nan = asked(conference, f.nan)
    for name, data, after in (
        ("told", {"how": "letter"}, ("told_how", "letter")),
        ("answer", {"answer": "coming", "how": "phone"}, ("answer", "coming")),
        ("change_invitation", {"mode": "phone", "tell_place": "no"}, ("mode", "phone")),
    ):
        url = page(name, conference, nan.key)
        assert client.get(url).status_code == 200
        assert client.post(url, {}).status_code == 200, name
        assert client.post(url, data).status_code == 302, name
        nan.refresh_from_db()
        assert getattr(nan, after[0]) == after[1]
    assert client.get(page("uninvite", conference, nan.key)).status_code == 200
    client.post(page("uninvite", conference, nan.key), {})
    nan.refresh_from_db()
    assert nan.removed_at
    assert client.get(page("answer", conference, nan.key)).status_code == 404


def test_the_tab_shows_tags_and_an_empty_state():
    f = family()
    client = cast.signed_in(f.w.amina)
    assert "No conference is booked" in client.get(tab(f)).content.decode()
    conference = booked(f, [f.nan])
    actions.record_answer(invitation=asked(conference, f.nan), answer="coming", by=f.w.amina)
    invite(conference, f.darren, f, "phone")
    text = client.get(tab(f)).content.decode()
    for words in (
        "Harbour Community Centre",
        "10am to 1pm",
        "Coming",
        "Joins by phone",
        "Not asked yet",
        "Nan",
    ):
        assert words in text, words


def test_the_referrer_sees_date_place_and_later_who_came():
    f = family()
    conference = booked(f, [f.agnieszka, f.darren])
    actions.record_answer(invitation=asked(conference, f.darren), answer="not_coming", by=f.w.amina)
    tom = cast.signed_in(f.w.tom)
    text = tom.get(tab(f)).content.decode()
    assert "Harbour Community Centre" in text and "10am to 1pm" in text
    for hidden in ("Agnieszka", "Darren", "Chose not to come", "Who is invited", "Move", "Answer"):
        assert hidden not in text
    actions.cancel(conference=conference, reason="Snow", by=f.w.amina)
    held = today_with(f, [f.agnieszka, f.nan, f.darren])
    for person in (f.agnieszka, f.nan):
        actions.mark_came(invitation=asked(held, person), came="here", by=f.w.amina)
    actions.end_conference(conference=held, by=f.w.amina)
    text = tom.get(tab(f)).content.decode()
    assert "Who came" in text and "Agnieszka Nowak" in text and "1 other person" in text
    assert "Darren" not in text and "Maureen" not in text


def test_business_support_waits_for_the_word_of_the_coordinator():
    f = family()
    conference = booked(f, [f.nan])
    dele = cast.signed_in(f.w.dele)
    letter = page("invitation", conference, asked(conference, f.nan).key)
    told = page("told", conference, asked(conference, f.nan).key)
    text = dele.get(tab(f)).content.decode()
    assert "has not said yet" in text and "Maureen" not in text
    assert (dele.get(letter).status_code, dele.get(told).status_code) == (403, 403)
    assert dele.post(page("safe_to_send", conference)).status_code == 403
    cast.signed_in(f.w.amina).post(page("safe_to_send", conference))
    assert "Maureen" in dele.get(tab(f)).content.decode()
    assert (dele.get(letter).status_code, dele.get(told).status_code) == (200, 200)
    assert dele.post(told, {"how": "letter"}).status_code == 302
    assert dele.get(page("invite", conference)).status_code == 403
    assert dele.get(page("day", conference)).status_code == 403
    invite(conference, f.darren, f)
    assert dele.get(letter).status_code == 403


# Safety, scenario 5 and the hidden address.


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


def test_the_hidden_address_is_on_no_page_letter_sheet_or_calendar_file():
    f = family()
    hidden_address(f)
    kept_apart(f)
    network.restrict(case=f.case, kind="must_not_know_address", person=f.agnieszka, other=f.darren, basis="request",
                     reason="Lives at Lighthouse", by=f.w.amina)  # fmt: skip
    first = booked(f, [f.agnieszka])
    second = booked(f, [f.darren], days=15, kind="separate")
    actions.record_contact(case=f.case, person=f.darren, on=today(), how="phone", by=f.w.amina)
    actions.mark_safe_to_send(conference=first, by=f.w.amina)
    actions.mark_safe_to_send(conference=second, by=f.w.amina)
    urls = [
        tab(f),
        reverse("conferences:calendar"),
        reverse("conferences:preparation", args=[f.case.reference]),
    ]
    for conference, person in ((first, f.agnieszka), (second, f.darren)):
        row = asked(conference, person)
        urls += [
            page(name, conference)
            for name in ("running_sheet", "calendar_file", "day", "move", "cancel", "invite")
        ]
        urls += [
            page(name, conference, row.key)
            for name in ("invitation", "answer", "told", "change_invitation", "uninvite")
        ]
    for who in (f.w.amina, f.w.carol, f.w.dele, f.w.tom, f.w.priya):
        client = cast.signed_in(who)
        for url in urls:
            text = client.get(url).content.decode()
            for line in (*HIDDEN.splitlines(), "Lighthouse", "Non-molestation"):
                assert line not in text, (who, url)


@pytest.mark.parametrize("name", ["letter", "calendar"])
def test_what_darren_gets_is_the_same_whatever_the_hidden_address_is(name, time_machine):
    time_machine.move_to("2026-11-21 09:00+00:00", tick=False)
    outputs = []
    f = family()
    booked(f, [f.agnieszka, f.nan])
    second = booked(f, [f.darren], days=15, kind="separate")
    url = (
        page("invitation", second, asked(second, f.darren).key)
        if name == "letter"
        else page("calendar_file", second)
    )
    client = cast.signed_in(f.w.amina)
    for value in ("1 Elm Row, Wallasey", "2 Oak Row, Southport"):
        network.add_contact(person=f.agnieszka, kind="address", value=value, is_withheld=True, by=f.w.amina)
        text = client.get(url).content.decode()
        outputs.append(text.partition("<main")[2] if name == "letter" else text)
    assert outputs[0] == outputs[1]


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


@pytest.mark.parametrize("name", ["conference", "preparation"])
def test_a_larger_family_needs_no_more_queries(name, django_assert_max_num_queries):
    f = family()
    conference = booked(f, [f.nan])
    url = reverse(f"conferences:{name}", args=[f.case.reference])
    client = cast.signed_in(f.w.amina)

    def more(numbers):
        for number in numbers:
            cousin = network.add_person(case=f.case, by=f.w.amina, given_name=f"Cousin {number}")
            actions.record_contact(case=f.case, person=cousin, on=today(), how="phone", by=f.w.amina)
            invite(conference, cousin, f)

    more(range(1))
    client.get(url)
    with CaptureQueriesContext(connection) as small:
        client.get(url)
    more(range(1, 9))
    with django_assert_max_num_queries(len(small)):
        client.get(url)
