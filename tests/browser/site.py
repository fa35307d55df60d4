"""A server on a database of its own, with a clock that can be moved, as another process."""

import contextlib
import datetime as dt
import http.client
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

from tests import migrated, services

ROOT = Path(__file__).resolve().parents[2]
START_SECONDS = 120
TUESDAY = dt.datetime(2026, 11, 3, 10, 0, tzinfo=ZoneInfo("Europe/London"))


class Site:
    """One installation in a folder: `migrate()` and `manage()` before `start()`, `url` afterwards."""

    def __init__(self, folder, database=None):
        self.folder = Path(folder)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.clock = self.folder / "clock"
        self.log = self.folder / "server.log"
        self.database = self.folder / "site.sqlite3"
        self.port, self.process = None, None
        self.set_clock(TUESDAY)
        if database:
            shutil.copy(database, self.database)

    @property
    def url(self):
        """The address of the server, without a slash at the end."""
        return f"http://127.0.0.1:{self.port}"

    @property
    def environment(self):
        """What programs of this installation run with."""
        return {
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "tests.browser.settings",
            "DATABASE_URL": f"sqlite:///{self.database}",
            "FGC_TEST_CLOCK": str(self.clock),
            "FGC_VAR_DIR": str(self.folder),
            "FGC_BASE_URL": self.url,
            "EMAIL_URL": "dummymail://",
            "PYTHONWARNINGS": "ignore",
        }

    def set_clock(self, moment):
        """Let it be that moment now; time goes on from there."""
        offset = (moment - dt.datetime.now(dt.UTC)).total_seconds()
        whole = self.clock.with_suffix(".new")
        whole.write_text(str(offset))
        whole.replace(self.clock)

    def now(self):
        """The moment by this installation's clock, in London."""
        offset = dt.timedelta(seconds=float(self.clock.read_text()))
        return (dt.datetime.now(dt.UTC) + offset).astimezone(TUESDAY.tzinfo)

    def migrate(self):
        """Make the tables: copied where these migrations have run on this machine, else made, and kept for the next."""
        if not migrated.is_given(self.database):
            self.manage("migrate", "-v0")
            migrated.keep(self.database)

    def manage(self, *words):
        """Run a management command; returns what it printed."""
        return self.run(str(ROOT / "manage.py"), *words)

    def run(self, *words):
        """Run a Python program of this installation; returns what it printed."""
        return services.program(*words, environment=self.environment)

    def start(self):
        """Start the server and wait until it answers."""
        self.port = services.free_port()
        words = ["gunicorn", "fgc.wsgi:application", "--bind", f"127.0.0.1:{self.port}"]
        words += ["--workers", "1", "--threads", "3", "--log-level", "error", "--no-control-socket"]
        words += ["--timeout", "120", "--graceful-timeout", "1"]
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *words],
                cwd=ROOT,
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
            )
        end = time.monotonic() + START_SECONDS
        while time.monotonic() < end and self.process.poll() is None:
            if self._answers():
                return
            time.sleep(0.1)
        raise RuntimeError(f"The server did not start:\n{self.errors()}")

    def stop(self):
        """End the server if it runs."""
        if self.process and self.process.poll() is None:
            self.process.terminate()
            try:
                self.process.wait(5)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()

    def errors(self):
        """The end of what the server wrote."""
        return self.log.read_text(errors="replace")[-3000:] if self.log.exists() else ""

    def _answers(self):
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=5)
        with contextlib.closing(connection), contextlib.suppress(OSError):
            connection.request("GET", "/healthz")
            return connection.getresponse().status == 200
        return False
