"""The tick: planned once, sent once, however often and however late it runs; housekeeping; the beat."""

import datetime as dt
import random
import signal
import threading
import uuid

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import connection
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerAway

from fgc import schedule
from fgc.accounts.models import Submission
from fgc.lib.dates import LONDON, at_local
from fgc.notifications import actions, tasks
from fgc.notifications.models import Message, Tick
from tests import cast
from tests.notifications.conftest import NOON
from tests.notifications.test_delivery import mail_to

State = Message.State
HOUR = dt.timedelta(hours=1)
MONDAY = NOON - dt.timedelta(days=2)  # three days of work lie before the weekend


@pytest.fixture
def planned(monkeypatch):
    """A list that stands for what the planners of the apps say."""
    wanted = []
    monkeypatch.setattr(schedule, "planners", lambda: [lambda now: list(wanted)])
    return wanted


def item(person, key, due_at):
    """One planned message."""
    return {"kind": "test.plain", "about": key, "case": "", "to": person, "due_at": due_at, "unique_key": key}


@pytest.mark.django_db
def test_a_tick_plans_sends_and_is_written_down(plain, askable, planned, time_machine):
    """Twice in a row is as once."""
    time_machine.move_to(NOON, tick=False)
    w = cast.world()
    planned += [item(w.tom, "a", NOON - HOUR), item(w.priya, "b", NOON), item(w.tom, "c", NOON + HOUR)]
    first = schedule.tick(NOON)
    assert (first.scheduled, first.sent, first.failed) == (6, 2, 0)
    second = schedule.tick(NOON)
    assert (second.scheduled, second.sent, second.failed) == (0, 0, 0)
    third = schedule.tick(NOON + HOUR)
    assert third.sent == 2  # the notice and the mail of c
    assert len(askable.took) == 3


@pytest.mark.django_db
def test_what_is_taken_late_in_a_tick_is_held_for_a_whole_lease(plain, askable, monkeypatch, settings):
    """Planning took ten minutes: the next worker must not find the lease over while the mail is handed over."""
    began, w = NOON, cast.world()
    passed, held = [0.0], []

    def plan(now):
        passed[0] += 600
        return [item(w.tom, "a", NOON)]

    def send(self, message, text):
        held.append(Message.objects.get(pk=message.pk).lease_until)
        return "id"

    monkeypatch.setattr(schedule.time, "monotonic", lambda: passed[0])
    monkeypatch.setattr(schedule, "planners", lambda: [plan])
    monkeypatch.setattr(askable, "send", send)
    assert schedule.tick(began).sent == 2
    assert held == [began + dt.timedelta(seconds=600 + settings.FGC_LEASE_SECONDS)]


@pytest.mark.django_db
def test_a_planner_that_fails_does_not_silence_the_others(plain, monkeypatch, time_machine, caplog):
    """It is counted as failed."""
    time_machine.move_to(NOON, tick=False)
    w = cast.world()

    def broken(now):
        raise ZeroDivisionError

    monkeypatch.setattr(schedule, "planners", lambda: [broken, lambda now: [item(w.tom, "a", NOON)]])
    tick = schedule.tick(NOON)
    assert (tick.scheduled, tick.failed) == (2, 1)
    assert "a planner failed" in caplog.text


@pytest.mark.django_db
def test_three_days_without_a_tick_lose_nothing(plain, askable, planned, time_machine):
    """What fell due meanwhile goes when it runs again: late, once."""
    w = cast.world()
    planned += [item(w.tom, f"k{n}", MONDAY + n * HOUR) for n in range(72)]
    time_machine.move_to(MONDAY, tick=False)
    schedule.tick(MONDAY)
    time_machine.move_to(MONDAY + 72 * HOUR, tick=False)
    schedule.tick(MONDAY + 72 * HOUR)
    assert Message.objects.filter(state=State.SENT).count() == 144
    assert len(askable.took) == 72


@pytest.mark.django_db
def test_a_clock_that_is_moved_two_hours_and_back_says_nothing_twice_and_loses_nothing(
    plain, askable, planned, time_machine
):
    """Forward, back and forward again: each goes once, and none before a clock showed its time."""
    w = cast.world()
    planned += [item(w.tom, f"k{n}", NOON + n * HOUR / 2) for n in range(8)]
    for hours in (0, 2, 0, 1, 2, 3, 1, 4):
        time_machine.move_to(NOON + hours * HOUR, tick=False)
        schedule.tick(NOON + hours * HOUR)
        if hours == 0:
            assert len(askable.took) in (1, 5), "what was sent stays sent"
    assert len(askable.took) == 8
    assert Message.objects.filter(state=State.SENT).count() == 16


@pytest.mark.django_db(transaction=True)
def test_two_ticks_at_once_send_each_message_once(plain, askable, planned, time_machine):
    """Two beats by mistake do no harm."""
    time_machine.move_to(NOON, tick=True)
    w = cast.world()
    planned += [item(w.tom, f"k{n}", NOON) for n in range(20)]
    start, sent = threading.Barrier(2), []

    def work():
        start.wait()
        sent.append(schedule.tick(NOON).sent)
        connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sum(sent) == 20
    assert len(askable.took) == 20
    assert Message.objects.filter(state=State.SENT).count() == 40


