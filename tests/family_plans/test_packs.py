"""A pack of copies: made once each, whoever makes it, however often the worker dies (issue: copies for people)."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from family_plans import actions, jobs
from family_plans.actions import copying, packing
from family_plans.models import Pack, PackItem, PlanCopy
from family_plans.paper import Paper
from fgc import schedule
from fgc.audit.models import AuditEvent
from fgc.cases.actions import allocate
from fgc.lib.errors import Refused
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db
LATER = dt.timedelta(minutes=5)


class Killed(BaseException):
    """The worker is gone: nothing of Python's clean-up that we rely on."""


@pytest.fixture
def drawing(monkeypatch):
    """Draw a few bytes instead of a PDF; `draw.on[n]` runs while the n-th is drawn."""
    on, drawn = {}, []

    def draw(copy):
        drawn.append(copy.recipient)
        on.pop(len(drawn), lambda: None)()
        return Paper(f"%PDF {copy.number}".encode(), 1, 0)

    monkeypatch.setattr(copying, "paper_for", draw)
    draw.on, draw.drawn = on, drawn
    return draw


def asked(home, *people):
    """A pack for these people, by Amina."""
    wanted = [{"person": person, "edition": "standard"} for person in people]
    return actions.ask_for_pack(version=fam.version(home), wanted=wanted, by=home.world.amina)


def fail(error):
    """Raise it."""
    raise error


def test_the_button_makes_a_copy_for_everybody(drawing, client):
    """The form suggests an edition for each; the tick makes them; the page says how far it is."""
    home = fam.final()
    home.rose.access_needs = "Large print"
    home.rose.save(update_fields=["access_needs"])
    amina, url = cast.signed_in(home.world.amina), reverse("family_plans:pack", args=[home.case.reference])
    form = amina.get(url).context["form"]
    data = {name: form[name].value() or "" for name in form.fields if name != "submission"}
    assert data[f"for_{home.rose.key}"] == "large" and data[f"for_{home.ellie.key}"] == "child"
    page = amina.post(url, {**data, f"for_{home.dan.key}": "", "others": "School\n\n The health visitor "})
    assert page.status_code == 302
    assert schedule.is_waiting(timezone.now())
    assert "0 of " in amina.get(page["Location"]).content.decode()
    schedule.work(timezone.now())
    pack = Pack.objects.get()
    assert (pack.state, pack.items.filter(copy=None).count()) == ("done", 0)
    made = {copy.recipient: copy.edition for copy in PlanCopy.objects.filter(child=None)}
    assert PlanCopy.objects.filter(edition="filing", staff=home.world.tom).count() == 2, (
        "for each child’s record"
    )
    assert made["Rose Rowe"] == "large" and made["Ellie Rowe"] == "child" and "Dan Rowe" not in made
    assert (
        made["School"] == made["The health visitor"] == "standard" and made[home.world.tom.name] == "standard"
    )
    shown = amina.get(page["Location"]).content.decode()
    everything = PlanCopy.objects.count()
    assert (
        f"{everything} of {everything} copies are made" in shown
        and "For Ellie’s record" in shown
        and "hx-trigger" not in shown
    )
    assert "Has copy" in amina.get(url).content.decode()
    assert not schedule.is_waiting(timezone.now())
    assert AuditEvent.objects.filter(kind="plan.pack_made").count() == 1
    assert cast.signed_in(home.world.tom).get(page["Location"]).status_code == 403
    assert amina.post(url, {"others": ""}).status_code == 200


def test_a_worker_that_dies_loses_and_doubles_nothing(drawing):
    """Killed while it draws the second copy: the lease runs out, the next worker makes the rest, three copies stand."""
    home = fam.final()
    pack = asked(home, home.katie, home.rose, home.dan)
    drawing.on[2] = lambda: fail(Killed())
    with pytest.raises(Killed):
        packing.make_pack(pack.pk)
    assert PlanCopy.objects.count() == 1
    assert packing.make_pack(pack.pk) is None
    jobs.run(timezone.now() + LATER)
    assert sorted(copy.recipient for copy in PlanCopy.objects.all()) == [
        "Dan Rowe",
        "Katie Rowe",
        "Rose Rowe",
    ]
    assert Pack.objects.get().state == "done"
    assert packing.make_pack(pack.pk) is None


def test_a_slow_worker_whose_lease_ran_out_keeps_nothing(drawing):
    """While it draws, another takes over and makes everything: its own copy is thrown away."""
    home = fam.final()
    pack = asked(home, home.katie, home.rose)
    drawing.on[1] = lambda: packing.make_pack(pack.pk, timezone.now() + LATER)
    assert packing.make_pack(pack.pk) == 0
    assert sorted(copy.recipient for copy in PlanCopy.objects.all()) == ["Katie Rowe", "Rose Rowe"]
    assert not PackItem.objects.filter(copy=None).exists()


def test_a_copy_that_cannot_be_made_says_so_and_can_be_tried_again(drawing):
    """Rose's fails three times, the others are made; tried again it is made. A killer of workers is left out."""
    home = fam.final()
    pack = asked(home, home.rose, home.katie)
    for turn in (1, 2, 3):
        drawing.on[turn] = lambda: fail(RuntimeError("broken"))
    packing.make_pack(pack.pk)
    rose, katie = pack.items.all()
    assert (rose.problem, rose.copy_id, bool(katie.copy_id)) == ("broken", None, True)
    amina = cast.signed_in(home.world.amina)
    shown = amina.get(
        reverse("family_plans:pack_made", args=[home.case.reference, pack.key])
    ).content.decode()
    assert "It could not be drawn" in shown and "Try again" in shown
    amina.post(reverse("family_plans:retry_pack", args=[home.case.reference, pack.key]))
    packing.make_pack(pack.pk)
    assert pack.items.filter(copy=None).count() == 0
    with pytest.raises(Refused, match="Every copy"):
        actions.retry_pack(pack=pack, by=home.world.amina)
    second = asked(home, home.dan, home.katie)
    for turn in range(1, 4):
        drawing.on[len(drawing.drawn) + 1] = lambda: fail(Killed())
        with pytest.raises(Killed):
            packing.make_pack(second.pk, timezone.now() + turn * LATER)
    packing.make_pack(second.pk, timezone.now() + 9 * LATER)
    assert [item.problem for item in second.items.all()] == ["broken", ""]


def test_rights_are_those_of_the_moment(drawing):
    """Amina handed the family over before the pack was made: nothing is made."""
    home = fam.final()
    pack = asked(home, home.katie)
    allocate(case=home.again(), coordinator=home.world.bryn, by=home.world.carol)
    packing.make_pack(pack.pk)
    assert (pack.items.get().problem, PlanCopy.objects.count()) == ("no_right", 0)


def test_a_pack_is_asked_for_once(drawing):
    """Not for somebody of another family, not for an edition that cannot be made, not twice at the same time."""
    home = fam.final()
    other = fam.family(home.world)
    with pytest.raises(Refused, match="of this family"):
        asked(home, other.katie)
    with pytest.raises(Refused, match="cannot be made for them"):
        actions.ask_for_pack(
            version=fam.version(home),
            wanted=[{"person": home.katie, "edition": "court"}],
            by=home.world.amina,
        )
    assert not Pack.objects.exists() or Pack.objects.all().delete()
    asked(home, home.katie)
    with pytest.raises(Refused, match="being made already"):
        asked(home, home.rose)
