"""Pages that nobody asks for: refusals, faults, forms sent twice or too late; each accessible and without a complaint."""

import contextlib
import uuid

import pytest

from tests.browser import looking
from tests.browser.acting import PHONE, Somebody, again

pytestmark = [pytest.mark.browser, pytest.mark.slow]

MANY = """() => {
    const form = document.querySelector("main form");
    for (let n = 0; n < 2100; n++) form.append(Object.assign(document.createElement("input"), {name: "n" + n, type: "hidden"}));
    form.submit();
}"""
SEND = "main form[method=post] button[type=submit].govuk-button:not(.govuk-button--secondary)"
# The form, who opens it, under the address of a family or of the service.
FORMS = {
    "amina.yusuf": (
        "cases/{}/people/add/",
        "cases/{}/restrictions/add/",
        "cases/{}/conference/book/",
        "cases/{}/safeguarding/add/",
        "away/add/",
    ),
    "carol.shah": ("cases/{}/access/let-in/", "cases/{}/access/restrict/", "reviews/rules/", "venues/add/"),
    "sam.pike": ("users/add/", "teams/add/"),
}


@pytest.fixture
def enters(chromium, alone, sign_in):
    """A function that gives a person, or a visitor, at a browser that may complain: its pages are refusals."""
    with contextlib.ExitStack() as leaving:

        def enters(name=""):
            state = sign_in(alone, f"{name}@northshore.example") if name else None
            person = Somebody(chromium, alone, state)
            leaving.callback(person.context.close)
            return person

        yield enters


def looks_right(person, status, answer):
    """The status, one h1, a title, nothing from axe, and no sideways scroll on a phone."""
    assert answer.status == status, person.path
    assert looking.frame_faults(person.page) == []
    assert looking.faults(person.page) == []
    person.page.set_viewport_size(PHONE)
    assert looking.sideways(person.page) <= 0


def sends(person, act):
    """The answer to the form that `act` sends."""
    with person.page.expect_navigation() as arriving:
        act()
    return arriving.value


def a_family(person):
    """The reference of the first family of their list."""
    return person.open("/cases/").page.locator("main table a[href*='/cases/']").first.inner_text()


@pytest.mark.parametrize(
    ("name", "path", "status"),
    [("amina.yusuf", "/dashboard/", 403), ("amina.yusuf", "/nowhere/", 404), ("", "/nowhere/", 404)],
)
def test_what_is_not_there_or_not_theirs(enters, name, path, status):
    """Not allowed, and not there, also for a visitor."""
    person = enters(name)
    looks_right(person, status, person.page.goto(person.site.url + path))


def test_a_form_with_too_many_fields(enters):
    """A bad request has a page of its own."""
    amina = enters("amina.yusuf")
    amina.open("/away/add/")
    looks_right(amina, 400, sends(amina, lambda: amina.page.evaluate(MANY)))


def test_too_many_tries(enters):
    """Somebody asks for a new password again and again."""
    visitor = enters()
    for _ in range(8):
        visitor.page.goto(f"{visitor.site.url}/accounts/password/reset/")
        visitor.page.get_by_label("Email").fill("amina.yusuf@northshore.example")
        answer = sends(visitor, lambda: visitor.page.locator("main button[type=submit]").first.click())
        if answer.status == 429:
            break
    looks_right(visitor, 429, answer)


def test_a_form_whose_token_was_lost(enters):
    """Neither the safety token nor for whom it was drawn is known any more."""
    amina = enters("amina.yusuf")
    amina.open("/away/add/")
    for name in ("fgc_csrf", "fgc_writers"):
        amina.context.clear_cookies(name=name)
    looks_right(
        amina, 403, sends(amina, lambda: amina.page.locator("main button[type=submit]").first.click())
    )


def test_a_form_that_was_sent_before_with_other_words(enters):
    """The same form in two tabs: the second says so and keeps what was typed."""
    amina = enters("amina.yusuf")
    page = amina.open(f"/cases/{a_family(amina)}/safeguarding/add/").page
    token, form = str(uuid.uuid4()), page.url
    for words in ("He was alone on Saturday.", "He was alone on Saturday and on Sunday."):
        page.goto(form)
        page.locator('main [name="submission"]').evaluate("(field, token) => { field.value = token }", token)
        amina.answer(facts=words, arose="review", told="yes", spoken_to="The duty team")
        answer = sends(amina, lambda: page.get_by_role("button", name="Pass it on now").click())
    looks_right(amina, 409, answer)


@pytest.mark.parametrize("name", FORMS)
def test_a_form_that_is_refused(enters, name):
    """Sent empty: a summary whose links lead to the answers, and nothing for axe to find."""
    person = again(enters(name))
    family = a_family(person) if any("{}" in path for path in FORMS[name]) else ""
    for path in FORMS[name]:
        person.open("/" + path.format(family))
        sends(person, lambda: person.page.locator(SEND).first.click())
        assert person.page.locator(".govuk-error-summary").count() == 1, person.path
        assert person.page.title().startswith("Error: "), person.path
        assert looking.faults(person.page) == [], person.path


def test_a_database_that_is_away_and_one_that_is_broken(enters):
    """503 while it is away, 500 when something else is wrong; the last test of this server."""
    amina = enters("amina.yusuf")
    site = amina.site
    away = site.database.with_suffix(".away")
    site.database.rename(away)
    looks_right(amina, 503, amina.page.goto(site.url))
    site.database.write_bytes(b"no database" * 1000)
    amina.page.set_viewport_size({"width": 1280, "height": 900})
    looks_right(amina, 500, amina.page.goto(site.url))
