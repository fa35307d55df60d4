"""The pages that ask people, the list of who is asked, and who sees it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from conferences import actions
from fgc.lib.dates import today
from fgc.network import actions as network
from tests import cast
from tests.conferences.families import asked, at, booked, family, invite, kept_apart, tab, today_with
from tests.conferences.families import url as page

pytestmark = pytest.mark.django_db


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
