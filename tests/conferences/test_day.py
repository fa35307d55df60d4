"""The day: it opens, people arrive, its steps keep their order, and with its end the case moves on."""

import datetime as dt

import pytest
from django.utils import timezone

from conferences import actions
from conferences.models import Conference
from fgc.audit.models import AuditEvent
from fgc.cases.actions import move
from fgc.cases.models import Case
from fgc.lib.dates import today
from fgc.lib.errors import Refused
from fgc.workspace import overdue
from fgc.workspace.facts import facts_of
from tests import cast
from tests.conferences.families import (
    asked,
    at,
    booked,
    came,
    family,
    in_family_time,
    kept_apart,
    tab,
    today_with,
    url,
)

pytestmark = pytest.mark.django_db


def test_the_whole_day():
    f = family()
    conference = in_family_time(f)
    for _ in range(2):
        actions.called_in(conference=conference, by=f.w.amina)
    actions.end_private_time(conference=conference, by=f.w.amina)
    actions.start_agreeing(conference=conference, by=f.w.amina)
    actions.end_conference(conference=conference, by=f.w.amina)
    conference.refresh_from_db()
    moments = [getattr(conference, name) for name in Conference.MOMENTS]
    assert all(moments) and moments == sorted(moments)
    assert (conference.stage, conference.called_in_count) == ("held", 2)
    assert {row.person for row in conference.invitations.filter(in_private_time=True)} == {f.agnieszka, f.nan}
    assert cast.fresh(f.case).stage == "held"


def test_a_conference_opens_on_its_day_and_not_before():
    f = family()
    conference = booked(f)
    with pytest.raises(Refused, match="It can be opened on that day"):
        actions.begin(conference=conference, by=f.w.amina)
    assert actions.begin(conference=today_with(f, []), by=f.w.amina).stage == "under_way"


def test_steps_out_of_order_are_refused_and_twice_is_once():
    f = family()
    conference = today_with(f, [f.nan])
    refused = {
        "Family time has not started": lambda: actions.end_private_time(conference=conference, by=f.w.amina),
        "Family time is not running": lambda: actions.called_in(conference=conference, by=f.w.amina),
        "Sharing has not started": lambda: actions.start_agreeing(conference=conference, by=f.w.amina),
    }
    for message, act in refused.items():
        with pytest.raises(Refused, match=message):
            act()
    first = actions.start_sharing(conference=conference, by=f.w.amina).sharing_started_at
    assert actions.start_sharing(conference=conference, by=f.w.amina).sharing_started_at == first
    assert AuditEvent.objects.filter(kind="conference.sharing_started").count() == 1


def test_before_it_is_opened_nothing_can_be_marked():
    f = family()
    conference = booked(f, [f.nan])
    with pytest.raises(Refused, match="Open the conference first"):
        came(conference, f.nan, f)
    with pytest.raises(Refused, match="Open the conference first"):
        actions.start_sharing(conference=conference, by=f.w.amina)


def test_arrivals_can_be_taken_back_and_sent_twice():
    f = family()
    conference = today_with(f, [f.nan])
    came(conference, f.nan, f)
    arrived = asked(conference, f.nan).arrived_at
    came(conference, f.nan, f)
    assert asked(conference, f.nan).arrived_at == arrived
    assert AuditEvent.objects.filter(kind="conference.came").count() == 1
    came(conference, f.nan, f, "")
    assert (asked(conference, f.nan).came, asked(conference, f.nan).arrived_at) == ("", None)


def test_somebody_who_must_not_meet_a_person_who_is_here_is_not_marked_as_here():
    f = family()
    conference = today_with(f, [f.agnieszka, f.darren])
    kept_apart(f)
    came(conference, f.agnieszka, f)
    with pytest.raises(Refused, match="must not meet"):
        came(conference, f.darren, f)
    page = cast.signed_in(f.w.amina).post(
        url("came", conference, asked(conference, f.darren).key), {"came": "here"}, follow=True
    )
    text = page.content.decode()
    assert "Before Darren Rimmer comes in" in text and "must not meet" not in text
    came(conference, f.agnieszka, f, "")
    assert came(conference, f.darren, f).is_present


def test_ending_early_notes_who_could_not_come():
    f = family()
    conference = today_with(f, [f.nan, f.darren])
    came(conference, f.nan, f)
    actions.end_conference(conference=conference, by=f.w.amina)
    assert asked(conference, f.darren).came == "no"
    assert not conference.had_private_time


def test_a_review_leaves_the_case_where_it_is():
    f = family()
    case = actions.end_conference(conference=today_with(f, []), by=f.w.amina).case
    move(case=case, to="planned", by=f.w.amina)
    now = timezone.now()
    review = actions.book(
        case=case, kind="review", starts_at=at(30, 10), ends_at=at(30, 12), venue=f.hall, by=f.w.amina
    )
    assert cast.fresh(case).stage == "planned"
    assert (review.stage, now < review.starts_at) == ("booked", True)


def test_a_conference_in_parts_is_held_with_its_last_sitting():
    f = family()
    main = booked(f, [f.nan], days=2)
    sitting = today_with(f, [f.agnieszka], kind="separate")
    late = overdue.late(f.w.service, today())
    client = cast.signed_in(f.w.amina)
    said = client.post(url("end", sitting), follow=True).content.decode()
    assert "This sitting is over. The next one is on" in said and "Separate sitting, " in said
    assert "is over." in said and "10am, is still to come." in said
    case = cast.fresh(f.case)
    assert (case.stage, case.conference_on) == ("arranged", timezone.localdate(main.starts_at))
    assert not Case.objects.filter(late).exists()
    assert facts_of([case])[case.pk].conference == main
    start = main.starts_at
    Conference.objects.filter(pk=main.pk).update(stage="under_way", began_at=start - dt.timedelta(days=3))
    main.refresh_from_db()
    actions.end_conference(conference=main, by=f.w.amina)
    assert cast.fresh(f.case).stage == "held"
    assert "is still to come" not in client.get(tab(f)).content.decode()


def test_a_review_that_is_booked_does_not_hold_a_conference_open():
    f = family()
    conference = today_with(f, [f.nan])
    booked(f, days=80, kind="review")
    actions.end_conference(conference=conference, by=f.w.amina)
    assert cast.fresh(f.case).stage == "held"


def test_when_the_other_sitting_is_cancelled_the_conference_has_been_held():
    f = family()
    main = booked(f, [f.nan], days=2)
    actions.end_conference(conference=today_with(f, [f.agnieszka], kind="separate"), by=f.w.amina)
    assert cast.fresh(f.case).stage == "arranged"
    actions.cancel(conference=main, reason="The family chose not to", by=f.w.amina)
    assert cast.fresh(f.case).stage == "held"
