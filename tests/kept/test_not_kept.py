"""What is never kept: passwords, what somebody sends who is not or no longer with us, too much, parts of pages."""

from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from fgc.accounts import actions as accounts
from fgc.accounts.models import User
from fgc.kept import actions
from fgc.kept.models import KeptWriting
from fgc.schedule import tick
from tests import cast
from tests.kept.browsing import WORDS, Browser, cut_off, kept, plan_page

pytestmark = pytest.mark.django_db


def test_nothing_is_kept_for_a_person_whose_account_ended(home):
    """Signed out by an administrator because they left; and what was kept before goes with the next tick."""
    cut_off(home)
    person = User.objects.get(pk=home.world.amina.pk)
    browser = Browser(person)
    form = browser.form(plan_page(home), "matters")
    accounts.end_account(person=person, by=home.world.sam)
    assert browser.send(form, matters="Later words").url.startswith("/accounts/login/?next=/cases/")
    assert [row.typed()["matters"] for row in kept(person)] == [WORDS]
    tick(timezone.now())
    assert kept(person) == []


def test_passwords_and_signing_in_are_never_kept():
    """Neither their pages nor a field of that name."""
    w = cast.world()
    browser = Browser(w.amina)
    change = browser.form(reverse("account_change_password"), "oldpassword")
    browser.session_ends()
    browser.send(
        change, oldpassword=cast.PASSWORD, password1="new words for it", password2="new words for it"
    )
    assert kept(w.amina) == []
    data = type("Data", (dict,), {"getlist": lambda self, name: [self[name]]})
    found = actions.fields_of(data(password="secret", note="words", csrfmiddlewaretoken="t"))
    assert found == [["note", ["words"]]]


def test_a_visitor_who_never_signed_in_keeps_nothing(home):
    """With a token of their own, without one, and with a made-up cookie."""
    visitor = Browser()
    login = visitor.form(reverse("account_login"), "password")
    for token, cookie in ((login.token, ""), ("", ""), (login.token, "gAAAAmade-up")):
        visitor.client.cookies["fgc_writers"] = cookie
        data = {"matters": WORDS, "submission": str(uuid4()), "csrfmiddlewaretoken": token}
        answer = visitor.client.post(plan_page(home), data)
        assert answer.status_code in (302, 403)
    assert KeptWriting.objects.count() == 0


def test_one_person_cannot_fill_the_table(home):
    """Twenty forms are kept; the next is answered with a page that says to copy it, and nothing is pushed out."""
    browser = Browser(home.world.amina)
    form = browser.form(plan_page(home), "matters")
    browser.session_ends()
    for number in range(actions.MOST):
        browser.send(form, matters=f"{WORDS} {number}", submission=str(uuid4()))
    answer = browser.send(form, matters="One more", submission=str(uuid4()))
    assert answer.status_code == 403 and "copy what you typed" in answer.content.decode()
    assert len(kept(home.world.amina)) == actions.MOST
    assert len({row.typed()["matters"] for row in kept(home.world.amina)}) == actions.MOST


def test_a_form_of_an_impossible_size_is_not_kept(home):
    """A million characters; the person is told."""
    _, answer = cut_off(home, matters="x" * (actions.LONGEST + 1))
    assert answer.status_code == 403 and kept(home.world.amina) == []


def test_a_part_of_a_page_that_is_fetched_is_answered_with_401():
    """So that the script leaves the page as it is; nothing is kept twice."""
    w = cast.world()
    browser = Browser(w.amina)
    form = browser.form(reverse("account_logout"), action=reverse("account_logout"))
    browser.session_ends()
    form.action = reverse("notifications:read_all")
    assert browser.send(form, headers={"HX-Request": "true"}, words="Something").status_code == 401
    assert kept(w.amina) == []
