"""PostgreSQL is restarted or crashes again and again under a web server that goes on running (B27).

A family's whole conference day goes on meanwhile, and twenty people write on another family's plan: every page is the
one that was asked for or the one that says "wait", and nothing that was answered is lost, halved or doubled.
Ten times; fifty in the long campaign.
"""

import itertools
import json
import random
import threading
import time

import pytest

from tests import services
from tests.kill.test_web import RUN, SAID, TOKEN, Person, Server, a_day, story

pytestmark = pytest.mark.postgres
TIMES = pytest.mark.parametrize(
    "times", [pytest.param(10, marks=pytest.mark.slow), pytest.param(50, marks=pytest.mark.soak)]
)
USERS, EACH = 20, 10  # people who write on the other plan; restarts in the day of one family
HELP = """
import django, json, sys; django.setup()
from django.core.management import call_command
from family_plans.models import HelpRequest
call_command("verify_audit", stdout=sys.stderr)
print(json.dumps(list(HelpRequest.objects.filter(plan__case__reference=sys.argv[-1]).values_list("item", flat=True))))
"""

# The cast has the addresses of the demonstration, which a real installation does not let in.
REAL_PEOPLE = """
import django; django.setup()
from fgc.accounts.models import User
for user in User.objects.all():
    User.objects.filter(pk=user.pk).update(email=f"{user.pk}@council.example")
"""


class RealServer(Server):
    """As a real installation: on PostgreSQL, reached over HTTPS through a proxy. `kill` restarts the database."""

    threads = 6

    def __init__(self, folder, postgres):
        super().__init__(folder)
        self.postgres, self.ends = postgres, itertools.cycle([postgres.stop, postgres.crash])

    @property
    def environment(self):
        """The site's, with what a real installation must have."""
        real = {"FGC_HTTPS": "1", "FGC_BEHIND_PROXY": "1", "FGC_ALLOWED_HOSTS": "127.0.0.1"}
        return {
            **super().environment, **real, "DATABASE_URL": self.postgres.url, "FGC_BASE_URL": "https://127.0.0.1",
        }  # fmt: skip

    def kill(self):
        """In turn: an orderly restart of the database, and a crash from which it recovers."""
        next(self.ends)()
        self.postgres.start()

    def headers(self, session):
        """What a browser sends over HTTPS, as the proxy passes it on."""
        return {
            "Cookie": f"__Host-sessionid={session}; __Host-csrftoken={TOKEN}", "X-Forwarded-Proto": "https",
            "Referer": f"https://127.0.0.1:{self.port}/",
        }  # fmt: skip


class Patient(Person):
    """Somebody who presses again when the page says that the service is not available just now."""

    wait_at = (503,)
    waited = []  # seconds that each of those pages took to come

    def send(self, path, body):
        """One press."""
        began = time.monotonic()
        status, page = super().send(path, body)
        if status == 503:
            assert "not available just now" in page and "Traceback" not in page
            self.waited.append(time.monotonic() - began)
        return status, page


def write_on(server, family, number, over, written, faults):
    """One of the twenty: asks for one help after another until the day is over, and remembers what was answered."""
    person = Patient(server, family["cookies"]["amina"])
    try:
        for turn in itertools.count():
            item = f"Help {number}-{turn}"
            person.press(f"/cases/{family['reference']}/plan/help/add/", item=item)
            written.append(item)
            if over.wait(1):
                return
    except BaseException as fault:
        faults.append(fault)
        raise


def hold_the_day(server, family):
    """The other family's day, to its end; its plan may still be written."""
    for _, path, data in story(family):
        Patient(server, family["cookies"]["amina"]).press(path, **data)
        if path.endswith("/day/end/"):
            return


@TIMES
def test_a_database_that_restarts_under_twenty_people_loses_and_halves_nothing(tmp_path, times):
    """The web process lives through all of it, and goes on by itself as soon as the database is back."""
    dice, over, written, faults = random.Random(times), threading.Event(), [], []
    with services.private_postgres(lasting=True) as postgres:
        server = RealServer(tmp_path, postgres)
        server.manage("migrate", "-v0", "--skip-checks")
        shared = json.loads(server.run("-c", RUN, "make", "first"))
        server.run("-c", REAL_PEOPLE)
        server.start()
        try:
            processes = server.children()
            hold_the_day(server, shared)
            told = (server, shared)
            users = [
                threading.Thread(target=write_on, args=(*told, n, over, written, faults))
                for n in range(USERS)
            ]
            for user in users:
                user.start()
            for _ in range(times // EACH):
                family = json.loads(server.run("-c", RUN, "make", "more"))
                a_day(server, family, dice, kills=EACH, person=Patient)
                assert json.loads(server.run("-c", RUN, "found", family["reference"])) == SAID
            over.set()
            for user in users:
                user.join()
            assert server.children() == processes, "the web process was not restarted"
            kept = json.loads(server.run("-c", HELP, shared["reference"]))
            assert not faults and sorted(kept) == sorted(written + SAID["help"])
        finally:
            over.set()
            server.stop()
    slowest = sorted(Patient.waited)
    print(f"{times} restarts, {len(written)} requests for help, {len(slowest)} pages that said wait, "
          f"the slowest after {slowest[-1]:.2f} s (the bar: 1 s)")  # fmt: skip
    assert len(slowest) >= times, "hardly anybody met the outage: the test would see nothing"
