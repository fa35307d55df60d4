"""kill -9 of the web process between "hold the conference" and "copies released": nothing the server answered is lost.

20 kills; 200 in the long campaign. A person whose page did not come presses the same button again, as people do.
"""

import contextlib
import http.client
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path
from urllib.parse import urlencode
from uuid import uuid4

import pytest

from tests import services
from tests.browser.site import ROOT, TUESDAY, Site

pytestmark = pytest.mark.sqlite
KILLS = pytest.mark.parametrize(
    "kills", [pytest.param(20, marks=pytest.mark.slow), pytest.param(200, marks=pytest.mark.soak)]
)
EACH = 20  # kills for one family
PATIENCE = 60  # seconds until the server counts as gone
RUN = "import django; django.setup(); from tests.kill import conference_day; conference_day.main()"
TOKEN = "k" * 32


class Server(Site):
    """The site behind one parent that starts a new web process whenever the last one was killed."""

    threads = 2

    def start(self):
        """Start; the parent has loaded everything, so a new process is there at once."""
        self.port = services.free_port()
        words = ["gunicorn", "fgc.wsgi:application", "--bind", f"127.0.0.1:{self.port}", "--preload"]
        words += [
            "--workers",
            "1",
            "--threads",
            str(self.threads),
            "--log-level",
            "error",
            "--no-control-socket",
        ]
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", *words], cwd=ROOT, env=self.environment, stdin=subprocess.DEVNULL,
                stdout=output, stderr=output,
            )  # fmt: skip
        end = time.monotonic() + PATIENCE
        while not self._answers():
            assert time.monotonic() < end and self.process.poll() is None, self.errors()
            time.sleep(0.1)

    def children(self):
        """The web processes, as numbers."""
        return [
            int(pid)
            for pid in Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        ]

    def kill(self):
        """End the web process at once, without a chance to clean up."""
        for child in self.children():
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)

    def headers(self, session):
        """What the browser of somebody with this session sends along."""
        return {"Cookie": f"fgc_session={session}; fgc_csrf={TOKEN}"}


class Person:
    """Somebody who presses a button until a page comes."""

    wait_at = ()  # answers that ask people to try again

    def __init__(self, server, session):
        self.server, self.pressed = server, 0
        self.headers = server.headers(session)

    def press(self, path, kill_after=None, **data):
        """Send a form, the same one again and again, until the server answers with the way on."""
        body = urlencode({**data, "csrfmiddlewaretoken": TOKEN, "submission": str(uuid4())}, doseq=True)
        end, killer = time.monotonic() + PATIENCE, None
        if kill_after is not None:
            killer = threading.Timer(kill_after, self.server.kill)
            killer.start()
        while True:
            self.pressed += 1
            with contextlib.suppress(OSError, http.client.HTTPException):
                status, page = self.send(path, body)
                assert status in (302, *self.wait_at), (
                    f"{path} {status} {page[:3000]}\n{self.server.errors()}"
                )
                if status == 302:
                    break
            assert time.monotonic() < end, f"{path}: nobody answers\n{self.server.errors()}"
            time.sleep(0.05)
        if killer:
            killer.join()

    def send(self, path, body):
        """One press; returns the status and the page."""
        status, page, _cookies = self.ask("POST", path, body)
        return status, page

    def ask(self, method, path, body=None):
        """One request; returns the status, the page and the cookies that came with it."""
        line = http.client.HTTPConnection("127.0.0.1", self.server.port, timeout=30)
        kind = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
        with contextlib.closing(line):
            line.request(method, path, body, {**self.headers, **kind})
            answer = line.getresponse()
            return answer.status, answer.read().decode(errors="replace"), answer.getheader("Set-Cookie") or ""


