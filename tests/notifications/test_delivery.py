"""Sending: once each, by whoever claims it; late never means lost; an e-mail names nobody."""

import datetime as dt
import threading
from email.utils import parseaddr

import pytest
from django.core import mail
from django.db import connection

from fgc import messages
from fgc.lib.dates import LONDON
from fgc.notifications import actions, delivery
from fgc.notifications.channels import reference_of
from fgc.notifications.models import Message
from fgc.notifications.registry import Text
from tests import cast
from tests.notifications.conftest import NOON, Askable

State = Message.State
MINUTE = dt.timedelta(minutes=1)


@pytest.fixture
def at_noon(time_machine):
    """A Wednesday noon that does not move."""
    time_machine.move_to(NOON, tick=False)
    return NOON


def mail_to(person, key="k1", **changes):
    """One e-mail that is due."""
    (row,) = actions.notify(**{
        "kind": "test.plain", "to": person, "about": "abc", "case": "FGC-2222-2222", "unique_key": key,
        "channels": ("email",), **changes})  # fmt: skip
    return row


def fresh(row):
    """The row as the database has it."""
    return Message.objects.get(pk=row.pk)


@pytest.mark.django_db
def test_a_message_is_sent_once_and_marked(plain, askable, at_noon):
    """The second call finds nothing to do."""
    row = mail_to(cast.world().tom)
    assert delivery.deliver(row.pk) == State.SENT
    assert delivery.deliver(row.pk) is None
    row = fresh(row)
    assert (row.state, row.provider_id, row.attempts, row.claim) == (State.SENT, "id-0", 1, None)


@pytest.mark.django_db
def test_a_claim_is_for_one_and_a_lease_ends(plain, at_noon):
    """Nobody else gets it for five minutes; then the next may."""
    row = mail_to(cast.world().tom)
    assert delivery.claim(row.pk, NOON) is not None
    assert delivery.claim(row.pk, NOON + 4 * MINUTE) is None
    assert delivery.claim(row.pk, NOON + 5 * MINUTE).attempts == 2


@pytest.mark.django_db
def test_a_worker_that_comes_back_after_its_lease_does_not_overwrite_the_other(plain, at_noon):
    """The later claim counts."""
    row = mail_to(cast.world().tom)
    slow = delivery.claim(row.pk, NOON)
    delivery.claim(row.pk, NOON + 6 * MINUTE)
    assert delivery._leave(slow, state=State.SENT, sent_at=NOON) is None
    assert fresh(row).state == State.SENDING


@pytest.mark.django_db
def test_an_answer_that_was_lost_is_looked_up_instead_of_sent_again(plain, askable, at_noon):
    """Taken once, asked once, marked with the first id."""
    askable.breaks = 1
    row = mail_to(cast.world().tom)
    assert delivery.deliver(row.pk, NOON) == State.DUE
    assert delivery.deliver(row.pk, NOON) is None
    assert delivery.deliver(row.pk, NOON + MINUTE) == State.SENT
    assert (len(askable.took), askable.asked, fresh(row).provider_id) == (1, 1, "id-0")


@pytest.mark.django_db
def test_failures_are_tried_for_two_days_with_growing_waits_and_then_shown(
    plain, askable, monkeypatch, at_noon
):
    """1, 5, 15, 60 minutes and so on, about 48 hours; then failed, with the kind of error and no text."""
    monkeypatch.setattr(
        Askable, "send", lambda *_: (_ for _ in ()).throw(ConnectionError("mail.example said no"))
    )
    w = cast.world()
    row = mail_to(w.tom, kind="test.urgent")
    now, waits = NOON, []
    while delivery.deliver(row.pk, now) == State.DUE:
        waits.append(int((fresh(row).due_at - now).total_seconds() / 60))
        now = fresh(row).due_at
    assert waits[:4] == [1, 5, 15, 60]
    assert 46 * 60 <= sum(waits) <= 48 * 60
    assert (fresh(row).state, fresh(row).error) == (State.FAILED, "ConnectionError")
    monkeypatch.undo()
    actions.retry(message=fresh(row), by=w.carol)
    assert delivery.deliver(row.pk, now) == State.SENT


