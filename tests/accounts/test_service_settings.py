"""The timescales and hours of the service, and each person's own choice of e-mails."""

import datetime as dt

import pytest

from fgc.accounts.service_forms import GROUPS, ServiceForm
from fgc.audit.models import AuditEvent
from tests import cast

pytestmark = pytest.mark.django_db


def filled(service, **changes):
    """The form as the page shows it, with changes."""
    return {name: str(value) for name, value in ServiceForm(service=service).initial.items()} | changes


def test_timescales_and_hours_are_changed_by_managers_and_administrators():
    """What cannot be is said at its field and keeps what was typed; the change is on the record."""
    w = cast.world()
    carol, path = cast.signed_in(w.carol), "/service/"
    page = carol.get(path).content.decode()
    assert "Timescales and hours" in page and 'value="08:00"' in page
    wrong = filled(w.service, conference_days="50", decide_days="0", digest_at="20:00", quiet_from="half")
    answer = carol.post(path, wrong)
    assert answer.context["form"].errors.keys() == {"conference_late_days", "decide_days", "quiet_from"}
    answer = carol.post(path, filled(w.service, digest_at="06:00"))
    assert answer.context["form"].errors.keys() == {"digest_at"}
    assert (
        carol.post(
            path, filled(w.service, decide_days="7", quiet_until="06:00", digest_at="6.30am")
        ).status_code
        == 302
    )
    w.service.refresh_from_db()
    assert (w.service.decide_days, w.service.digest_at, w.service.quiet_until) == (
        7,
        dt.time(6, 30),
        dt.time(6),
    )
    event = AuditEvent.objects.get(kind="service.changed")
    assert event.facts["fields"] == ["decide_days", "digest_at", "quiet_until"]
    assert cast.signed_in(w.sam).get(path).status_code == 200
    assert cast.signed_in(w.amina).get(path).status_code == 403
    offered = {name for _title, names in GROUPS for name in names}
    timescales = {
        field.name for field in w.service._meta.fields if field.name.endswith(("_days", "_weeks", "_at"))
    }
    assert timescales <= offered, "every timescale can be set"


def test_the_letterhead_is_kept_by_managers_and_administrators():
    """A number nobody can ring is said at its field and what was typed stays; others may not open the page."""
    w = cast.world()
    carol, path = cast.signed_in(w.carol), "/service/letterhead/"
    given = {
        "name": "Sefton Family Group Conferences",
        "address": "The Town Hall, Bootle",
        "phone": "0151 496 0777",
    }
    wrong = carol.post(path, given | {"phone": "ring us", "name": ""})
    assert wrong.context["form"].errors.keys() == {"name", "phone"} and b"The Town Hall" in wrong.content
    assert carol.post(path, given).status_code == 302
    w.service.refresh_from_db()
    assert (w.service.name, w.service.address, w.service.phone) == tuple(given.values())
    assert AuditEvent.objects.get(kind="service.changed").facts["fields"] == ["address", "name", "phone"]
    assert cast.signed_in(w.sam).get(path).status_code == 200
    assert cast.signed_in(w.amina).get(path).status_code == 403


def test_everybody_chooses_how_they_are_reminded():
    """On their own account; the choice is said there."""
    w = cast.world()
    tom = cast.signed_in(w.tom)
    assert "One email each morning" in tom.get("/account/").content.decode()
    assert tom.post("/account/emails/", {"emails": "shout"}).context["form"].errors
    assert tom.post("/account/emails/", {"emails": "none"}).status_code == 302
    w.tom.refresh_from_db()
    assert w.tom.emails == "none"
    assert "No emails: I look in the app" in tom.get("/account/").content.decode()
