"""Asking for a page as somebody, in a savepoint that is rolled back, and what came back."""

import re
import time
from dataclasses import dataclass

from allauth.account.internal.flows import login
from allauth.account.internal.userkit import user_id_to_str
from django.conf import settings
from django.db import transaction
from django.test import Client, RequestFactory
from django.test.client import ClientHandler
from django.urls import get_resolver, reverse

from fgc.accounts import session as clock
from fgc.audit.models import AuditEvent

SECRETS = (
    re.compile(rb'name="csrfmiddlewaretoken" value="[^"]*"'),
    re.compile(rb"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"),
    re.compile(rb"csrf[^<>]{0,40}[A-Za-z0-9]{64}"),
    re.compile(rb'data-seconds="[0-9]+"'),  # until the session ends
)
_HANDLER = ClientHandler(enforce_csrf_checks=False)


@dataclass(frozen=True)
class Answer:
    """Status, bytes without what differs on every page, where it leads, the events it left as (kind, reference)."""

    status: int
    body: bytes
    to: str
    kind: str
    events: tuple
    then: object = None
    raw: bytes = b""


def names():
    """Every name of the resolver, with its namespace."""
    return sorted(_names(get_resolver(), ""))


def _names(resolver, prefix):
    for pattern in resolver.url_patterns:
        if hasattr(pattern, "url_patterns"):
            yield from _names(pattern, f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix)
        else:
            yield f"{prefix}{pattern.name}"


def sign_in(user, *, stepped_up=True):
    """The session cookie of a person who gave the password just now, and (`stepped_up`) again when asked."""
    if user is None:
        return ""
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    session, now = client.session, int(time.time())
    session["began"] = clock.now()
    session["used"] = clock.now() + 40_000
    session[login._AUTHENTICATION_METHODS_USER_SESSION_KEY] = user_id_to_str(user)
    session[login.AUTHENTICATION_METHODS_SESSION_KEY] = [
        {"method": "password", "at": now + 40_000, "reauthenticated": stepped_up}
    ]
    session.save()
    return session.session_key


def ask(cookie, method, path, data=None, *, keep=False, then=None):
    """One request with that session; whatever it changed is undone unless `keep`. `then()` is asked before that."""
    factory = RequestFactory()
    if cookie:
        factory.cookies[settings.SESSION_COOKIE_NAME] = cookie
    if method != "POST":
        request = factory.generic(method, path)
    elif isinstance(data, tuple):  # bytes and their content type
        request = factory.post(path, data[0], content_type=data[1])
    else:
        request = factory.post(path, data or {})
    try:
        with transaction.atomic():
            before = _last_event()
            response = _HANDLER(request.environ)
            found = Answer(
                response.status_code,
                b"" if response.streaming else _plain(response.content),
                response.headers.get("Location", ""),
                response.headers.get("Content-Type", ""),
                tuple(_events(before)) if response.status_code < 500 else (),
                then() if then and response.status_code < 500 else None,
                b"" if response.streaming else response.content,
            )
            if not keep:
                raise _Undo
    except _Undo:
        pass
    return found


def searched(user, typed):
    """(status, nowhere, bytes) of the page that a search by this person leads to."""
    with transaction.atomic():
        client = Client()
        client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
        answer = client.post(reverse("workspace:search"), {"words": typed}, follow=True)
        transaction.set_rollback(True)
    return answer.status_code, "", _plain(answer.content)


class _Undo(Exception):
    pass


def _last_event():
    return AuditEvent.objects.order_by("-seq").values_list("seq", flat=True).first() or 0


def _events(before):
    return AuditEvent.objects.filter(seq__gt=before).values_list("kind", "case")


def _plain(body):
    for secret in SECRETS:
        body = secret.sub(b"", body)
    return body


def address(name, args):
    """The address of a page."""
    return reverse(name, args=args)
