"""Strings of their own in every withheld field, and none of them in anything that leaves (safety.md B11, B12)."""

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fgc.messages import MESSAGES
from fgc.network.audience import Audience, _contact
from fgc.network.models import ContactDetail
from fgc.notifications.actions import note_tick
from fgc.notifications.models import Message
from tests import cast
from tests.canaries import hits, plant
from tests.everywhere import more_paths, outputs, paths
from tests.fields import READERS, REVEALED, SHOWN
from tests.looked_through import fetch, listening, plain, raw_tables
from tests.permissions.asking import sign_in
from tests.permissions.family import both
from tests.permissions.staff import actors
from tests.sizes import SOAK, size

pytestmark = [pytest.mark.django_db, *([pytest.mark.soak] if SOAK else [])]
DAILY = {
    "anonymous", "another coordinator", "administrator", "service manager with a conflict", "referrer",
    "referrer's manager", "coordinator", "former coordinator", "service manager", "business support",
    "information governance", "emergency", "shared with",
}  # fmt: skip
AGAIN = {"another coordinator", "referrer", "coordinator", "business support", "service manager"}


@pytest.fixture(scope="module")
def planted(django_db_setup, django_db_blocker):
    """A family with its canaries, and a session for each who tries."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = plant(both()[0])
        found.actors = [one for one in actors(found.f.s) if SOAK or one.name in size(DAILY, DAILY, AGAIN)]
        found.cookies = {one.name: sign_in(one.user) for one in found.actors}
        yield found
        transaction.set_rollback(True)


def test_there_are_enough_of_them(planted):
    """Each different, and each somewhere: the coordinator’s own pages show most of what is not withheld from her."""
    needles = [needle for canary in planted.canaries for needle in canary.needles]
    assert len(needles) == len(set(needles)) and len(planted.canaries) >= 25
    amina = next(one for one in planted.actors if one.name == "coordinator")
    shown = {canary.what for who, _name, _status, seen in sweep(planted) for canary in seen if who == amina}
    for_her = {canary.what for canary in planted.canaries if canary.is_for(amina, False, amina.shares)}
    assert len(shown & for_her) > 20, for_her - shown
    assert not shown - for_her


def sweep(planted):
    """[(who, page, status, what of it they were shown)] of every page as everybody: walked once for three tests."""
    if planted.swept:
        return planted.swept
    swept = []
    note_tick(at=timezone.now(), scheduled=0, sent=0, failed=0)  # the families may have been made long ago
    with listening(planted.written):
        for actor in planted.actors:
            for name, path in (*paths(planted.f), *more_paths(planted.f, planted.people)):
                status, text = fetch(planted.cookies[actor.name], path)
                assert status < 500, (actor.name, path)
                shown = [canary for canary in planted.canaries if canary.is_in(text)]
                swept.append((actor, name, status, shown))
    planted.swept = swept  # only when all of it was walked: a page that broke is not told as fields that lack
    return planted.swept


def test_no_page_shows_them_to_staff_who_may_not_read_them(planted):
    """Every page, as everybody, headers and files too; and the log says none of them."""
    swept = sweep(planted)
    made = len(swept)
    wrong = [
        f"{name} as {actor.name} ({status}): {canary.what}"
        for actor, name, status, shown in swept
        for canary in shown
        if not canary.is_for(actor, False, actor.shares)
    ]
    print(f"{made} pages, {len(planted.canaries)} canaries")
    assert made > size(1500, 1500, 800) and not wrong, "\n".join(wrong)
    written = plain("\n".join(planted.written))
    assert len(planted.written) >= made
    assert not [canary.what for canary in planted.canaries if canary.is_in(written)]


def test_each_field_is_shown_to_whom_the_table_says(planted):
    """Field by field, those who read it beside those who do not (bar B8)."""
    seen = {}
    for actor, _name, _status, shown in sweep(planted):
        seen.setdefault(actor.name, set()).update(canary.what for canary in shown)
    readers = {name: mark for name, mark in READERS.items() if name in seen}
    assert set(SHOWN) <= {canary.what for canary in planted.canaries}
    wrong, made = [], 0
    for what, letters in SHOWN.items():
        for name, mark in readers.items():
            made += 1
            wanted = bool(mark) and mark in letters.split()
            if wanted != (what in seen[name]):
                wrong.append(f"{what}: {'not ' if wanted else ''}shown to {name}")
    print(f"{made} pairs of a field and a reader")
    assert made == len(SHOWN) * len(readers) and not wrong, "\n".join(wrong)


def test_what_is_withheld_is_shown_for_a_reason_only(planted):
    """To those whose relationship reveals it, when the reason is given; to nobody else, whatever is sent."""
    street = ContactDetail.objects.get(
        case=planted.f.case, person=planted.people["mother"], how__startswith="Qzx"
    )
    path = reverse("network:reveal_contact", args=[planted.f.case.reference, street.key])
    canary = next(one for one in planted.canaries if one.what == "withheld street")
    for actor in planted.actors:
        if actor.name not in READERS:
            continue
        mark, cookie = READERS[actor.name], planted.cookies[actor.name]
        status, text = fetch(cookie, path, "POST", {"reason": "To post the letter"})
        may = bool(mark) and mark in REVEALED.split()
        assert canary.is_in(text) is may, (actor.name, status)
        assert (status == 200) is may, (actor.name, status)
        assert not canary.is_in(fetch(cookie, path, "POST", {"reason": ""})[1]), actor.name
        assert not canary.is_in(fetch(cookie, path)[1]), actor.name


def test_searching_for_a_part_of_one_does_not_bring_the_rest(planted):
    """By the first letters: no name, no address, no word comes back to who may not read it."""
    url, wrong, shown = reverse("workspace:search"), [], 0
    for actor in planted.actors:
        if actor.user is None:
            continue
        with transaction.atomic():
            client = cast.signed_in(actor.user)
            for typed in ("Qzx", "Qzxhid", "07700 9004", "ZZ99", "Qzxstre", planted.f.case.reference):
                answer = client.post(url, {"words": typed}, follow=True)
                shown += answer.status_code == 200
                text = plain(answer.content.decode())
                wrong += [f"{typed} as {actor.name}: {what}" for what in hits(planted, actor, text)]
            transaction.set_rollback(True)
    assert shown > size(40, 40, 15) and not wrong, "\n".join(wrong)


def test_error_pages_say_none_of_them(planted):
    """400 for another host, 403 for a form without its token, 404 for a key of somebody else."""
    person = reverse("network:person", args=[planted.f.case.reference, planted.people["hidden"].key])
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(planted.f.s.tom, backend="allauth.account.auth_backends.AuthenticationBackend")
    answers = [
        client.get(person, headers={"host": "elsewhere.example"}),
        client.post(person, {"words": "x"}),
        client.get(person + "nothing/"),
        client.get(person),
    ]
    assert [answer.status_code for answer in answers] == [400, 403, 404, 404]
    for answer in answers:
        text = plain(answer.content.decode())
        assert not [canary.what for canary in planted.canaries if canary.is_in(text)]


def kept_from(planted, name):
    """The canaries that one person of the family must not get: what is staff's, and what this one must not know."""
    own = {"father": {"phone that the coordinator found"}}.get(name, set())
    hidden = {"father": {"name of somebody found later"}, "mother": {"place that one must not know"}}.get(
        name, set()
    )
    return [
        one for one in planted.canaries if not one.of_family and one.what not in own or one.what in hidden
    ]


