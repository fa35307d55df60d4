"""Preparation: contacts with each person, kept from the referrer, read by a manager for a reason."""

import datetime as dt

import pytest
from django.urls import reverse

from conferences import actions
from conferences.models import Contact, PreparationRead
from fgc.audit.models import AuditEvent
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.network import actions as network
from fgc.workspace.facts import facts_of
from tests import cast
from tests.conferences.families import booked, family

pytestmark = pytest.mark.django_db


def page(f, name="preparation"):
    return reverse(f"conferences:{name}", args=[f.case.reference])


def visit(f, person, **fields):
    values = {"on": today(), "how": "visit", "by": f.w.amina, "note": "Worried about weekends"} | fields
    return actions.record_contact(case=f.case, person=person, **values)


def test_a_contact_is_recorded():
    f = family()
    contact = visit(f, f.nan, minutes=45)
    assert contact.seen_in_person
    assert AuditEvent.objects.get(kind="preparation.contacted").case == f.case.reference
    assert "weekends" not in AuditEvent.objects.get(kind="preparation.contacted").data


def test_a_try_is_not_a_meeting():
    f = family()
    assert not visit(f, f.nan, reached=False).seen_in_person
    assert not visit(f, f.nan, how="video").seen_in_person


def test_what_is_refused():
    f = family()
    with pytest.raises(Refused, match="today or in the past"):
        visit(f, f.nan, on=today() + dt.timedelta(days=1))
    with pytest.raises(Refused, match="how you were in touch"):
        visit(f, f.nan, how="pigeon")
    with pytest.raises(Refused, match="on this family"):
        visit(f, family(f.w, "Second family").nan)
    network.remove_person(person=f.darren, by=f.w.amina)
    f.darren.refresh_from_db()
    with pytest.raises(Refused, match="on this family"):
        visit(f, f.darren)


def test_the_page_shows_each_person_and_the_contacts():
    f = family()
    client = cast.signed_in(f.w.amina)
    text = client.get(page(f)).content.decode()
    assert "No contacts yet" in text and "Not spoken to yet" in text and "Interpreter: Polish" in text
    visit(f, f.nan)
    visit(f, f.nan, how="phone", reached=False)
    text = client.get(page(f)).content.decode()
    assert "Seen in person" in text and "1 contact, 1 try without reaching them" in text
    assert "Visited at home: Maureen Rimmer" in text and "Tried to reach Maureen Rimmer" in text
    assert "Worried about weekends" in text and "age 9" in text


def test_an_empty_network_says_what_to_do():
    w = cast.world()
    case = cast.open_case(w)
    text = (
        cast.signed_in(w.amina)
        .get(reverse("conferences:preparation", args=[case.reference]))
        .content.decode()
    )
    assert "Nobody is on the family network yet" in text


def test_after_ten_working_days_of_silence_there_is_a_hint(time_machine):
    f = family()
    visit(f, f.nan)
    client = cast.signed_in(f.w.amina)
    assert "Nobody has been in touch" not in client.get(page(f)).content.decode()
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(days=30))
    client = cast.signed_in(f.w.amina)
    assert "Nobody has been in touch with this family for" in client.get(page(f)).content.decode()


def test_the_form_records_and_says_what_is_wrong():
    f = family()
    client = cast.signed_in(f.w.amina)
    url = page(f, "record_contact")
    assert f'value="{f.nan.key}" selected' in client.get(f"{url}?person={f.nan.key}").content.decode()
    values = {
        "person": f.nan.key,
        "on": f"{today():%d/%m/%Y}",
        "how": "phone",
        "reached": "no",
        "note": "No answer",
    }
    wrong = client.post(url, values | {"on": "1/1/2099", "minutes": "many"}).content.decode()
    assert "must be today or in the past" in wrong and "whole number" in wrong and "No answer" in wrong
    assert client.post(url, values).url == page(f)
    contact = Contact.objects.get()
    assert (contact.person, contact.how, contact.reached, contact.note) == (
        f.nan,
        "phone",
        False,
        "No answer",
    )


def test_somebody_of_another_family_cannot_be_chosen():
    f = family()
    other = family(f.w, "Second family")
    values = {"person": other.nan.key, "on": f"{today():%d/%m/%Y}", "how": "phone", "reached": "yes"}
    page_again = cast.signed_in(f.w.amina).post(page(f, "record_contact"), values)
    assert page_again.status_code == 200 and Contact.objects.count() == 0
    assert other.nan.name not in page_again.content.decode() or other.nan.name == f.nan.name


def test_a_double_click_records_once():
    f = family()
    client = cast.signed_in(f.w.amina)
    values = {"person": f.nan.key, "on": f"{today():%d/%m/%Y}", "how": "phone", "reached": "yes",
              "submission": "3f2b8c1e-5d7a-4b6f-9c0d-1e2f3a4b5c6d"}  # fmt: skip
    for _ in range(2):
        client.post(page(f, "record_contact"), values)
    assert Contact.objects.count() == 1


def correct(f, contact, **fields):
    values = {
        "person": f.nan,
        "on": contact.on,
        "how": "phone",
        "why": "It was a call",
        "by": f.w.amina,
    } | fields
    return actions.correct_contact(contact=contact, **values)


