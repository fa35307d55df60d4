"""An installation of which anything may be killed: its programs, each in its own process, and who starts them again."""

import contextlib
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psycopg2

from tests import migrated, services

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 300  # seconds until a run counts as stuck
WORKER = ("-m", "celery", "-A", "fgc", "worker")


class Installation:
    """Programs that belong together: environment, provider, worker and beat, each in its own process."""

    def __init__(self, folder, store, redis_url, channel, smtp_port=25):
        self.folder, self.store, self.running = folder, store, []
        self.tries, self.taken = folder / "tries", folder / "taken"
        self.tries.touch()
        self.taken.touch()
        self.port = services.free_port()
        self.environment = {
            **os.environ, "DJANGO_SETTINGS_MODULE": "tests.kill.settings", "REDIS_URL": redis_url,
            "DATABASE_URL": store, "FGC_KILL_CHANNEL": channel,
            "FGC_KILL_PORT": str(self.port), "FGC_KILL_TRIES": str(self.tries), "FGC_LEASE_SECONDS": "2",
            "FGC_TICK_SECONDS": "2", "EMAIL_URL": f"smtp://127.0.0.1:{smtp_port}", "PYTHONWARNINGS": "ignore",
        }  # fmt: skip
        if not store.startswith("sqlite"):  # then it is a real one, which must be reached over HTTPS
            self.environment |= {"FGC_HTTPS": "1", "FGC_ALLOWED_HOSTS": "fgc.northshore.example"}

    def run(self, *words):
        """Run a program to its end; returns what it printed."""
        return services.program(*words, environment=self.environment)

    def migrate(self):
        """Make the tables; by a copy where a run before has made them, on this machine or in this PostgreSQL."""
        if self.store.startswith("sqlite"):
            if not migrated.is_given(self.store.removeprefix("sqlite:///")):
                self._make_tables()
            return
        server, _, name = self.store.rpartition("/")
        with contextlib.closing(psycopg2.connect(f"{server}/postgres")) as connection:
            connection.autocommit = True
            cursor = connection.cursor()
            cursor.execute("SELECT 1 FROM pg_database WHERE datname = 'kept'")
            if cursor.fetchone():
                cursor.execute(f"DROP DATABASE {name}")
                cursor.execute(f"CREATE DATABASE {name} TEMPLATE kept")
            else:
                self._make_tables()
                cursor.execute(f"CREATE DATABASE kept TEMPLATE {name}")

    def _make_tables(self):
        self.run("manage.py", "migrate", "--skip-checks", "--verbosity", "0")

    def start(self, *words):
        """Start a program in a process group of its own."""
        with (self.folder / "log").open("ab") as log:
            process = subprocess.Popen(
                [sys.executable, *words],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        self.running.append((process, words))

    def stand_up(self):
        """What systemd does (`Restart=always`): whatever ended by itself is started again."""
        for process, words in list(self.running):
            if process.poll() is not None:
                self._end(process, words)
                self.start(*words)

    def start_worker(self, children):
        """A worker as in deploy/systemd; each child hands over one message at a time."""
        alone = ["--without-gossip", "--without-mingle", "--without-heartbeat", "--loglevel", "ERROR"]
        self.start(*WORKER, "--concurrency", str(children), *alone)

    def kill_worker(self):
        """End a worker and its children at once, without a chance to clean up; another is started."""
        process, words = next(pair for pair in self.running if pair[1][: len(WORKER)] == WORKER)
        self._end(process, words)
        self.start(*words)

    def _end(self, process, words):
        with contextlib.suppress(ProcessLookupError):  # nobody of its group is left
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        self.running.remove((process, words))

    def stop(self):
        """End whatever still runs."""
        for process, words in list(self.running):
            self._end(process, words)

    def states(self):
        """How many messages are in each state."""
        return dict(self.rows("SELECT state, count(*) FROM notifications_message GROUP BY state"))

    def rows(self, question):
        """What the database answers."""
        if self.store.startswith("sqlite"):
            reader = sqlite3.connect(f"file:{self.store.removeprefix('sqlite:///')}?mode=ro", uri=True)
        else:
            reader = psycopg2.connect(self.store)
        with contextlib.closing(reader):
            cursor = reader.cursor()
            cursor.execute(question)
            return cursor.fetchall()

    def start_beat(self, name="beat"):
        """A beat as in deploy/systemd."""
        words = ["--schedule", str(self.folder / name), "--pidfile=", "--loglevel", "ERROR"]
        self.start("-m", "celery", "-A", "fgc", "beat", *words)

    def start_provider(self):
        """Somebody who takes messages, slowly, and can be asked which."""
        self.start("-m", "tests.kill.provider", str(self.port), str(self.taken))

    def ticks(self):
        """How many times what is due was looked for."""
        return self.rows("SELECT count(*) FROM notifications_tick")[0][0]

    def begun(self):
        """How many times a worker has begun to hand a message over."""
        return self.tries.read_bytes().count(b"\n")

    def wait_until(self, true, pause=0.02):
        """Look again and again, and do what systemd does meanwhile; fails when patience is at its end."""
        end = time.monotonic() + PATIENCE
        while not true():
            self.stand_up()
            if time.monotonic() > end:
                raise AssertionError(f"the run is stuck: {self.states()}\n{self.said()}")
            time.sleep(pause)

    def said(self):
        """The last of what the programs logged."""
        return (self.folder / "log").read_text(encoding="utf-8")[-3000:]