@pytest.mark.parametrize("name", ["mother", "father", "nan", "child", "aunt", "hidden"])
def test_nothing_that_goes_to_a_relative_holds_them(planted, name):
    """Plan, family copy, letter, calendar file: as pages and as PDFs."""
    wrong = [
        f"{what} to {name}: {canary.what}"
        for what, text in outputs(planted, name)
        for canary in kept_from(planted, name)
        if canary.is_in(text)
    ]
    assert not wrong, "\n".join(wrong)
    if name == "nan":  # she may know of the person who is kept from the father, so that the copies do differ
        found = list(outputs(planted, name))
        assert "qzxhidden" in dict(found)["family copy"]
        assert any("placethatonemu" in text for what, text in found if what == "letter")


def test_messages_hold_none_of_them(planted):
    """What is queued, and what each says when it is sent."""
    made = 0
    for message in Message.objects.select_related("recipient"):
        spec = MESSAGES.get(message.kind)
        text = plain(f"{vars(message)} {spec.text(message) if spec else ''}")
        made += 1
        assert not [canary.what for canary in planted.canaries if canary.is_in(text)], message.kind
    assert made


def test_they_lie_in_no_table_where_they_do_not_belong(planted):
    """Sessions, cache, the record and messages hold none; of a withheld detail no table holds a readable letter."""
    secret = [canary for canary in planted.canaries if canary.what.startswith("withheld")]
    assert len(secret) == 5
    for table, text in raw_tables().items():
        found = [canary.what for canary in secret if canary.is_in(text)]
        assert not found, (table, found)
        if table in (
            "django_session",
            "fgc_cache",
            "audit_auditevent",
            "notifications_message",
            "accounts_submission",
        ):
            assert not [canary.what for canary in planted.canaries if canary.is_in(text)], table


@pytest.mark.sqlite
def test_the_bytes_of_the_database_hold_no_withheld_detail(planted):
    """The file as somebody finds it who takes it; the name of a person is readable there, so that the search is real."""
    data = connection.connection.serialize().lower()
    assert b"qzxhidden" in data
    for canary in planted.canaries:
        if canary.what.startswith("withheld") or canary.what == "words that are not saved yet":
            assert not [needle for needle in canary.needles if needle.encode() in data], canary.what


def test_a_hole_in_the_door_is_noticed(planted, monkeypatch):
    """Sabotage: contact details let through unread, and a copy that takes everybody."""
    carol = next(one for one in planted.actors if one.name == "service manager")
    page = reverse("network:person", args=[planted.f.case.reference, planted.f.keys["mother"]])
    assert hits(planted, carol, fetch(planted.cookies[carol.name], page)[1]) == []
    monkeypatch.setattr(Audience, "_staff_view", lambda self, row: _contact(row, row.value))
    assert "withheld street" in hits(planted, carol, fetch(planted.cookies[carol.name], page)[1])
    monkeypatch.setattr(Audience, "people", lambda self: self.case.people.on_map())
    assert "qzxhidden" in next(text for what, text in outputs(planted, "father") if what == "family copy")
    tom = next(one for one in planted.actors if one.name == "referrer")
    family = reverse("network:family", args=[planted.f.case.reference])
    assert "name of somebody found later" in hits(planted, tom, fetch(planted.cookies[tom.name], family)[1])
