"""What somebody agreed to, or answered on, is the words they had before them: other words are asked about again."""

import pytest
from django.urls import reverse

from family_plans import actions
from fgc.lib.errors import Refused
from tests import cast
from tests.built import built_once
from tests.family_plans.family import family

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_once
def shown():
    """A family whose plan is shown, and to which Katie and Rose have agreed."""
    home = family()
    amina = home.world.amina
    actions.start_plan(case=home.case, by=amina)
    actions.add_action(plan=home.plan, what="Rose has the children on Fridays", by=amina)
    actions.show_for_agreement(plan=home.plan, by=amina)
    for person in (home.katie, home.rose):
        actions.record_agreement(plan=home.plan, person=person, answer="agrees", how="signed", by=amina)
    return home


def change(home):
    """The plan is taken back, gets another action, and is shown again."""
    amina = home.world.amina
    actions.go_on_writing(plan=home.plan, by=amina)
    actions.add_action(plan=home.plan, what="Liam has the children alone at weekends", by=amina)
    actions.show_for_agreement(plan=home.plan, by=amina)


def finalised(home):
    actions.decide(plan=home.plan, outcome="as_written", by=home.world.tom)
    actions.mark_typed(plan=home.plan, by=home.world.amina)
    actions.mark_checked(plan=home.plan, by=home.world.amina)
    return actions.finalise(plan=home.plan, by=home.world.amina)


def names(version):
    return [row["person"]["name"] for row in version.content["agreements"]]


def page(home, name, *more):
    return reverse(f"family_plans:{name}", args=[home.case.reference, *more])


def test_words_that_stayed_keep_what_was_said_of_them(shown):
    actions.go_on_writing(plan=shown.plan, by=shown.world.amina)
    actions.show_for_agreement(plan=shown.plan, by=shown.world.amina)
    assert names(finalised(shown)) == ["Katie Rowe", "Rose Rowe"]


def test_nobody_is_frozen_as_agreeing_to_words_they_did_not_see(shown):
    change(shown)
    amina = cast.signed_in(shown.world.amina)
    assert amina.get(page(shown, "agreement")).content.decode().count("Ask again") == 2
    actions.record_agreement(
        plan=shown.plan,
        person=shown.rose,
        answer="in_part",
        how="signed",
        words="Not alone.",
        by=shown.world.amina,
    )
    text = amina.get(page(shown, "finalise")).content.decode()
    assert "The words changed after Katie Rowe said" in " ".join(text.split())
    assert names(finalised(shown)) == ["Rose Rowe"]


def test_what_was_said_before_is_kept_and_shown(shown):
    actions.record_agreement(
        plan=shown.plan,
        person=shown.katie,
        answer="does_not",
        words="I am afraid of him.",
        by=shown.world.amina,
    )
    actions.record_agreement(
        plan=shown.plan, person=shown.katie, answer="agrees", how="signed", by=shown.world.amina
    )
    assert shown.plan.agreements.filter(person=shown.katie).count() == 3
    text = cast.signed_in(shown.world.amina).get(page(shown, "agreement")).content.decode()
    assert "I am afraid of him." in text
    version = finalised(shown)
    assert [row["answer"] for row in version.content["agreements"]] == ["agrees", "agrees"]
    assert "afraid" not in version.frozen


def test_a_page_that_was_open_does_not_replace_what_somebody_else_recorded(shown):
    client = cast.signed_in(shown.world.amina)
    address = page(shown, "agree", shown.katie.key)
    seen = shown.plan.agreements.get(person=shown.katie).key
    stands = actions.record_agreement(
        plan=shown.plan,
        person=shown.katie,
        answer="does_not",
        words="I am afraid of him.",
        by=shown.world.carol,
    )
    sent = {"answer": "agrees", "how": "signed", "words": "Fine by me.", "seen": seen}
    text = client.post(address, sent).content.decode()
    assert "Somebody else recorded" in text and "Fine by me." in text
    assert f'value="{stands.key}"' in text
    assert shown.plan.agreements.current().get(person=shown.katie) == stands
    assert client.post(address, {**sent, "seen": stands.key}).status_code == 302
    assert shown.plan.agreements.current().get(person=shown.katie).words == "Fine by me."


def test_the_social_worker_answers_on_the_words_of_their_page(shown):
    tom = cast.signed_in(shown.world.tom)
    opened = tom.get(page(shown, "decide"))
    read = opened.context["form"]["read"].value()
    change(shown)
    text = tom.post(page(shown, "decide"), {"outcome": "as_written", "read": read}).content.decode()
    assert "The words of the plan changed while you had it open" in text
    assert "Liam has the children alone at weekends" in text
    assert not shown.plan.decisions.exists()
    with pytest.raises(Refused, match="changed while you had it open"):
        actions.decide(plan=shown.plan, outcome="as_written", by=shown.world.tom, read=read)
    now = tom.get(page(shown, "decide")).context["form"]["read"].value()
    assert now != read
    assert tom.post(page(shown, "decide"), {"outcome": "as_written", "read": now}).status_code == 302
    assert shown.plan.decisions.count() == 1