def test_a_correction_is_a_new_row_and_the_old_one_stays():
    f = family()
    first = visit(f, f.darren)
    second = correct(f, first, note="Worried about Sundays")
    assert (Contact.objects.get(pk=first.pk).person, first.note) == (f.darren, "Worried about weekends")
    assert (second.corrects, second.by, second.why) == (first, f.w.amina, "It was a call")
    assert list(Contact.objects.standing()) == [second]
    event = AuditEvent.objects.get(kind="preparation.contact_corrected")
    assert first.key in event.data and "call" not in event.data
    third = correct(f, second, how="visit", why="It was a visit after all")
    text = cast.signed_in(f.w.amina).get(page(f)).content.decode()
    assert text.count("<del>") == 2 and "Worried about weekends" in text.partition("<del>")[2]
    assert text.index("It was a visit after all") < text.index("It was a call")
    assert text.count("Correct this<") == 1 and third.key in text


def test_a_contact_that_did_not_take_place_counts_for_nothing():
    f = family()
    network.restrict(
        case=f.case, kind="speak_first", person=f.nan, basis="request", reason="She asked", by=f.w.amina
    )
    booking = booked(f)
    contact = visit(f, f.nan)
    correct(f, contact, took_place=False, why="It was another family", how="pigeon")
    assert Contact.objects.standing().count() == 0
    assert facts_of([f.case])[f.case.pk].contacts == 0
    with pytest.raises(Refused, match="Speak to"):
        actions.invite(conference=booking, person=f.nan, mode="room", by=f.w.amina)
    text = cast.signed_in(f.w.amina).get(page(f)).content.decode()
    assert "Recorded by mistake" in text and "It was another family" in text and "Not spoken to yet" in text
    assert "Correct this" not in text


def test_what_a_correction_is_refused_for():
    f = family()
    contact = visit(f, f.nan)
    wrong = {
        "Say what was wrong": {"why": " "},
        "today or in the past": {"on": today() + dt.timedelta(days=1)},
        "on this family": {"person": family(f.w, "Second family").nan},
        "how you were in touch": {"how": "pigeon"},
    }
    for message, fields in wrong.items():
        with pytest.raises(Refused, match=message):
            correct(f, contact, **fields)
    correct(f, contact)
    with pytest.raises(Refused, match="corrected this already"):
        correct(f, contact)
    assert Contact.objects.count() == 2


def test_a_contact_is_corrected_by_the_page():
    f = family()
    contact = visit(f, f.nan, minutes=30)
    url = reverse("conferences:correct_contact", args=[f.case.reference, contact.key])
    client = cast.signed_in(f.w.amina)
    text = client.get(url).content.decode()
    assert "Worried about weekends" in text and f'value="{f.nan.key}" selected' in text
    sent = {"person": f.nan.key, "on": f"{today():%d/%m/%Y}", "how": "phone", "reached": "yes", "note": "Sundays",
            "took_place": "yes", "why": ""}  # fmt: skip
    again = client.post(url, sent).content.decode()
    assert "<title>Error:" in again and "Sundays" in again
    assert client.post(url, sent | {"why": "It was by phone"}).url == page(f)
    assert Contact.objects.standing().get().note == "Sundays"
    stale = client.post(url, sent | {"why": "Again"}).content.decode()
    assert "Somebody has corrected this already" in stale
    network.remove_person(person=f.nan, by=f.w.amina)
    later = Contact.objects.standing().get()
    assert correct(f, later, why="Still her").person == f.nan


def test_who_may_correct_a_contact():
    f = family()
    contact = visit(f, f.nan)
    url = reverse("conferences:correct_contact", args=[f.case.reference, contact.key])
    assert cast.signed_in(f.w.carol).get(url).status_code == 403
    for who in (f.w.tom, f.w.dele, f.w.bryn):
        assert cast.signed_in(who).get(url).status_code == 404


@pytest.mark.parametrize("who", ["tom", "priya", "dele", "grace", "bryn", "sam", "ivy"])
def test_who_never_opens_it(who):
    f = family()
    visit(f, f.nan)
    client = cast.signed_in(getattr(f.w, who))
    assert client.get(page(f)).status_code == 404
    assert client.get(page(f, "record_contact")).status_code == 404
    assert client.post(page(f, "give_reason"), {"reason": "Curious"}).status_code == 404


def test_a_manager_gives_a_reason_for_the_day(time_machine):
    f = family()
    visit(f, f.nan)
    carol = cast.signed_in(f.w.carol)
    asked = carol.get(page(f)).content.decode()
    assert "Why do you need to read it?" in asked and "weekends" not in asked and "Maureen" not in asked
    assert "<title>Error:" in carol.post(page(f, "give_reason"), {"reason": " "}).content.decode()
    assert carol.post(page(f, "give_reason"), {"reason": "Supervision"}).url == page(f)
    assert "Worried about weekends" in carol.get(page(f)).content.decode()
    assert PreparationRead.objects.get().reason == "Supervision"
    assert AuditEvent.objects.filter(kind="preparation.read").count() == 1
    assert carol.get(page(f, "record_contact")).status_code == 403
    time_machine.move_to(dt.datetime.now(dt.UTC) + dt.timedelta(days=1))
    assert "Why do you need to read it?" in cast.signed_in(f.w.carol).get(page(f)).content.decode()
