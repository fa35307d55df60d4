"""What is looked for before a copy leaves: withheld details in every disguise, and other families (safety.md B15)."""

import pytest
from django.urls import reverse

from family_plans import actions
from fgc.lib.errors import Refused
from fgc.network.models import Person
from tests import cast
from tests.family_plans import family as fam
from tests.family_plans.test_paper import contact

pytestmark = pytest.mark.django_db


def test_another_family_in_the_words_waits_for_somebody_else():
    """Amina opened the Vales this morning and wrote one of them into this plan: her manager lets it leave, not she."""
    home = fam.written()
    other = cast.open_case(home.world)
    for given, family in (("Orla", "Vale-Quirke"), ("Rose", "Rowe")):
        Person.objects.create(case=other, given_name=given, family_name=family, made_by=home.world.amina)
    words = f"Orla Vale  Quirke said she will drive. See {other.reference}. Rose Rowe too."
    actions.write_text(plan=home.plan, section="tells", words=words, version=0, by=home.world.amina)
    fam.final(fam.shown(home))
    unread = actions.make_copy(version=fam.version(home), person=home.katie, by=home.world.amina)
    assert unread.found == other.reference and unread.needs_release
    amina = cast.signed_in(home.world.amina)
    amina.get(reverse("workspace:case", args=[other.reference]))
    copy = actions.make_copy(version=fam.version(home), person=home.katie, by=home.world.amina)
    assert copy.found.splitlines() == [other.reference, "orla vale quirke"] and not copy.may_leave
    page = cast.signed_in(home.world.carol).get(
        reverse("family_plans:release_copy", args=[home.case.reference, copy.key])
    )
    assert "orla vale quirke" in page.content.decode()
    with pytest.raises(Refused, match="Somebody other than you"):
        actions.release_copy(copy=copy, by=home.world.amina, reason="Nobody else is here")
    with pytest.raises(Refused, match="second person"):
        actions.record_handed_over(copy=copy, how="hand", by=home.world.amina)
    mine = actions.make_copy(version=fam.version(home), person=home.dan, by=home.world.carol)
    with pytest.raises(Refused, match="Somebody other than you"):
        actions.release_copy(copy=mine, by=home.world.carol, reason="Nobody else is here")
    assert actions.release_copy(copy=copy, by=home.world.carol).may_leave


def test_a_family_that_nobody_opened_is_not_looked_for():
    """Somebody with the same name elsewhere stops nothing, and this family's own reference is its own."""
    home = fam.written()
    other = cast.open_case(home.world)
    Person.objects.create(case=other, given_name="Orla", family_name="Vale", made_by=home.world.amina)
    words = f"Orla Vale, our neighbour. {home.case.reference}"
    actions.write_text(plan=home.plan, section="tells", words=words, version=0, by=home.world.amina)
    fam.final(fam.shown(home))
    copy = actions.make_copy(version=fam.version(home), person=home.katie, by=home.world.amina)
    assert (copy.found, copy.needs_release) == ("", False)


@pytest.mark.parametrize("words", ["ring oh double seven, double oh, nine double oh one two three", "+44 (0)77 00 9O O1 23",
                                   "&#48;7700 900&#49;23", "０７７００ ９００１２３"])  # fmt: skip
def test_a_disguised_number_stops_the_plan(words):
    """As in tests/network/test_disguises.py, at the door of the plan itself."""
    home = fam.written()
    contact(home, "phone", "07700 900123")
    actions.write_text(plan=home.plan, section="tells", words=words, version=0, by=home.world.amina)
    with pytest.raises(Refused, match="withheld address or phone number"):
        actions.show_for_agreement(plan=home.plan, by=home.world.amina)
