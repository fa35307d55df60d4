"""What the write page asks, to make a plan clear and safe: it never blocks, and it misses no ordinary sentence."""

import pytest
from django.urls import reverse

from family_plans import actions
from family_plans.prompts import prompts
from fgc.lib.errors import Refused
from fgc.network.models import Person
from tests import cast
from tests.built import built_once
from tests.family_plans import family as fam
from tests.family_plans.test_in_the_room import came_to

pytestmark = pytest.mark.django_db

APART = "Katie and Liam must not meet"


def url(name, home, *args):
    """An address of the family's plan pages."""
    return reverse(f"family_plans:{name}", args=[home.case.reference, *args])


def page_of(home, who=None):
    """The write page."""
    return cast.signed_in(who or home.world.amina).get(url("write", home)).content.decode()


@built_once
def kept_apart():
    """A plan without actions whose mother and father must not meet."""
    home = fam.family()
    actions.start_plan(case=home.case, by=home.world.amina)
    fam.must_not_meet(home, home.katie, home.liam)
    return home


@pytest.mark.parametrize(
    "answers",
    [
        {"what": "School run: Katie, Liam"},
        {"what": "Handover by Katie and Liam."},
        {"what": "Liam’s car takes Katie."},
        {"what": "Saturdays in the park", "help_needed": "A lift from LIAM", "heading": "For Katie"},
        {"what": "Katie rings", "how_known": "Liam says so"},
        {"what": "Saturdays in the park", "who_words": "Katie, or Liam"},
    ],
)
def test_two_who_must_not_meet_are_found_in_every_box_and_every_form_of_a_name(answers):
    """Beside a comma, a full stop or an apostrophe, in any field of the action."""
    home = kept_apart()
    actions.add_action(plan=home.plan, by=home.world.amina, **answers)
    assert APART in page_of(home)


def test_one_who_stands_in_a_section_of_the_plan_is_found_too_and_others_are_not():
    """Family time is where they would meet; another person of like name is not taken for one of them."""
    home = kept_apart()
    by = home.world.amina
    actions.write_text(
        plan=home.plan, section="family_time", words="Katie brings Ellie, Liam waits.", version=0, by=by
    )
    assert APART in page_of(home)
    row = home.plan.texts.get()
    actions.write_text(
        plan=home.plan, section="family_time", words="Katie, then Liama.", version=row.version, by=by
    )
    Person.objects.create(case=home.case, given_name="Liama", family_name="Fox", made_by=by)
    assert APART not in page_of(home)


def test_who_was_not_there_is_asked_also_when_only_checking_or_typed():
    """Agreeing to do it says nothing of who checks; a typed name is asked for; each agreement is kept by itself."""
    home = fam.family()
    by = home.world.amina
    plan = actions.start_plan(case=home.case, by=by)
    action = actions.add_action(
        plan=plan, what="Cook on Sundays at six", who=home.dan, checker=home.liam, by=by
    )
    typed = actions.add_action(
        plan=plan, what="Mend the bike by May", who_words="Bridie next door", checker_words="Dan", by=by
    )
    came_to(home, home.rose)
    page = page_of(home)
    for name in ("Dan", "Liam", "Bridie next door"):
        assert f"{name} was not at the conference" in page
    amina = cast.signed_in(by)
    agreed = url("absent_agreed", home, action.key)
    assert amina.post(agreed, {"asked_by": "Rose", "on": "20/11/2026"}).context["form"].errors["part"]
    assert amina.post(agreed, {"part": "who", "asked_by": "Rose", "on": "20/11/2026"}).status_code == 302
    page = page_of(home)
    assert "Liam was not at the conference" in page and "Rose asked Dan Rowe" in page
    assert amina.post(agreed, {"asked_by": "Rose", "on": "20/11/2026"}).status_code == 302, "only one is left"
    assert "Liam was not at the conference" not in page_of(home)
    action.refresh_from_db()
    assert action.who_asked_by == action.checker_asked_by == "Rose"
    actions.change_action(action=action, version=action.version, checker=home.katie, by=by)
    action.refresh_from_db()
    assert action.who_agreed_on and action.checker_agreed_on is None, "another checker has not agreed"
    actions.record_absent_agreed(action=typed, on=fam.MET_ON, asked_by="Rose", by=by)
    typed.refresh_from_db()
    actions.change_action(action=typed, version=typed.version, who_words="Bridie’s son", by=by)
    typed.refresh_from_db()
    assert typed.who_agreed_on is None


