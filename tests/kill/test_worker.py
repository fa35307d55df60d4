"""A real worker, a real Redis, `kill -9` in the middle of sending: nothing lost, nothing doubled (B25).

40 messages and 4 kills; 1,000 and 20 in the long campaign (./test --soak). The worker is killed after noting that it
begins to hand a message over, so nearly every kill falls between the provider's taking and our noting it.
"""

import collections
import contextlib
import random
import time
import uuid

import psycopg2
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.handlers import Message as SmtpMessage

from tests import services
from tests.kill.installation import Installation

SIZES = pytest.mark.parametrize(
    ("messages", "kills"),
    [pytest.param(40, 4, marks=pytest.mark.slow), pytest.param(1_000, 20, marks=pytest.mark.soak)],
)
ASKABLE, BLIND, SMTP = (
    f"tests.kill.channels.{name}" for name in ("AskableChannel", "BlindChannel", "SlowSmtpChannel")
)

pytestmark = pytest.mark.redis

MAKE = """
import django; django.setup()
from fgc.accounts.models import Service, User
from fgc.notifications.actions import notify
service = Service.objects.create(name="Northshore")
tom = User.objects.create_user("tom.ridley@council.example", None, name="Tom Ridley", service=service)
for n in range({count}):
    notify(kind="test.kill", to=tom, about=str(n), unique_key=f"kill:{{n}}", channels=("email",))
"""

MAKE_MORNING = """
import datetime as dt
import django; django.setup()
from fgc.accounts.models import Service, User
from fgc.lib.dates import LONDON
from fgc.notifications.actions import add, gather
service = Service.objects.create(name="Northshore")
monday = dt.datetime(2026, 11, 16, 9, tzinfo=LONDON)
for n in range({count}):
    person = User.objects.create_user(f"person{{n}}@council.example", None, name=f"Person {{n}}", service=service)
    add([{{"kind": "test.remind", "to": person, "about": str(m), "unique_key": f"kill:{{n}}:{{m}}", "due_at": monday,
          "channels": ("email",)}} for m in range(4)])
gather(now=monday)
"""


