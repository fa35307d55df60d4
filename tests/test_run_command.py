"""./run as a person uses it: an address and sign-ins after one command, and nothing left after Ctrl-C."""

import http.client
import os
import re
import signal
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
pytestmark = [pytest.mark.slow, pytest.mark.sqlite]
KEPT = ("PATH", "HOME", "LANG", "TMPDIR", "SSL_CERT_FILE")


@pytest.fixture
def start(tmp_path):
    """Start ./run with its files in a folder of the test's own; gives the process, its lines and its port."""
    started = []

    def start():
        values = {name: os.environ[name] for name in KEPT if name in os.environ}
        values["FGC_VAR_DIR"] = str(tmp_path / "a folder")
        process = subprocess.Popen(
            [ROOT / "run"],
            cwd=tmp_path,
            env=values,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        started.append(process)
        lines = []
        for line in process.stdout:
            lines.append(line)
            if found := re.search(r"running:\s+http://127\.0\.0\.1:(\d+)", line):
                return process, lines, int(found[1])
        pytest.fail("./run ended:\n" + "".join(lines))

    yield start
    for process in started:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        process.stdout.close()


def answer(port, path):
    """The status and text of one page."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.request("GET", path)
    response = connection.getresponse()
    text = response.read().decode()
    connection.close()
    return response.status, text


def nobody_left(process):
    """Whether every process of the session that ./run started has gone."""
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_it_starts_with_sign_ins_and_stops_whole(start):
    """Ctrl-C reaches the whole group, TERM only the script: both end the web server and the reminders.

    A second copy beside the first has nothing left to prepare, and takes another port.
    """
    first, said, port = start()
    assert "@northshore.example" in "".join(said)
    assert "Preparing the database" in "".join(said)
    status, page = answer(port, "/accounts/login/")
    assert status == 200
    assert 'name="login"' in page
    second, said, other = start()
    assert "Preparing the database" not in "".join(said)
    assert "Collecting the static files" not in "".join(said)
    assert other != port
    assert answer(other, "/healthz")[0] == 200
    os.killpg(first.pid, signal.SIGINT)
    second.terminate()
    for process, its_port in ((first, port), (second, other)):
        assert process.wait(30) == 0, process.stdout.read()
        assert nobody_left(process)
        with socket.socket() as caller:
            assert caller.connect_ex(("127.0.0.1", its_port)) != 0
