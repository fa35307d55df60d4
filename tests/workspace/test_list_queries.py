"""Every list costs the same for few rows and for many: at most 5 queries a page, for everybody who may open it.

Session and signed-in person count among the queries (performance.md 8.4). The rows are those of
tests/workspace/growing.py: a family's referral, grants, conference, plan and review, so many times over.
"""

import re
from unittest import mock

import pytest
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

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
BIG_FAMILY = "/cases/{case}/family/"  # so many people are not drawn
# Each list, and how many queries one page of it may take at most. {team} and {amina} are keys.
LISTS = {
    "/cases/": 5,
    "/cases/?every=on": 6,
    "/cases/?every=on&page=2": 6,
    "/cases/?stage=waiting": 5,
    "/cases/?coordinator={amina}": 5,
    "/cases/?late=on": 5,
    "/cases/?again=on": 5,
    "/cases/?every=on&again=on": 6,
    "/cases/?coordinator={amina}&late=on": 5,
    "/cases/?mine=on&late=on&late=chosen": 5,
    "/cases/?page=2&sort=title": 5,
    "/calendar/": 5,
    "/calendar/?show=week": 5,
    "/reviews/": 5,
    "/reviews/?page=2": 5,
    "/reviews/?when=month&mine=on": 5,
    "/outcomes/": 5,
    "/messages/": 5,
    "/messages/?page=2": 5,
    "/referrals/": 5,  # with the safeguarding notices that wait, which stand above every list of theirs
    "/referrals/?show=accepted": 5,
    "/referrals/team/": 5,
    "/referrals/waiting/": 5,
    "/users/": 5,
    "/users/?page=2": 5,
    "/users/?role=coordinator&state=open": 5,
    "/teams/": 5,
    "/teams/{team}/": 5,
    "/venues/": 5,
    "/referrals/?show=not-going-ahead": 5,
    "/incidents/": 5,
    "/feedback/": 5,
    "/second-looks/": 5,
    "/away/": 5,
    "/kept/": 5,
    "/reviews/rules/": 5,
    "/plain-words/": 5,
    "/access-log/": 5,
    "/access-log/?who={amina}": 5,
}
OF_A_FAMILY = 40
# Pages that gather several lists and figures, and those of one family, whose read is written too: as many with
# many rows as with few, and no more than this.
GATHERED = {
    "/": 23,  # notices, early reviews, check-ins and outcomes among them
    "/promises/": 7,
    "/dashboard/": 30,  # what waits for the manager; colleagues who may know a family; families referred again
    "/reminders/": 8,
    "/safety/": 12,
    "/timescales/": 30,  # every rule asks its own questions
    "/cases/{case}/": OF_A_FAMILY,
    "/cases/{case}/history/": OF_A_FAMILY,
    "/cases/{case}/access/": OF_A_FAMILY,
    BIG_FAMILY: OF_A_FAMILY,
    "/cases/{case}/preparation/": OF_A_FAMILY,
    "/cases/{case}/conference/": OF_A_FAMILY,
    "/cases/{case}/conference/{day}/day/": OF_A_FAMILY,
    "/cases/{case}/conference/{conference}/running-sheet/": OF_A_FAMILY,
    "/cases/{case}/plan/": OF_A_FAMILY,
    "/cases/{case}/plan/write/": OF_A_FAMILY,
    "/cases/{case}/plan/agreement/": OF_A_FAMILY,
    "/cases/{case}/plan/copies/": OF_A_FAMILY,
    "/cases/{case}/reviews/": OF_A_FAMILY,
    "/cases/{case}/reviews/{review}/hold/": OF_A_FAMILY,
}
# Full with few already, alike events told together, counts, a text; and for /safety/ no decisions are made to wait.
STAY = {
    "/feedback/",
    "/plain-words/",
    "/safety/",
    "/access-log/",
    "/access-log/?who={amina}",
    "/cases/{case}/history/",
}
OF_ONE_FAMILY = ("referrer", "coordinator", "service manager", "business support", "information governance")


@pytest.fixture(scope="module")
def measured(django_db_setup, django_db_blocker):
    """Each page by address and person: queries and rows with few rows about, and with many."""
    still = mock.patch.object(
        timezone, "now", return_value=timezone.now()
    )  # no session is due to be written meanwhile
    with django_db_blocker.unblock(), transaction.atomic(), still:
        f, _other = both()
        f.keys |= {"amina": f.s.amina.key, "case": f.case.reference}
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
            if "{case}" in path and who not in OF_ONE_FAMILY:
                continue
            with CaptureQueriesContext(connection) as captured:
                answer = client.get(path.format(**f.keys))
            found[path, who] = (
                answer.status_code,
                len(answer.content),
                [q["sql"] for q in captured if "SAVEPOINT" not in q["sql"]],
            )
    return found


@pytest.mark.parametrize("path", [*LISTS, *GATHERED])
def test_a_list_costs_the_same_for_few_and_for_many(measured, path):
    """For each who may open it as many queries with sixty families as with five, and no more than a list may take."""
    most = {**LISTS, **GATHERED}[path]
    for who in WHO if "{case}" not in path else OF_ONE_FAMILY:
        (status, _, few), (later, _, many) = (size[path, who] for size in measured)
        assert status == later in (200, 302, 403, 404), (who, status, later)
        if status == 200:
            if path == BIG_FAMILY:
                assert len(few) >= len(many), (who, different(few, many))
            elif "page=2" not in path:  # there is no second page of few: what is shown then is the first
                assert len(few) == len(many), (who, different(few, many))
            assert len(many) <= most, f"{who}\n" + "\n".join(sql[:300] for sql in many)


def different(few, many):
    """The statements that came more often, without their values."""

    def plain(sql):
        return re.sub(r"\d+|'[^']*'", "?", sql)[:300]

    counts = [[plain(sql) for sql in size] for size in (few, many)]
    more = {sql for sql in counts[1] if counts[1].count(sql) > counts[0].count(sql)}
    return f"{len(few)} then {len(many)}: " + "\n".join(sorted(more))


def test_every_list_is_opened_by_somebody_and_grows(measured):
    """So that none of the above passes for want of a reader, or of rows."""
    few, many = measured
    read = {key for key, (status, _, _) in few.items() if status == 200}
    assert {path for path, _who in read} == {*LISTS, *GATHERED}
    longer = {path for path, who in read if many[path, who][1] > few[path, who][1] + 500}
    assert {*LISTS, *GATHERED} - longer == STAY
