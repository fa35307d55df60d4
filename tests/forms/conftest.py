"""The families of the matrix, and every form that somebody may fill in."""

from dataclasses import dataclass

import pytest

from tests.forms.page import Form, forms_of
from tests.permissions.asking import ask
from tests.permissions.conftest import cookies, families  # noqa: F401
from tests.permissions.walk import Page, pages


@dataclass(frozen=True)
class Found:
    """A form on a page, and the session of the person who opened it."""

    page: Page
    form: Form
    cookie: str

    def __str__(self):
        return f"{self.page.name} -> {self.form.action}"

    def send(self, data=None, **options):
        """Send it, filled in by a willing person unless `data` says otherwise."""
        return ask(
            self.cookie, "POST", self.form.action, self.form.filled() if data is None else data, **options
        )


@pytest.fixture(scope="module")
def found(families, cookies):  # noqa: F811
    """Every form of every page, once for each action and set of fields."""
    return list(_found(families[0], cookies))


def _found(f, sessions):
    seen = set()
    for page in pages(f):
        cookie = sessions[page.actor.name]
        answer = ask(cookie, "GET", page.path)
        if answer.status != 200 or not answer.kind.startswith("text/html"):
            continue
        for form in forms_of(answer.raw, page.path):
            shape = (form.action, frozenset(form.fields), tuple(form.buttons))
            if shape not in seen:
                seen.add(shape)
                yield Found(page, form, cookie)