def story(family):
    """Who presses what, from opening the conference to releasing the copies."""
    case = f"/cases/{family['reference']}"
    day, plan = f"{case}/conference/{family['day']}/day", f"{case}/plan"
    yield "amina", f"{day}/steps/begin/", {}
    for key in family["invitations"].values():
        yield "amina", f"{day}/arrivals/{key}/", {"came": "here"}
    yield "amina", f"{day}/steps/start-sharing/", {}
    yield "amina", f"{day}/steps/end-sharing/", {}
    yield "amina", f"{day}/family-time/", {"present": list(family["invitations"].values())}
    yield "amina", f"{day}/steps/end-family-time/", {}
    yield "amina", f"{day}/steps/start-agreeing/", {}
    yield "amina", f"{plan}/start/", {}
    words = {"matters": "We stay together.", "version-matters": "0", "print-matters": "x"}
    for number in range(8):
        yield (
            "amina",
            f"{plan}/write/",
            {**words, "what": f"Thing {number}", "who": family["rose"], "then": "add"},
        )
    for number in range(3):
        yield "amina", f"{plan}/help/add/", {"item": f"Help {number}"}
    yield "amina", f"{day}/end/", {}
    yield "amina", f"{plan}/show/", {}
    for name in ("rose", "katie"):
        yield "amina", f"{plan}/agreement/{family[name]}/", {"answer": "agrees", "how": "signed"}
    yield "tom", f"{plan}/decide/", {"outcome": "as_written"}
    yield "amina", f"{plan}/typed/", {}
    yield "amina", f"{plan}/checked/", {}
    yield "amina", f"{plan}/finalise/", {"on": f"{TUESDAY:%d/%m/%Y}"}
    for name in ("rose", "katie"):
        yield "amina", f"{plan}/copies/make/", {"person": family[name]}


SAID = {
    "came": ["Katie", "Rose"], "held": "held", "words": {"matters": "We stay together."},
    "actions": [f"Thing {n}" for n in range(8)], "help": [f"Help {n}" for n in range(3)], "agreed": ["Katie", "Rose"],
    "decisions": 1, "versions": ["Thing 7"], "copies": [[1, True], [2, True]], "reviews": 1, "made_final": 1,
}  # fmt: skip


@KILLS
def test_kill_9_of_the_web_process_loses_nothing_that_was_answered(tmp_path, kills):
    """Every answered press stands, once; the plan, its version, the copies and the chain of events are whole."""
    server, dice = Server(tmp_path), random.Random(kills)
    server.migrate()
    families = [json.loads(server.run("-c", RUN, "make", "first"))]
    server.start()
    try:
        again = 0
        for number in range(kills // EACH):
            if number:
                families.append(json.loads(server.run("-c", RUN, "make", "more")))
            again += a_day(server, families[-1], dice)
            assert json.loads(server.run("-c", RUN, "found", families[-1]["reference"])) == SAID
    finally:
        server.stop()
    print(f"{kills} kills, {again} presses had to be repeated")
    assert again > kills // 4, "most kills fell where nobody was waiting: the test would see nothing"


def a_day(server, family, dice, kills=EACH, person=Person):
    """One family's day with kills at random moments of random presses; returns how often somebody pressed again."""
    people = {name: person(server, cookie) for name, cookie in family["cookies"].items()}
    steps = list(story(family))
    fatal = set(dice.sample(range(len(steps)), kills))
    for place, (who, path, data) in enumerate(steps):
        drawing = 10 if "copies/make" in path else 1
        people[who].press(path, dice.random() * 0.12 * drawing if place in fatal else None, **data)
    copies = json.loads(server.run("-c", KEYS, family["reference"]))
    for key in copies:
        path = f"/cases/{family['reference']}/plan/copies/{key}/release/"
        people["carol"].press(path, dice.random() * 0.1, reason="")
    return sum(person.pressed for person in people.values()) - len(steps) - len(copies)


KEYS = (
    "import django, json, sys; django.setup(); from family_plans.models import PlanCopy; "
    "print(json.dumps([c.key for c in PlanCopy.objects.filter(version__plan__case__reference=sys.argv[-1])]))"
)
