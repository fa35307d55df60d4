"""A copy for each child's record in the council's own system: what concerns that child and what is common, nothing else."""

from unittest import mock

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse

from family_plans import actions
from family_plans.models import PlanCopy
from family_plans.paper import html_for
from fgc.lib.errors import Refused
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db

ELLIES, MASONS = "Ellie stays on Fridays with Dan", "Mason goes to the dentist with Liam"


def family_of_two():
    """Something is said about each child alone; both have a number in the council's own system."""
    home = fam.written()
    by = home.world.amina
    children = {name: home.case.children.get(person=getattr(home, name)) for name in ("ellie", "mason")}
    for name, words in (("ellie", ELLIES), ("mason", MASONS)):
        child = children[name]
        type(child).objects.filter(pk=child.pk).update(council_id=f"C-{name}")
        row = actions.add_action(plan=home.plan, by=by, what=words, who=home.katie)
        actions.say_about(plan=home.plan, part=row, children=[child], by=by)
        actions.write_text(
            plan=home.plan, section="child", child=child, words=f"Words of {name}", version=0, by=by
        )
    return fam.final(fam.shown(home)), children


def page_of(home, **whom):
    """The page of a copy of version 1, and how many parts were left out."""
    return html_for(PlanCopy(version=fam.version(home), number=1, **whom))


def address(home, name, *args):
    """The address of a page of the plan."""
    return reverse(f"family_plans:{name}", args=[home.case.reference, *args])


def test_the_record_of_one_child_gets_nothing_of_another():
    """Theirs and what is common, one number, no family tree; the social worker's own copy still has everything."""
    home, children = family_of_two()
    tom = home.world.tom
    page, left_out = page_of(home, staff=tom, edition="filing", child=children["ellie"])
    for words in (
        "Ellie’s family plan",
        "C-ellie",
        ELLIES,
        "Words of ellie",
        "Take the children to school",
        "This copy was made on",
        "Tom Ridley, for Ellie’s record",
    ):
        assert words in page, words
    for words in ("C-mason", MASONS, "Words of mason", "Our family", "Ellie and Mason’s"):
        assert words not in page, words
    assert left_out == 2
    home.case.children.update(council_id="")
    unnumbered, _left_out = page_of(home, staff=tom, edition="filing", child=children["ellie"])
    assert "This copy was made on" in unnumbered and "council record" not in unnumbered, (
        "dated, number or not"
    )
    assert "This copy was made on" not in page_of(home, person=home.katie)[0]
    for name, child in children.items():
        type(child).objects.filter(pk=child.pk).update(council_id=f"C-{name}")
    whole, _none = page_of(home, staff=tom)
    assert all(words in whole for words in ("C-ellie", "C-mason", ELLIES, MASONS))


def test_it_is_made_on_the_copies_page_and_waits_on_the_filing_page():
    """One line for each child's record; the social worker downloads it where it is filed, and nobody else."""
    home, children = family_of_two()
    w = home.world
    amina, tom = cast.signed_in(w.amina), cast.signed_in(w.tom)
    assert "Ellie’s record" in amina.get(address(home, "copies")).content.decode()
    sheet = mock.Mock(data=b"%PDF-1.7", pages=2, left_out=1)
    with mock.patch("family_plans.actions.copying.paper_for", return_value=sheet):
        for edition in (f"filing-{children['ellie'].key}", "standard"):
            sent = {"staff": w.tom.key, "edition": edition}
            assert amina.post(address(home, "make_copy"), sent).status_code == 302
        other = {"staff": w.tom.key, "edition": "filing-nobody"}
        assert amina.post(address(home, "make_copy"), other).status_code == 404
    copy = PlanCopy.objects.get(edition="filing")
    assert (copy.child, copy.staff, copy.edition_name) == (children["ellie"], w.tom, "For Ellie’s record")
    opened = address(home, "copy_pdf", copy.key)
    page = tom.get(address(home, "filing")).content.decode()
    assert opened in page and page.count("makes a copy for this record alone") == 1
    assert "the copy for Ellie’s record" in tom.get(address(home, "plan")).content.decode()
    assert tom.get(opened).status_code == 200
    hers = amina.get(address(home, "filing")).content.decode()
    assert opened not in hers and "A copy for this record alone was made" in hers
    assert "Make a copy for Mason’s record alone" in hers and "Make a copy for" not in page
    assert cast.signed_in(w.grace).get(opened).status_code == 404


def test_the_pack_offers_it_and_it_is_for_staff_and_a_child_of_the_family_only():
    """Suggested in the pack; refused for a relative, without a child and for a child of others, by the database too."""
    home, children = family_of_two()
    form = cast.signed_in(home.world.amina).get(address(home, "pack")).context["form"]
    record = form[f"for_{children['ellie'].key}"]
    assert record.value() == f"filing-{children['ellie'].key}" and len(record.field.choices) == 2
    stranger = fam.family(home.world).case.children.first()
    for whom in (
        {"person": home.rose, "child": children["ellie"]},
        {"staff": home.world.tom},
        {"staff": home.world.tom, "child": stranger},
        {"role": "School", "child": children["ellie"]},
    ):
        with pytest.raises(Refused, match="child’s record"):
            actions.prepare_copy(version=fam.version(home), by=home.world.amina, edition="filing", **whom)
    copy = {
        "version": fam.version(home),
        "number": 9,
        "made_by": home.world.amina,
        "made_at": fam.version(home).made_at,
    }
    for wrong in (
        {"staff": home.world.tom, "edition": "filing"},
        {"person": home.rose, "child": children["ellie"]},
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            PlanCopy.objects.create(**copy, **wrong)
