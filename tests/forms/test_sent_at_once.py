"""Twenty sendings of one form, one row: a double click, a second tab, a network that repeats (safety.md B23)."""

import threading
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from conferences.models import Contact
from family_plans import actions as plans
from family_plans.models import HelpRequest
from fgc.cases.models import Membership
from fgc.lib.dates import today
from fgc.network import actions as network
from fgc.network.models import Person
from referrals.models import Referral
from tests import cast

TIMES = 20
FORMS = ("person", "contact", "help", "grant", "referral")


def story(name):
    """The address of a central form, what is sent, who sends it, and how many rows there are."""
    w = cast.world()
    case = cast.open_case(w)
    nan = network.add_person(case=case, by=w.amina, given_name="Maureen")
    plans.start_plan(case=case, by=w.amina)
    day = f"{today():%d/%m/%Y}"

    def at(view, *args):
        return reverse(view, args=args)

    forms = {
        "person": (w.amina, at("network:add_person", case.reference), {"given_name": "Robin", "gender": "u", "status": "living"},
                   Person.objects.filter(given_name="Robin")),
        "contact": (w.amina, at("conferences:record_contact", case.reference),
                    {"person": nan.key, "on": day, "how": "visit", "reached": "yes", "note": "Tea"}, Contact.objects),
        "help": (w.amina, at("family_plans:ask_help", case.reference), {"item": "Bus pass"}, HelpRequest.objects),
        "grant": (w.carol, at("workspace:let_in", case.reference),
                  {"person": w.bryn.key, "kind": "cover", "until": day, "reason": "Leave"},
                  Membership.objects.filter(relationship="cover")),
        "referral": (w.tom, at("referrals:start"), {}, Referral.objects),
    }  # fmt: skip
    return forms[name]


def sent(client, url, data, answers):
    """Send the form once and note where it led."""
    response = client.post(url, data)
    answers.append((response.status_code, response.headers.get("Location")))


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.django_db
def test_one_after_the_other(name):
    """Every sending leads to the first result."""
    by, url, data, rows = story(name)
    client, answers = cast.signed_in(by), []
    data |= {"submission": str(uuid4())}
    for _ in range(TIMES):
        sent(client, url, data, answers)
    assert rows.count() == 1 and set(answers) == {answers[0]} and answers[0][0] == 302
    sent(client, url, data | {"submission": str(uuid4())}, answers)
    if name not in ("grant", "person"):  # twice the same access or name is questioned by a rule of its own
        assert rows.count() == 2, "another intention is another row"


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
def test_all_at_once(name):
    """Threads that meet in the database make one row, and all of them are told the same."""
    by, url, data, rows = story(name)
    data |= {"submission": str(uuid4())}
    clients, answers = [cast.signed_in(by) for _ in range(TIMES)], []
    gate = threading.Barrier(TIMES)

    def press(client):
        try:
            gate.wait(timeout=30)
            sent(client, url, data, answers)
        finally:
            connection.close()

    threads = [threading.Thread(target=press, args=(client,)) for client in clients]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert rows.count() == 1
    assert len(answers) == TIMES and set(answers) == {answers[0]} and answers[0][0] == 302, set(answers)
