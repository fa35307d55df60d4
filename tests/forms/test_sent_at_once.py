"""Twenty sendings of one form, one row: a double click, a second tab, a network that repeats (safety.md B23)."""

import threading
from uuid import uuid4

import pytest
from django.db import connection
from django.urls import reverse

from conferences.models import Contact, Venue
from family_plans import actions as plans
from family_plans.models import HelpRequest
from fgc.cases.models import Membership, SafeguardingNotice
from fgc.lib.dates import today
from fgc.network import actions as network
from fgc.network.models import Household, Person
from referrals.models import Referral
from tests import cast
from tests.sizes import ON_POSTGRES

TIMES = 20
# SQLite lets one writer in at a time: eight wait for each other as twenty would, and are done before one gives up.
AT_ONCE = 20 if ON_POSTGRES else 8
FORMS = ("person", "contact", "help", "grant", "referral", "household", "venue", "notice")
ONLY_ONCE = {"grant", "person", "household", "venue"}  # the same again is questioned by a rule of its own


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
        "household": (w.amina, at("network:add_household", case.reference), {"label": "Nan’s house", "people": nan.key},
                      Household.objects),
        "venue": (w.dele, at("conferences:add_venue"), {"name": "Hall"}, Venue.objects),
        "notice": (w.amina, at("workspace:raise_notice", case.reference),
                   {"facts": "A threat", "arose": "preparation", "learned_on": day, "told": "yes", "spoken_to": "Tom"},
                   SafeguardingNotice.objects),
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
    if name not in ONLY_ONCE:
        assert rows.count() == 2, "another intention is another row"


@pytest.mark.parametrize("name", FORMS)
@pytest.mark.django_db(transaction=True)
def test_all_at_once(name):
    """Threads that meet in the database make one row, and all of them are told the same."""
    by, url, data, rows = story(name)
    data |= {"submission": str(uuid4())}
    clients, answers = [cast.signed_in(by) for _ in range(AT_ONCE)], []
    gate = threading.Barrier(AT_ONCE)

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
    assert len(answers) == AT_ONCE and set(answers) == {answers[0]} and answers[0][0] == 302, set(answers)
