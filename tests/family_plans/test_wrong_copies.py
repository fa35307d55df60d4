"""A copy that went wrong tells at once, at any hour, everybody who has to act on it; no words name the family."""

import datetime as dt

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from family_plans import actions
from family_plans.actions import copying
from family_plans.models import Incident
from family_plans.paper import Paper
from fgc.accounts.roles import Role
from fgc.cases.actions import declare_conflict
from fgc.lib.dates import LONDON
from fgc.messages import MESSAGES
from fgc.notifications.models import Message
from fgc.schedule import tick
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db
STEM = "incident."


@pytest.fixture
def home(monkeypatch):
    """A final plan; copies are a few bytes."""
    monkeypatch.setattr(copying, "paper_for", lambda copy: Paper(f"%PDF {copy.number}".encode(), 1, 0))
    return fam.final()


def went_wrong(home, by):
    """A copy of Katie's that went wrong."""
    copy = actions.make_copy(version=home.plan.versions.last(), person=home.katie, by=home.world.amina)
    return actions.report_wrong_copy(
        copy=copy,
        what="It went to number 14.",
        found_at=timezone.now(),
        safety="Katie rang the police",
        by=by,
    )


def rows(incident):
    """What tells of it at once, beside the reminders of its clock."""
    return Message.objects.filter(about=incident.key, kind__startswith=STEM)


def told(incident):
    """Who is told of it."""
    return {row.recipient for row in rows(incident)}


def test_managers_and_governance_know_at_once_in_the_night(home):
    """E-mails go on a Saturday at two, whatever people chose; they name nobody and lead where each may go."""
    world = home.world
    second = cast.person(world.service, "Joan", "Marsh", Role.SERVICE_MANAGER, emails="none")
    barred = cast.person(world.service, "Pat", "Rowe", Role.SERVICE_MANAGER)
    declare_conflict(case=home.case, person=barred, reason="Cousin", by=world.carol)
    incident = went_wrong(home, world.amina)
    assert told(incident) == {world.carol, second, world.ivy}
    saturday = (timezone.now() + dt.timedelta(days=7)).astimezone(LONDON).replace(hour=2)
    saturday += dt.timedelta(days=(5 - saturday.weekday()) % 7)
    tick(saturday)
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(
        person.email for person in (world.carol, second, world.ivy)
    )
    texts = {row.recipient: MESSAGES.resolve(row) for row in rows(incident)}
    assert texts[world.carol].url == reverse("family_plans:copies", args=[home.case.reference])
    assert texts[world.ivy].url == reverse("family_plans:incidents")
    assert home.case.reference not in texts[world.ivy].title + texts[world.ivy].body
    for words in [text.title + text.body for text in texts.values()] + [
        letter.subject + letter.body for letter in mail.outbox
    ]:
        assert "Katie" not in words and "Rowe" not in words and "number 14" not in words
    shown = cast.signed_in(world.ivy).get(reverse("notifications:messages")).content.decode()
    assert "A copy of a plan went wrong" in shown and home.case.reference not in shown


def test_the_coordinator_is_told_by_a_manager_and_nobody_once_it_is_closed(home):
    """Whoever reports it is not told of it; what is closed tells nobody, whoever left governance neither."""
    world = home.world
    incident = went_wrong(home, world.carol)
    assert told(incident) == {world.amina, world.ivy}
    note = Message.objects.filter(recipient=world.ivy, about=incident.key).first()
    assert MESSAGES.resolve(note) is not None
    world.ivy.role = Role.ADMINISTRATOR
    note.recipient = world.ivy
    assert MESSAGES.resolve(note) is None
    actions.record_steps(incident=incident, governance_told=True, reported=True, by=world.amina)
    actions.close_incident(incident=incident, by=world.carol)
    assert Incident.objects.get().closed_at
    assert {MESSAGES.resolve(row) for row in rows(incident)} == {None}


def test_its_72_hours_are_said_at_weekends_too():
    """The reminders of the deadline go at once, not with the e-mail of a working day's morning."""
    for step in ("soon", "due", "late", "climbed"):
        spec = MESSAGES[f"clock.incident.{step}"]
        assert spec.same_day and not spec.reminder
    assert MESSAGES["clock.review.due"].reminder and not MESSAGES["clock.review.due"].same_day
