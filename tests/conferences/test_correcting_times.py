"""The times of the day put right afterwards: by a code, from a sheet of paper, and family time that was added."""

import datetime as dt

import pytest
from django.utils import timezone

from conferences import actions
from conferences.models import TimeCorrection
from fgc.lib.errors import Refused
from tests import cast
from tests.conferences.families import asked, at, family, in_family_time, tab, url

pytestmark = pytest.mark.django_db


def test_times_are_corrected_with_a_code_and_leave_a_row():
    f = family()
    conference = in_family_time(f)
    earlier = conference.private_started_at - dt.timedelta(minutes=1)
    with pytest.raises(Refused, match="in the order of the day"):
        actions.correct_times(conference=conference, by=f.w.amina, reason_code="late",
                              private_started_at=conference.began_at - dt.timedelta(hours=1))  # fmt: skip
    with pytest.raises(Refused, match="has not happened yet"):
        actions.correct_times(conference=conference, by=f.w.amina, reason_code="late", held_at=timezone.now())
    with pytest.raises(Refused, match="Select why"):
        actions.correct_times(conference=conference, by=f.w.amina, reason_code="because", began_at=earlier)
    began = conference.began_at - dt.timedelta(minutes=20)
    actions.correct_times(conference=conference, by=f.w.amina, reason_code="late", began_at=began)
    row = TimeCorrection.objects.get()
    assert (row.which, row.was_at, row.now_at, row.reason) == ("began_at", conference.began_at, began, "late")


def test_a_sheet_of_paper_is_entered_the_next_day():
    f = family()
    start = at(-1, 18)
    conference = actions.book(
        case=f.case, kind="first", starts_at=start, ends_at=at(-1, 21), venue=f.hall, people=[f.nan], by=f.w.amina,
        now=start - dt.timedelta(days=3),
    )  # fmt: skip
    actions.begin(conference=conference, by=f.w.amina, at=start)
    actions.mark_came(invitation=asked(conference, f.nan), came="here", by=f.w.amina, at=start)
    actions.end_conference(conference=conference, by=f.w.amina, at=at(-1, 21))
    corrected = actions.correct_times(
        conference=conference, by=f.w.amina, reason_code="paper", sharing_started_at=at(-1, 18, 15),
        sharing_ended_at=at(-1, 19), private_started_at=at(-1, 19), private_ended_at=at(-1, 20, 15),
    )  # fmt: skip
    assert corrected.had_private_time
    assert set(TimeCorrection.objects.values_list("reason", flat=True)) == {"paper"}


def test_time_alone_again_is_corrected_or_added_from_paper():
    f = family()
    start = at(-1, 14)
    conference = actions.book(
        case=f.case, kind="first", starts_at=start, ends_at=at(-1, 18), venue=f.hall, people=[f.nan], by=f.w.amina,
        now=start - dt.timedelta(days=3),
    )  # fmt: skip
    actions.begin(conference=conference, by=f.w.amina, at=start)
    actions.end_conference(conference=conference, by=f.w.amina, at=at(-1, 18))
    change = {"conference": conference, "by": f.w.amina, "reason_code": "paper"}
    actions.correct_times(
        sharing_started_at=at(-1, 14, 10), sharing_ended_at=at(-1, 15),
        private_started_at=at(-1, 15), private_ended_at=at(-1, 15, 40), **change,
    )  # fmt: skip
    wrong = {
        "after it ended": {"started_at": at(-1, 15, 30), "ended_at": at(-1, 16)},
        "end must be after": {"started_at": at(-1, 16, 30), "ended_at": at(-1, 16)},
        "order of the day": {"started_at": at(-1, 17, 30), "ended_at": at(-1, 18, 30)},
        "Enter when it ended": {"started_at": at(-1, 16)},
    }
    for message, times in wrong.items():
        with pytest.raises(Refused, match=message):
            actions.correct_times(further={"new": times}, **change)
    assert not conference.further_family_times.exists()
    client = cast.signed_in(f.w.amina)
    sent = {"further_new_started_at": "16:00", "further_new_ended_at": "16:25", "reason_code": "paper"}
    assert client.post(url("times", conference), sent).status_code == 302
    row = conference.further_family_times.get()
    assert (row.started_at, row.ended_at) == (at(-1, 16), at(-1, 16, 25))
    later = {f"further_{row.key}_ended_at": "16:30", "reason_code": "late"}
    assert client.post(url("times", conference), later).status_code == 302
    row.refresh_from_db()
    assert row.ended_at == at(-1, 16, 30)
    which = TimeCorrection.objects.filter(further=row).values_list("which", flat=True)
    assert sorted(which) == ["further_ended_at", "further_ended_at", "further_started_at"]
    text = client.get(tab(f)).content.decode()
    assert "3pm to 3:40pm, 40 minutes" in text and "4pm to 4:30pm, 30 minutes" in text
    assert "1 hour 10 minutes in all" in text


def test_times_by_the_page():
    f = family()
    conference = in_family_time(f)
    client = cast.signed_in(f.w.amina)
    page = client.get(url("times", conference))
    assert page.status_code == 200
    values = {name: timezone.localtime(getattr(conference, name)).strftime("%H:%M") for name in
              ("began_at", "sharing_started_at", "sharing_ended_at", "private_started_at")}  # fmt: skip
    assert "<title>Error:" in client.post(url("times", conference), values).content.decode()
    assert client.post(url("times", conference), values | {"reason_code": "late"}).status_code == 302
    assert TimeCorrection.objects.count() == 0
    wrong = client.post(url("times", conference), values | {"began_at": "half ten", "reason_code": "late"})
    assert "Enter a time" in wrong.content.decode() and "half ten" in wrong.content.decode()
