"""The list of families: who sees which, flat queries, search, filters, empty states."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from fgc.audit.models import AuditEvent
from fgc.cases import actions
from fgc.cases.models import Case
from fgc.lib.dates import today
from tests import cast

pytestmark = pytest.mark.django_db
LISTING = ("tom", "priya", "amina", "carol", "dele", "ivy")


def fill(w, number):
    """That many families, referred by Tom and Grace in turn, all with Amina."""
    for n in range(number):
        case = cast.waiting_case(w, title=f"Child {n} R.", referrer=[w.tom, w.grace][n % 2])
        actions.allocate(case=case, coordinator=w.amina, by=w.carol)


def queries(client, path):
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    return len(captured)


@pytest.mark.parametrize("every", [False, True])
def test_the_list_costs_the_same_for_few_and_many(every):
    """At most 5 queries a page (6 for all), for every role, at 26 families and at twice as many."""
    w = cast.world()
    path = reverse("workspace:cases") + ("?every=on" if every else "")
    clients = {name: cast.signed_in(w.people()[name]) for name in LISTING}
    for client in clients.values():
        client.get(path)
    fill(w, 52)
    few = {name: queries(client, path) for name, client in clients.items()}
    fill(w, 52)
    many = {name: queries(client, path) for name, client in clients.items()}
    assert few == many
    assert all(number <= 5 for number in many.values()), many


def test_each_sees_their_own():
    """The coordinator hers, the worker his, another team's worker none, an administrator none."""
    w = cast.world()
    case = cast.open_case(w, title="Kayleigh and Jaydon M.")
    path = reverse("workspace:cases")
    for name, sees in (
        ("amina", True),
        ("tom", True),
        ("priya", True),
        ("carol", True),
        ("dele", True),
        ("bryn", False),
        ("grace", False),
        ("ivy", False),
        ("sam", False),
    ):
        body = cast.signed_in(w.people()[name]).get(path).content.decode()
        assert (case.reference in body) is sees, name
        assert ("Kayleigh" in body) is sees, name


def test_a_record_nobody_may_see_leaves_no_trace():
    """The list, its count and its search are byte for byte those of a world without it (bar B4)."""

    def pages(with_hidden):
        w = cast.world()
        for n in range(3):
            case = cast.open_case(w, title=f"Seen {n}")
            Case.objects.filter(pk=case.pk).update(
                reference=f"FGC-222{n}-2222", updated_at=dt.datetime(2026, 1, 1 + n, tzinfo=dt.UTC)
            )
        if with_hidden:
            hidden = cast.open_case(w, title="Seen and hidden")
            actions.declare_conflict(case=hidden, person=w.dele, reason="Neighbour", by=w.carol)
            restricted = cast.open_case(w, title="Seen not at all")
            actions.restrict(case=restricted, people=[w.carol, w.bryn], reason="Media", by=w.carol)
        client = cast.signed_in(w.dele)
        client.post(reverse("workspace:search"), {"words": "Seen"})
        found = [
            client.get(reverse("workspace:cases") + query).content
            for query in ("", "?every=on", "?search=1&every=1", "?sort=title")
        ]
        return [page.split(b'id="results"')[1].split(b"</main>")[0] for page in found]

    from django.db import transaction

    with transaction.atomic():
        without = pages(False)
        transaction.set_rollback(True)
    assert pages(True) == without


def test_search_finds_by_name_and_by_reference_and_keeps_words_out_of_the_address():
    """What was typed is not in the URL, and the search is recorded without its words."""
    w = cast.world()
    case = cast.open_case(w, title="Kayleigh and Jaydon M.")
    cast.open_case(w, title="Ellie R.")
    client = cast.signed_in(w.amina)
    for words in ("jaydon", case.reference.lower().replace("-", "")):
        response = client.post(reverse("workspace:search"), {"words": words}, follow=True)
        assert words not in response.redirect_chain[-1][0].casefold()
        body = response.content.decode()
        assert case.reference in body and "Ellie" not in body and "1 family" in body
    assert "jaydon" not in AuditEvent.objects.filter(kind="case.searched").first().data
    assert (
        "No family matches"
        in client.post(reverse("workspace:search"), {"words": "Zzz"}, follow=True).content.decode()
    )


def test_filters_and_sorting():
    """By stage, by lateness, by coordinator for the manager; an answer that makes no sense is left out."""
    w = cast.world()
    late = cast.waiting_case(w, title="Late R.", on=today() - dt.timedelta(days=30))
    cast.open_case(w, title="Ellie R.")
    client = cast.signed_in(w.carol)
    path = reverse("workspace:cases")
    only_late = client.get(f"{path}?late=on").content.decode()
    assert late.reference in only_late and "Ellie" not in only_late
    assert "Ellie" in client.get(f"{path}?coordinator={w.amina.key}").content.decode()
    assert "Ellie" not in client.get(f"{path}?coordinator=none").content.decode()
    assert "Late R." in client.get(f"{path}?stage=waiting").content.decode()
    for nonsense in ("?stage=x", "?page=x", "?page=999999999", "?sort=password", "?coordinator=zzz"):
        assert client.get(path + nonsense).status_code == 200


def test_empty_states_say_what_to_do_next():
    """Nobody stands before a blank page."""
    w = cast.world()
    path = reverse("workspace:cases")
    assert "when somebody gives it to you" in cast.signed_in(w.amina).get(path).content.decode()
    assert "when a referral of yours is accepted" in cast.signed_in(w.tom).get(path).content.decode()
