"""A copy that was right when it was made stays where it is once something else is kept from somebody."""

import pytest

from family_plans import actions
from family_plans.models import PlanCopy
from family_plans.recipients import is_out_of_date
from fgc.lib.errors import Refused
from fgc.network import actions as network
from fgc.network.disclosure import secrets_print
from fgc.network.models import ContactDetail, NetworkChild, Restriction
from tests.built import built_once
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db


@pytest.fixture
@built_once
def home():
    """A final plan."""
    return fam.final()


def copy_for(home, person):
    """A copy as `save_copy` keeps it, without drawing it."""
    return PlanCopy.objects.create(
        version=fam.version(home), person=person, number=PlanCopy.objects.count() + 1, sha256="0" * 64,
        made_by=home.world.amina, made_at=home.plan.final_at, secrets=secrets_print(home.case),
    )  # fmt: skip


def apart(home, **fields):
    return Restriction.objects.create(
        **{
            "case": home.case, "kind": "must_not_meet", "scope": "call", "person": home.katie, "other": home.liam,
            "basis": "order", "reason": "Order", "since": fam.MET_ON, "made_by": home.world.amina, **fields,
        }
    )  # fmt: skip


def stays(copy):
    """Whether the copy may not be handed over any more."""
    copy = PlanCopy.objects.select_related("version__plan__case").get(pk=copy.pk)
    if not is_out_of_date(copy):
        return False
    with pytest.raises(Refused, match="Make a new copy"):
        actions.record_handed_over(copy=copy, how="hand", by=copy.made_by)
    return True


def test_nothing_new_keeps_a_copy_good(home):
    copy = copy_for(home, home.liam)
    network.change_person(person=home.rose, by=home.world.amina, called="Nan")
    assert not stays(copy)
    assert actions.record_handed_over(copy=copy, how="hand", by=home.world.amina).handed_over_on


def test_a_limit_that_is_widened(home):
    row = apart(home)
    copy = copy_for(home, home.liam)
    Restriction.objects.filter(pk=row.pk).update(scope="knowing")
    assert stays(copy)


def test_an_address_that_is_withheld_only_now(home):
    detail = network.add_contact(
        person=home.katie, kind="address", value="12 Rowan Street", by=home.world.amina
    )
    copy = copy_for(home, home.liam)
    network.change_contact(contact=detail, is_withheld=True, is_safe=True, by=home.world.amina)
    assert ContactDetail.objects.get(pk=detail.pk).is_withheld
    assert stays(copy)


def test_a_school_that_is_written_down_only_now(home):
    apart(home, kind="must_not_know_school", person=home.ellie)
    copy = copy_for(home, home.liam)
    NetworkChild.objects.filter(person=home.ellie).update(school="St Oswald’s Primary")
    assert stays(copy)


def test_somebody_hidden_who_turns_out_to_be_somebody_named(home):
    twin = network.add_person(case=home.case, by=home.world.amina, given_name="Danny", family_name="Rowe")
    apart(home, kind="must_not_know_of", person=twin)
    copy = copy_for(home, home.liam)
    network.merge_people(kept=home.dan, gone=twin, by=home.world.amina)
    assert stays(copy)
