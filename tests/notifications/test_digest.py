"""One e-mail in the morning instead of thirty: each reminder in exactly one, whatever dies or jumps; each person's choice."""

import datetime as dt
import random
import threading

import pytest
from django.core import mail
from django.db import connection

from fgc import schedule
from fgc.accounts.models import User
from fgc.lib.dates import LONDON
from fgc.notifications import actions, delivery
from fgc.notifications.models import Message
from tests import cast
from tests.notifications.conftest import KINDS, NOON, PLAIN, Askable, Plain

State, Channel = Message.State, Message.Channel
MORNING = NOON.replace(hour=8)
DAY, MINUTE = dt.timedelta(days=1), dt.timedelta(minutes=1)


class Reminding(Plain):
    """A reminder; wanted unless a test names it."""

    reminder = True
    gone = frozenset()

    def wanted(self, message):
        """Unless it is gone."""
        return message.about not in self.gone


@pytest.fixture
def reminding(plain, monkeypatch):
    """The kind test.reminder, which may wait for the morning; `monkeypatch` it to make some unwanted."""
    monkeypatch.setitem(KINDS, "test.reminder", Reminding())
    monkeypatch.setattr(Reminding, "gone", frozenset())
    return Reminding


def remind(person, number, due_at=MORNING, kind="test.reminder"):
    """So many reminders of one person."""
    return actions.add([
        {"kind": kind, "to": person, "about": f"{n}", "unique_key": f"{kind}:{n}", "due_at": due_at} for n in range(number)
    ])  # fmt: skip


def tick(now, time_machine):
    """A tick at a moment of a clock that stands."""
    time_machine.move_to(now, tick=False)
    return schedule.tick(now)


@pytest.fixture
def no_planners(monkeypatch):
    """Nothing but what the test adds."""
    monkeypatch.setattr(schedule, "planners", list)


@pytest.mark.django_db
def test_thirty_reminders_are_one_mail_that_counts_and_names_nobody(reminding, no_planners, time_machine):
    """At 08:00 and not before, on a working day; the notices in the app are there at once; what comes later waits."""
    time_machine.move_to(MORNING, tick=False)
    w = cast.world()
    remind(w.amina, 30, due_at=MORNING - 30 * MINUTE)
    remind(w.bryn, 1, due_at=MORNING - 30 * MINUTE)
    assert Message.objects.filter(channel=Channel.IN_APP, state=State.SENT).count() == 31
    tick(MORNING - MINUTE, time_machine)
    assert mail.outbox == []
    tick(MORNING, time_machine)
    tick(MORNING + MINUTE, time_machine)
    sent = {one.to[0]: one.body for one in mail.outbox}
    assert len(mail.outbox) == 2 and set(sent) == {w.amina.email, w.bryn.email}
    assert "There are 30 messages for you" in sent[w.amina.email]
    assert "There is a message for you" in sent[w.bryn.email]
    assert Message.objects.filter(channel=Channel.DIGEST, state=State.SENT).count() == 31
    remind(w.carol, 1, due_at=MORNING)
    remind(w.amina, 1, due_at=MORNING + MINUTE, kind="test.urgent")
    tick(MORNING + DAY + 60 * MINUTE, time_machine)
    assert [one.to[0] for one in mail.outbox[2:]].count(w.amina.email) == 1, "the urgent one, by itself"


@pytest.mark.django_db
@pytest.mark.parametrize(("on", "goes"), [
    ("2026-12-24 08:00", True), ("2026-12-25 09:00", False),  # Christmas
    ("2026-12-26 09:00", False), ("2026-12-28 09:00", False),  # Saturday; Boxing Day's substitute
    ("2026-12-29 07:59", False), ("2026-12-29 08:00", True), ("2027-03-29 09:00", False),  # Easter Monday
    ("2027-06-01 08:00", True),
])  # fmt: skip
def test_it_goes_on_working_days_only_by_london_clocks(reminding, no_planners, on, goes, time_machine):
    """Bank holidays and weekends wait for the next open day."""
    moment = dt.datetime.fromisoformat(on).replace(tzinfo=LONDON)
    time_machine.move_to(moment, tick=False)
    remind(cast.world().amina, 3, due_at=moment - 3 * DAY)
    tick(moment, time_machine)
    assert bool(mail.outbox) is goes


@pytest.mark.django_db
def test_each_person_chooses_and_what_is_urgent_comes_whatever_they_chose(
    reminding, no_planners, time_machine
):
    """Each by itself, together in the morning, or none; a choice made meanwhile counts too; a free hour is the service's."""
    time_machine.move_to(MORNING, tick=False)
    w = cast.world()
    for person, choice in ((w.amina, "each"), (w.bryn, "none"), (w.tom, "digest")):
        person.emails = choice
        person.save(update_fields=["emails"])
        remind(person, 2)
        remind(person, 1, kind="test.urgent")
    User.objects.filter(pk=w.tom.pk).update(emails="none")  # they changed their mind after these were made
    tick(MORNING, time_machine)
    got = [one.to[0] for one in mail.outbox]
    assert {p.first_name: got.count(p.email) for p in (w.amina, w.bryn, w.tom)} == {
        "Amina": 3,
        "Bryn": 1,
        "Tom": 1,
    }
    w.service.quiet_from, w.service.quiet_until, w.service.digest_at = dt.time(17), dt.time(9), dt.time(9, 30)
    w.service.save(update_fields=["quiet_from", "quiet_until", "digest_at"])
    remind(w.carol, 1)
    (plain,) = actions.notify(kind="test.plain", to=w.carol, about="p", unique_key="p", channels=("email",))
    assert delivery.deliver(plain.pk, MORNING + 30 * MINUTE) is None, "quiet until 9 here"
    mail.outbox.clear()
    tick(MORNING + 75 * MINUTE, time_machine)
    assert len(mail.outbox) == 1
    tick(MORNING + 90 * MINUTE, time_machine)
    assert len(mail.outbox) == 2


