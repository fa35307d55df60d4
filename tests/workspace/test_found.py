"""Whoever may open a list finds it: from the page on which their role lands, by links alone."""

import re

import pytest
from django.urls import Resolver404, resolve

from tests import cast
from tests.permissions.expect import ForRoles, SignedIn
from tests.permissions.rows import ROWS

pytestmark = pytest.mark.django_db
# Not found by a link on purpose: where one is led, what another page opens itself, what signing in asks for.
LED_TO = {
    "accounts:stay", "accounts:waiting", "accounts:take_back", "kept:waiting", "account_reauthenticate",
    "workspace:logo",  # the picture on a printed invitation
}  # fmt: skip
# Governance's and other roles' empty lists: nothing of theirs ever stands there.
NOT_THEIRS = {
    "referrer": {"family_plans:reviews_due"},
    "referrer's manager": {"family_plans:reviews_due"},
    "support": {"family_plans:reviews_due"},
    "governance": {"family_plans:reviews_due", "conferences:calendar"},
    "administrator": {
        "family_plans:reviews_due",
        "conferences:calendar",
        "workspace:cases",
        "notifications:messages",
    },
}


def listed(user):
    """The names of the pages without a key in their address that the role may open."""
    return {
        name
        for name, row in ROWS.items()
        if not row.args and not row.post_only and name not in LED_TO
        and (isinstance(row, SignedIn) or isinstance(row, ForRoles) and user.role in row.roles)
    }  # fmt: skip


def found(client, steps=3):
    """The names of the pages without a key that links lead to, from the first page."""
    known, frontier = {}, ["/"]
    for _ in range(steps):
        links = set()
        for address in frontier:
            body = client.get(address, follow=True).content.decode()
            links |= set(re.findall(r'<a [^>]*href="(/[^"?#]*)', body))
        frontier = []
        for address in links - set(known):
            try:
                match = resolve(address)
            except Resolver404:
                continue
            known[address] = match.view_name
            if not match.kwargs:
                frontier.append(address)
    return set(known.values())


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("referrer", "tom"), ("referrer's manager", "priya"), ("coordinator", "amina"), ("service manager", "carol"),
        ("support", "dele"), ("governance", "ivy"), ("administrator", "sam"),
    ],
)  # fmt: skip
def test_every_list_of_a_role_is_found_from_its_first_page(who, name):
    """Nobody needs an address that a colleague wrote down."""
    user = cast.world().people()[name]
    missing = listed(user) - found(cast.signed_in(user)) - NOT_THEIRS.get(who, set())
    assert not missing, sorted(missing)
