"""Every answer carries the same safe headers, whatever its status (bar B34)."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import OperationalError
from django.test import Client, override_settings
from django.urls import reverse

from deploy import example_environment
from fgc.lib.headers import PERMISSIONS
from tests import cast

ROOT = Path(__file__).resolve().parent.parent

pytestmark = pytest.mark.django_db

CSP = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "img-src 'self'; manifest-src 'self'; object-src 'none'; script-src 'self'; style-src 'self'"
)
EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
    "Permissions-Policy": PERMISSIONS,
}
# What an answer may say besides: how it is to be read, and where it leads.
MAY = {
    "Content-Type", "Content-Length", "Content-Language", "Content-Disposition", "Location", "Allow", "Vary", "Expires",
    "X-Request-Id", "Content-Security-Policy",
}  # fmt: skip
OF_FILES = {"Cache-Control": "max-age=60, public"}
OF_FILES_MAY = {"Last-Modified", "ETag", "Accept-Ranges"}
HSTS = {"Strict-Transport-Security": "max-age=31536000; includeSubDomains; preload"}


def check(response, more=(), may=frozenset()):
    """The exact set, no policy with a hole, and nothing that tells more than it has to."""
    expected = EXPECTED | dict(more)
    for name, value in expected.items():
        assert response.get(name) == value, (name, response.get(name))
    assert "; ".join(sorted(response["Content-Security-Policy"].split("; "))) == CSP
    unknown = {name for name in response.headers if name not in expected and name not in MAY | may}
    assert not unknown, f"headers that nobody asked for: {unknown}"


def test_a_header_that_nobody_asked_for_is_seen(client):
    """Who serves it, what runs it, who may read it: each would be found."""
    for name, value in (("Server", "x/1.2"), ("X-Powered-By", "x"), ("Access-Control-Allow-Origin", "*")):
        response = client.get("/help/")
        response[name] = value
        with pytest.raises(AssertionError, match=name):
            check(response)
    for name in EXPECTED:
        response = client.get("/help/")
        del response[name]
        with pytest.raises(AssertionError):
            check(response)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/", 302),
        ("get", "/accounts/login/", 200),
        ("get", "/nowhere/", 404),
        ("put", "/", 405),
        ("get", "/healthz", 200),
        ("get", "/readyz", 200),
        ("get", "/tickz", 503),
        ("get", "/static/nothing.css", 404),
        ("get", "/help/", 200),
    ],
)
def test_strangers_get_the_headers(client, method, path, status):
    """Signed out: pages, redirects, refusals."""
    response = getattr(client, method)(path)
    assert response.status_code == status
    check(response)


def test_people_get_the_headers_on_pages_and_refusals():
    """Signed in: a page, nothing there, not allowed, a form without its token."""
    w = cast.world()
    case = cast.open_case(w)
    client = cast.signed_in(w.amina)
    page = reverse("workspace:case", args=[case.reference])
    for path, status in ((page, 200), ("/nowhere/", 404), ("/dashboard/", 403)):
        response = client.get(path)
        assert response.status_code == status
        check(response)
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(w.amina, backend="allauth.account.auth_backends.AuthenticationBackend")
    response = strict.post(reverse("workspace:search"), {"words": "x"})
    assert response.status_code == 403
    check(response)


def test_an_error_of_ours_is_a_calm_page(client, monkeypatch):
    """500 says nothing of what happened."""

    def broken(*args, **more):
        raise RuntimeError("Kayleigh lives at 1 Marine Road")

    monkeypatch.setattr("fgc.workspace.views.pages.render", broken)
    client.raise_request_exception = False
    response = client.get("/help/")
    assert response.status_code == 500 and b"Kayleigh" not in response.content
    check(response)


def test_a_database_that_is_away_answers_with_the_same_headers(client, monkeypatch):
    """503, whoever asks."""

    def away(*args, **more):
        raise OperationalError("the server at 10.0.0.3 closed the connection")

    monkeypatch.setattr("fgc.workspace.views.pages.render", away)
    client.raise_request_exception = False
    response = client.get("/help/")
    assert response.status_code == 503 and b"10.0.0.3" not in response.content
    check(response)


def test_a_request_for_another_host_gets_the_headers(client):
    """400, before any page."""
    response = client.get("/help/", HTTP_HOST="evil.example")
    assert response.status_code == 400
    check(response)


def test_too_many_tries_get_the_headers(client, monkeypatch):
    """429, where a limit is reached."""
    limits = settings.ACCOUNT_RATE_LIMITS | {"login": "1/m/ip"}
    with override_settings(ACCOUNT_RATE_LIMITS=limits):
        for _ in range(3):
            response = client.post("/accounts/login/", {"login": "nobody@x.example", "password": "guess"})
    assert response.status_code == 429
    check(response)


def write_file():
    """A file for the server of static files to find when it starts."""
    (settings.STATIC_ROOT / "look.css").write_text("body {}", encoding="utf-8")


def file_of(client, **more):
    """The answer for that file, read to its end."""
    response = client.get("/static/look.css", **more)
    assert response.status_code == 200 and b"".join(response.streaming_content) == b"body {}"
    return response


def test_a_static_file_gets_the_headers():
    """It may be kept by the browser, and everything else is as on a page."""
    write_file()
    check(file_of(Client()), OF_FILES, OF_FILES_MAY)


def test_a_real_installation_is_reached_by_https_alone(tmp_path):
    """A year of HSTS on pages, files, refusals and errors; cookies bound to this host (FGC_HTTPS=1)."""
    given = in_production(tmp_path)
    w = cast.world()
    write_file()
    with override_settings(**given):
        client = Client(raise_request_exception=False)
        assert client.get("/help/").status_code == 301
        for path, status in (("/help/", 200), ("/nowhere/", 404), ("/", 302), ("/tickz", 503)):
            response = client.get(path, secure=True)
            assert response.status_code == status
            check(response, HSTS)
        check(file_of(client, secure=True), HSTS | OF_FILES, OF_FILES_MAY)
        check(client.get("/help/", HTTP_HOST="evil.example", secure=True), HSTS)
        client.get("/accounts/login/", secure=True)
        data = {"login": w.amina.email, "password": cast.PASSWORD}
        response = client.post("/accounts/login/", data, secure=True)
        assert response.status_code == 302
        names = {name for name in response.cookies if response.cookies[name].value}
        assert "__Host-sessionid" in names and names <= {
            "__Host-sessionid", "__Host-csrftoken", "__Host-writers", "__Host-messages"
        }  # fmt: skip
        for name in names:
            cookie = response.cookies[name]
            assert cookie["secure"] and cookie["httponly"] and cookie["samesite"] == "Lax", name
            assert cookie["path"] == "/" and not cookie["domain"], name


NAMED = (
    "HTTPS",
    "SESSION_COOKIE_NAME", "CSRF_COOKIE_NAME", "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SECURE_SSL_REDIRECT",
    "SECURE_HSTS_SECONDS", "SECURE_HSTS_INCLUDE_SUBDOMAINS", "SECURE_HSTS_PRELOAD",
)  # fmt: skip


def in_production(folder):
    """These settings as the documented environment makes them."""
    program = "import json; from django.conf import settings as s; print(json.dumps({n: getattr(s, n) for n in %r}))"
    values = example_environment.environment(folder / "secrets") | {"DJANGO_SETTINGS_MODULE": "fgc.settings"}
    done = subprocess.run(
        [sys.executable, "-c", program % (NAMED,)], cwd=ROOT, env={"PATH": "/usr/bin:/bin", **values},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return json.loads(done.stdout)


def test_a_form_from_another_site_is_refused():
    """Sec-Fetch-Site says where it came from."""
    w = cast.world()
    client = cast.signed_in(w.amina)
    assert (
        client.post(
            reverse("workspace:search"), {"words": "x"}, headers={"Sec-Fetch-Site": "cross-site"}
        ).status_code
        == 403
    )
    assert (
        client.post(
            reverse("workspace:search"), {"words": "x"}, headers={"Sec-Fetch-Site": "same-origin"}
        ).status_code
        == 302
    )


def test_cookies_are_closed(client):
    """Only our three and messages, HttpOnly, SameSite; secure and host-bound in a real installation by settings."""
    w = cast.world()
    response = client.post("/accounts/login/", {"login": w.amina.email, "password": cast.PASSWORD})
    assert response.status_code == 302
    assert set(response.cookies) <= {"fgc_session", "fgc_csrf", "fgc_writers", "messages"}
    for cookie in response.cookies.values():
        assert cookie["httponly"] and cookie["samesite"] == "Lax" and not cookie["domain"]


@override_settings(FGC_DEMO=True)
def test_a_demonstration_answers_this_machine_only(client):
    """Whatever address the server was bound to."""
    assert client.get("/help/", REMOTE_ADDR="192.0.2.7").status_code == 403
    assert client.get("/help/", REMOTE_ADDR="127.0.0.1").status_code == 200