@pytest.mark.django_db
def test_what_is_not_wanted_any_more_is_cancelled_and_never_sent(plain, askable, at_noon):
    """Also for a person who left meanwhile, and for a kind that nobody knows."""
    w = cast.world()
    unwanted = mail_to(w.tom)
    plain.is_wanted = False
    assert delivery.deliver(unwanted.pk) == State.CANCELLED
    plain.is_wanted = True
    strange = mail_to(w.tom, "k2", kind="test.forgotten")
    assert delivery.deliver(strange.pk) == State.CANCELLED
    left = mail_to(w.grace, "k3")
    w.grace.is_active = False
    w.grace.save()
    assert delivery.deliver(left.pk) == State.CANCELLED
    assert askable.took == {}


@pytest.mark.django_db
@pytest.mark.parametrize(("clock", "kind", "state"), [
    ("18:59", "test.plain", State.SENT), ("19:00", "test.plain", None), ("07:29", "test.plain", None),
    ("07:30", "test.plain", State.SENT), ("23:00", "test.urgent", State.SENT),
])  # fmt: skip
@pytest.mark.parametrize("day", [dt.date(2026, 12, 2), dt.date(2026, 6, 3)])
def test_no_mail_in_the_evening_and_night(plain, askable, clock, kind, state, day, time_machine):
    """London clocks, in winter and summer; same-day kinds go at once."""
    now = dt.datetime.combine(day, dt.time.fromisoformat(clock), tzinfo=LONDON)
    time_machine.move_to(now, tick=False)
    row = mail_to(cast.world().tom, kind=kind)
    assert delivery.deliver(row.pk, now) == state
    assert (row in delivery.due(now)) is False


@pytest.mark.django_db
@pytest.mark.parametrize(("at", "kind", "state"), [
    ("2026-12-04 18:59", "test.plain", State.SENT),  # Friday
    ("2026-12-05 00:00", "test.plain", None), ("2026-12-05 12:00", "test.plain", None),
    ("2026-12-06 18:00", "test.plain", None), ("2026-12-07 07:29", "test.plain", None),
    ("2026-12-07 07:30", "test.plain", State.SENT),  # Monday
    ("2026-12-05 12:00", "test.urgent", State.SENT), ("2026-12-06 23:00", "test.urgent", State.SENT),
])  # fmt: skip
def test_no_mail_at_the_weekend(plain, askable, at, kind, state, time_machine):
    """From Friday evening to Monday morning only what is told on the same day goes (decisions.md)."""
    now = dt.datetime.fromisoformat(at).replace(tzinfo=LONDON)
    time_machine.move_to(now, tick=False)
    row = mail_to(cast.world().tom, kind=kind)
    assert delivery.deliver(row.pk, now) == state
    assert (row in delivery.due(now)) is False


@pytest.mark.django_db
def test_a_notice_in_the_app_does_not_wait_for_the_morning(plain, time_machine):
    """It is there at night."""
    time_machine.move_to(NOON + dt.timedelta(hours=11), tick=False)
    (notice,) = actions.notify(
        kind="test.plain", to=cast.world().tom, about="a", unique_key="k", channels=("in_app",)
    )
    assert notice.state == State.SENT


