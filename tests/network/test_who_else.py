"""Who else? Its prompts and answers, and finishing where nobody was found."""

import datetime as dt
import re

import pytest
from django.utils import timezone

from conferences import actions as conferences
from conferences.models import PreparationRead
from family_plans.models import Plan, PlanAction
from fgc.lib.dates import at_local, today
from fgc.network import actions
from fgc.network.actions import search
from fgc.network.coverage import offering
from fgc.network.models import ChildWish, Person, SearchAnswer
from tests.network.four_ways import four_ways, whole

pytestmark = pytest.mark.django_db


@pytest.fixture
def family():
    return four_ways()


def prompt_url(code, about=None):
    return f"family/who-else/{code}/{about.key if about else 'family'}/"


def test_a_prompt_is_answered_with_who_when_and_what(family):
    url = prompt_url("godparents")
    assert "Enter who was asked" in family.send(url, {"kind": "nobody", "asked": " "}).content.decode()
    assert family.send(url, {"kind": "nobody", "asked": "Nadia and Bushra"}).status_code == 302
    page = family.page("family/who-else/")
    answered = page.partition("Asked: 1")[2]
    for words in ("Godparents", "Asked, nobody", "Nadia and Bushra", "Amina Yusuf", "Answer again"):
        assert words in answered, words


def test_not_safe_to_ask_needs_its_reason(family):
    url = prompt_url("side", family.craig)
    assert "Enter why it is not safe" in family.send(url, {"kind": "not_safe"}).content.decode()
    assert not SearchAnswer.objects.exists()
    family.send(
        url, {"kind": "not_safe", "reason": "He would learn where they live", "asked": "typed before"}
    )
    row = SearchAnswer.objects.get()
    assert (row.kind, row.about, row.asked) == ("not_safe", family.craig, "")
    assert "He would learn" not in family.page("family/who-else/", family.world.carol)


def test_whom_a_child_named_is_told_only_with_the_reason_to_read_the_preparation(family):
    """Carol reads the other prompts; the child's own names, open and answered, once she has said why."""
    for person, words in ((family.maureen, "Mo next door"), (None, "Auntie Shaz")):
        ChildWish.objects.create(
            case=family.case, child=family.child, person=person, words=words, kind="helps", asked_on=today()
        )
    family.send(prompt_url("named", family.maureen), {"kind": "nobody", "asked": "Nadia"})
    private = ("Auntie Shaz", f"{family.maureen.name}, whom", "whom Leila named")
    before = family.page("family/who-else/", family.world.carol)
    assert "Godparents" in before and not [
        words for words in (*private, "whom a child named") if words in before
    ]
    PreparationRead.objects.create(case=family.case, by=family.world.carol, on=today(), reason="Supervision")
    for reader in (family.world.carol, family.world.amina):
        page = family.page("family/who-else/", reader)
        assert [words for words in private if words in page] == list(private)


def test_a_new_answer_opens_a_prompt_again_and_the_old_one_is_kept(family):
    family.send(prompt_url("godparents"), {"kind": "nobody", "asked": "Nadia"})
    family.send(prompt_url("godparents"), {"kind": "looking", "next": "Bushra rings a cousin"})
    page = family.page("family/who-else/")
    looking = page.partition("Still looking: 1")[2].partition("Asked:")[0]
    assert "Bushra rings a cousin" in looking
    assert SearchAnswer.objects.filter(prompt="godparents").count() == 2


def test_adding_somebody_from_a_prompt_answers_it(family):
    page = family.page("family/who-else/")
    link = f"people/{family.mum.key}/add/father/?prompt=grandparents&amp;about={family.mum.key}"
    assert link in page
    answer = family.send(
        link.replace("&amp;", "&"),
        {"given_name": "Yusuf", "gender": "m", "status": "living", "kind": "birth"},
    )
    assert answer.url == family.url("family/who-else/")
    row = SearchAnswer.objects.get()
    assert (row.prompt, row.about, row.kind, row.added.given_name) == (
        "grandparents", family.mum, "added", "Yusuf",
    )  # fmt: skip
    assert "Yusuf was added" in family.page("family/who-else/")


def test_an_address_that_names_no_open_prompt_answers_nothing(family):
    for query in ("?prompt=no_such", "?prompt=grandparents&about=zzz", "?prompt=%00"):
        family.send(
            f"people/{family.mum.key}/add/sibling/{query}",
            {"given_name": "Robin", "gender": "u", "status": "living", "parents": "nobody", "confirm": "on"},
        )
    assert Person.objects.filter(given_name="Robin").exists()
    assert not SearchAnswer.objects.exists()
    assert family.get(prompt_url("no_such")).status_code == 404
    assert family.get(prompt_url("side", family.maureen)).status_code == 404


