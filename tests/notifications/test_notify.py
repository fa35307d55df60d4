"""Adding messages: once each, in the same transaction as the change, and never failing it."""

import datetime as dt

import pytest
from django.db import transaction
from django.utils import timezone
from kombu.exceptions import OperationalError

from fgc.notifications import actions, tasks
from fgc.notifications.models import Message
from tests import cast

pytestmark = pytest.mark.django_db
State = Message.State


def tell(to, **changes):
    """One message of the plain kind."""
    return actions.notify(**{"kind": "test.plain", "to": to, "about": "abc", "unique_key": "k1", **changes})


def test_a_notice_is_there_at_once_and_its_mail_is_due(plain):
    """Two rows: the notice in the app is sent by being written."""
    w = cast.world()
    notice, mail = tell(w.tom, case="FGC-2222-2222")
    assert (notice.channel, notice.state, mail.channel, mail.state) == (
        "in_app",
        State.SENT,
        "email",
        State.DUE,
    )
    assert mail.unique_key == f"k1:{w.tom.key}:email"
    assert notice.sent_at is not None


def test_telling_twice_is_telling_once(plain):
    """The same key again, also with another moment, changes nothing."""
    w = cast.world()
    first = tell(w.tom)
    again = tell(w.tom, due_at=timezone.now() + dt.timedelta(days=3))
    assert [row.pk for row in again] == [row.pk for row in first]
    assert Message.objects.count() == 2


def test_several_people_are_told_each_once(plain):
    """A list of people, one channel."""
    w = cast.world()
    rows = tell([w.tom, w.priya, w.tom], channels=("in_app",))
    assert {row.recipient_id for row in rows} == {w.tom.pk, w.priya.pk}
    assert Message.objects.count() == 2


def test_a_notice_of_the_future_waits(plain):
    """It becomes visible when its moment comes."""
    w = cast.world()
    (notice,) = tell(w.tom, due_at=timezone.now() + dt.timedelta(days=1), channels=("in_app",))
    assert notice.state == State.DUE


def test_a_change_that_is_undone_tells_nobody(plain):
    """The rows live and die with the transaction of the action."""
    w = cast.world()
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        tell(w.tom)
        raise ZeroDivisionError
    assert not Message.objects.exists()


def test_a_broker_that_is_away_does_not_fail_the_request(
    plain, settings, monkeypatch, django_capture_on_commit_callbacks
):
    """The row waits for the next tick."""
    settings.CELERY_TASK_ALWAYS_EAGER = False
    rung = []

    def away(args, **_options):
        rung.append(args)
        raise OperationalError("refused")

    monkeypatch.setattr(tasks.deliver, "apply_async", away)
    w = cast.world()
    with django_capture_on_commit_callbacks(execute=True):
        _notice, mail = tell(w.tom)
    assert rung == [(mail.pk,)]
    assert Message.objects.get(pk=mail.pk).state == State.DUE


def test_without_a_broker_nothing_is_sent_inside_the_request(
    plain, mailoutbox, django_capture_on_commit_callbacks
):
    """The tick loop sends."""
    w = cast.world()
    with django_capture_on_commit_callbacks(execute=True):
        tell(w.tom)
    assert mailoutbox == []


def test_cancelling_by_case_leaves_other_cases_and_what_was_sent(plain):
    """Only what waits is cancelled."""
    w = cast.world()
    tell(w.tom, case="FGC-2222-2222")
    tell(w.tom, case="FGC-3333-3333", unique_key="k2")
    assert actions.cancel(case="FGC-2222-2222", by=w.carol) == 1
    states = set(Message.objects.values_list("case", "channel", "state"))
    assert states == {
        ("FGC-2222-2222", "in_app", State.SENT), ("FGC-2222-2222", "email", State.CANCELLED),
        ("FGC-3333-3333", "in_app", State.SENT), ("FGC-3333-3333", "email", State.DUE),
    }  # fmt: skip


def test_cancelling_by_thing(plain):
    """And a call that names nothing is a mistake of the programmer."""
    w = cast.world()
    tell(w.tom, about="conf1")
    assert actions.cancel(about="conf2", by=w.carol) == 0
    assert actions.cancel(about="conf1", by=None) == 1
    with pytest.raises(ValueError, match="about"):
        actions.cancel(by=w.carol)
