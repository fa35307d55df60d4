"""The guards that every test runs under do bite: each planted fault fails, each honest twin passes."""

import os
import socket
import warnings

import pytest
from django.conf import settings
from django.template import Context, Engine, engines
from django.utils import timezone

from tests import guards, services


def test_a_connection_beyond_this_machine_is_refused():
    """192.0.2.1 is reserved for documentation: nobody is there."""
    with socket.socket() as outward, pytest.raises(guards.NetworkBlocked, match="192.0.2.1"):
        outward.connect(("192.0.2.1", 80))


def test_a_name_that_would_need_a_look_up_is_refused():
    """Only localhost is known without asking anyone."""
    with socket.socket() as outward, pytest.raises(guards.NetworkBlocked):
        outward.connect_ex(("service.example", 80))


def test_a_connection_to_this_machine_is_allowed():
    """Loopback is where the tests' own servers are."""
    with socket.socket() as listener, socket.socket() as caller:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        caller.connect(listener.getsockname())


def test_an_undefined_template_variable_fails_the_test():
    """The name of the variable is in the message."""
    template = engines["django"].from_string("Dear {{ first_name }}")
    with pytest.raises(pytest.fail.Exception, match="first_name"):
        template.render({})


def test_a_defined_but_empty_variable_is_allowed():
    """None and the empty text are values."""
    template = engines["django"].from_string("Dear {{ first_name }}{{ last_name }}{% if other %}!{% endif %}")
    assert template.render({"first_name": "", "last_name": None}) == "Dear None"


def test_templates_of_other_packages_are_left_alone(tmp_path):
    """They count on undefined variables being empty."""
    (tmp_path / "theirs.html").write_text("Dear {{ first_name }}", encoding="utf-8")
    engine = Engine(dirs=[tmp_path], string_if_invalid=settings.TEMPLATES[0]["OPTIONS"]["string_if_invalid"])
    assert engine.get_template("theirs.html").render(Context()) == "Dear "


def test_a_warning_is_an_error():
    """Exceptions are named one by one in pyproject.toml."""
    with pytest.raises(DeprecationWarning):
        warnings.warn("going away", DeprecationWarning, stacklevel=1)


def test_nothing_of_the_caller_reaches_the_settings():
    """Files go to a folder of this run, mail goes nowhere, no broker is used."""
    assert str(settings.VAR_DIR) == os.environ["FGC_TEST_DIR"]
    assert settings.EMAIL_BACKEND.endswith("locmem.EmailBackend")
    assert not settings.REDIS_URL
    assert settings.CELERY_TASK_ALWAYS_EAGER


@pytest.mark.django_db
def test_the_suite_runs_on_the_database_it_says():
    """`./test --postgres` really uses PostgreSQL, everything else SQLite."""
    from django.db import connection

    wanted = "postgresql" if "FGC_TEST_DATABASE_URL" in os.environ else "sqlite"
    assert connection.vendor == wanted


@pytest.mark.redis
def test_a_private_redis_answers_dies_and_comes_back_empty(redis_server):
    """What the kill tests count on."""
    import redis

    with redis.Redis.from_url(redis_server.url) as client:
        client.set("seen", 1)
    redis_server.kill()
    with redis.Redis.from_url(redis_server.url, retry=None) as client, pytest.raises(redis.ConnectionError):
        client.get("seen")
    redis_server.start()
    with redis.Redis.from_url(redis_server.url) as client:
        assert client.get("seen") is None


@pytest.mark.browser
def test_the_browser_shows_a_page(page):
    """Chromium starts and lays out text."""
    page.set_content("<!doctype html><html lang='en'><title>Hello</title><h1>Hello</h1></html>")
    assert page.get_by_role("heading").inner_text() == "Hello"


def test_every_service_has_a_way_to_be_found():
    """`missing` speaks of the same services as the marks."""
    assert set(services.missing()) <= {"postgres", "redis", "browser"}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_a_test_that_commits_leaves_the_database_as_it_was(time):
    """The record is emptied and ready again although it refuses deletion to everyone else."""
    from django.db import DatabaseError

    from fgc.audit.models import AuditEvent, AuditHead

    assert AuditEvent.objects.count() == 0
    assert AuditHead.objects.get().seq == 0
    AuditEvent.objects.create(seq=1, at=timezone.now(), kind="guard.tried", previous="", digest=time)
    with pytest.raises(DatabaseError, match="cannot be"):
        AuditEvent.objects.all().delete()