def test_people_who_are_looked_for_are_listed(family):
    Person.objects.filter(pk=family.maureen.pk).update(touch="searched", last_in_touch="A card in 2021")
    page = family.page("family/who-else/")
    assert "Being looked for" in page
    assert "Last in touch: A card in 2021" in page
    assert "Last in touch" not in family.page("family/who-else/").replace("A card in 2021", "")[:200]


def test_no_network_is_no_reason_to_finish_while_the_search_is_not_recorded(family):
    actions.remove_tie(tie=family.case.associations.get(role="neighbour"), by=family.world.amina)

    def finish():
        return family.send("finish/", {"reason": "no_network"}, family.world.carol)

    told = finish().content.decode()
    assert "Who else?" in told
    for words in ("dad’s family", "Friends, neighbours", "People who cared"):
        assert words in told, words
    open_sides = [each for each in whole(family) if each.code == "side"]
    for prompt, about in (*((each.code, each.about) for each in open_sides), ("friends", None)):
        search.answer_prompt(
            case=family.case,
            prompt=prompt,
            about=Person.objects.filter(pk=about).first(),
            kind="nobody",
            asked="Nadia",
            by=family.world.amina,
        )
    search.answer_prompt(case=family.case, prompt="cared_before", kind="looking", by=family.world.amina)
    told = finish().content.decode()
    assert "People who cared" in told
    assert "Friends, neighbours" not in told and "dad’s family" not in told
    search.answer_prompt(
        case=family.case, prompt="cared_before", kind="nobody", asked="Nadia", by=family.world.amina
    )
    assert finish().status_code == 302


def test_who_does_something_in_a_plan_that_is_final_counts_as_offering(family):
    by, nadia = family.world.amina, family.case.people.filter(given_name="Nadia").first()
    plan = Plan.objects.create(case=family.case, started_by=by, started_at=timezone.now())
    PlanAction.objects.create(
        plan=plan, order=0, what="Ring", who=nadia, changed_by=by, changed_at=timezone.now()
    )
    assert offering(family.case) == set()
    plan.final_at = timezone.now()
    plan.save(update_fields=["final_at"])
    assert offering(family.case) == {nadia.pk}


def test_godparents_friends_and_carers_asked_about_are_not_the_family_on_each_side(family):
    """Each parent's side is asked about, or has somebody on the map: answers about others do not stand for it."""
    for prompt in ("godparents", "friends", "cared_before"):
        search.answer_prompt(
            case=family.case, prompt=prompt, kind="nobody", asked="Nadia", by=family.world.amina
        )
    told = family.send("finish/", {"reason": "no_network"}, family.world.carol).content.decode()
    assert "dad’s family" in told


def test_somebody_in_a_plan_or_on_an_invitation_is_asked_about_until_they_are_on_the_map(family):
    by, case = family.world.amina, family.case
    person = case.people.filter(given_name="Nadia").first()
    start = at_local(today() + dt.timedelta(days=4), dt.time(10))
    row = conferences.book(
        case=case, kind="first", starts_at=start, ends_at=start + dt.timedelta(hours=2), venue=None,
        place_note="The hall", by=by, people=[person],
    )  # fmt: skip
    row.invitations.update(support="Brings her friend Shazia")
    plan = Plan.objects.create(case=case, started_by=by, started_at=timezone.now())
    for order, words in enumerate(("Uncle Bert", "uncle  bert", "Mum and Dad", "Nadia’s mum", "School")):
        PlanAction.objects.create(
            plan=plan, order=order, what="Ring", who_words=words, changed_by=by, changed_at=timezone.now()
        )
    titles = [each.title for each in whole(family) if each.code.startswith("written_")]
    assert titles == ["“Uncle Bert”, in the family’s plan", "“Brings her friend Shazia”, in an invitation"]
    assert "Uncle Bert" in family.page("family/who-else/")
    assert "Uncle Bert" not in family.page("family/who-else/", family.world.carol)
    family.add("Bert")
    assert not [each for each in whole(family) if "Bert" in each.title]


def test_another_reason_to_finish_asks_for_no_search(family):
    assert family.send("finish/", {"reason": "own_plan"}, family.world.carol).status_code == 302


def test_a_first_name_of_two_words_is_not_cut_in_two(family):
    """Half of عبد الله is not his name, and Mary Ann is not Mary."""
    whole_name = family.add("عبد الله", "m")
    actions.add_parent(child=family.mum, parent=whole_name, by=family.world.amina)
    mary = family.add("Mary Ann", "f")
    actions.add_parent(child=family.imran, parent=mary, by=family.world.amina)
    said = " ".join(f"{each.title} {each.prompt.text}" for each in whole(family) if each.prompt)
    assert "عبد الله" in said and "Mary Ann" in said
    assert not re.search(r"عبد(?! الله)|Mary(?! Ann)", said)
