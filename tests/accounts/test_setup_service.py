"""`manage.py setup_service`: the service and its first two people, once."""

import io
import re

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from fgc.accounts.models import Service, User
from fgc.accounts.roles import Role
from tests import cast

pytestmark = pytest.mark.django_db
GIVEN = {
    "service": "Northshore FGC service", "admin_name": "Sam Pike", "admin_email": "sam@northshore.example",
    "manager_name": "Carol Shah", "manager_email": "carol@northshore.example",
}  # fmt: skip


def test_it_makes_two_accounts_and_prints_a_link_for_each():
    """Each link leads to a page that sets a password."""
    said = io.StringIO()
    call_command("setup_service", **GIVEN, stdout=said)
    people = {person.role: person.name for person in User.objects.all()}
    assert people == {Role.ADMINISTRATOR: "Sam Pike", Role.SERVICE_MANAGER: "Carol Shah"}
    links = re.findall(r"http\S+", said.getvalue())
    assert len(set(links)) == 2
    for link in links:
        assert "Set your password" in Client().get(link, follow=True).content.decode()


@pytest.mark.parametrize(("changes", "said"), [
    ({"manager_email": "SAM@northshore.example"}, "must be two people"),
    ({"admin_email": "sam"}, "valid email"),
])  # fmt: skip
def test_one_person_or_a_wrong_address_is_refused(changes, said):
    """And nothing is made."""
    with pytest.raises(CommandError, match=said):
        call_command("setup_service", **{**GIVEN, **changes})
    assert not Service.objects.exists()


def test_it_is_refused_when_accounts_exist():
    """The first day happens once."""
    cast.world()
    with pytest.raises(CommandError, match="accounts already"):
        call_command("setup_service", **GIVEN)


def test_it_asks_for_what_is_left_out(monkeypatch):
    """The name of the service, here."""
    asked = []

    def answer(question):
        asked.append(question)
        return "Northshore FGC service"

    monkeypatch.setattr("builtins.input", answer)
    call_command("setup_service", **{**GIVEN, "service": None}, stdout=io.StringIO())
    assert asked == ["Name of the service: "]
    assert Service.objects.get().name == "Northshore FGC service"
