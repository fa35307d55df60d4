"""PostgreSQL and Redis servers that belong to one test run: own folder, free port, gone afterwards.

As a program it gives a private PostgreSQL to another one:  python tests/services.py postgres COMMAND...
"""

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import psycopg2

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
START_SECONDS = 30


def find_chromium():
    """The path of a Chromium, or None. FGC_CHROMIUM names one that is not on the PATH."""
    return os.environ.get("FGC_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM_NAMES)), None)


def find_redis():
    """The path of redis-server, or None."""
    return shutil.which("redis-server")


def find_postgres():
    """The folder with initdb and postgres of the newest installed version, or None."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=_version, reverse=True)
    found = shutil.which("initdb")
    if found:
        folders.append(Path(found).resolve().parent)
    return next(
        (folder for folder in folders if (folder / "initdb").exists() and (folder / "postgres").exists()),
        None,
    )


FINDERS = {"postgres": find_postgres, "redis": find_redis, "browser": find_chromium}


def missing():
    """The services that this machine cannot give: a list of names out of postgres, redis, browser."""
    return [name for name, find in FINDERS.items() if not find()]


def free_port():
    """A port that nobody listens on at this moment."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def program(*words, environment):
    """Run a Python program of the project to its end; returns what it printed. Raises RuntimeError when it fails."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, *words], cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    if done.returncode:
        raise RuntimeError(f"{words} failed:\n{done.stdout}\n{done.stderr[-3000:]}")
    return done.stdout


@contextlib.contextmanager
def private_postgres(*, lasting=False):
    """Start a PostgreSQL server for as long as the block runs; yields a PostgresServer with an empty database.

    `lasting`: what was committed outlives a crash of the server, as on a real one. Without, it is faster.
    """
    with tempfile.TemporaryDirectory(prefix="fgc-postgres-", ignore_cleanup_errors=True) as folder:
        server = PostgresServer(Path(folder), lasting)
        server.start()
        try:
            yield server
        finally:
            server.stop()


class PostgresServer:
    """One PostgreSQL that a test can stop or crash and start again on the same port, with its data."""

    QUICK = ("fsync=off", "full_page_writes=off", "max_connections=300")

    def __init__(self, folder, lasting):
        self.folder, self.port, self.process = folder, free_port(), None
        self.owner = (
            {"user": "postgres", "group": "postgres", "extra_groups": []} if os.geteuid() == 0 else {}
        )
        self.settings = [*self.QUICK, f"synchronous_commit={'on' if lasting else 'off'}"]
        if self.owner:
            shutil.chown(folder, "postgres", "postgres")
        words = ["--no-sync", "--auth=trust", "--username=fgc", "--encoding=UTF8", "--locale=C.UTF-8"]
        _run([find_postgres() / "initdb", *words, "-D", folder / "data"], folder, **self.owner)

    @property
    def url(self):
        """What goes into DATABASE_URL."""
        return f"postgres://fgc@127.0.0.1:{self.port}/postgres"

    def start(self):
        """Start it and wait until it lets people in."""
        words = ["-D", self.folder / "data", "-p", str(self.port), "-k", self.folder]
        for setting in ("listen_addresses=127.0.0.1", *self.settings):
            words += ["-c", setting]
        log = self.folder / "log"
        self.process = _start([find_postgres() / "postgres", *words], log, **self.owner)
        _wait_for(self.process, self.port, log)
        _wait_until_ready(self.process, self.port)

    def crash(self):
        """End it at once: no checkpoint, no word to anybody; the next start recovers from its log."""
        self.process.send_signal(signal.SIGQUIT)
        self.process.wait()

    def stop(self):
        """End it if it runs, without waiting for connections to close."""
        _stop(self.process, fast=True)


@contextlib.contextmanager
def private_redis(port=None):
    """Start a Redis that keeps nothing on disk, for as long as the block runs; yields a RedisServer."""
    with tempfile.TemporaryDirectory(prefix="fgc-redis-") as folder:
        server = RedisServer(port or free_port(), Path(folder))
        server.start()
        try:
            yield server
        finally:
            server.stop()


class RedisServer:
    """One Redis that a test can kill and start again on the same port, without its data."""

    def __init__(self, port, folder):
        self.port, self.folder, self.process = port, folder, None

    @property
    def url(self):
        """What goes into REDIS_URL."""
        return f"redis://127.0.0.1:{self.port}/0"

    def start(self):
        """Start it and wait until it answers."""
        log = self.folder / "log"
        self.process = _start(
            [
                find_redis(),
                "--port",
                str(self.port),
                "--bind",
                "127.0.0.1",
                "--save",
                "",
                "--appendonly",
                "no",
                "--dir",
                self.folder,
            ],
            log,
        )
        _wait_for(self.process, self.port, log)

    def kill(self):
        """End it at once, without a chance to clean up."""
        self.process.kill()
        self.process.wait()

    def freeze(self):
        """Let it take connections and answer none."""
        self.process.send_signal(signal.SIGSTOP)

    def thaw(self):
        """Let it go on."""
        self.process.send_signal(signal.SIGCONT)

    def stop(self):
        """End it if it runs."""
        if self.process.poll() is None:
            self.thaw()
        _stop(self.process)


def _version(folder):
    return [int(part) if part.isdigit() else 0 for part in folder.parent.name.split(".")]


def _run(command, folder, **owner):
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False, **owner)  # noqa: S603
    if done.returncode:
        raise RuntimeError(f"{command[0]} failed:\n{done.stdout}\n{done.stderr}")


def _start(command, log, **owner):
    with log.open("ab") as output:
        return subprocess.Popen(  # noqa: S603
            command,
            cwd=log.parent,
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
            **owner,
        )


def _wait_for(process, port, log):
    """Wait until something accepts connections on the port; raises when the process ends or time is over."""
    end = time.monotonic() + START_SECONDS
    while time.monotonic() < end and process.poll() is None:
        with socket.socket() as probe:
            probe.settimeout(1)
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise RuntimeError(f"A private server did not start:\n{log.read_text(errors='replace')[-2000:]}")


def _wait_until_ready(server, port):
    """Wait until PostgreSQL has finished starting: for a moment it listens and turns everyone away."""
    end = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg2.connect(host="127.0.0.1", port=port, user="fgc", dbname="postgres").close()
        except psycopg2.OperationalError:
            if time.monotonic() > end or server.poll() is not None:
                raise
            time.sleep(0.02)
        else:
            return


def _stop(process, *, fast=False):
    """End a server: politely (for PostgreSQL: without waiting for connections to close), then firmly."""
    if process is None or process.poll() is not None:
        return
    if fast:
        process.send_signal(signal.SIGINT)
    else:
        process.terminate()
    try:
        process.wait(10)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def main(words):
    """`missing` lists services this machine lacks; `postgres COMMAND...` runs it beside a private server."""
    if words == ["missing"]:
        print(" ".join(missing()))
        return 0
    if words[0] != "postgres" or not words[1:]:
        print(__doc__, file=sys.stderr)
        return 2
    with private_postgres() as server:
        return subprocess.run(
            words[1:], env={**os.environ, "FGC_TEST_DATABASE_URL": server.url}, check=False
        ).returncode  # noqa: S603


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
