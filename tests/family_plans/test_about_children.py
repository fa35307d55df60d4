"""Brothers and sisters with two fathers: what is about one child only does not go to who is no family of that child."""

import pytest
from django.urls import reverse

from family_plans import actions
from family_plans.comparing import beside
from family_plans.freezing import content_of, fingerprint_of
from family_plans.limits import Limits
from family_plans.models import PlanCopy
from family_plans.paper import html_for
from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from fgc.network import actions as network
from fgc.network.kin import kin_by_child
from tests import cast
from tests.family_plans import family as fam
from tests.family_plans.two_fathers import ELLIES, MASONS, child_row, limited, page, tied

pytestmark = pytest.mark.django_db


def test_each_father_gets_what_is_about_his_own_child_and_about_all():
    home = limited(tied())
    for person, theirs, others in (
        (home.dan, ELLIES, MASONS), (home.liam, MASONS, ELLIES), (home.rose, ELLIES, MASONS),
    ):  # fmt: skip
        html, left_out = page(home, person)
        assert "We want Ellie and Mason at home" in html and "Take the children to school" in html
        assert [words for words in theirs if words not in html] == [], person.name
        assert [words for words in others if words in html] == [], person.name
        assert left_out == len(others)
        assert " only" not in html.split("<body")[1], "nothing shows that it was there"
    for person in (home.katie, home.ellie, home.mason):
        html, left_out = page(home, person)
        assert left_out == 0 and [words for words in (*ELLIES, *MASONS) if words not in html] == []


def test_the_numbers_of_the_actions_show_no_gap():
    home = limited(tied())
    actions.new_version(plan=home.plan, why="x", asked_by="Katie", by=home.world.amina)
    first = home.plan.actions.get(what__startswith="Take")
    actions.say_about(plan=home.plan, part=first, children=[child_row(home, home.mason)], by=home.world.amina)
    fam.final(fam.shown(home))
    html, _left_out = html_for(PlanCopy(version=fam.version(home, 2), person=home.liam, number=1))
    assert (
        "1. Take the children" in html and "3. Ring the school" in html and "4." not in html.split("Help")[0]
    )


def test_the_referrer_the_coordinator_and_the_court_have_the_whole_plan():
    home = limited(tied())
    version = fam.version(home)
    for whom in ({"staff": home.world.tom}, {"role": "The court", "edition": "court"}, {"role": "School"}):
        html, left_out = html_for(PlanCopy(version=version, number=1, **whom))
        assert left_out == 0 and [words for words in (*ELLIES, *MASONS) if words not in html] == []
    said = cast.signed_in(home.world.amina).get(reverse("family_plans:plan", args=[home.case.reference]))
    assert "About Ellie only" in said.content.decode() and "About Mason only" in said.content.decode()


def test_who_does_it_has_it():
    home = limited(tied(), agreed=False)
    cooking = home.plan.actions.get(who=home.dan)
    actions.say_about(
        plan=home.plan, part=cooking, children=[child_row(home, home.mason)], by=home.world.amina
    )
    fam.final(fam.shown(home))
    assert "Cook on Sundays" in page(home, home.dan)[0]


def test_a_friend_gets_nothing_about_one_child_but_a_childs_own_words():
    """Where the map says nothing of how somebody belongs, a child's words are not taken from them."""
    home = limited(tied())
    friend = network.add_person(case=home.case, given_name="Gary", family_name="Holt", by=home.world.amina)
    html, left_out = page(home, friend)
    assert "More football" in html and "my own room" in html
    assert left_out == 3 and "speech therapist" not in html and "Bus passes" not in html


