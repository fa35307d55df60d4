"""How long the pages of a family take: `python -m tests.benchmarks.family_pages`, over a database that has the demonstration.

Prints the CPU milliseconds (p50 and p95) of each of the four views of an ordinary family of 20 and one of 60: warm, its
picture in the cache, with the queries that it asks; and of the Picture opened after a change, which draws anew. The bar:
a page with a picture stays under 200 ms warm. Nothing is kept: what is made is rolled back.
"""

import logging
import os
import statistics
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "fgc.settings")
os.environ.setdefault("FGC_DEMO", "1")
django.setup()

from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from fgc.accounts.models import User  # noqa: E402
from fgc.cases import actions as cases  # noqa: E402
from fgc.lib.dates import today  # noqa: E402
from fgc.network import actions as network  # noqa: E402
from tests.benchmarks.family_trees import ordinary_family  # noqa: E402

BAR, WARM, ANEW = 200, 30, 5
WAYS = ("family/", "family/circle/", "family/list/", "family/who-else/")


def family(size):
    """A family of that size in the demonstration's service, made by the real actions; (case, coordinator)."""
    tom, carol, amina = (User.objects.get(email__startswith=name) for name in ("tom.", "carol.", "amina."))
    case = cases.open_case(
        service=tom.service, title=f"A family of {size}", children_count=1, referrer=tom, team=tom.team,
        received_on=today(), by=carol,
    )  # fmt: skip
    case = cases.allocate(case=case, coordinator=amina, by=carol)
    drawn, rows = ordinary_family(size), {}
    for one in drawn.people.values():
        given, _space, last = one.name.partition(" ")
        rows[one.id] = network.add_person(
            case=case, by=amina, given_name=given, family_name=last, gender=one.gender, birth_year=one.birth_year
        )  # fmt: skip
    for one in drawn.index:
        network.add_child(case=case, person=rows[one], by=amina)
    for link in drawn.parent_links:
        network.add_parent(child=rows[link.child], parent=rows[link.parent], by=amina)
    for link in drawn.partnerships:
        network.add_partnership(a=rows[link.a], b=rows[link.b], status=link.status, by=amina)
    return case, amina


def opened(client, url):
    """The CPU milliseconds of one opening of a page."""
    began = time.process_time()
    answer = client.get(url, secure=True)
    assert answer.status_code == 200, answer.status_code
    return (time.process_time() - began) * 1000


def say(what, times):
    """One line of figures."""
    p95 = sorted(times)[max(0, round(len(times) * 0.95) - 1)]
    print(f"  {what}: p50 {statistics.median(times):.0f} ms, p95 {p95:.0f} ms of {len(times)}")


def measure(size):
    """Print the figures of a family of that size."""
    case, amina = family(size)
    client = Client(HTTP_HOST="127.0.0.1")
    client.force_login(amina, backend="allauth.account.auth_backends.AuthenticationBackend")
    print(f"A family of {case.people.count()} (bar: {BAR} ms warm)")
    for way in WAYS:
        url = f"/cases/{case.reference}/{way}"
        opened(client, url)
        with CaptureQueriesContext(connection) as asked:
            opened(client, url)
        say(f"{way} warm, {len(asked)} queries", [opened(client, url) for _ in range(WARM)])
    anew = []
    for _ in range(ANEW):
        network.change_person(person=case.people.first(), by=amina, faith=f"faith {len(anew)}")
        anew.append(opened(client, f"/cases/{case.reference}/{WAYS[0]}"))
    say(f"{WAYS[0]} after a change", anew)


def main():
    """Print the figures of both families, and keep neither."""
    logging.disable(logging.INFO)
    for size in (20, 60):
        with transaction.atomic():
            measure(size)
            transaction.set_rollback(True)


if __name__ == "__main__":
    main()
