"""The pages: a person's own notices, the reminders page, and the two addresses that monitors ask."""

import datetime as dt

import pytest
from django.core.cache import caches
from django.db import OperationalError
from django.test import Client
from django.utils import timezone
from kombu.exceptions import OperationalError as BrokerAway

from fgc.audit.models import AuditEvent
from fgc.lib import cache
from fgc.notifications import actions, tasks
from fgc.notifications.alarms import REDIS
from fgc.notifications.models import Message, Tick
from fgc.workspace.views import health
from tests import cast

pytestmark = pytest.mark.django_db
State = Message.State


def text_of(response):
    """The page as text."""
    return response.content.decode()


def notice(case, to, key="k", **changes):
    """A notice in the app and its e-mail."""
    return actions.notify(
        **{"kind": "case.allocated", "to": to, "about": case, "case": case, "unique_key": key, **changes}
    )


def test_no_messages_says_when_there_will_be_some():
    """The empty state."""
    w = cast.world()
    assert "No messages" in text_of(cast.signed_in(w.amina).get("/messages/"))


def test_notices_are_listed_unread_first_and_marked_read_when_opened():
    """Opening goes to the family; the mail counts as read too."""
    w = cast.world()
    old, new = cast.open_case(w, "Old Family"), cast.open_case(w, "New Family")
    first, _ = notice(old, w.amina, "a")
    notice(new, w.amina, "b")
    client = cast.signed_in(w.amina)
    opened = client.get(f"/messages/{first.key}/")
    assert opened.url == f"/cases/{old.reference}/"
    assert Message.objects.filter(read_at=None, case=old.reference).count() == 0
    page = text_of(client.get("/messages/"))
    assert page.index("New Family") < page.index("Old Family")
    assert page.count(">New<") == 1
    client.post("/messages/read/")
    assert ">New<" not in text_of(client.get("/messages/"))


def test_a_notice_of_somebody_else_does_not_exist():
    """404, also for a manager."""
    w = cast.world()
    row, _ = notice(cast.open_case(w), w.amina)
    assert cast.signed_in(w.carol).get(f"/messages/{row.key}/").status_code == 404


def test_the_link_of_a_mail_leads_through_sign_in():
    """And back to the message."""
    w = cast.world()
    _, mail = notice(cast.open_case(w), w.amina)
    assert Client().get(f"/messages/{mail.key}/").url == f"/accounts/login/?next=/messages/{mail.key}/"
    assert cast.signed_in(w.amina).get(f"/messages/{mail.key}/").status_code == 302


def test_a_notice_about_what_is_closed_to_me_names_nothing():
    """In the list and when opened."""
    w = cast.world()
    case = cast.open_case(w, "Secret Family")
    row, _ = notice(case, w.grace)
    client = cast.signed_in(w.grace)
    page = text_of(client.get("/messages/"))
    assert "no longer open to you" in page
    assert "Secret Family" not in page
    assert case.reference not in page
    assert client.get(f"/messages/{row.key}/").url == "/messages/"


def test_many_notices_come_in_pages_with_few_queries(django_assert_max_num_queries):
    """Twenty a page."""
    w = cast.world()
    for n in range(23):
        notice(cast.open_case(w, f"Child {n}."), w.amina, str(n))
    client = cast.signed_in(w.amina)
    client.get("/messages/")
    with django_assert_max_num_queries(10):
        page = text_of(client.get("/messages/"))
    assert "Next" in page
    assert "Child 0." in text_of(client.get("/messages/?page=2"))


def failed(case, to, key="f"):
    """A mail that was given up."""
    _, mail = notice(case, to, key)
    Message.objects.filter(pk=mail.pk).update(state=State.FAILED, attempts=10, error="ConnectionError")
    return Message.objects.get(pk=mail.pk)


def test_a_failed_message_is_shown_to_who_can_open_the_family():
    """To the coordinator and the manager of the service; not to a coordinator of other families."""
    w = cast.world()
    case = cast.open_case(w)
    failed(case, w.tom)
    for user, seen in ((w.amina, True), (w.carol, True), (w.bryn, False)):
        page = text_of(cast.signed_in(user).get("/reminders/"))
        assert ("Tom Ridley" in page) is seen
        assert (case.reference in page) is seen


def test_the_administrator_sees_how_many_and_whose_never():
    """A count, and when the reminders last ran."""
    w = cast.world()
    case = cast.open_case(w)
    failed(case, w.tom)
    actions.note_tick(at=timezone.now(), scheduled=0, sent=0, failed=0)
    page = text_of(cast.signed_in(w.sam).get("/reminders/"))
    assert "In time" in page
    assert "Tom Ridley" not in page
    assert case.reference not in page


@pytest.mark.parametrize("first_name", ["tom", "priya", "ivy"])
def test_others_do_not_open_the_reminders(first_name):
    """403."""
    assert cast.signed_in(cast.world().people()[first_name]).get("/reminders/").status_code == 403


def test_a_failed_message_is_sent_again_or_dealt_with():
    """Each is recorded; a second press says that it was done; another's is 404."""
    w = cast.world()
    case = cast.open_case(w)
    first, second = failed(case, w.tom, "a"), failed(case, w.tom, "b")
    amina = cast.signed_in(w.amina)
    assert cast.signed_in(w.bryn).post(f"/reminders/{first.key}/again/").status_code == 404
    amina.post(f"/reminders/{first.key}/again/")
    amina.post(f"/reminders/{second.key}/done/")
    states = [Message.objects.get(pk=row.pk).state for row in (first, second)]
    assert states == [State.DUE, State.CANCELLED]
    kinds = set(AuditEvent.objects.filter(actor=w.amina.pk).values_list("kind", flat=True))
    assert {"message.retried", "message.dealt_with"} <= kinds
    assert amina.post(f"/reminders/{first.key}/again/").status_code == 404


