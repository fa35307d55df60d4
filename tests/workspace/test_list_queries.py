"""Every list costs the same for few rows and for many: at most 5 queries a page, for everybody who may open it.

Session and signed-in person count among the queries (performance.md 8.4). The rows are those of
tests/workspace/growing.py: a family's referral, grants, conference, plan and review, so many times over.
"""

import re

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.permissions.asking import sign_in
from tests.permissions.family import both
from tests.permissions.staff import actors
from tests.workspace.growing import grow

pytestmark = pytest.mark.django_db
FEW, MANY = 5, 60
WHO = (
    "referrer", "referrer's manager", "coordinator", "cover", "former coordinator", "service manager",
    "service manager not named", "business support", "information governance", "emergency", "shared with",
    "administrator",
)  # fmt: skip
# Each list, and how many queries one page of it may take at most. {team} and {amina} are keys.
LISTS = {
    "/cases/": 5,
    "/cases/?every=on": 6,
    "/cases/?every=on&page=2": 6,
    "/cases/?stage=waiting": 5,
    "/cases/?coordinator={amina}": 5,
    "/cases/?late=on": 6,  # the calendar of the service
    "/cases/?coordinator={amina}&late=on": 6,
    "/cases/?page=2&sort=title": 5,
    "/calendar/": 5,
    "/reviews/": 5,
    "/reviews/?page=2": 5,
    "/messages/": 5,
    "/messages/?page=2": 5,
    "/referrals/": 5,
    "/referrals/?show=accepted": 5,
    "/referrals/?show=not-going-ahead": 5,
    "/referrals/team/": 5,
    "/referrals/waiting/": 5,
    "/users/": 5,
    "/users/?page=2": 5,
    "/users/?role=coordinator&state=open": 5,
    "/teams/": 5,
    "/teams/{team}/": 5,
    "/venues/": 5,
    "/access-log/": 5,
    "/access-log/?who={amina}": 5,
}
# Pages that gather several lists and figures: as many as ever, and no more than this.
GATHERED = {
    "/": 14,
    "/dashboard/": 15,  # and what waits for the manager, of the families they can open
    "/reminders/": 6,
}


@pytest.fixture(scope="module")
def measured(django_db_setup, django_db_blocker):
    """Each page by address and person: queries and rows with few rows about, and with many."""
    with django_db_blocker.unblock(), transaction.atomic():
        f, _other = both()
        f.keys["amina"] = f.s.amina.key
        cookies = {actor.name: sign_in(actor.user) for actor in actors(f.s) if actor.name in WHO}
        grow(f, FEW)
        few = look(f, cookies)
        grow(f, MANY - FEW)
        yield few, look(f, cookies)
        transaction.set_rollback(True)


def look(f, cookies):
    """(address, who) -> (status, number of queries, the statements)."""
    found = {}
    for who, cookie in cookies.items():
        client = Client()
        client.cookies[settings.SESSION_COOKIE_NAME] = cookie
        client.get("/account/")  # what a process reads once
        for path in (*LISTS, *GATHERED):
            with CaptureQueriesContext(connection) as captured:
                status = client.get(path.format(**f.keys)).status_code
            found[path, who] = status, [query["sql"] for query in captured]
    return found


@pytest.mark.parametrize("path", [*LISTS, *GATHERED])
def test_a_list_costs_the_same_for_few_and_for_many(measured, path):
    """For each who may open it as many queries with sixty families as with five, and no more than a list may take."""
    most = {**LISTS, **GATHERED}[path]
    for who in WHO:
        (status, few), (later, many) = (size[path, who] for size in measured)
        assert status == later in (200, 302, 403, 404), who
        if status == 200:
            assert len(few) == len(many), (who, different(few, many))
            assert len(many) <= most, f"{who}\n" + "\n".join(sql[:300] for sql in many)


def different(few, many):
    """The statements that came more often, without their values."""

    def plain(sql):
        return re.sub(r"\d+|'[^']*'", "?", sql)[:300]

    counts = [[plain(sql) for sql in size] for size in (few, many)]
    more = {sql for sql in counts[1] if counts[1].count(sql) > counts[0].count(sql)}
    return f"{len(few)} then {len(many)}: " + "\n".join(sorted(more))


def test_every_list_is_opened_by_somebody(measured):
    """So that none of the above passes for want of a reader."""
    opened = {path for (path, _who), (status, _sql) in measured[0].items() if status == 200}
    assert opened == {*LISTS, *GATHERED}
