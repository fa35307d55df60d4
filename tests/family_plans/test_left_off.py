"""What a copy leaves off because it is about another child: included all the same for one reader, and when copies are old."""

import pytest

from family_plans import actions
from family_plans.left_off import left_off_for
from family_plans.models import IncludedAnyway, PlanCopy
from family_plans.paper import html_for
from family_plans.recipients import Prints, is_out_of_date
from fgc.lib.errors import Refused
from fgc.network import actions as network
from tests.family_plans import family as fam
from tests.family_plans.two_fathers import child_row, limited, page, tied

pytestmark = pytest.mark.django_db


def included(home, person, part, **fields):
    values = {"reason": "Ellie asked that he reads it", "by": home.world.amina} | fields
    return actions.include_anyway(version=fam.version(home), person=person, part=part, **values)


def test_one_part_is_included_for_one_reader_with_a_reason_and_taken_back():
    home = limited(tied())
    part = f"actions:{home.plan.actions.get(what__startswith='See').key}"
    with pytest.raises(Refused, match="Say why") as refused:
        included(home, home.liam, part, reason=" ")
    assert refused.value.field == "reason"
    with pytest.raises(Refused, match="in their copy already"):
        included(home, home.dan, part)
    row = included(home, home.liam, part)
    with pytest.raises(Refused, match="in their copy already"):
        included(home, home.liam, part)
    html, left_out = page(home, home.liam)
    assert "speech therapist" in html and "my own room" not in html and left_out == 1
    actions.leave_off_again(included=row, by=home.world.amina)
    assert "speech therapist" not in page(home, home.liam)[0]
    assert IncludedAnyway.objects.get().taken_back_by == home.world.amina


def test_what_is_kept_from_a_reader_stays_out_whatever_is_included():
    home = limited(tied())
    fam.must_not_know_of(home, home.liam, home.dan)
    actions.new_version(plan=home.plan, why="x", asked_by="Katie", by=home.world.amina)
    actions.write_text(
        plan=home.plan, section="child", child=child_row(home, home.ellie), words="Dan plaits my hair.", version=1,
        by=home.world.amina,
    )  # fmt: skip
    fam.final(fam.shown(home))
    part = f"texts:child:{home.ellie.key}"
    actions.include_anyway(
        version=fam.version(home, 2), person=home.liam, part=part, reason="Asked", by=home.world.amina
    )
    html, _left_out = html_for(PlanCopy(version=fam.version(home, 2), person=home.liam, number=1))
    assert "plaits" not in html
    found = left_off_for(fam.version(home, 2), home.liam)
    assert "From Ellie" in found.kept and [one["heading"] for one in found.anyway] == ["From Ellie"]


def kept_copy(home, person):
    """A copy as `save_copy` keeps it, without drawing it."""
    copy = PlanCopy(
        version=fam.version(home), person=person, number=PlanCopy.objects.count() + 1, sha256="0" * 64,
        made_by=home.world.amina, made_at=home.plan.final_at,
    )  # fmt: skip
    copy.secrets = Prints(home.case).of(copy)
    copy.save()
    return copy


def is_stale(copy):
    return is_out_of_date(PlanCopy.objects.select_related("version__plan__case").get(pk=copy.pk))


def test_a_tie_or_an_inclusion_of_one_reader_makes_that_readers_copy_anew_and_no_other():
    home = limited(tied())
    for_liam, for_dan = kept_copy(home, home.liam), kept_copy(home, home.dan)
    assert not is_stale(for_liam) and not is_stale(for_dan)
    network.add_carer(child=child_row(home, home.ellie), carer=home.liam, kind="respite", by=home.world.amina)
    assert is_stale(for_liam) and not is_stale(for_dan)
    included(home, home.dan, f"help:{home.plan.help_requests.get().key}")
    assert is_stale(for_dan)
