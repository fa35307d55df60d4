"""Invitations that are ready are checked again when two are made one, and when a restriction is added."""

import datetime as dt

import pytest

from conferences import actions as meeting
from fgc.audit.models import AuditEvent
from fgc.lib.dates import at_local, today
from fgc.lib.errors import Refused
from fgc.network import actions
from tests.network.recorded_twice import Family, keep_from

pytestmark = pytest.mark.django_db


@pytest.fixture
def f():
    return Family()


def ready(f, *people, days):
    """A conference to which these people are asked, whose invitations were checked."""
    start = at_local(today() + dt.timedelta(days=days), dt.time(10))
    row = meeting.book(
        case=f.case, kind="first", starts_at=start, ends_at=start + dt.timedelta(hours=2), venue=None,
        place_note="St Mary’s hall", by=f.w.amina, people=people,
    )  # fmt: skip
    return meeting.mark_safe_to_send(conference=row, by=f.w.amina)


@pytest.mark.parametrize("kind", ["not_invited", "must_not_know_work"])
def test_invitations_are_checked_again_when_one_invited_becomes_one_who_is_not_to_come(f, kind):
    """Of the conference to which that person is asked; another conference stays as it was, and so do the words."""
    actions.restrict(
        case=f.case, kind=kind, person=f.one if kind == "not_invited" else f.ellie, other=f.one, basis="order",
        reason="Order", by=f.w.amina,
    )  # fmt: skip
    his, hers = ready(f, f.two, days=4), ready(f, f.sana, days=8)
    f.merge()
    for row in (his, hers):
        row.refresh_from_db()
    assert (his.safe_to_send, hers.safe_to_send) == (False, True)
    assert AuditEvent.objects.filter(kind="conference.check_safety_again").count() == 1
    with pytest.raises(Refused):
        meeting.mark_safe_to_send(conference=his, by=f.w.amina)
    meeting.uninvite(invitation=his.invitations.get(), by=f.w.amina)
    with pytest.raises(Refused, match="Nobody is on the list"):
        meeting.mark_safe_to_send(conference=his, by=f.w.amina)


def test_invitations_are_checked_again_when_a_restriction_is_added(f):
    """Between two who are asked to one; a restriction of somebody who is not asked leaves it as it was."""
    row = ready(f, f.sana, f.two, days=4)
    keep_from(f, f.one, "must_not_know_phone")  # Sana is asked
    row.refresh_from_db()
    assert not row.safe_to_send
    meeting.mark_safe_to_send(conference=row, by=f.w.amina)
    actions.restrict(
        case=f.case, kind="must_not_meet", person=f.one, other=f.ellie, basis="request", reason="Asked", by=f.w.amina
    )  # fmt: skip
    row.refresh_from_db()
    assert row.safe_to_send
    keep_from(f, f.two, "must_not_meet")
    row.refresh_from_db()
    assert not row.safe_to_send
    with pytest.raises(Refused, match="must not meet"):
        meeting.mark_safe_to_send(conference=row, by=f.w.amina)
