"""The administrator's pages of people: the list, adding, changing, ending; and who may not open them."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from fgc.accounts import actions
from fgc.accounts.models import RoleChange, User
from fgc.accounts.roles import Role
from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from tests import cast

pytestmark = pytest.mark.django_db


def stepped_up(user):
    """A client that has just given the password again."""
    client = cast.signed_in(user)
    client.post(reverse("account_reauthenticate"), {"password": cast.PASSWORD})
    return client


def text_of(response):
    """The page as text."""
    return response.content.decode()


NEW = {
    "name": "Noor Khan", "email": "Noor.Khan@northshore.example", "job_title": "", "phone": "",
    "team": "", "working_pattern": "0.6", "role": "coordinator",
}  # fmt: skip


def test_the_list_shows_people_of_the_service_only():
    """Another service's people are not there, nor can they be opened."""
    w, other = cast.world(), None
    other = User.objects.create_user("x@other.example", None, name="Else Where", service=None)
    page = text_of(cast.signed_in(w.sam).get("/users/"))
    assert "Amina Yusuf" in page
    assert "Else Where" not in page
    assert cast.signed_in(w.sam).get(f"/users/{other.key}/").status_code == 404


def test_the_list_is_filtered_and_searched_without_words_in_the_address():
    """By role, by team, by state; a search that finds nobody says what to do."""
    w = cast.world()
    client = cast.signed_in(w.sam)
    page = text_of(client.get("/users/", {"role": "coordinator"}))
    assert ("Bryn Parry" in page, "Tom Ridley" in page) == (True, False)
    page = text_of(client.get("/users/", {"team": w.north.key}))
    assert ("Bryn Parry" in page, "Tom Ridley" in page) == (False, True)
    found = client.post("/users/search/", {"words": "ridley"})
    assert "ridley" not in found.url
    assert "Tom Ridley" in text_of(client.get(found.url))
    client.post("/users/search/", {"words": "nobody-of-that-name"})
    assert "Nobody matches" in text_of(client.get("/users/?search=1"))


def test_the_list_needs_five_queries_at_two_sizes(django_assert_max_num_queries):
    """Whatever the number of people."""
    w = cast.world()
    client = cast.signed_in(w.sam)
    client.get("/users/")
    for size in (0, 60):
        for n in range(size):
            cast.person(w.service, f"Person{n}", "Extra", Role.COORDINATOR, w.north)
        with django_assert_max_num_queries(5):
            page = text_of(client.get("/users/"))
    assert "Next" in page


def test_a_strange_page_number_is_the_first_page():
    """Nothing falls over."""
    w = cast.world()
    for number in ("x", "0", "-3", "²", "99999999999"):
        assert cast.signed_in(w.sam).get("/users/", {"page": number}).status_code == 200


@pytest.mark.parametrize("first_name", ["tom", "priya", "amina", "dele", "ivy"])
def test_other_roles_open_none_of_these_pages(first_name):
    """403, and nothing about anybody."""
    w = cast.world()
    client = cast.signed_in(w.people()[first_name])
    for path in ("/users/", "/users/add/", f"/users/{w.sam.key}/", f"/users/{w.sam.key}/role/", "/teams/"):
        response = client.get(path)
        assert response.status_code == 403, path
        assert "Sam Pike" not in text_of(response)


def test_a_service_manager_reads_but_changes_nobody():
    """The list and a person open; the administrator's forms do not."""
    w = cast.world()
    client = cast.signed_in(w.carol)
    assert client.get("/users/").status_code == 200
    assert client.get(f"/users/{w.tom.key}/").status_code == 200
    for path in ("/users/add/", f"/users/{w.tom.key}/change/", f"/users/{w.tom.key}/end/"):
        assert client.get(path).status_code == 403, path


def test_adding_a_person_sends_a_link_and_shows_it_once(mailoutbox, django_capture_on_commit_callbacks):
    """The account has no role yet; the page shows the link the first time only; the link sets a password."""
    w = cast.world()
    client = stepped_up(w.sam)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post("/users/add/", NEW)
    new = User.objects.get(email="noor.khan@northshore.example")
    assert (response.url, new.role, str(new.working_pattern)) == (f"/users/{new.key}/", "", "0.60")
    (mail,) = mailoutbox
    assert (mail.to, mail.cc, mail.bcc) == ([new.email], [], [])
    assert "Noor" not in mail.body
    link = re.search(r"http\S+", mail.body)[0]
    assert link in text_of(client.get(response.url))
    assert link not in text_of(client.get(response.url))
    assert "Set your password" in text_of(Client().get(link, follow=True))


def test_adding_needs_the_password_again_and_then_carries_on():
    """What was typed is kept while the password is asked for."""
    w = cast.world()
    client = cast.signed_in(w.sam)
    asked = client.post("/users/add/", NEW)
    assert asked.url.startswith(reverse("account_reauthenticate"))
    assert not User.objects.filter(name="Noor Khan").exists()
    done = client.post(asked.url, {"password": cast.PASSWORD, "next": "/users/add/"})
    new = User.objects.get(name="Noor Khan")
    assert done.url == f"/users/{new.key}/"


def test_an_address_that_is_taken_is_refused_at_its_field_and_everything_typed_is_kept():
    """In whatever letters it is written."""
    w = cast.world()
    page = text_of(stepped_up(w.sam).post("/users/add/", {**NEW, "email": w.tom.email.upper()}))
    assert "There is an account with this email address already" in page
    assert "Noor Khan" in page
    assert not User.objects.filter(name="Noor Khan").exists()


