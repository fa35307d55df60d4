"""“Our family” in a plan: what a relative and a colleague get of the family tree when nothing more was chosen."""

import pytest
from django.db.models import Value
from django.db.models.functions import Concat, Left

from family_plans.models import PlanCopy
from family_plans.paper import html_for
from fgc.lib.dates import today
from fgc.network import actions as network
from fgc.network.audience import Audience
from fgc.network.copies import Choices, FamilyCopy
from tests.built import built_once
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_once
def home():
    """Katie is the mother of Ellie (9), they live together, Dan is a friend in words of his own; Tom named everybody."""
    home = fam.final()
    by = home.world.amina
    home.ellie.birth_year = today().year - 9
    home.ellie.save(update_fields=["birth_year"])
    for parent in (home.katie, home.liam):
        network.add_parent(child=home.ellie, parent=parent, by=by)
    network.add_household(case=home.case, label="Mum’s", people=[home.ellie, home.katie], by=by)
    network.add_association(person=home.dan, to=home.ellie, role="friend", words="Keeps the spare key", by=by)
    network.add_carer(child=home.case.children.get(person=home.ellie), carer=home.rose, kind="foster", by=by)
    home.case.people.update(referred_key=Left(Concat(Value("k"), "key"), 10))
    return home


def page_for(home, **recipient):
    return html_for(PlanCopy(version=fam.version(home), number=1, **recipient))[0]


@pytest.mark.parametrize("colleague", [True, False])
def test_nothing_chosen_is_nothing_on_the_copy_of_a_colleague_and_of_a_relative(home, colleague):
    """No home, no age and no typed word, which nobody looked at; names, ties and the tree are there."""
    page = page_for(home, **({"staff": home.world.tom} if colleague else {"person": home.dan}))
    assert "<svg" in page and "<strong>Katie Rowe</strong>, parent (to Ellie)" in page
    for gone in ("live together", "Keeps the spare key", f"{today().year - 9}", "aged 9", ">9<"):
        assert gone not in page
    assert "Foster carer" in page


def test_who_cares_for_a_child_is_on_no_colleagues_copy_either_where_an_address_is_kept(home):
    """It may lie on a table in the family's home as well."""
    network.restrict(
        case=home.case, kind="must_not_know_address", person=home.ellie, other=home.liam, basis="order", reason="Order",
        by=home.world.amina,
    )  # fmt: skip
    page = page_for(home, staff=home.world.tom)
    assert "<strong>Katie Rowe</strong>" in page and "oster carer" not in page


def test_a_colleague_is_not_told_what_follows_from_somebody_they_do_not_know_of(home):
    """Ellie and Mason share a father whom the social worker did not name: their copy ties them to nobody by him."""
    for child in (home.ellie, home.mason):
        home.case.parent_links.filter(child=child).delete()
        network.add_parent(child=child, parent=home.dan, by=home.world.amina)
    home.case.people.filter(pk=home.dan.pk).update(referred_key="")
    for_rose, for_tom = (
        FamilyCopy(home.again(), audience, today(), Choices())
        for audience in (
            Audience.for_person(home.rose),
            Audience.for_staff(home.again(), home.world.tom),
        )
    )
    network.restrict(
        case=home.case, kind="must_not_know_of", person=home.dan, other=home.rose, basis="request", reason="Asked",
        by=home.world.amina,
    )  # fmt: skip
    assert [{link.a, link.b} for link in for_rose.network.sibling_links] == []
    kept = FamilyCopy(home.again(), Audience.for_person(home.rose), today(), Choices())
    assert [{link.a, link.b} for link in kept.network.sibling_links] == [{home.ellie.pk, home.mason.pk}]
    assert for_tom.by_id.keys() and for_tom.network.sibling_links == ()
