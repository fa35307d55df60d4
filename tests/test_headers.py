"""Every answer carries the same safe headers, whatever its status (bar B34)."""

import pytest
from django.test import Client, override_settings
from django.urls import reverse

from tests import cast

pytestmark = pytest.mark.django_db

EXPECTED = {
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
CSP = (
    "base-uri 'none'; connect-src 'self'; default-src 'none'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "img-src 'self'; manifest-src 'self'; object-src 'none'; script-src 'self'; style-src 'self'"
)


def check(response):
    """The exact set, and no policy with a hole."""
    for name, value in EXPECTED.items():
        assert response.get(name) == value, (name, response.get(name))
    assert "; ".join(sorted(response["Content-Security-Policy"].split("; "))) == CSP
    assert "camera=()" in response["Permissions-Policy"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/", 302),
        ("get", "/accounts/login/", 200),
        ("get", "/nowhere/", 404),
        ("put", "/", 405),
        ("get", "/healthz", 200),
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

    def broken(request):
        raise RuntimeError("Kayleigh lives at 1 Marine Road")

    monkeypatch.setattr("fgc.workspace.views.pages.render", lambda *a, **k: broken(None))
    client.raise_request_exception = False
    response = client.get("/help/")
    assert response.status_code == 500 and b"Kayleigh" not in response.content
    check(response)


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
