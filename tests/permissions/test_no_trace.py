"""Every list of everybody is byte for byte the same whether a record they may not see is there or not (bar B4)."""

import datetime as dt

import pytest
import time_machine
from django.urls import reverse
from django.utils import timezone

from fgc.cases import actions as cases
from fgc.notifications.actions import note_tick
from tests.permissions.asking import ask, searched, sign_in
from tests.permissions.family import ZEBRA, build
from tests.permissions.rows import ROWS
from tests.permissions.staff import staff
from tests.sizes import ON_POSTGRES, SOAK

pytestmark = [pytest.mark.django_db, *([pytest.mark.soak] if SOAK else [])]
WHO = ("amina", "deb", "gil") if ON_POSTGRES else ("tom", "amina", "deb", "dele", "gil")
WHO += ("priya", "olga", "bea", "sam") if SOAK else ()
MORE = ("?every=on", "?sort=title", "?page=2", "?stage=waiting")
TYPED = (ZEBRA, "07700 900123")
# What differs rightly: what the second family brought to the whole service, the totals of the service, in which a
# restricted record is still counted, governance's log of every record, and the token in the answer of one address.
OTHERWISE = {
    "accounts:stay", "account_logout", "conferences:venues", "family_plans:rules", "notifications:health", "reports:dashboard",
}  # fmt: skip
FOR_GOVERNANCE = {"workspace:access_log", "family_plans:incidents"}
# A message from when it was open to them stays, and says only that what it was about is not.
FROM_BEFORE = "notifications:messages"


def lists():
    """(name, address) of every page that is not about one row."""
    for name, row in ROWS.items():
        if not row.args and not row.post_only and name not in OTHERWISE:
            yield name, reverse(name)
    for query in MORE:
        yield f"workspace:cases{query}", reverse("workspace:cases") + query


def shown(s):
    """{(who, page): what they get}, and what searches find."""
    found = {}
    for who in WHO:
        cookie = sign_in(getattr(s, who))
        for name, path in lists():
            answer = ask(cookie, "GET", path)
            found[who, name] = (answer.status, answer.to, answer.body)
        for typed in TYPED:
            found[who, f"search for {typed}"] = searched(getattr(s, who), typed)
    return found


def test_a_record_that_nobody_of_them_may_see_leaves_no_trace_in_any_list():
    """A whole restricted family, with its conferences, plan, reviews, tasks and messages."""
    s = staff()
    build(s, "Rimmer", author=s.tom, coordinator=s.amina, before=s.olga)
    moment = timezone.now() + dt.timedelta(minutes=30)
    note_tick(at=moment, scheduled=0, sent=0, failed=0)
    with time_machine.travel(moment, tick=False):
        before = shown(s)
    hidden = build(s, ZEBRA, author=s.grace, coordinator=s.bryn, before=s.otis, hour=15)
    cases.restrict(case=hidden.again(), people=[s.carol, s.bryn], reason="A colleague's niece", by=s.carol)
    with time_machine.travel(moment, tick=False):
        after = shown(s)
    wrong = [
        f"{name} as {who}"
        for who, name in before
        if before[who, name] != after[who, name]
        and name != FROM_BEFORE
        and (who != "gil" or name not in FOR_GOVERNANCE)
    ]
    opened = sum(status == 200 for status, _to, _body in after.values())
    print(f"{len(after)} lists, {opened} opened")
    assert opened > (60 if ON_POSTGRES else 120) and not wrong, "\n".join(wrong)
    for (who, name), (_status, _to, body) in after.items():
        if name not in FOR_GOVERNANCE:  # what was searched for stands in its box again
            assert ZEBRA.encode() not in body or name.startswith("search for"), (who, name)
            assert hidden.case.reference.encode() not in body, (who, name)
    named = ask(sign_in(s.carol), "GET", reverse("workspace:cases"))
    assert hidden.case.reference.encode() in named.body and hidden.again().title.encode() in named.body