@pytest.mark.django_db
def test_what_is_not_wanted_any_more_is_not_counted_and_nothing_is_no_mail(
    reminding, no_planners, time_machine, monkeypatch
):
    """Asked again when the mail goes; a person who left gets none."""
    time_machine.move_to(MORNING, tick=False)
    w = cast.world()
    remind(w.amina, 5)
    remind(w.bryn, 2)
    remind(w.tom, 2)
    monkeypatch.setattr(Reminding, "gone", frozenset({"0", "1"}))
    User.objects.filter(pk=w.tom.pk).update(is_active=False)
    tick(MORNING, time_machine)
    (sent,) = mail.outbox
    assert sent.to == [w.amina.email] and "There are 3 messages" in sent.body
    states = Message.objects.filter(channel=Channel.DIGEST, recipient=w.amina).order_by("about")
    assert list(states.values_list("state", flat=True)) == ["cancelled", "cancelled", "sent", "sent", "sent"]


@pytest.mark.django_db
def test_a_thousand_reminders_killed_again_and_again_are_each_in_one_mail(
    reminding, no_planners, askable, time_machine, monkeypatch
):
    """A worker dies before, while and after handing over; clocks jump two hours; ticks come twice and stay away three days."""
    time_machine.move_to(MORNING, tick=False)
    w, dice = cast.world(), random.Random(25)
    people = [w.amina, w.bryn, w.carol, w.tom, w.priya, w.dele]
    made = [
        {"kind": "test.reminder", "to": people[n % 6], "about": f"{n}", "unique_key": f"r:{n}", "channels": ("email",),
         "due_at": MORNING + n % 5 * DAY} for n in range(1_000)
    ]  # fmt: skip
    actions.add(made)
    kills = {"left": 20}

    def die(*_args, **_kwargs):
        raise KeyboardInterrupt

    now, end = MORNING, MORNING + 12 * DAY
    while now < end:
        time_machine.move_to(now, tick=False)
        with monkeypatch.context() as patch:
            if kills["left"] and dice.random() < 0.7:
                kills["left"] -= 1
                point = dice.choice(["_morning", "_hand_over", "_leave"])
                patch.setattr(delivery, point, die)
            try:
                schedule.tick(now)
                schedule.tick(now - dt.timedelta(hours=2) if dice.random() < 0.2 else now)
            except KeyboardInterrupt:
                pass
        now += (
            dt.timedelta(days=3) if dice.random() < 0.02 else dt.timedelta(minutes=dice.choice([6, 30, 125]))
        )
    rows = Message.objects.filter(channel=Channel.DIGEST)
    assert kills["left"] == 0 and rows.count() == 1_000
    assert set(rows.values_list("state", flat=True)) == {State.SENT}, "none lost"
    mails = Message.objects.filter(kind=delivery.DIGEST)
    assert {one.state for one in mails} == {State.SENT}
    assert len(askable.took) == mails.count(), "none doubled: the channel refuses a second taking"
    assert sum(one.gathered.count() for one in mails) == 1_000, "each in exactly one"


@pytest.mark.django_db(transaction=True)
def test_two_ticks_at_once_make_one_mail(reminding, no_planners, askable, time_machine):
    """On either database."""
    time_machine.move_to(MORNING, tick=True)
    w = cast.world()
    remind(w.amina, 40)
    start = threading.Barrier(2)

    def work():
        start.wait()
        schedule.tick(MORNING)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    schedule.tick(MORNING + 6 * MINUTE)
    (one,) = Message.objects.filter(kind=delivery.DIGEST)
    assert (one.state, one.gathered.count(), len(Askable.took)) == (State.SENT, 40, 1)


@pytest.mark.django_db
def test_a_mistake_in_gathering_keeps_nothing_else_from_going(
    reminding, no_planners, askable, time_machine, monkeypatch
):
    """What is urgent goes, and the tick says that something is broken."""
    time_machine.move_to(MORNING, tick=False)
    w = cast.world()
    remind(w.amina, 1)
    remind(w.amina, 1, kind="test.urgent")

    def broken(**_options):
        raise ZeroDivisionError

    with monkeypatch.context() as patch:
        patch.setattr(actions, "gather", broken)
        found = schedule.tick(MORNING)
    assert (found.failed, len(askable.took)) == (1, 1)
    assert schedule.tick(MORNING).sent == 1


@pytest.mark.django_db
def test_a_morning_mail_that_failed_is_sent_again_with_what_it_held(
    reminding, no_planners, askable, time_machine
):
    """By the button, all at once."""
    time_machine.move_to(MORNING, tick=False)
    w = cast.world()
    remind(w.amina, 4)
    actions.gather(now=MORNING)
    one = Message.objects.get(kind=delivery.DIGEST)
    Message.objects.filter(pk=one.pk).update(state=State.FAILED, attempts=10, error="ConnectionError")
    assert actions.retry_all(by=w.sam) == 1
    assert delivery.deliver(one.pk, MORNING) == State.SENT
    assert one.gathered.filter(state=State.SENT).count() == 4
    assert PLAIN.is_wanted
