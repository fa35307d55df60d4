"""Brothers and sisters with three fathers: what is about one child only does not go to who is no family of that child."""

import pytest
from django.urls import reverse

from family_plans import actions
from family_plans.comparing import beside
from family_plans.freezing import content_of, fingerprint_of
from family_plans.left_off import left_off_for
from family_plans.limits import Limits
from family_plans.models import IncludedAnyway, PlanCopy
from family_plans.paper import html_for
from family_plans.recipients import Prints, is_out_of_date
from fgc.audit.models import AuditEvent
from fgc.lib.errors import Refused
from fgc.network import actions as network
from fgc.network.kin import kin_by_child
from fgc.network.models import NetworkChild
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db


def tied(home=None):
    """Ellie's father is Dan, Mason's is Liam; Katie is the mother of both, Rose is Dan's mother."""
    home = home or fam.family()
    by = home.world.amina
    for child, parent in (
        (home.ellie, home.katie), (home.mason, home.katie), (home.ellie, home.dan), (home.mason, home.liam),
        (home.dan, home.rose),
    ):  # fmt: skip
        network.add_parent(child=child, parent=parent, by=by)
    network.add_partnership(a=home.katie, b=home.dan, status="former", by=by)
    network.add_partnership(a=home.katie, b=home.liam, status="former", by=by)
    return home


def child_row(home, person):
    return NetworkChild.objects.get(person=person)


def limited(home, agreed=True):
    """A plan with Cooking about Ellie only, the bus passes about Mason only, and each child's own words; final."""
    fam.written(home)
    by, plan = home.world.amina, home.plan
    for child, words in ((home.ellie, "I want my own room."), (home.mason, "More football.")):
        actions.write_text(
            plan=plan, section="child", child=child_row(home, child), words=words, version=0, by=by
        )
    actions.add_action(plan=plan, what="See the speech therapist", who_words="Ms Okoro", by=by)
    for part, child in (
        (plan.actions.get(what__startswith="See"), home.ellie),
        (plan.help_requests.get(), home.mason),
        (plan.texts.get(section="first_call"), home.mason),
    ):
        actions.say_about(plan=plan, part=part, children=[child_row(home, child)], by=by)
    return fam.final(fam.shown(home)) if agreed else home


def page(home, person, **fields):
    return html_for(PlanCopy(version=fam.version(home), person=person, number=1, **fields))


ELLIES = ("speech therapist", "my own room")
MASONS = ("Bus passes", "More football", "day or night")


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


def test_one_child_is_asked_nothing_and_the_page_says_so():
    home = fam.written()
    home.case.children.get(person=home.mason).delete()
    client, args = cast.signed_in(home.world.amina), [home.case.reference]
    assert (
        "which children"
        not in client.get(reverse("family_plans:write", args=args)).content.decode().casefold()
    )
    said = client.get(reverse("family_plans:about_children", args=args)).content.decode()
    assert "There is one child" in said


def test_the_pages():
    """Tick, save, look what a copy leaves off, include it, take it back."""
    home = limited(tied(), agreed=False)
    client, args = cast.signed_in(home.world.amina), [home.case.reference]
    assert (
        "Say which children a part is about"
        in client.get(reverse("family_plans:write", args=args)).content.decode()
    )
    url = reverse("family_plans:about_children", args=args)
    form = client.get(url).context["form"]
    data = {name: field.initial for name, field in form.fields.items() if field.initial is not None}
    data["submission"] = form["submission"].value()
    cooking = home.plan.actions.get(who=home.dan)
    data[f"about-planaction-{cooking.key}"] = [home.ellie.key]
    assert client.post(url, data).status_code == 302
    assert [child.person for child in cooking.about.all()] == [home.ellie]
    assert [child.person for child in home.plan.help_requests.get().about.all()] == [home.mason]
    data[f"about-planaction-{cooking.key}"] = ["zzzzzzzzzz"]
    data["submission"] = client.get(url).context["form"]["submission"].value()
    assert client.post(url, data).status_code == 200
    fam.final(fam.shown(home))

    copies = client.get(reverse("family_plans:copies", args=args)).content.decode()
    assert "3 parts about other children are left off." in copies
    off = reverse("family_plans:left_off", args=[*args, home.rose.key])
    said = client.get(off).content.decode()
    assert "About Mason only" in said and "Mason’s own words" in said and "speech" not in said
    part = f"help:{home.plan.help_requests.get().key}"
    include = reverse("family_plans:include_part", args=[*args, home.rose.key, part])
    assert "Say why they get it" in client.post(include, {"reason": ""}).content.decode()
    said = client.post(include, {"reason": "She goes with him on the bus"}, follow=True).content.decode()
    assert "Included all the same" in said and "She goes with him on the bus" in said
    row = IncludedAnyway.objects.get()
    back = client.post(reverse("family_plans:leave_off_again", args=[*args, row.key]), follow=True)
    assert "Included all the same" not in back.content.decode()
    assert (
        client.get(reverse("family_plans:include_part", args=[*args, home.rose.key, "help:no"])).status_code
        == 404
    )
    nothing = client.get(reverse("family_plans:left_off", args=[*args, home.katie.key])).content.decode()
    assert "Nothing is left off" in nothing
    for who in (home.world.tom, home.world.dele):
        assert cast.signed_in(who).get(off).status_code in (403, 404)


def test_a_plan_without_limits_reads_no_ties(django_assert_num_queries):
    home = fam.final()
    copy = PlanCopy(version=fam.version(home), person=home.liam, number=1)
    with django_assert_num_queries(0):
        assert Limits(home.case).print_for("base", copy) == "base"