def test_late_reminders_are_said_loudly():
    """Never, or longer ago than the alarm."""
    w = cast.world()
    words = "Reminders have not run for some time"
    carol = cast.signed_in(w.carol)
    assert words in text_of(carol.get("/reminders/"))
    actions.note_tick(at=timezone.now() - dt.timedelta(minutes=16), scheduled=0, sent=0, failed=0)
    sam = cast.signed_in(w.sam)
    for client, path in ((carol, "/reminders/"), (carol, "/dashboard/"), (sam, "/users/"), (sam, "/teams/")):
        assert words in text_of(client.get(path)), path
    assert "Tell your service desk" not in text_of(sam.get("/reminders/"))  # they are told as on every page
    assert words not in text_of(
        carol.get("/users/")
    )  # what only an administrator can mend is on no other page
    actions.note_tick(at=timezone.now(), scheduled=0, sent=0, failed=0)
    for client, path in ((carol, "/reminders/"), (carol, "/dashboard/"), (cast.signed_in(w.sam), "/users/")):
        assert words not in text_of(client.get(path)), path


def test_an_administrator_is_told_that_redis_is_away(settings, monkeypatch):
    """On every page, and nobody else; not where there is none; gone when it answers."""
    w = cast.world()
    actions.note_tick(at=timezone.now(), scheduled=0, sent=0, failed=0)
    assert REDIS not in text_of(cast.signed_in(w.sam).get("/users/"))
    settings.CACHES = {
        "default": {"BACKEND": "fgc.lib.cache.ForgivingRedisCache", "LOCATION": "redis://127.0.0.1:1/0"}
    }
    monkeypatch.setattr(cache.away, "until", 0.0)
    for user, told in ((w.sam, True), (w.carol, False)):
        assert (REDIS in text_of(cast.signed_in(user).get("/users/"))) is told
    monkeypatch.setattr(cache.away, "until", 0.0)
    monkeypatch.setattr(caches["default"]._cache, "has_key", lambda *_args, **_options: False)
    assert REDIS not in text_of(cast.signed_in(w.sam).get("/users/"))


def test_healthz_asks_nothing(django_assert_num_queries):
    """Not even who it is."""
    with django_assert_num_queries(0):
        response = Client().get("/healthz")
    assert (response.status_code, response.content) == (200, b"ok")


def test_readyz_says_which_part_is_wrong_and_no_more(monkeypatch):
    """Fine also where no reminder ever ran: a load balancer that asks keeps its web machines; migrations, the database."""
    assert not Tick.objects.exists()
    assert Client().get("/readyz").status_code == 200
    assert Client().get("/readyz").json() == {"ready": True, "wrong": [], "last_tick_seconds": None}
    Tick.objects.create(at=timezone.now() - dt.timedelta(hours=3))
    answer = Client().get("/readyz")
    assert (answer.status_code, answer.json()["last_tick_seconds"] // 60) == (200, 180)

    def waiting(*_args):
        return ["one"]

    def away(*_args):
        raise OperationalError("could not connect to db.internal as fgc")

    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", waiting)
    assert Client().get("/readyz").json()["wrong"] == ["migrations"]
    monkeypatch.setattr(health.MigrationExecutor, "migration_plan", away)
    response = Client().get("/readyz")
    assert (response.status_code, response.json()) == (503, {"ready": False, "wrong": ["database"]})


def test_tickz_is_the_alarm_about_reminders(monkeypatch):
    """They never ran, or too long ago; fine; the database is away."""

    def answer():
        response = Client().get("/tickz")
        return response.status_code, response.json()["wrong"]

    assert answer() == (503, ["reminders"])
    Tick.objects.create(at=timezone.now() - dt.timedelta(minutes=16))
    assert answer() == (503, ["reminders"])
    Tick.objects.create(at=timezone.now())
    assert answer() == (200, [])

    def away(*_args):
        raise OperationalError("could not connect to db.internal as fgc")

    monkeypatch.setattr(Tick.objects, "order_by", away)
    assert answer() == (503, ["database"])


def test_the_reminders_are_run_and_what_failed_is_tried_again_by_a_button(settings, monkeypatch):
    """For the service manager and the administrator; with a broker by a worker, and here while it is away."""
    w = cast.world()
    failed(cast.open_case(w), w.tom)
    for user, there in ((w.amina, False), (w.carol, True), (w.sam, True)):
        client = cast.signed_in(user)
        assert ("Run the reminders now" in text_of(client.get("/reminders/"))) is there
        assert client.post("/reminders/run/").status_code == (302 if there else 403)
    assert Tick.objects.count() == 2
    settings.CELERY_TASK_ALWAYS_EAGER = False
    tick = tasks.current_app.tasks["fgc.tick"]
    rung = []
    monkeypatch.setattr(tick, "apply_async", lambda **options: rung.append(options["kwargs"]))
    cast.signed_in(w.sam).post("/reminders/run/")
    assert rung == [{"seconds": 10}] and Tick.objects.count() == 2

    def away(**_options):
        raise BrokerAway

    monkeypatch.setattr(tick, "apply_async", away)
    settings.CELERY_TASK_ALWAYS_EAGER = True
    cast.signed_in(w.sam).post("/reminders/run/")
    assert Tick.objects.count() == 3
    Message.objects.filter(recipient=w.tom, channel="email").update(state=State.FAILED)
    page = cast.signed_in(w.sam).post("/reminders/all-again/", follow=True)
    assert "1 will be sent again" in text_of(page)
    assert not Message.objects.filter(state=State.FAILED).exists()
