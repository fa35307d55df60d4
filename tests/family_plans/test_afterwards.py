"""What becomes of copies: filed for each child, called back with a 72-hour clock, proved by their file."""

import datetime as dt
import hashlib

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from family_plans import actions
from family_plans.actions import copying
from family_plans.filings import still_to_file
from family_plans.incidents import clock, deadline, hours_left
from family_plans.models import Incident
from family_plans.paper import Paper
from fgc.cases.actions import grant
from fgc.lib.dates import LONDON, today
from fgc.lib.errors import Refused
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db


@pytest.fixture
def home(monkeypatch):
    """A final plan; copies are a few bytes."""
    monkeypatch.setattr(copying, "paper_for", lambda copy: Paper(f"%PDF {copy.number}".encode(), 1, 0))
    return fam.final()


def made(home, person):
    """A copy of the last version by Amina."""
    return actions.make_copy(version=home.plan.versions.last(), person=person, by=home.world.amina)


def url(home, name, *args):
    """A page of this family's plan."""
    return reverse(f"family_plans:{name}", args=[home.case.reference, *args])


def test_the_plan_is_filed_for_each_child_and_asked_for_again(home):
    """Tom files it for Ellie with her number; Mason is still to do; a new version asks for both again."""
    tom, ellie = cast.signed_in(home.world.tom), home.case.children.get(person=home.ellie)
    assert "the records of 2 children" in tom.get(url(home, "plan")).content.decode()
    day = today().strftime("%d/%m/%Y")
    form = url(home, "file_for", ellie.key)
    refused = tom.post(form, {"filed_on": day, "council_id": ""})
    assert "number in the council" in refused.content.decode() and refused.status_code == 200
    assert (
        tom.post(form, {"filed_on": day, "council_id": "LCS 40117", "in_child_plan_on": day}).status_code
        == 302
    )
    shown = tom.get(url(home, "filing")).content.decode()
    assert "LCS 40117" in shown and "Filed on" in shown and "In the child’s own plan since" in shown
    assert "Not filed yet" in shown
    assert still_to_file(home.case, home.plan.versions.last()) == 1
    actions.new_version(plan=home.plan, why="Dan moves", asked_by="Katie", by=home.world.amina)
    fam.final(fam.shown(home))
    again = tom.get(url(home, "filing")).content.decode()
    assert "To be filed again" in again and "LCS 40117" in again
    assert cast.signed_in(home.world.dele).get(url(home, "filing")).status_code == 403


def test_a_wrong_copy_is_called_back_and_its_clock_runs(home):
    """Opened by Amina, told, decided, closed by nobody before; the copy cannot be handed over again."""
    copy = made(home, home.katie)
    actions.record_handed_over(copy=copy, how="post", by=home.world.amina)
    amina = cast.signed_in(home.world.amina)
    assert "It went wrong" in amina.get(url(home, "copies")).content.decode()
    at = timezone.localtime(copy.made_at - dt.timedelta(minutes=1), LONDON)
    form = {"what": "It went to number 14.", "found_on": at.strftime("%d/%m/%Y"), "found_at": at.strftime("%H:%M"),
            "safety": "Katie rang the police; she stays with Rose."}  # fmt: skip
    early = amina.post(url(home, "wrong_copy", copy.key), form)
    assert early.status_code == 200 and "after that" in early.content.decode()
    found = copy.made_at.replace(second=0, microsecond=0)  # the minute is what people know
    incident = actions.report_wrong_copy(
        copy=copy, what=form["what"], found_at=found, safety=form["safety"], by=home.world.amina
    )
    with pytest.raises(Refused, match="called back"):
        actions.record_handed_over(copy=copy, how="hand", by=home.world.amina)
    with pytest.raises(Refused, match="open incident already"):
        actions.report_wrong_copy(
            copy=copy, what="Again", found_at=timezone.now(), safety="-", by=home.world.amina
        )
    page = url(home, "incident", incident.key)
    shown = amina.get(page).content.decode()
    assert "71 hours left" in shown or "72 hours left" in shown
    assert amina.post(url(home, "close_incident", incident.key)).status_code == 302
    assert not Incident.objects.get().closed_at
    amina.post(
        url(home, "incident_told", incident.key),
        {"who": "Katie", "how": "Rang her", "on": at.strftime("%d/%m/%Y")},
    )
    amina.post(
        url(home, "incident_steps", incident.key), {"governance_told": "on", "not_reported_reason": ""}
    )
    with pytest.raises(Refused, match="why it was not"):
        actions.close_incident(incident=incident, by=home.world.amina)
    both = {"reported": "on", "not_reported_reason": "Nobody saw it"}
    assert "leave the reason" in amina.post(url(home, "incident_steps", incident.key), both).content.decode()
    amina.post(
        url(home, "incident_steps", incident.key),
        {"not_reported_reason": "It came back sealed. Decided by Ivy."},
    )
    actions.close_incident(incident=incident, by=home.world.carol)
    shown = amina.get(page).content.decode()
    assert "Closed on" in shown and "It came back sealed" in shown and "Rang her" in shown
    assert cast.signed_in(home.world.tom).get(page).status_code == 404


