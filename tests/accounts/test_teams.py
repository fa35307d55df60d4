"""Teams: listed, added, renamed, closed; and who manages them."""

import pytest

from fgc.accounts.models import Team
from fgc.audit.models import AuditEvent
from tests import cast
from tests.accounts.test_people import text_of

pytestmark = pytest.mark.django_db


def test_the_list_shows_each_team_with_managers_and_people(django_assert_max_num_queries):
    """In four queries."""
    w = cast.world()
    client = cast.signed_in(w.sam)
    client.get("/teams/")
    with django_assert_max_num_queries(4):
        page = text_of(client.get("/teams/"))
    for words in ("Bootle and Crosby", "Birkenhead", "Priya Nair", "Nobody"):
        assert words in page


def test_adding_renaming_and_a_name_that_is_taken():
    """Refused at the field in whatever letters; what was typed stays."""
    w = cast.world()
    client = cast.signed_in(w.sam)
    taken = text_of(client.post("/teams/add/", {"name": "BIRKENHEAD", "kind": "social_work"}))
    assert "There is a team of that name already" in taken
    assert "BIRKENHEAD" in taken
    client.post("/teams/add/", {"name": "Southport", "kind": "social_work"})
    team = Team.objects.get(name="Southport")
    assert "Change Southport" in text_of(client.get(f"/teams/{team.key}/change/"))
    client.post(f"/teams/{team.key}/change/", {"name": "Southport and Formby", "kind": "social_work"})
    assert "Southport and Formby" in text_of(client.get(f"/teams/{team.key}/"))
    kinds = list(AuditEvent.objects.filter(object_key=team.key).values_list("kind", flat=True))
    assert kinds == ["team.added", "team.changed"]


def test_a_team_with_people_in_it_is_not_closed():
    """An empty one is, and leaves the list."""
    w = cast.world()
    client = cast.signed_in(w.sam)
    assert "People are still in this team" in text_of(
        client.post(f"/teams/{w.north.key}/close/", follow=True)
    )
    empty = Team.objects.create(service=w.service, name="Southport")
    page = client.post(f"/teams/{empty.key}/close/", follow=True)
    assert "The team is closed" in text_of(page)
    assert "Southport" not in text_of(client.get("/teams/"))


def test_a_manager_is_added_and_ended_and_families_open_and_close_with_it():
    """Only social work managers are offered; Priya takes Birkenhead as well, then not."""
    w = cast.world()
    client = cast.signed_in(w.sam)
    form = text_of(client.get(f"/teams/{w.south.key}/managers/add/"))
    assert ("Priya Nair" in form, "Amina Yusuf" in form) == (True, False)
    refused = client.post(f"/teams/{w.south.key}/managers/add/", {"person": w.amina.key})
    assert "There is a problem" in text_of(refused)
    client.post(f"/teams/{w.south.key}/managers/add/", {"person": w.priya.key})
    manager = w.south.managers.get(until=None)
    assert type(w.priya).objects.get(pk=w.priya.pk).managed_team_ids() == {w.north.pk, w.south.pk}
    client.post(f"/teams/{w.south.key}/managers/{manager.key}/end/")
    assert type(w.priya).objects.get(pk=w.priya.pk).managed_team_ids() == {w.north.pk}


def test_a_team_of_another_service_is_not_there():
    """404, whatever is asked of it."""
    w = cast.world()
    elsewhere = Team.objects.create(
        service=type(w.service).objects.create(name="Elsewhere"), name="Their team"
    )
    client = cast.signed_in(w.sam)
    for path in ("", "change/", "managers/add/"):
        assert client.get(f"/teams/{elsewhere.key}/{path}").status_code == 404
    assert client.post(f"/teams/{elsewhere.key}/close/").status_code == 404


def test_a_service_manager_does_not_manage_teams():
    """Teams are the administrator's."""
    w = cast.world()
    for path in ("/teams/", "/teams/add/", f"/teams/{w.north.key}/"):
        assert cast.signed_in(w.carol).get(path).status_code == 403