@pytest.mark.django_db
def test_a_mail_names_nobody_and_goes_to_one_person(plain, settings, at_noon):
    """No names, no reference, no word of the work; a fixed Message-ID; one recipient, nothing attached."""
    settings.FGC_BASE_URL = "https://fgc.northshore.example"
    w = cast.world()
    row = mail_to(w.tom)
    delivery.deliver(row.pk)
    (sent,) = mail.outbox
    head = sent.message()
    assert sent.recipients() == [w.tom.email]
    assert (sent.cc, sent.bcc, sent.attachments) == ([], [], [])
    assert head["Subject"] == "Message from Northshore Council"
    assert head["Auto-Submitted"] == "auto-generated"
    assert parseaddr(head["From"])[1] == settings.DEFAULT_FROM_EMAIL
    assert head["Message-ID"] == f"<{reference_of(row)}@northshore.example>" == fresh(row).provider_id
    link = f"https://fgc.northshore.example/messages/{row.key}/"
    assert link in sent.body
    text = head.as_string().replace(link, "").replace(w.tom.email, "").lower()
    for word in (
        "tom",
        "ridley",
        "ellie",
        "mason",
        "fgc-",
        "conference",
        "family",
        "plan",
        "safeguard",
        "2222",
    ):
        assert word not in text, word


@pytest.mark.django_db
def test_no_mail_of_any_kind_says_a_word_of_what_it_is_about(settings, at_noon, monkeypatch):
    """Over every kind that is registered: one recipient, nothing attached, and of its words only how many (B14)."""
    settings.FGC_BASE_URL = "https://fgc.northshore.example"
    w = cast.world()
    said = Text(
        "Ellie and Mason R.: conference at Bootle Hall on 4 December",
        "FGC-2222-2222",
        "/cases/FGC-2222-2222/plan/",
    )
    for kind in messages.KINDS:
        monkeypatch.setattr(type(messages.KINDS[kind]), "resolve", lambda *_: said)
        row = mail_to(w.tom, kind, kind=kind, case="FGC-2222-2222")
        Message.objects.filter(pk=row.pk).update(channel="email")
        assert delivery.deliver(row.pk) == State.SENT, kind
    assert len(mail.outbox) == len(messages.KINDS) > 60
    bodies = set()
    for sent, row in zip(mail.outbox, Message.objects.order_by("pk"), strict=True):
        assert (sent.recipients(), sent.cc, sent.bcc, sent.attachments) == ([w.tom.email], [], [], [])
        assert sent.subject == "Message from Northshore Council"
        assert set(sent.extra_headers) == {"Message-ID", "Auto-Submitted"}
        bodies.add(sent.body.replace(row.key, "KEY"))
    assert len(bodies) == 1, "all alike: nothing tells one kind from another"
    text = bodies.pop().lower().replace("fgc.northshore", "")
    for word in (
        "ellie",
        "conference",
        "bootle",
        "december",
        "fgc",
        "family",
        "plan",
        "review",
        "late",
        "safeguard",
    ):
        assert word not in text, word


@pytest.mark.django_db(transaction=True)
def test_eight_workers_at_once_send_one_message(plain, askable, time_machine):
    """One of them gets the claim, on either database."""
    time_machine.move_to(NOON, tick=True)
    row = mail_to(cast.world().tom)
    start, outcomes = threading.Barrier(8), []

    def work():
        start.wait()
        outcomes.append(delivery.deliver(row.pk))
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(8)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert outcomes.count(State.SENT) == 1
    assert outcomes.count(None) == 7
    assert len(askable.took) == 1


@pytest.mark.django_db
@pytest.mark.parametrize("jump", [dt.timedelta(hours=2), dt.timedelta(hours=-2)])
def test_a_clock_that_jumps_two_hours_loses_and_doubles_nothing(plain, askable, jump, at_noon):
    """Between claim and sending, and between one message and the next."""
    w = cast.world()
    rows = [mail_to(w.tom, f"k{n}") for n in range(3)]
    delivery.claim(rows[0].pk, NOON)  # a worker died with this one
    assert delivery.deliver(rows[1].pk, NOON) == State.SENT
    now = NOON + jump
    for _ in range(6 * 60):
        for row in delivery.due(now):
            delivery.deliver(row.pk, now)
        now += MINUTE
    assert [fresh(row).state for row in rows] == [State.SENT] * 3
    assert len(askable.took) == 3
