"""./run as a person uses it: an address and sign-ins after one command, and nothing left after Ctrl-C."""

import http.client
import os
import re
import signal
import socket
import subprocess
import time
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


def part(process, words):
    """The number of the process of ./run with these words in its command."""
    for _look in range(600):
        for child in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split():
            if words in Path(f"/proc/{child}/cmdline").read_text():
                return int(child)
        time.sleep(0.05)
    return pytest.fail(f"no part of ./run is {words}")


def end_part(process, words):
    """Kill that part; what ./run says about it."""
    os.kill(part(process, words), signal.SIGKILL)
    return next(line for line in process.stdout if " part " in line)


def nobody_left(process):
    """Whether every process of the session that ./run started has gone."""
    try:
        os.killpg(process.pid, 0)
    except ProcessLookupError:
        return True
    return False


def test_it_starts_with_sign_ins_and_stops_whole(start):
    """Ctrl-C reaches the whole group, TERM only the script: both end the web server and the reminders.

    A second copy beside the first has nothing left to prepare, and takes another port. What ends of it by itself starts
    again, as systemd does it on a real installation; whoever keeps ending is not started for ever.
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
    third, _said, its_last_port = start()
    again = 'The part "reminders" ended (status 137) and starts again (1 of 3 times)'
    assert again in end_part(second, "run_due")
    for words in ('"reminders"', '"web"', "(3 of 3 times)"):
        assert words in end_part(third, "gunicorn" if "web" in words else "run_due")
    os.kill(part(third, "run_due"), signal.SIGKILL)
    assert third.stdout.read().endswith("see the end of its log above.\nStopping\n")
    part(second, "run_due")
    os.killpg(first.pid, signal.SIGINT)
    second.terminate()
    for process, its_port, status in ((first, port, 0), (second, other, 0), (third, its_last_port, 1)):
        assert process.wait(30) == status, process.stdout.read()
        assert nobody_left(process)
        with socket.socket() as caller:
            assert caller.connect_ex(("127.0.0.1", its_port)) != 0