def test_who_keeps_an_eye_on_the_plan_is_asked_too_when_they_were_not_there():
    """A person of the family or a name typed; until they agreed; another monitor has not agreed; one who came is not asked."""
    home = fam.family()
    by = home.world.amina
    plan = actions.start_plan(case=home.case, by=by)
    agreed, asked = url("monitor_agreed", home), "keeps an eye on the plan and was not at the conference"
    amina = cast.signed_in(by)
    with pytest.raises(Refused, match="Nobody is named"):
        actions.record_monitor_agreed(plan=plan, on=fam.MET_ON, asked_by="Rose", by=by)
    assert amina.get(agreed).status_code == 302
    actions.record_facts(plan=plan, by=by, family_monitor="Uncle Dan")
    assert asked not in page_of(home), "nobody noted who came"
    came_to(home, home.rose)
    assert f"Dan {asked}" in page_of(home)
    assert amina.post(agreed, {"asked_by": "", "on": "20/11/2026"}).context["form"].errors["asked_by"]
    assert amina.post(agreed, {"asked_by": "Rose", "on": "20/11/2026"}).status_code == 302
    page = page_of(home)
    assert asked not in page and "Rose asked Uncle Dan to keep an eye on the plan" in page
    actions.record_facts(plan=plan, by=by, family_monitor="Uncle Dan", place="The hall")
    assert asked not in page_of(home), "what he agreed to is the same"
    actions.record_facts(plan=plan, by=by, family_monitor="Bridie next door")
    assert f"Bridie next door {asked}" in page_of(home)
    actions.record_facts(plan=plan, by=by, family_monitor="Nan Rose")
    assert asked not in page_of(home), "she was there"


def test_nobody_can_agree_where_nobody_is_named():
    """Refused for the part that is empty; the page says so and goes back."""
    home = fam.family()
    plan = actions.start_plan(case=home.case, by=home.world.amina)
    nobody = actions.add_action(plan=plan, what="Cook", by=home.world.amina)
    checked = actions.add_action(plan=plan, what="Wash", checker=home.liam, by=home.world.amina)
    for action, part in ((nobody, "who"), (nobody, "checker"), (checked, "who")):
        with pytest.raises(Refused, match="Nobody is named"):
            actions.record_absent_agreed(
                action=action, part=part, on=fam.MET_ON, asked_by="Rose", by=home.world.amina
            )
    amina = cast.signed_in(home.world.amina)
    assert amina.get(url("absent_agreed", home, nobody.key)).status_code == 302
    done = amina.post(url("absent_agreed", home, checked.key), {"asked_by": "Rose", "on": "20/11/2026"})
    assert done.status_code == 302
    checked.refresh_from_db()
    assert checked.checker_agreed_on and checked.who_agreed_on is None


@pytest.mark.parametrize(
    ("answers", "asked"),
    [
        ({"what": "Support Katie"}, "“support” can mean different things to different people. Does the family want to say what exactly?"),
        ({"what": "Ring Katie", "by_words": "Regularly"}, "Does the family want to say how often?"),
        ({"what": "Mend the door soon"}, "Does the family want to say when?"),
        ({"what": "Cook", "who_words": "Everybody"}, "Who is the one who makes sure?"),
        ({"what": "Cook", "who_words": "Rose and Dan"}, "Who is the one who makes sure?"),
    ],
)  # fmt: skip
def test_what_is_not_clear_is_asked(answers, asked):
    """Who, what and when, where two people may understand it differently."""
    home = fam.family()
    plan = actions.start_plan(case=home.case, by=home.world.amina)
    action = actions.add_action(plan=plan, by=home.world.amina, **answers)
    assert asked in " ".join(one["text"] for one in prompts([action], []))


def test_what_is_clear_is_not_asked():
    """Exactly who, what, when and who checks."""
    home = fam.family()
    plan = actions.start_plan(case=home.case, by=home.world.amina)
    action = actions.add_action(
        plan=plan, what="Take Ellie to school", who=home.rose, by_words="Every school day at 8", checker=home.dan,
        by=home.world.amina,
    )  # fmt: skip
    assert prompts([action], [], there={home.rose.pk, home.dan.pk}, people=[home.rose, home.dan]) == []


def test_a_corrected_word_takes_nobody_out_of_the_plan():
    """Business support may not know of somebody who was not invited: whoever is named stays named."""
    home = fam.written()
    actions.ask_to_type(plan=home.plan, by=home.world.amina)
    action = home.plan.actions.get(who=home.dan)
    dele, address = cast.signed_in(home.world.dele), url("change_action", home, action.key)
    form = dele.get(address).context["form"]
    assert home.liam.key not in dict(form.fields["who"].choices), "the others it does not know of"
    data = {name: form[name].value() or "" for name in form.fields if name != "submission"}
    data |= {"what": "Cook every Sunday", "by_when": "", "version": str(action.version)}
    assert dele.post(address, data).status_code == 302
    action.refresh_from_db()
    assert (action.what, action.who, action.checker) == ("Cook every Sunday", home.dan, home.rose)
