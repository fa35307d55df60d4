"""Family time: who goes out, and out again, and that staff and who is not here do not."""

import datetime as dt

import pytest

from conferences import actions
from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from tests import cast
from tests.conferences.families import asked, came, family, in_family_time, today_with, url

pytestmark = pytest.mark.django_db


def test_the_family_goes_out_comes_back_and_goes_out_again():
    f = family()
    conference = in_family_time(f)
    go = {"conference": conference, "by": f.w.amina}
    actions.end_private_time(**go)
    nan = [asked(conference, f.nan)]
    actions.start_private_time(present=nan, **go)
    actions.start_private_time(present=nan, **go)
    actions.called_in(**go)
    actions.end_private_time(**go)
    actions.end_private_time(**go)
    actions.start_agreeing(**go)
    actions.start_private_time(present=nan, **go)  # the plan sends them out once more
    actions.end_conference(**go)
    conference.refresh_from_db()
    times = conference.family_times()
    assert len(times) == 3 and all(start and end for start, end in times)
    flat = [moment for time in times for moment in time]
    assert flat == sorted(flat) and times[-1][1] == conference.held_at
    assert conference.called_in_count == 1
    assert [row.present.get().person for row in conference.further_family_times.all()] == [f.nan, f.nan]
    assert AuditEvent.objects.filter(kind="conference.private_started").count() == 3


def test_who_cannot_go_out_again():
    f = family()
    conference = in_family_time(f)
    go = {"conference": conference, "by": f.w.amina}
    actions.end_private_time(**go)
    came(conference, f.nan, f, "")
    with pytest.raises(Refused, match="not been marked as here"):
        actions.start_private_time(present=[asked(conference, f.nan)], **go)
    with pytest.raises(Refused, match="only begin again after it ended"):
        actions.start_private_time(
            present=[asked(conference, f.agnieszka)],
            at=conference.private_started_at - dt.timedelta(minutes=1),
            **go,
        )
    actions.end_conference(**go)
    with pytest.raises(Refused, match="has ended"):
        actions.start_private_time(present=[asked(conference, f.agnieszka)], **go)
    assert len(conference.family_times()) == 1


def test_going_out_again_by_the_page():
    f = family()
    conference = in_family_time(f)
    client = cast.signed_in(f.w.amina)
    assert "Start family time again" not in client.get(url("day", conference)).content.decode()
    client.post(url("step", conference, "end-family-time"))
    family_part = url("day", conference) + "?part=family"
    assert "Start family time again" in client.get(family_part).content.decode()
    wrong = client.post(url("family_time", conference), {}).content.decode()
    assert "Mark who is in the room with the family" in wrong and "Start family time again" in wrong
    client.post(url("family_time", conference), {"present": [asked(conference, f.nan).key]})
    page = client.get(url("day", conference)).content.decode()
    assert "The family is ready" in page and "In the room: Maureen Rimmer" in page
    client.post(url("step", conference, "end-family-time"))
    assert "in all." in client.get(family_part).content.decode()


def test_staff_and_people_who_are_not_here_are_not_in_family_time():
    f = family()
    conference = today_with(f, [f.nan])
    tom = actions.invite(conference=conference, staff=f.w.tom, mode="room", by=f.w.amina)
    actions.start_sharing(conference=conference, by=f.w.amina)
    start = {"conference": conference, "by": f.w.amina}
    with pytest.raises(Refused, match="Mark who is in the room"):
        actions.start_private_time(present=[], **start)
    with pytest.raises(Refused, match="not been marked as here"):
        actions.start_private_time(present=[asked(conference, f.nan)], **start)
    actions.mark_came(invitation=tom, came="here", by=f.w.amina)
    with pytest.raises(Refused, match="staff leave the room"):
        actions.start_private_time(present=[tom], **start)
