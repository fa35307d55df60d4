"""The pages of the day: the screen, its steps and its running sheet, what they show and who may open them."""

import pytest
from django.urls import reverse

from fgc.audit.models import AuditEvent
from tests import cast
from tests.conferences.families import booked, family, in_family_time, today_with, url

pytestmark = pytest.mark.django_db


def test_the_day_by_its_pages():
    f = family()
    conference = today_with(f, [f.agnieszka, f.nan])
    client = cast.signed_in(f.w.amina)
    page = client.get(url("day", conference)).content.decode()
    assert "Today’s conference" in page and "Mark as here" in page
    for row in conference.invitations.all():
        client.post(url("came", conference, row.key), {"came": "here"})
    client.post(url("step", conference, "start-sharing"))
    client.post(url("step", conference, "end-sharing"))
    page = client.get(url("day", conference) + "?part=family").content.decode()
    assert "Start family time" in page and "<textarea" not in page and 'type="text"' not in page
    assert "Mark who is in the room" in client.post(url("family_time", conference), {}).content.decode()
    keys = [row.key for row in conference.invitations.all()]
    client.post(url("family_time", conference), {"present": keys})
    page = client.get(url("day", conference)).content.decode()
    assert "The family called somebody in" in page and "<textarea" not in page and 'type="text"' not in page
    token = "3f2b8c1e-5d7a-4b6f-9c0d-1e2f3a4b5c6d"
    for _ in range(2):
        client.post(url("step", conference, "called-in"), {"submission": token})
    client.post(url("step", conference, "called-in"))
    client.post(url("step", conference, "end-family-time"))
    client.post(url("step", conference, "start-agreeing"))
    page = client.get(url("day", conference)).content.decode()
    assert reverse("family_plans:plan", args=[f.case.reference]) in page
    assert client.get(url("end", conference)).status_code == 200
    client.post(url("end", conference))
    conference.refresh_from_db()
    assert (conference.stage, conference.called_in_count) == ("held", 2)


def test_the_screen_shows_this_family_only_and_no_menu():
    f = family()
    family(f.w, "Kai and Zara T.")
    conference = today_with(f, [f.nan])
    text = cast.signed_in(f.w.amina).get(url("day", conference)).content.decode()
    title = text.partition("<title>")[2].partition("</title>")[0]
    assert title.startswith("Today’s conference") and "Ellie" not in title
    assert "Kai and Zara" not in text and "govuk-service-navigation" not in text
    assert "Record a note" not in text


def test_an_early_opening_says_when_it_can_be_opened():
    f = family()
    conference = booked(f, [f.nan])
    page = cast.signed_in(f.w.amina).post(url("step", conference, "begin"), follow=True)
    assert "It can be opened on that day" in page.content.decode()


def test_two_tabs_take_one_step():
    f = family()
    conference = in_family_time(f)
    client = cast.signed_in(f.w.amina)
    for _ in range(2):
        assert client.post(url("step", conference, "end-family-time")).status_code == 302
    assert AuditEvent.objects.filter(kind="conference.private_ended").count() == 1


@pytest.mark.parametrize(
    ("who", "status"),
    [("amina", 200), ("carol", 200), ("dele", 403), ("tom", 403), ("priya", 403), ("bryn", 404)],
)
def test_who_may_hold_the_day(who, status):
    f = family()
    conference = today_with(f, [])
    client = cast.signed_in(getattr(f.w, who))
    for name in ("day", "times", "end"):
        assert client.get(url(name, conference)).status_code == status
    refused = client.post(url("step", conference, "start-sharing")).status_code
    assert refused == (302 if status == 200 else status)


def test_a_step_that_does_not_exist_is_not_found():
    f = family()
    conference = today_with(f, [])
    assert cast.signed_in(f.w.amina).post(url("step", conference, "note")).status_code == 404


def test_the_running_sheet_has_agenda_names_and_blank_rows():
    f = family()
    conference = booked(f, [f.nan])
    text = cast.signed_in(f.w.amina).get(url("running_sheet", conference)).content.decode()
    for words in ("Welcome", "Family time", "Maureen Rimmer", "What will happen", "In family time"):
        assert words in text
    assert cast.signed_in(f.w.tom).get(url("running_sheet", conference)).status_code == 403
