"""What people meet while the database is away, or something breaks: the page that says so, and nothing else."""

import json
import logging

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.db import InterfaceError, OperationalError
from django.test import Client
from django.urls import reverse

from fgc.accounts.models import User
from fgc.celery import app
from fgc.lib.logs import JsonFormatter
from fgc.network.models import Person
from tests import cast
from tests.built import built_once

pytestmark = pytest.mark.django_db
AWAY = [OperationalError("could not connect to db.internal as fgc"), InterfaceError("connection closed")]


@pytest.fixture
@built_once
def family():
    """A family's page, and its coordinator signed in; faults are answered, as a server answers them."""
    w = cast.world()
    case = cast.open_case(w, title="Kayleigh and Jaydon M.")
    client = cast.signed_in(w.amina)
    client.raise_request_exception = False
    return client, case.reference


def fails(monkeypatch, owner, name, fault):
    """Let a method raise from now on."""

    def fail(*_args, **_kwargs):
        raise fault

    monkeypatch.setattr(owner, name, fail)


def calm(response, status=503):
    """The helpful page and not one word of the database, the family or the reader."""
    text = response.content.decode()
    assert response.status_code == status
    assert ("not available just now" in text) is (status == 503)
    assert "What to do" in text and response["Cache-Control"] == "no-store" and "X-Request-Id" in response
    assert not [
        word for word in ("db.internal", "Kayleigh", "Amina", "Traceback", "OperationalError") if word in text
    ]
    assert not response.cookies, "nobody is signed out by it"


@pytest.mark.parametrize("fault", AWAY, ids=["refused", "closed"])
def test_a_signed_in_person_whose_session_cannot_be_read_is_told_to_wait(family, monkeypatch, fault):
    """Every page and every form, before any view was asked; and the same session goes on afterwards."""
    client, reference = family
    with monkeypatch.context() as patched:
        fails(patched, SessionStore, "_get_session_from_db", fault)
        for path in ("/", "/cases/", reverse("workspace:case", args=[reference]), "/no/such/page/"):
            calm(client.get(path))
        calm(client.post("/search/", {"q": "Kayleigh"}))
    assert client.get(reverse("workspace:case", args=[reference])).status_code == 200


@pytest.mark.parametrize("fault", AWAY, ids=["refused", "closed"])
@pytest.mark.parametrize(
    "place", [(User.objects.none().__class__, "get"), (Person.objects.none().__class__, "_fetch_all")]
)
def test_it_is_the_same_wherever_the_request_first_needs_the_database(family, monkeypatch, place, fault):
    """In a middleware that asks who this is, or in the middle of drawing the page."""
    client, reference = family
    fails(monkeypatch, *place, fault)
    calm(client.get(reverse("workspace:case", args=[reference])))


def test_signing_in_is_told_to_wait_too(family, monkeypatch):
    """A visitor has no session to load: the first question is who has this address."""
    client = Client(raise_request_exception=False)
    fails(monkeypatch, User.objects.none().__class__, "_fetch_all", AWAY[0])
    calm(
        client.post(
            "/accounts/login/", {"login": "amina.yusuf@northshore.example", "password": "long enough"}
        )
    )


def test_another_fault_is_not_called_an_outage(family, monkeypatch):
    """A mistake of ours is 500: a monitor that saw 503 would wait for it to pass."""
    client, reference = family
    fails(monkeypatch, SessionStore, "_get_session_from_db", LookupError("Kayleigh"))
    calm(client.get(reverse("workspace:case", args=[reference])), 500)


@pytest.mark.parametrize(
    ("fault", "said"), [(AWAY[0], "the database is away"), (LookupError("x"), "a page failed")]
)
def test_the_log_says_what_failed_and_where_but_not_which_page(family, monkeypatch, caplog, fault, said):
    """An address holds a family's reference."""
    client, reference = family
    fails(monkeypatch, SessionStore, "_get_session_from_db", fault)
    with caplog.at_level(logging.INFO):
        response = client.get(reverse("workspace:case", args=[reference]))
    lines = [json.loads(JsonFormatter().format(record)) for record in caplog.records]
    [line] = [line for line in lines if line["level"] == "ERROR"]
    assert (line["message"], line["error"], line["request_id"]) == (
        said,
        type(fault).__name__,
        response["X-Request-Id"],
    )
    assert line["where"] and reference not in json.dumps(lines) and "db.internal" not in json.dumps(lines)


@pytest.mark.parametrize(
    ("logger", "sent"),
    [
        ("django.security.csrf", {}),
        ("django.security.csrf", {"HTTP_ORIGIN": "https://kayleigh.example"}),
        ("django.security.DisallowedHost", {"HTTP_HOST": "kayleigh.example"}),
    ],
    ids=["token", "origin", "host"],
)
def test_what_django_refuses_by_itself_is_written_down_without_its_address(family, caplog, logger, sent):
    """A form without its token, or from elsewhere, and a request to a server of another name: which it was, no more."""
    _client, reference = family
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    with caplog.at_level(logging.INFO):
        answer = client.post(reverse("workspace:case", args=[reference]), {"words": "Kayleigh"}, **sent)
    assert answer.status_code in (400, 403)
    lines = [json.loads(JsonFormatter().format(record)) for record in caplog.records]
    [line] = [line for line in lines if line["logger"] == logger]
    assert line["message"] == "a request was refused before it was read"
    assert not [word for word in (reference, "kayleigh", "/cases/") if word in json.dumps(lines).lower()]
    assert any(line.get("request_id") == answer["X-Request-Id"] for line in lines)


def test_a_worker_writes_its_lines_as_the_web_server_does(monkeypatch, caplog):
    """Celery leaves the log alone that the settings made; its own line of a task that broke loses the words of the fault."""
    root = logging.getLogger()
    handlers, level = [*root.handlers], root.level
    monkeypatch.setattr(app.log, "already_setup", False)
    try:
        app.log.setup("ERROR", redirect_stdouts=True)
        assert (root.handlers, root.level) == (handlers, level)
    finally:
        root.handlers, root.level = handlers, level
    raised = app.tasks["fgc.tick"].apply(args=["Kayleigh"])  # no number of seconds
    assert raised.failed()
    lines = [json.loads(JsonFormatter().format(record)) for record in caplog.records]
    [line] = [line for line in lines if line["logger"] == "celery.app.trace"]
    assert (line["message"], line["level"], bool(line["where"])) == ("a task failed", "ERROR", True)
    assert "Kayleigh" not in json.dumps(lines)
