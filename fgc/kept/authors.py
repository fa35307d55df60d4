"""Whose form it is that arrives: asked when the session is gone, or is somebody else's by now.

A form carries the safety token of the person it was drawn for. An encrypted cookie remembers, by keyed hash, the
last secrets of this browser and whose they were. So a form left open by one person is known as theirs
after another has signed in on the same machine, and a visitor who never signed in can have nothing kept.
"""

import json
import time

from cryptography.fernet import InvalidToken
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.middleware.csrf import (
    CSRF_TOKEN_LENGTH,
    InvalidTokenFormat,
    _check_token_format,
    _unmask_cipher_token,
)
from django.utils.crypto import salted_hmac

from fgc.accounts.models import User
from fgc.lib.encrypted import decrypt, encrypt

LONGEST_SECONDS = 7 * 24 * 3600  # the cookie opens nothing; it only says for whom to keep
RENEW_SECONDS = 3600
MOST = 6  # secrets remembered for one browser


def cookie_name():
    """The name of the cookie."""
    return "__Host-writers" if settings.HTTPS else "fgc_writers"


def remember(request, response):
    """Let the cookie know whose the present safety token is; written when that changes, and hourly."""
    secret, user = request.META.get("CSRF_COOKIE"), getattr(request, "user", None)
    if not secret or user is None or not user.is_authenticated:
        return
    known, now = _known(request), int(time.time())
    mark = _mark(secret)
    if known and known[0][:2] == [user.pk, mark] and now - known[0][2] < RENEW_SECONDS:
        return
    known = [[user.pk, mark, now], *(one for one in known if one[1] != mark)][:MOST]
    response.set_cookie(
        cookie_name(), encrypt(json.dumps(known)), max_age=LONGEST_SECONDS, path="/", secure=settings.HTTPS,
        httponly=True, samesite="Lax",
    )  # fmt: skip


def author_of(request):
    """The active person for whom the form was drawn in this browser, or None when that cannot be known."""
    token = request.POST.get("csrfmiddlewaretoken") or request.headers.get("X-CSRFToken") or ""
    try:
        _check_token_format(token)
    except InvalidTokenFormat:
        return None
    mark = _mark(_unmask_cipher_token(token) if len(token) == CSRF_TOKEN_LENGTH else token)
    pk = next((one[0] for one in _known(request) if one[1] == mark), None)
    return User.objects.filter(pk=pk, is_active=True).first() if pk else None


def _mark(secret):
    return salted_hmac("fgc.kept.authors", secret, algorithm="sha256").hexdigest()[:32]


def _known(request):
    """Lists of a person's id, the mark of a secret and a moment, newest first."""
    try:
        return json.loads(decrypt(request.COOKIES.get(cookie_name(), "")))
    except (ImproperlyConfigured, InvalidToken, ValueError):
        return []
