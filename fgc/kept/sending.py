"""A form that was sent: where to, from which page, and whether the answer leads to the sign-in page."""

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve, reverse

from fgc.lib.references import read_reference

# Searching again is no loss; what is asked of kept writing, or of the session, is no writing.
NOT_KEPT = {"workspace:search", "accounts:search_users", "accounts:stay", "kept:throw_away"}
SIGNING_IN = ("account_login", "account_reauthenticate")


def match_of(request):
    """The match of the address, when a form sent to it is worth keeping; None for signing in, out, and searching."""
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return None
    name = match.view_name or ""
    return None if name in NOT_KEPT or name.startswith("account_") else match


def reference_of(match):
    """The case or referral that the address names, or an empty text."""
    return read_reference(match.kwargs.get("reference", "")) or ""


def page_of(request):
    """The path of the page that the form was on."""
    return urlsplit(request.headers.get("Referer", "")).path or request.path


def leads_to(response):
    """The name of the page among SIGNING_IN that the answer leads to, or None."""
    if response.status_code not in (301, 302, 303):
        return None
    path = urlsplit(response.headers.get("Location", "")).path
    return next((name for name in SIGNING_IN if path == reverse(name)), None)