def test_open_incidents_are_listed_for_managers_and_governance(home):
    """Carol opens it from the list; Ivy sees reference and hours and opens it with a grant; Amina has no list."""
    copy = made(home, home.katie)
    incident = actions.report_wrong_copy(
        copy=copy, what="Qzxwrong", found_at=timezone.now(), safety="Nobody", by=home.world.amina
    )
    listed, page = reverse("family_plans:incidents"), url(home, "incident", incident.key)
    assert page in cast.signed_in(home.world.carol).get(listed).content.decode()
    assert cast.signed_in(home.world.amina).get(listed).status_code == 403
    ivy = cast.signed_in(home.world.ivy)
    shown = ivy.get(listed).content.decode()
    assert (
        home.case.reference in shown
        and page not in shown
        and "Qzxwrong" not in shown
        and "Katie" not in shown
    )
    assert ivy.get(page).status_code == 404
    grant(
        case=home.case, person=home.world.ivy, relationship="info_governance", reason="A wrong copy", by=home.world.carol,
        until=today() + dt.timedelta(days=5),
    )  # fmt: skip
    assert page in ivy.get(listed).content.decode() and "Qzxwrong" in ivy.get(page).content.decode()


@pytest.mark.parametrize(
    ("found", "now", "left"),
    [
        (dt.datetime(2026, 3, 27, 18, 0, tzinfo=LONDON), dt.datetime(2026, 3, 29, 18, 0, tzinfo=LONDON), 25),
        (
            dt.datetime(2026, 10, 23, 18, 0, tzinfo=LONDON),
            dt.datetime(2026, 10, 25, 18, 0, tzinfo=LONDON),
            23,
        ),
        (dt.datetime(2026, 11, 1, 9, 0, tzinfo=LONDON), dt.datetime(2026, 11, 4, 10, 0, tzinfo=LONDON), -1),
    ],
)
def test_the_clock_counts_hours_not_days(found, now, left):
    """72 hours are 72 hours over both changes of the clock; the deadline is London wall time."""
    incident = Incident(found_at=found.astimezone(dt.UTC))
    assert hours_left(incident, now.astimezone(dt.UTC)) == left
    assert deadline(incident).astimezone(LONDON).tzinfo is LONDON
    assert ("over" in clock(incident, now.astimezone(dt.UTC))) == (left < 0)


def test_a_copy_is_proved_by_its_file_or_hash(home):
    """The same bytes say which copy, for whom and when; a changed file says that it is none; a number only hints."""
    copy, other = made(home, home.katie), made(home, home.rose)
    carol, page = cast.signed_in(home.world.carol), url(home, "prove")
    data = bytes(copy.file.data)
    same = carol.post(page, {"file": SimpleUploadedFile("scan.pdf", data)}).content.decode()
    assert "This is that file, unchanged" in same and "Made for Katie Rowe" in same
    changed = carol.post(page, {"file": SimpleUploadedFile("scan.pdf", data + b" ")}).content.decode()
    assert "No copy of this family’s plan is this file" in changed
    pasted = hashlib.sha256(bytes(other.file.data)).hexdigest().upper()
    assert (
        "Made for Rose Rowe"
        in carol.post(page, {"sha256": f" {pasted[:32]} {pasted[32:]} ", "number": "1"}).content.decode()
    )
    hint = carol.post(page, {"number": "2"}).content.decode()
    assert "Only the file or its hash proves" in hint and "Rose Rowe" in hint
    assert "Enter the 64 letters" in carol.post(page, {"sha256": "abc"}).content.decode()
    assert cast.signed_in(home.world.tom).get(page).status_code == 404