@pytest.mark.parametrize(("field", "value", "said"), [
    ("name", "", "Enter full name"), ("email", "not an address", "right form"), ("role", "king", "Select"),
    ("working_pattern", "3", "1 or less"), ("working_pattern", "half", "must be a number"),
])  # fmt: skip
def test_bad_input_is_said_at_the_field(field, value, said):
    """Nothing is made."""
    w = cast.world()
    page = text_of(stepped_up(w.sam).post("/users/add/", {**NEW, field: value}))
    assert said in page
    assert not User.objects.filter(email=NEW["email"].lower()).exists()


def test_changing_details_keeps_the_role_but_another_address_does_not():
    """Whoever reads the mail of an account can become its person: a manager agrees again."""
    w = cast.world()
    client = stepped_up(w.sam)
    details = {"name": "Tom Ridley-Shaw", "email": w.tom.email, "job_title": "Senior social worker",
               "phone": "0151 496 0200", "team": w.south.key, "working_pattern": "1"}  # fmt: skip
    assert client.post(f"/users/{w.tom.key}/change/", details).url == f"/users/{w.tom.key}/"
    w.tom.refresh_from_db()
    assert (w.tom.name, w.tom.team, w.tom.role) == ("Tom Ridley-Shaw", w.south, Role.SOCIAL_WORKER)
    client.post(f"/users/{w.tom.key}/change/", {**details, "email": "tom.shaw@northshore.example"})
    w.tom.refresh_from_db()
    assert (w.tom.email, w.tom.role) == ("tom.shaw@northshore.example", "")
    change = RoleChange.objects.get(person=w.tom, decided_at=None)
    actions.decide_role(change=change, agreed=True, by=w.carol)
    w.tom.refresh_from_db()
    assert w.tom.role == Role.SOCIAL_WORKER


def test_a_link_for_a_person_with_a_role_is_sent_but_not_shown(
    mailoutbox, django_capture_on_commit_callbacks
):
    """Otherwise an administrator could become a coordinator."""
    w = cast.world()
    client = stepped_up(w.sam)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(f"/users/{w.amina.key}/invite/")
    assert [mail.to for mail in mailoutbox] == [[w.amina.email]]
    assert "password/reset/key" not in text_of(client.get(response.url))


def test_ending_an_account_says_what_it_does_and_is_recorded():
    """Refused for one's own account; a person who comes back has no role."""
    w = cast.world()
    client = stepped_up(w.sam)
    cast.open_case(w)
    assert "They hold families" in text_of(client.get(f"/users/{w.amina.key}/end/"))
    client.post(f"/users/{w.amina.key}/end/")
    w.amina.refresh_from_db()
    assert (w.amina.is_active, w.amina.left_at is not None) == (False, True)
    assert (
        AuditEvent.objects.filter(kind="account.ended", object_key=w.amina.key, actor=w.sam.pk).count() == 1
    )
    client.post(f"/users/{w.sam.key}/end/")
    w.sam.refresh_from_db()
    assert w.sam.is_active
    actions.end_account(person=w.bryn, by=w.sam)
    client.post(f"/users/{w.bryn.key}/resume/")
    w.bryn.refresh_from_db()
    assert (w.bryn.is_active, w.bryn.role, w.bryn.left_at) == (True, "", None)


@pytest.mark.parametrize("page", ["change", "invite", "end"])
def test_a_new_address_a_link_and_an_ending_need_the_password_again(
    page, mailoutbox, django_capture_on_commit_callbacks
):
    """Whoever finds the administrator's screen unlocked can do nothing; with the password it carries on."""
    w = cast.world()
    client, path = cast.signed_in(w.sam), f"/users/{w.tom.key}/{page}/"
    details = {"name": w.tom.name, "email": "thief@northshore.example", "job_title": "", "phone": "",
               "team": w.north.key, "working_pattern": "1"}  # fmt: skip
    with django_capture_on_commit_callbacks(execute=True):
        asked = client.post(path, details if page == "change" else {})
    assert asked.url.startswith(reverse("account_reauthenticate"))
    w.tom.refresh_from_db()
    assert (w.tom.email, w.tom.is_active, mailoutbox) == ("tom.ridley@northshore.example", True, [])
    with django_capture_on_commit_callbacks(execute=True):
        done = client.post(asked.url, {"password": cast.PASSWORD, "next": path})
    assert done.url == f"/users/{w.tom.key}/"
    w.tom.refresh_from_db()
    changed = (w.tom.email != "tom.ridley@northshore.example", len(mailoutbox), not w.tom.is_active)
    assert changed == {"change": (True, 0, False), "invite": (False, 1, False), "end": (False, 0, True)}[page]


def test_the_only_administrator_cannot_be_ended_by_the_system_either():
    """Somebody must be able to look after the accounts."""
    w = cast.world()
    with pytest.raises(Refused, match="only administrator"):
        actions.end_account(person=w.sam, by=None)


def test_my_account_shows_name_role_and_team():
    """And when one is signed out."""
    w = cast.world()
    page = text_of(cast.signed_in(w.sam).get("/account/"))
    assert "Sam Pike" in page
    assert "Administrator" in page
    assert "12 hours after signing in" in page