@pytest.fixture(params=["sqlite", "postgres"])
def store(request, tmp_path):
    """The URL of an empty database for one run."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/kill.sqlite3"
    server = request.getfixturevalue("postgres_url")
    name = f"kill_{uuid.uuid4().hex[:12]}"
    with contextlib.closing(psycopg2.connect(server)) as connection:
        connection.autocommit = True
        connection.cursor().execute(f"CREATE DATABASE {name}")
    return f"{server.rpartition('/')[0]}/{name}"


def run_with_kills(
    folder,
    store,
    redis_server,
    channel,
    *,
    messages,
    kills,
    smtp_port=25,
    children=2,
    of_redis=False,
    make=MAKE,
    each=1,
):
    """Send messages (of `each` so many rows) while the worker or Redis is killed again and again; returns the states."""
    rng = random.Random(kills)
    here = Installation(folder, store, redis_server.url, channel, smtp_port)
    try:
        here.migrate()
        here.run("-c", make.format(count=messages))
        here.start_provider()
        here.start_beat()
        here.start_worker(children)
        for mark in sorted(rng.sample(range(2, messages - 4), kills)):
            here.wait_until(lambda mark=mark: here.begun() >= mark)
            time.sleep(rng.random() * 0.12)
            if of_redis:
                redis_server.kill()
                redis_server.start()
            else:
                here.kill_worker()
        here.wait_until(lambda: here.states() == {"sent": messages * each})
        return here.states()
    finally:
        here.stop()


def counts_of(path):
    """How often each line stands in a file."""
    return collections.Counter(path.read_text(encoding="ascii").split())


@SIZES
def test_kill_9_loses_and_doubles_nothing_where_the_provider_can_be_asked(
    tmp_path, store, redis_server, messages, kills
):
    """Every message was taken exactly once, although workers died while handing over."""
    states = run_with_kills(tmp_path, store, redis_server, ASKABLE, messages=messages, kills=kills)
    assert states == {"sent": messages}
    taken = counts_of(tmp_path / "taken")
    assert len(taken) == messages
    assert set(taken.values()) == {1}


@SIZES
def test_a_redis_that_dies_and_comes_back_empty_loses_and_doubles_nothing(
    tmp_path, store, redis_server, messages, kills
):
    """The rows are the truth, Redis only rings (B26)."""
    states = run_with_kills(
        tmp_path, store, redis_server, ASKABLE, messages=messages, kills=kills, of_redis=True
    )
    assert states == {"sent": messages}
    taken = counts_of(tmp_path / "taken")
    assert len(taken) == messages
    assert set(taken.values()) == {1}


@pytest.mark.parametrize(
    ("mails", "kills"),
    [pytest.param(12, 2, marks=pytest.mark.slow), pytest.param(250, 20, marks=pytest.mark.soak)],
)
def test_the_morning_mail_holds_each_reminder_once_however_its_worker_dies(
    tmp_path, store, redis_server, mails, kills
):
    """Four reminders in each: every mail was taken once, every reminder is sent with it, none is left behind."""
    states = run_with_kills(
        tmp_path, store, redis_server, ASKABLE, messages=mails, kills=kills, make=MAKE_MORNING, each=5
    )
    assert states == {"sent": mails * 5}
    taken = counts_of(tmp_path / "taken")
    assert len(taken) == mails
    assert set(taken.values()) == {1}


@SIZES
def test_plain_smtp_repeats_at_most_once_a_kill_under_the_same_message_id(
    tmp_path, store, redis_server, messages, kills
):
    """Nothing lost; a repeat has the Message-ID of the first, so that mail systems show one."""
    arrived = []

    class Keep(SmtpMessage):
        """Notes each mail with its recipients."""

        def handle_message(self, message):
            """Keep the id and who it went to."""
            arrived.append((message["Message-ID"], message["X-RcptTo"]))

    sink = Controller(Keep(), hostname="127.0.0.1", port=services.free_port())
    sink.start()
    try:
        states = run_with_kills(tmp_path, store, redis_server, SMTP, messages=messages, kills=kills, smtp_port=sink.port,
                                children=1)  # fmt: skip
    finally:
        sink.stop()
    assert states == {"sent": messages}
    ids = collections.Counter(message_id for message_id, _ in arrived)
    assert len(ids) == messages
    assert sum(ids.values()) - messages <= kills
    assert {to for _, to in arrived} == {"tom.ridley@council.example"}


@pytest.mark.soak
def test_without_asking_the_same_kills_do_double(tmp_path, store, redis_server):
    """The control: otherwise the first test would see no fault either."""
    states = run_with_kills(tmp_path, store, redis_server, BLIND, messages=1_000, kills=20)
    assert states == {"sent": 1_000}
    assert max(counts_of(tmp_path / "taken").values()) > 1


@pytest.mark.parametrize(
    "reminders", [pytest.param(30, marks=pytest.mark.slow), pytest.param(500, marks=pytest.mark.soak)]
)
def test_two_beats_and_two_workers_at_once_send_each_reminder_once(tmp_path, store, redis_server, reminders):
    """Both beats ask at the same moments, both workers plan the same reminders and take the same rows (B29)."""
    here = Installation(tmp_path, store, redis_server.url, ASKABLE)
    here.environment |= {"FGC_KILL_PLANNED": str(reminders), "FGC_TICK_SECONDS": "1"}
    try:
        here.migrate()
        here.run("-c", MAKE.format(count=0))
        here.start_provider()
        for name in ("one", "two"):
            here.start_worker(2)
            here.start_beat(name)
        here.wait_until(lambda: here.states() == {"sent": reminders})
        ticks = here.ticks()
        here.wait_until(lambda: here.ticks() >= ticks + 4)
        assert here.states() == {"sent": reminders}
    finally:
        here.stop()
    taken = counts_of(tmp_path / "taken")
    assert len(taken) == reminders and set(taken.values()) == {1}


def test_a_worker_that_takes_nothing_any_more_ends_itself_and_the_next_one_goes_on(tmp_path, redis_server):
    """As Celery's does now and then when Redis comes back; one that hears is left alone (decision record 0022)."""
    here = Installation(tmp_path, f"sqlite:///{tmp_path}/kill.sqlite3", redis_server.url, ASKABLE)
    here.environment["FGC_TICK_SECONDS"] = "1"
    try:
        here.migrate()
        here.run("-c", MAKE.format(count=0))
        here.start_worker(1)
        here.start_beat()
        here.wait_until(lambda: here.ticks() >= 8)  # longer than a deaf one lives
        assert "takes nothing" not in here.said()
        here.run("-m", "celery", "-A", "fgc", "control", "--timeout", "5", "cancel_consumer", "celery")
        here.wait_until(lambda: "takes nothing" in here.said())
        ticks = here.ticks()
        here.wait_until(lambda: here.ticks() >= ticks + 2)
    finally:
        here.stop()
