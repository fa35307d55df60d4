"""Making a copy: drawn before anything is locked, kept only when it is still right, once for each press."""

import pytest
from django.db import connection
from django.urls import reverse

from family_plans import actions
from family_plans.actions import copying
from family_plans.models import CopyFile, PlanCopy
from family_plans.paper import Paper
from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from fgc.network.actions import change_person, restrict
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db
TOKEN = "8c7f6a52-0d0e-4c62-9f2f-5a0e6a1f1b77"


@pytest.fixture
def drawing(monkeypatch):
    """Draw a few bytes that hold the number, and run `meanwhile[n]` while the copy is drawn for the n-th time."""
    meanwhile, drawn = {}, []

    def draw(copy):
        drawn.append(copy.number)
        meanwhile.pop(len(drawn), lambda: None)()
        return Paper(f"%PDF copy {copy.number}".encode(), 1, 0)

    monkeypatch.setattr(copying, "paper_for", draw)
    draw.meanwhile, draw.drawn = meanwhile, drawn
    return draw


def make(home, person):
    """A copy of version 1 by Amina."""
    return actions.make_copy(version=fam.version(home), person=person, by=home.world.amina)


def press(home, person, **words):
    """Amina presses the button beside a person; returns what comes back."""
    address = reverse("family_plans:make_copy", args=[home.case.reference])
    return cast.signed_in(home.world.amina).post(address, {"person": person.key, **words})


def test_nothing_is_locked_while_a_copy_is_drawn(drawing):
    """The press draws outside every transaction of its own: nobody who records a read has to wait."""
    home, depth = fam.final(), []
    outside = len(connection.savepoint_ids)
    drawing.meanwhile[1] = lambda: depth.append(len(connection.savepoint_ids))
    assert press(home, home.katie, submission=TOKEN).status_code == 302
    assert depth == [outside]
    assert PlanCopy.objects.count() == 1


@pytest.mark.parametrize("what", ["restriction", "row", "name", "withheld", "version"])
def test_what_changes_meanwhile_stops_the_copy(drawing, what):
    """A restriction, a name, a withheld detail or a new version while it is drawn: none is kept, the next press makes it."""
    home = fam.final()
    by = home.world.amina

    def new_version():
        actions.new_version(plan=home.plan, why="Dan moves", asked_by="Katie", by=by)
        fam.final(fam.shown(home))

    drawing.meanwhile[1] = {
        "restriction": lambda: restrict(
            case=home.case, kind="must_not_know_of", person=home.dan, other=home.liam, basis="request",
            reason="Asked for it", by=by,
        ),
        "row": lambda: fam.must_not_know_of(home, home.liam, home.dan),
        "name": lambda: change_person(person=home.dan, by=by, given_name="Danny"),
        "withheld": lambda: home.case.contact_details.create(
            person=home.dan, kind="phone", value="07700 900123", match="x", is_withheld=True, since=fam.MET_ON
        ),
        "version": new_version,
    }[what]  # fmt: skip
    page = press(home, home.liam, submission=TOKEN)
    assert page.status_code == 302
    told = [str(message) for message in page.wsgi_request._messages]
    assert told == ["Something in this family’s record changed while the copy was being made. Try again."]
    assert (PlanCopy.objects.count(), CopyFile.objects.count()) == (0, 0)
    assert not AuditEvent.objects.filter(kind="plan.copy_made").exists()
    assert press(home, home.liam, submission=TOKEN).status_code == 302
    assert PlanCopy.objects.count() == 1


def test_a_number_taken_meanwhile_is_drawn_anew(drawing):
    """Rose's copy took number 1 while Katie's was drawn: Katie's is drawn again as number 2."""
    home = fam.final()
    drawing.meanwhile[1] = lambda: make(home, home.rose)
    assert press(home, home.katie, submission=TOKEN).status_code == 302
    kept = [(copy.recipient, copy.number, bytes(copy.file.data)) for copy in PlanCopy.objects.all()]
    assert kept == [("Rose Rowe", 1, b"%PDF copy 1"), ("Katie Rowe", 2, b"%PDF copy 2")]
    assert drawing.drawn == [1, 1, 2]


def test_a_number_taken_twice_is_said(drawing):
    """Two others in a row: the third is asked to try again, and theirs are kept."""
    home = fam.final()
    drawing.meanwhile[1] = lambda: make(home, home.rose)
    drawing.meanwhile[3] = lambda: make(home, home.dan)
    with pytest.raises(Refused, match="Try again"):
        make(home, home.katie)
    assert [copy.recipient for copy in PlanCopy.objects.all()] == ["Rose Rowe", "Dan Rowe"]


def test_a_double_click_makes_one_copy(drawing):
    """The second press comes while the first is drawn, or after it: both lead to the same page, one copy is kept."""
    home = fam.final()
    second = []
    drawing.meanwhile[1] = lambda: second.append(press(home, home.katie, submission=TOKEN))
    first = press(home, home.katie, submission=TOKEN)
    third = press(home, home.katie, submission=TOKEN)
    assert {page.status_code for page in (first, *second, third)} == {302}
    assert first["Location"] == second[0]["Location"] == third["Location"]
    assert PlanCopy.objects.count() == 1


def test_the_same_copy_is_the_same_bytes():
    """Drawn twice from the same record, before either is kept."""
    home = fam.final()
    one, two = (
        actions.prepare_copy(version=fam.version(home), person=home.katie, by=home.world.amina)
        for _time in range(2)
    )
    assert one.paper.data == two.paper.data
    assert one.made_from == two.made_from