def test_step_parents_carers_and_who_is_responsible_are_family_and_former_partners_are_not():
    home = tied()
    by = home.world.amina
    new = network.add_person(case=home.case, given_name="Imran", family_name="Rowe", by=by)
    sister = network.add_person(case=home.case, given_name="Zara", family_name="Rowe", by=by)
    carer = network.add_person(case=home.case, given_name="Jean", family_name="Byrne", by=by)
    network.add_partnership(a=home.katie, b=new, status="cohabiting", by=by)
    network.add_sibling(a=new, b=sister, kind="full", by=by)
    network.add_carer(child=child_row(home, home.mason), carer=carer, kind="respite", by=by)
    found = kin_by_child(home.case)
    assert {home.katie.pk, home.dan.pk, home.rose.pk, home.mason.pk, new.pk, sister.pk} <= found[
        home.ellie.pk
    ]
    assert not {home.liam.pk, carer.pk} & found[home.ellie.pk]
    assert {home.katie.pk, home.liam.pk, new.pk, carer.pk} <= found[home.mason.pk]
    assert not {home.dan.pk, home.rose.pk} & found[home.mason.pk]


def test_what_people_agreed_to_stays_agreed():
    home = limited(tied(), agreed=False)
    for person in (home.katie, home.dan):
        actions.record_agreement(
            plan=home.plan, person=person, answer="agrees", how="signed", by=home.world.amina
        )
    before = fingerprint_of(home.plan)
    part = home.plan.actions.get(who=home.dan)
    actions.say_about(plan=home.plan, part=part, children=[child_row(home, home.ellie)], by=home.world.amina)
    assert fingerprint_of(home.plan) == before
    assert len(content_of(home.plan)["agreements"]) == 2
    assert AuditEvent.objects.filter(kind="plan.about_children").count() == 4


def test_it_is_frozen_and_shown_when_versions_are_compared():
    home = limited(tied())
    by = home.world.amina
    with pytest.raises(Refused, match="The plan is final"):
        actions.say_about(plan=home.plan, part=home.plan.actions.first(), children=[], by=by)
    before = fam.version(home).content
    actions.new_version(plan=home.plan, why="x", asked_by="Katie", by=by)
    part = home.plan.actions.get(what__startswith="See")
    actions.say_about(plan=home.plan, part=part, children=[], by=by)
    fam.final(fam.shown(home))
    assert fam.version(home).content == before
    rows = beside(before, fam.version(home, 2).content)
    changed = [row for row in rows if row["change"] == "Changed" and "speech" in row["left"]]
    assert len(changed) == 1 and "About Ellie only" in changed[0]["left"]
    assert "only" not in changed[0]["right"]
    html, left_out = html_for(PlanCopy(version=fam.version(home, 2), person=home.liam, number=1))
    assert "speech therapist" in html and left_out == 1


def test_a_half_of_a_split_action_is_about_the_same_children():
    home = limited(tied(), agreed=False)
    part = home.plan.actions.get(what__startswith="See")
    _first, half = actions.split_action(
        action=part, version=part.version, first="See", second="Speak", by=home.world.amina
    )
    assert [child.person for child in half.about.all()] == [home.ellie]


def test_all_the_children_is_no_limit_and_another_familys_child_is_refused():
    home = limited(tied(), agreed=False)
    by, part = home.world.amina, home.plan.actions.first()
    both = list(home.case.children.all())
    assert not actions.say_about(plan=home.plan, part=part, children=both, by=by).about.exists()
    own = home.plan.texts.get(child__person=home.ellie)
    assert not actions.say_about(plan=home.plan, part=own, children=both[:1], by=by).about.exists()
    assert actions.say_about(plan=home.plan, part=own, children=both, by=by).about.count() == 2
    other = fam.family(home.world)
    with pytest.raises(Refused, match="children of this family"):
        actions.say_about(plan=home.plan, part=part, children=[other.case.children.first()], by=by)


def test_a_plan_without_limits_reads_no_ties(django_assert_num_queries):
    home = fam.final()
    copy = PlanCopy(version=fam.version(home), person=home.liam, number=1)
    with django_assert_num_queries(0):
        assert Limits(home.case).print_for("base", copy) == "base"
