"""Signing in and out, forgotten passwords, throttling, and when sessions end."""

import re
import time

import pytest
from django.contrib.sessions.models import Session
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from fgc.accounts import actions, demo
from fgc.audit.models import AuditEvent
from tests import cast

pytestmark = pytest.mark.django_db
SIGN_IN = "/accounts/login/"


@pytest.fixture(autouse=True)
def _fresh_throttle():
    cache.clear()


def sign_in(client, person, password=cast.PASSWORD, **extra):
    """Send the sign-in form."""
    return client.post(SIGN_IN, {"login": person.email, "password": password, **extra})


def text_of(response):
    """The page as text."""
    return response.content.decode()


def test_the_right_password_signs_in_and_is_recorded():
    """Also with the address in capitals; the record has a line with the person's id and no words."""
    w = cast.world()
    client = Client()
    response = client.post(SIGN_IN, {"login": w.sam.email.upper(), "password": cast.PASSWORD})
    assert (response.status_code, response.url) == (302, "/")
    assert AuditEvent.objects.get(kind="account.signed_in").actor == w.sam.pk


def test_a_wrong_password_and_an_unknown_address_look_the_same():
    """The same words, an error summary, and the typed address kept."""
    w = cast.world()
    wrong = text_of(sign_in(Client(), w.sam, "not this one at all"))
    unknown = text_of(Client().post(SIGN_IN, {"login": w.sam.email.replace("pike", "pine"), "password": "x"}))
    for page in (wrong, unknown):
        assert "There is a problem" in page
        assert "The email address or the password is wrong" in page
    assert w.sam.email in wrong


def test_the_sixth_wrong_password_is_refused_with_a_reason_even_when_right():
    """Five an account in 15 minutes; another account is not touched by it."""
    w = cast.world()
    client = Client()
    for _ in range(5):
        assert "password is wrong" in text_of(sign_in(client, w.sam, "not this one at all"))
    assert "Too many wrong passwords. Wait 15 minutes" in text_of(sign_in(client, w.sam))
    assert sign_in(client, w.tom).status_code == 302


def test_going_on_to_the_page_that_was_asked_for_but_not_elsewhere():
    """`next` stays on this site."""
    w = cast.world()
    assert sign_in(Client(), w.sam, next="/users/").url == "/users/"
    assert sign_in(Client(), w.sam, next="https://evil.example/").url == "/"


def test_signing_out_is_a_post_and_ends_the_session():
    """Opening the address only asks."""
    w = cast.world()
    client = Client()
    sign_in(client, w.sam)
    asked = client.get(reverse("account_logout"))
    assert "Do you want to sign out?" in text_of(asked)
    assert client.get("/account/").status_code == 200
    client.post(reverse("account_logout"))
    assert client.get("/account/").status_code == 302
    assert not Session.objects.filter(expire_date__gt=timezone.now(), session_data__contains="began").exists()


def test_nobody_signs_themselves_up():
    """The page says who makes accounts, whatever is sent to it."""
    for response in (
        Client().get("/accounts/signup/"),
        Client().post("/accounts/signup/", {"email": "a@b.example"}),
    ):
        assert "Accounts are made for you" in text_of(response)


def test_a_page_asks_to_sign_in_first():
    """And comes back to it."""
    assert Client().get("/account/").url == f"{SIGN_IN}?next=/account/"


def test_a_forgotten_password_is_set_by_a_link_that_works_once(mailoutbox):
    """The mail goes to one person and names nobody; the second use of the link is refused."""
    w = cast.world()
    response = Client().post(reverse("account_reset_password"), {"email": w.sam.email})
    assert response.url == reverse("account_reset_password_done")
    (mail,) = mailoutbox
    assert (mail.to, mail.cc, mail.bcc, mail.subject) == (
        [w.sam.email],
        [],
        [],
        "Message from Northshore Council",
    )
    assert "Sam" not in mail.body
    link = re.search(r"http://[^/]+(/accounts/\S+)", mail.body)[1]
    client = Client()
    form = client.get(link, follow=True)
    assert "Set your password" in text_of(form)
    new = {"password1": "another long phrase", "password2": "another long phrase"}
    done = client.post(form.redirect_chain[-1][0], new)
    assert done.url == reverse("account_reset_password_from_key_done")
    assert "This link does not work any more" in text_of(Client().get(link, follow=True))
    assert sign_in(Client(), w.sam).status_code == 200
    assert sign_in(Client(), w.sam, "another long phrase").status_code == 302


def test_a_forgotten_password_of_nobody_looks_the_same_and_mails_nobody(mailoutbox):
    """The same page, whether there is an account or not; a stranger's address gets no mail from here."""
    response = Client().post(reverse("account_reset_password"), {"email": "nobody@northshore.example"})
    assert response.url == reverse("account_reset_password_done")
    assert mailoutbox == []