@pytest.mark.django_db
def test_a_tick_tidies_up(plain, planned):
    """Ticks of a month ago, forms sent a week ago and ended sessions go; newer ones stay."""
    w, now = cast.world(), timezone.now()
    for days in (29, 31):
        actions.note_tick(at=now - dt.timedelta(days=days), scheduled=0, sent=0, failed=0)
    for days in (6, 8):
        row = Submission.objects.create(person=w.tom, token=uuid.uuid4(), fingerprint="", result="/")
        Submission.objects.filter(pk=row.pk).update(at=now - dt.timedelta(days=days))
    for hours in (-1, 1):
        Session.objects.create(session_key=f"s{hours}", session_data="", expire_date=now + hours * HOUR)
    schedule.tick(now)
    assert (Tick.objects.count(), Submission.objects.count(), Session.objects.count()) == (2, 1, 1)


@pytest.mark.django_db
def test_with_a_broker_each_message_is_a_task_and_without_one_answering_it_is_sent_here(
    plain,
    askable,
    planned,
    settings,
    monkeypatch,
    time_machine,
):
    """A broker that is away delays nothing."""
    time_machine.move_to(NOON, tick=False)
    settings.CELERY_TASK_ALWAYS_EAGER = False
    rung = []
    monkeypatch.setattr(tasks.deliver, "apply_async", lambda args, **_: rung.append(args))
    row = mail_to(cast.world().tom)
    schedule.tick(NOON)
    assert rung == [(row.pk,)]
    assert Message.objects.get(pk=row.pk).state == State.DUE

    def away(args, **_options):
        raise BrokerAway

    monkeypatch.setattr(tasks.deliver, "apply_async", away)
    schedule.tick(NOON)
    assert Message.objects.get(pk=row.pk).state == State.SENT


@pytest.mark.django_db
def test_run_due_until_empty_sends_everything(plain, askable, planned, monkeypatch, time_machine, capsys):
    """Also more than goes into one tick."""
    time_machine.move_to(NOON, tick=False)
    monkeypatch.setattr(schedule, "TOGETHER", 3)
    w = cast.world()
    for n in range(8):
        mail_to(w.tom, f"k{n}")
    call_command("run_due", until_empty=True)
    assert len(askable.took) == 8
    assert "sent 3" in capsys.readouterr().out


def test_the_beat_ticks_as_often_as_the_setting_says(settings):
    """One entry, whose task does not pile up."""
    settings.FGC_TICK_SECONDS = 90
    entry = schedule.beat_schedule()["tick"]
    assert (entry["task"], entry["schedule"], entry["options"]) == ("fgc.tick", 90, {"expires": 85})


@pytest.mark.django_db
def test_every_planner_that_exists_is_called(monkeypatch):
    """By its path; an app without reminders is left out."""
    monkeypatch.setattr(
        schedule, "PLANNERS", ["tests.notifications.test_schedule.item", "nowhere_at_all.plan"]
    )
    assert schedule.planners() == [item]


@pytest.mark.parametrize("count", [2_000, pytest.param(200_000, marks=pytest.mark.soak)])
def test_chosen_wall_times_hold_over_both_clock_changes_and_each_falls_due_once(count):
    """Random local times 2024 to 2035: London clocks show the chosen time."""
    rng = random.Random(20261121)  # the same every run
    skipped = 0
    for _ in range(count):
        day = dt.date(2024, 1, 1) + dt.timedelta(days=rng.randrange(12 * 365))
        if rng.random() < 0.2:  # more often on the days of a clock change
            month, last = rng.choice([(3, 31), (10, 31)])
            end = dt.date(day.year, month, last)
            day = end - dt.timedelta(days=(end.weekday() + 1) % 7)
        chosen = dt.time(rng.randrange(24), rng.randrange(60))
        moment = at_local(day, chosen)
        shown = moment.astimezone(LONDON)
        if shown.time() != chosen:  # 01:00 to 01:59 of the Sunday in March does not exist
            skipped += 1
            assert (day.month, chosen.hour, shown.hour) == (3, 1, 2)
        assert shown.date() == day
        due_minutes = [m for m in (-61, -60, -1, 0, 1, 60, 61) if _falls_due(moment, m)]
        assert due_minutes == [0]
    assert skipped > 0


def _falls_due(moment, minute):
    """Whether the message becomes due in exactly that minute around its moment."""
    now = moment + dt.timedelta(minutes=minute)
    return moment <= now and not moment <= now - dt.timedelta(minutes=1)


def test_the_loop_stops_however_many_signals_come_at_once(db, monkeypatch):
    """Ctrl-C reaches it from the terminal and again from ./run: the second finds nothing that the first has locked."""
    handlers = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    ticks = []

    def tick(now):
        ticks.append(now)
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGINT):
            signal.raise_signal(number)

    monkeypatch.setattr(schedule, "tick", tick)
    try:
        call_command("run_due", loop=30)
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    assert len(ticks) == 1
