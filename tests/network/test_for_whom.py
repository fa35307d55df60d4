"""A copy "for somebody else" is not a way round what one of the family must not know."""

import pytest

from family_plans import actions
from family_plans.freezing import content_of
from family_plans.models import PlanCopy
from family_plans.recipients import content_for, kept_from, known_beside
from fgc.lib.errors import Refused
from fgc.network.names import names_one_of
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("words", "is_one"),
    [
        ("Liam Rowe", True), ("liam", True), ("for Mr Rowe", True), ("Katie", True), ("Dad", True),
        ("The children’s dad", True), ("paternal grandmother", True), ("Ellie's step-mum", True),
        ("Katie’s solicitor", False), ("The court", False), ("St Oswald’s school", False), ("Foster parents", False),
        ("Liam’s probation officer", False), ("The children’s guardian", False), ("", False),
    ],
)  # fmt: skip
def test_who_is_of_the_family(words, is_one):
    home = fam.family()
    assert names_one_of(words, home.case.people.on_map()) is is_one


@pytest.mark.parametrize("role", ["Liam Rowe", "the children's father"])
def test_a_copy_for_somebody_else_is_not_for_one_of_the_family(role):
    home = fam.final()
    with pytest.raises(Refused, match="somebody of the family") as refused:
        actions.make_copy(version=fam.version(home), role=role, by=home.world.amina)
    assert refused.value.field == "role"
    assert not PlanCopy.objects.exists()


def test_what_names_the_other_of_two_who_may_not_know_that_both_take_part_is_left_out():
    """By name in the family's words too, not only where they were chosen from the list."""
    home = fam.family()
    home.case.restrictions.create(
        kind="must_not_meet", scope="knowing", person=home.katie, other=home.liam, basis="order", reason="Order",
        since=fam.MET_ON, made_by=home.world.amina,
    )  # fmt: skip
    amina = home.world.amina
    plan = actions.start_plan(case=home.case, by=amina)
    actions.write_text(
        plan=plan, section="matters", child=None, words="Liam came and said sorry", version=0, by=amina
    )
    actions.add_action(plan=plan, what="Liam rings the children on Sundays", who_words="Liam", by=amina)
    actions.add_action(plan=plan, what="Rose has them on Fridays", who=home.rose, by=amina)

    content = content_of(home.plan)
    for_katie, gone = content_for(content, [], known_beside(home.katie, []), kept_from(home.katie))
    assert gone == 2
    assert "Liam" not in str((for_katie["texts"], for_katie["actions"]))
    assert [row["what"] for row in for_katie["actions"]] == ["Rose has them on Fridays"]
    for_rose, gone = content_for(content, [], known_beside(home.rose, []), kept_from(home.rose))
    assert gone == 0 and "Liam came and said sorry" in str(for_rose["texts"])
