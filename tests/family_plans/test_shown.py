"""Outside the service nobody knows of what the family has not shown: in the first version, the next, or where it stops."""

import pytest
from django.urls import reverse
from django.utils import timezone

from family_plans import actions
from family_plans.models import PlanPhoto
from family_plans.promises import care_to_refer
from fgc.workspace.promises import promises
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db


def url(name, home, *args):
    """An address of the family's plan pages."""
    return reverse(f"family_plans:{name}", args=[home.case.reference, *args])


def text(client, address):
    """The words of a page."""
    return client.get(address).content.decode()


def offer(home, person):
    """Somebody offers to care for Ellie and agrees to be assessed."""
    child = home.case.children.get(person=home.ellie)
    return actions.offer_care(
        plan=home.plan, person=person, child=child, agrees_to_assessment=True, by=home.world.amina
    )


def photo(home, about):
    """A checked photo of the plan as it is now."""
    by, now = home.world.amina, timezone.now()
    return PlanPhoto.objects.create(
        plan=home.plan, number=home.plan.number, kind="flip_chart", about=about, content_type="image/png", size=1,
        sha256="0" * 64, checked_by=by, checked_at=now, made_by=by, made_at=now,
    )  # fmt: skip


def test_while_the_next_version_is_written_the_social_worker_knows_of_what_was_shown():
    """Offer, photo and answered help from before are theirs to see; those of version 2 once it is on the table."""
    home = fam.final()
    w = home.world
    tom, amina = cast.signed_in(w.tom), cast.signed_in(w.amina)
    offer(home, home.rose), photo(home, "The old chart")
    actions.answer_help(request=home.plan.help_requests.get(), answer="yes", by=w.tom)
    actions.new_version(plan=home.plan, why="More", asked_by="Katie", by=w.amina)
    new, picture = offer(home, home.dan), photo(home, "The new chart")
    asked = actions.ask_help(plan=home.plan, item="A cot for the baby", by=w.amina)
    actions.answer_help(request=asked, answer="yes", by=w.amina)
    hidden = {
        "care": ("Rose Rowe", "Dan Rowe"),
        "photos": ("The old chart", "The new chart"),
    }
    for name, (old, latest) in hidden.items():
        page = text(tom, url(name, home))
        assert old in page and latest not in page, name
        assert latest in text(amina, url(name, home)), "the coordinator works with it"
    for name, row in (
        ("record_care", new),
        ("photo", picture),
        ("answer_help", asked),
        ("deliver_help", asked),
    ):
        assert tom.get(url(name, home, row.key)).status_code == 404, name
    said = " ".join(row["hint"] for row in promises(w.tom, fam.MET_ON))
    assert "Bus passes" in said and "cot" not in said and "Dan" not in said
    assert "cot" in " ".join(row["hint"] for row in promises(w.amina, fam.MET_ON))
    assert [row.person for row in care_to_refer()] == [home.rose]
    actions.show_for_agreement(plan=home.plan, by=w.amina)
    for name, (old, latest) in hidden.items():
        page = text(tom, url(name, home))
        assert old in page and latest in page, name
    assert "cot" in " ".join(row["hint"] for row in promises(w.tom, fam.MET_ON))


def test_help_that_was_answered_before_the_family_shows_its_first_plan_is_nobody_elses():
    """Amina knows the answer; the social worker's list and pages have nothing before it is shown."""
    home = fam.written()
    w, asked = home.world, home.plan.help_requests.get()
    actions.answer_help(request=asked, answer="yes", by=w.amina)
    assert promises(w.tom, fam.MET_ON) == [] and promises(w.priya, fam.MET_ON) == []
    assert len(promises(w.amina, fam.MET_ON)) == 1
    assert cast.signed_in(w.tom).get(url("deliver_help", home, asked.key)).status_code == 404
    actions.show_for_agreement(plan=home.plan, by=w.amina)
    assert len(promises(w.tom, fam.MET_ON)) == 1
    assert cast.signed_in(w.tom).get(url("deliver_help", home, asked.key)).status_code == 200


def stopped(home, shown):
    """The family stops in the middle of writing; the form asks whether it shows what there is."""
    amina = cast.signed_in(home.world.amina)
    form = {"outcome": "family_stopped", "why": "It was too much today"}
    assert amina.post(url("no_plan", home), form).context["form"].errors["shown"] == [
        "Say whether the family shows it"
    ]
    assert amina.post(url("no_plan", home), {**form, "shown": shown}).status_code == 302
    return fam.version(home)


@pytest.mark.parametrize("shown", ["no", "yes"])
def test_a_family_that_stops_shows_its_words_or_does_not(shown):
    """No: the version has none, for anybody, nor are offers or photos passed on. Yes: it is as the family left it."""
    home = fam.written()
    offer(home, home.rose), photo(home, "The chart")
    version = stopped(home, shown)
    w, kept = home.world, shown == "yes"
    content = version.content
    assert [bool(content[part]) for part in ("texts", "actions", "help")] == [kept] * 3
    assert content["front"]["why"] == "It was too much today"
    for who in (w.tom, w.priya, w.dele):
        client = cast.signed_in(who)
        for address in (url("plan", home), url("version", home, version.key)):
            assert ("Take the children to school" in text(client, address)) is kept
    tom = cast.signed_in(w.tom)
    assert ("Rose Rowe" in text(tom, url("care", home))) is kept
    assert ("The chart" in text(tom, url("photos", home))) is kept
    assert care_to_refer().exists() is kept
    assert home.plan.actions.filter(removed_at=None).count() == 3, "nothing the family said is lost"
    actions.new_version(plan=home.plan, why="They meet again", asked_by="Katie", by=w.amina)
    assert "Take the children to school" in text(cast.signed_in(w.amina), url("write", home))
    assert ("Rose Rowe" in text(tom, url("care", home))) is kept