@pytest.mark.parametrize("password", ["short", "password1234", "sam.pike@northshore"])
def test_weak_passwords_are_refused(password):
    """Under 12 letters, common, or like the address; the page says why."""
    w = cast.world()
    client = Client()
    sign_in(client, w.sam)
    page = text_of(client.post(reverse("account_change_password"), {
        "oldpassword": cast.PASSWORD, "password1": password, "password2": password}))  # fmt: skip
    assert "There is a problem" in page
    w.sam.refresh_from_db()
    assert w.sam.check_password(cast.PASSWORD)


def test_changing_the_password_needs_the_old_one():
    """Wrong: refused at its field. Right: changed, and the session goes on."""
    w = cast.world()
    client = Client()
    sign_in(client, w.sam)
    new = {"password1": "another long phrase", "password2": "another long phrase"}
    wrong = client.post(reverse("account_change_password"), {"oldpassword": "no", **new})
    assert "This is not your current password" in text_of(wrong)
    right = client.post(reverse("account_change_password"), {"oldpassword": cast.PASSWORD, **new})
    assert right.url == "/account/"
    assert client.get("/account/").status_code == 200


def test_an_ended_account_cannot_sign_in():
    """Nor with the right password."""
    w = cast.world()
    actions.end_account(person=w.tom, by=w.sam)
    assert sign_in(Client(), w.tom).status_code == 200


def test_a_leavers_sessions_end_at_once_and_others_go_on():
    """The open tab of the person who left asks to sign in; the rows are gone."""
    w = cast.world()
    toms, priyas = Client(), Client()
    sign_in(toms, w.tom)
    sign_in(priyas, w.priya)
    assert toms.get("/account/waiting/").status_code == 302
    before = Session.objects.count()
    actions.end_account(person=w.tom, by=w.sam)
    assert Session.objects.count() == before - 1
    assert toms.get("/account/").url.startswith(SIGN_IN)
    assert priyas.get("/account/waiting/").url == "/"


def test_a_session_ends_after_30_minutes_without_use(time_machine):
    """Use before that carries it on."""
    w = cast.world()
    start = time.time()
    time_machine.move_to(start, tick=False)
    client = Client()
    sign_in(client, w.sam)
    time_machine.move_to(start + 29 * 60, tick=False)
    assert client.get("/account/").status_code == 200
    time_machine.move_to(start + 57 * 60, tick=False)
    assert client.get("/account/").status_code == 200
    time_machine.move_to(start + 88 * 60, tick=False)
    assert client.get("/account/").status_code == 302


def test_a_session_ends_after_12_hours_however_much_it_is_used(time_machine):
    """Used every 25 minutes."""
    w = cast.world()
    start = time.time()
    time_machine.move_to(start, tick=False)
    client = Client()
    sign_in(client, w.sam)
    for minutes in range(25, 12 * 60, 25):
        time_machine.move_to(start + minutes * 60, tick=False)
        assert client.get("/account/").status_code == 200, minutes
    time_machine.move_to(start + 12 * 3600 + 61, tick=False)
    assert client.get("/account/").status_code == 302


def test_the_cookies_are_kept_from_scripts_and_other_sites():
    """The session cookie of an embedded installation."""
    w = cast.world()
    client = Client()
    cookie = sign_in(client, w.sam).cookies["fgc_session"]
    assert (cookie["httponly"], cookie["samesite"], cookie["path"]) == (True, "Lax", "/")


def test_the_sign_ins_of_a_demonstration_are_shown_in_a_demonstration_only(settings):
    """And only to this machine; the ordinary page has none."""
    w = cast.world()
    assert w.amina.email not in text_of(Client().get(SIGN_IN))
    settings.FGC_DEMO = True
    page = text_of(Client().get(SIGN_IN))
    assert w.amina.email in page
    assert demo.PASSWORD in page
    assert Client(REMOTE_ADDR="203.0.113.9").get(SIGN_IN).status_code == 403


def test_a_person_without_a_role_sees_that_it_has_to_be_agreed():
    """And nothing else but their own account."""
    w = cast.world()
    new = actions.add_person(name="Noor Khan", email="noor@northshore.example", service=w.service, by=w.sam)
    actions.propose_role(person=new, role="coordinator", by=w.sam)
    client = cast.signed_in(new)
    assert client.get("/users/").url == "/account/waiting/"
    page = text_of(client.get("/account/waiting/"))
    assert "You are to be: Coordinator" in page
    assert client.get("/account/").status_code == 200
