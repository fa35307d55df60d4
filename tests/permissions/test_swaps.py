"""A key of family B in the place of one of family A's: it is not there, and no byte of B comes back (safety.md B2)."""

import re

import pytest
from django.db import transaction

from fgc.network.models import ContactDetail
from tests.forms.page import forms_of
from tests.permissions.asking import ask
from tests.permissions.expect import OfCase, OfReferral
from tests.permissions.family import ZEBRA
from tests.permissions.rows import ROWS
from tests.permissions.walk import mixed_rows, pages
from tests.sizes import SOAK, size

pytestmark = [pytest.mark.django_db, *([pytest.mark.soak] if SOAK else [])]
KEY = re.compile(r"[2-9a-z]{10}")
# Here the service manager, who may open both, is asked whether they are one family.
NAMES_OTHERS = {"referrals:accept"}
PEOPLE = ("coordinator", "referrer", "service manager")  # the last may open both families


def keys_of(f):
    """Every key of a family by what it names, those of its draft too."""
    draft = {name: row.key for name, row in f.referrals["draft"].rows.items() if hasattr(row, "key")}
    return draft | f.keys | {f"record {name}": row.key for name, row in f.referrals["accepted"].rows.items()}


def leaks(answer, other):
    """What of family B is in an answer or was recorded by it."""
    found = [] if ZEBRA.encode() not in answer.body.upper() else ["its words"]
    return found + [kind for kind, reference in answer.events if reference == other.case.reference]


def replacements(page, other):
    """The addresses with one key of the other family; in a soak with every one of its keys. A colleague is of both."""
    row, keys = ROWS[page.name], keys_of(other)
    for place, kind in enumerate(page.kinds):
        if kind in ("", "reference"):
            continue
        own = other.referrals["draft"].rows.get(kind) if isinstance(row, OfReferral) else None
        same = own.key if own else keys.get(kind)
        for key in keys.values() if SOAK else [same] if same else []:
            if key != page.words[place]:
                yield page.other(place, key)


def test_a_key_of_another_family_in_an_address_is_not_there(families, cookies):
    """The reference of A with a key of B, and the reference of B with the keys of A."""
    first, second = families
    made, wrong = 0, []
    for who in PEOPLE:
        for page in pages(first, who):
            if not isinstance(ROWS[page.name], OfCase | OfReferral):
                continue
            paths = list(replacements(page, second))
            if who != "service manager":
                other = second.referrals["draft"] if isinstance(ROWS[page.name], OfReferral) else second.case
                paths.append(page.other(0, other.reference))
            for path in paths:
                for method in ("GET", "POST"):
                    got = ask(cookies[who], method, path)
                    made += 1
                    if got.status not in (404, 405) or leaks(got, second):
                        wrong.append(f"{method} {page.name} as {who}: {got.status} {leaks(got, second)}")
    print(f"{made} swaps in addresses")
    assert made > 300 and not wrong, "\n".join(sorted(set(wrong)))


def test_a_key_of_another_family_in_a_form_does_nothing(families, cookies):
    """Every field that holds or offers a key is sent with B's of the same kind and with others of B's, whatever the form is."""
    first, second = families
    alike, theirs = same_kind(first, second), sorted(set(keys_of(second).values()))
    made, wrong = 0, []
    for page in pages(first):
        cookie = cookies[page.actor.name]
        opened = ask(cookie, "GET", page.path)
        of_family = isinstance(ROWS[page.name], OfCase | OfReferral) and page.name not in NAMES_OTHERS
        if of_family and ZEBRA.encode() in opened.body.upper():
            wrong.append(f"{page.name} shows family B")
        for form in forms_of(opened.raw, page.path) if opened.kind.startswith("text/html") else []:
            for name, value in swapped(form, alike, theirs, page):
                got = ask(cookie, "POST", form.action, form.filled(**{name: value}), then=mixed_rows)
                made += 1
                leaked = leaks(got, second) if page.name not in NAMES_OTHERS else []
                if got.status >= 500 or got.then or leaked:
                    wrong.append(f"{page.name} {name}={value}: {got.status} {got.then} {leaked}")
    print(f"{made} swaps in forms")
    assert made > size(1000, 150, 100) and not wrong, "\n".join(wrong)


def test_a_row_of_two_families_is_noticed(families):
    """Sabotage: a contact detail of A that belongs to somebody of B."""
    first, second = families
    assert mixed_rows() == []
    with transaction.atomic():
        detail = ContactDetail.objects.filter(case=first.case).first()
        ContactDetail.objects.filter(pk=detail.pk).update(person=second.case.people.first())
        assert f"network.ContactDetail: case, person__case {detail.pk}" in mixed_rows()
        transaction.set_rollback(True)


def same_kind(first, second):
    """{a key of A: B's key of the same name}: the swap that comes nearest to being taken."""
    other = keys_of(second)
    return {key: other.get(name, "") for name, key in keys_of(first).items()}


def swapped(form, alike, theirs, page):
    """Fields of a form that name a row, each with keys of the other family."""
    sent = [(name, value) for name, one in form.fields.items() for value in (one.values + one.options)]
    seen = set()
    for name, value in sent + form.buttons:
        found = KEY.search(value or "")
        if name == "submission" or not found or found[0] not in alike or name in seen:
            continue
        seen.add(name)
        others = theirs[len(page.name + name) % size(1, 30) :: size(1, 30, 60)]
        for key in {alike[found[0]], *others} - {"", found[0]}:
            yield name, value.replace(found[0], key)
