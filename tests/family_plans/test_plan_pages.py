"""The tab of the plan and its versions: who may open it before it is begun, while it is written and once it is final."""

import pytest

from family_plans import actions
from tests import cast
from tests.family_plans import family as fam
from tests.family_plans.pages import refused, statuses, url

pytestmark = pytest.mark.django_db


def test_the_tab_before_there_is_a_plan():
    """Amina may start it, Tom reads that it is not there yet, an outsider gets what a wrong reference gets."""
    home = fam.family()
    assert statuses(home, url("plan", home)) == refused(
        200, "tom", "priya", "amina", "carol", "dele", rest=404
    )
    assert b"Start the plan" in cast.signed_in(home.world.amina).get(url("plan", home)).content
    assert b"Start the plan" not in cast.signed_in(home.world.tom).get(url("plan", home)).content


def test_starting_leads_to_writing():
    """Only the coordinator; a second press finds it there."""
    home = fam.family()
    assert cast.signed_in(home.world.tom).post(url("start", home)).status_code == 404
    client = cast.signed_in(home.world.amina)
    assert client.post(url("start", home)).url == url("write", home)
    assert client.post(url("start", home), follow=True).status_code == 200
    assert home.case.plans.count() == 1


def test_while_it_is_written_the_social_worker_sees_only_that():
    """Not one word of it, and not the write page."""
    home = fam.written()
    page = cast.signed_in(home.world.tom).get(url("plan", home))
    assert b"The plan is being written" in page.content
    assert b"Take the children to school" not in page.content
    assert cast.signed_in(home.world.tom).get(url("write", home)).status_code == 404
    assert b"Take the children" in cast.signed_in(home.world.carol).get(url("plan", home)).content
    assert cast.signed_in(home.world.carol).get(url("write", home)).status_code == 403


def test_business_support_types_only_when_asked():
    """Dele is let in by Amina's button, and out again when the plan is shown."""
    home = fam.written()
    dele = cast.signed_in(home.world.dele)
    assert dele.get(url("write", home)).status_code == 403
    assert b"Take the children" not in dele.get(url("plan", home)).content
    cast.signed_in(home.world.amina).post(url("ask_to_type", home), {"may": "yes"})
    assert dele.get(url("write", home)).status_code == 200
    actions.show_for_agreement(plan=home.plan, by=home.world.amina)
    assert dele.get(url("write", home)).status_code == 403


def test_no_plan_saves():
    """From writing: chosen, kept, shown."""
    home = fam.family()
    actions.start_plan(case=home.case, by=home.world.amina)
    amina = cast.signed_in(home.world.amina)
    assert amina.post(url("no_plan", home), {}).context["form"].errors["outcome"]
    assert amina.post(url("no_plan", home), {"outcome": "family_stopped"}).status_code == 302
    assert "The family chose to stop" in amina.get(url("plan", home)).content.decode()


def test_the_final_plan_is_read_by_those_who_may():
    """The social worker, the manager, the service; not another team, not the administrator."""
    home = fam.final()
    for name in ("plan", "versions"):
        assert statuses(home, url(name, home)) == refused(
            200, "tom", "priya", "amina", "carol", "dele", rest=404
        )
    key = fam.version(home).key
    assert statuses(home, url("version", home, key))["tom"] == 200
    assert cast.signed_in(home.world.tom).get(url("version", home, "none")).status_code == 404
    assert b"12 February 2027" in cast.signed_in(home.world.tom).get(url("plan", home)).content


def test_a_new_version_and_both_beside_each_other():
    """Version 1 stays readable while version 2 is written; then the pair shows what was added."""
    home = fam.final()
    amina, tom = cast.signed_in(home.world.amina), cast.signed_in(home.world.tom)
    assert tom.get(url("new_version", home)).status_code == 403
    assert set(amina.post(url("new_version", home), {}).context["form"].errors) == {"asked_by", "why"}
    amina.post(url("new_version", home), {"asked_by": "Katie", "why": "Dan moves away"})
    assert b"This is version 1" in tom.get(url("plan", home)).content
    actions.add_action(plan=home.plan, what="Rose cooks", by=home.world.amina)
    fam.final(fam.shown(home))
    first, second = (one.key for one in home.plan.versions.all())
    page = tom.get(url("compare", home, first, second))
    added = [row["heading"] for row in page.context["rows"] if row["change"] == "Added"]
    assert added == ["Why this version", "Asked for by", "Action 4"]
    assert tom.get(url("compare", home, first, first)).status_code == 404
    assert tom.get(url("compare", home, first, "none")).status_code == 404
