"""A second person's look at a copy by any other coordinator of the service: the copy, recorded, and nothing else."""

import pytest
from django.urls import reverse

from family_plans import actions
from family_plans.actions import copying
from family_plans.paper import Paper
from fgc.accounts.models import Service
from fgc.accounts.roles import Role
from fgc.audit.models import AuditEvent
from fgc.cases.actions import declare_conflict, restrict
from fgc.lib.errors import Refused
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db
LIST = reverse("family_plans:second_looks")


@pytest.fixture
def home(monkeypatch):
    """A final plan of a family of which Liam must not know Dan; copies are a few bytes."""
    monkeypatch.setattr(copying, "paper_for", lambda copy: Paper(f"%PDF {copy.number}".encode(), 1, 0))
    found = fam.final()
    fam.must_not_know_of(found, found.liam, found.dan)
    return found


def colleague(home, given="Ola", **more):
    """Another coordinator of the service, with nothing to do with the family."""
    return cast.person(more.pop("service", home.world.service), given, "Marsh", Role.COORDINATOR, **more)


def made(home):
    """A copy that waits."""
    return actions.make_copy(version=fam.version(home), person=home.katie, by=home.world.amina)


def page(copy, name="second_look"):
    """The page of a copy."""
    return reverse(f"family_plans:{name}", args=[copy.key])


def test_another_coordinator_reads_the_copy_and_lets_it_leave(home):
    """Ola finds it in her list, reads it, says so; each opening is on the family's record, nothing else is open to her."""
    copy, client = made(home), cast.signed_in(ola := colleague(home))
    listed = client.get(LIST).content.decode()
    assert page(copy) in listed and home.case.reference in listed and "Katie" not in listed
    assert client.get(page(copy)).status_code == 200
    assert client.get(page(copy, "second_look_pdf")).content == b"%PDF 1"
    read = AuditEvent.objects.filter(kind="plan.copy_opened", actor=ola.pk, case=home.case.reference)
    assert read.count() == 2
    refused = client.post(page(copy), {})
    assert refused.context["form"].errors["sure"] and not type(copy).objects.get().released_at
    assert client.post(page(copy), {"sure": "on"}).status_code == 302
    copy.refresh_from_db()
    assert copy.released_by == ola and copy.may_leave
    for name in ("second_look", "second_look_pdf"):
        assert client.get(page(copy, name)).status_code == 404, "it does not wait any more"
    for name, args in (("plan", []), ("copies", []), ("versions", []), ("copy_pdf", [copy.key])):
        url = reverse(f"family_plans:{name}", args=[home.case.reference, *args])
        assert client.get(url).status_code == 404, name


def test_nobody_else_finds_it(home):
    """Not its maker, another service, another role, whoever has a conflict or an account that ended; not when called back."""
    copy, world = made(home), home.world
    barred, gone = colleague(home), colleague(home, "Gil")
    declare_conflict(case=home.case, person=barred, reason="Cousin", by=world.carol)
    away = colleague(home, "Una", service=Service.objects.create(name="Wirral Bay FGC service"))
    for who in (world.amina, barred, away, world.tom, world.priya, world.dele, world.ivy, world.sam):
        client = cast.signed_in(who)
        assert (
            client.get(page(copy)).status_code == client.get(page(copy, "second_look_pdf")).status_code == 404
        ), who
        assert client.post(page(copy), {"sure": "on"}).status_code == 404
    for who in (barred, away, world.tom):
        with pytest.raises(Refused, match="has to look"):
            actions.release_copy(copy=copy, by=who)
    copy.recalled_at, copy.recalled_by, copy.recalled_reason = copy.made_at, world.amina, "Lost"
    copy.save()
    assert cast.signed_in(gone).get(page(copy)).status_code == 404


def test_what_was_recorded_since_or_a_restricted_record_closes_the_door(home):
    """Something more to keep from somebody since the copy was made; a record open to named people only."""
    copy, client = made(home), cast.signed_in(colleague(home))
    assert client.get(page(copy)).status_code == 200
    fam.must_not_know_of(home, home.rose, home.dan)
    assert client.get(page(copy)).status_code == 404
    fresh = made(home)
    assert client.get(page(fresh)).status_code == 200
    restrict(case=home.case, people=[home.world.amina, home.world.carol], reason="Press", by=home.world.carol)
    assert client.get(page(fresh)).status_code == 404 and page(fresh) not in client.get(LIST).content.decode()
