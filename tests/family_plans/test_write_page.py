"""The page on which the plan is written: one press saves it all, two who write at once lose nothing, any words are kept."""

from urllib.parse import urlencode

import pytest

from family_plans import actions
from family_plans.forms.writing import print_of
from fgc.accounts.models import Submission
from tests import cast
from tests.family_plans import family as fam
from tests.family_plans.pages import url

pytestmark = pytest.mark.django_db


def boxes(client, home):
    """What the write page would send as it was drawn."""
    form = client.get(url("write", home)).context["form"]
    return {
        field.html_name: field.value() if field.value() is not None else ""
        for field in form
        if field.name != "by_when"
    }


def test_one_press_saves_every_box_and_the_action():
    """Words of two parts and an action with who, when and who checks."""
    home = fam.family()
    actions.start_plan(case=home.case, by=home.world.amina)
    client = cast.signed_in(home.world.amina)
    data = boxes(client, home) | {
        "matters": "We want our Nan.", "tells": "Rose does.", "what": "Walk the dog", "who": home.dan.key,
        "by_words": "Every day", "checker": home.rose.key, "then": "add",
    }  # fmt: skip
    assert client.post(url("write", home), data).url == url("write", home) + "#add"
    assert dict(home.plan.texts.values_list("section", "words")) == {
        "matters": "We want our Nan.",
        "tells": "Rose does.",
    }
    action = home.plan.actions.get()
    assert (action.what, action.who, action.by_words, action.checker) == (
        "Walk the dog",
        home.dan,
        "Every day",
        home.rose,
    )


def test_pressing_twice_adds_one_action():
    """The same form sent again leads to the first result (bar B23)."""
    home = fam.family()
    actions.start_plan(case=home.case, by=home.world.amina)
    client = cast.signed_in(home.world.amina)
    data = boxes(client, home) | {"what": "Walk the dog", "then": "add"}
    answers = [client.post(url("write", home), data) for _ in range(3)]
    assert {answer.status_code for answer in answers} == {302}
    assert home.plan.actions.count() == 1
    assert Submission.objects.count() == 1


def test_an_action_without_its_words_is_asked_for_and_nothing_typed_is_lost():
    """The text in another box is still on the page."""
    home = fam.written()
    client = cast.signed_in(home.world.amina)
    data = boxes(client, home) | {"by_words": "Every Monday", "strengths": "We laugh a lot"}
    page = client.post(url("write", home), data)
    assert page.status_code == 200
    assert page.context["form"].errors == {"what": ["Enter what will happen"]}
    assert b"We laugh a lot" in page.content
    assert b"Every Monday" in page.content


def test_a_second_save_shows_both_texts_and_loses_neither():
    """Bryn covers and saves while Amina types: her page keeps every box and shows his words; then she merges."""
    home = fam.written()
    client = cast.signed_in(home.world.amina)
    data = boxes(client, home) | {"matters": "Mine", "strengths": "Also mine"}
    actions.write_text(plan=home.plan, section="matters", words="Theirs", version=1, by=home.world.bryn)
    page = client.post(url("write", home), data)
    assert page.status_code == 409
    text = page.content.decode()
    assert "Bryn Parry wrote" in text
    assert "Theirs" in text
    assert "Mine" in text
    assert "Also mine" in text
    assert home.plan.texts.get(section="matters").words == "Theirs"
    form = page.context["form"]
    again = data | {
        "matters": "Theirs and mine", "version-matters": form["version-matters"].value(),
        "print-matters": form["print-matters"].value(),
    }  # fmt: skip
    assert client.post(url("write", home), again).status_code == 302
    assert home.plan.texts.get(section="matters").words == "Theirs and mine"
    assert home.plan.texts.get(section="strengths").words == "Also mine"


def test_a_box_that_was_not_touched_is_no_conflict():
    """Amina saves another part; what Bryn wrote meanwhile stays."""
    home = fam.written()
    client = cast.signed_in(home.world.amina)
    data = boxes(client, home) | {"strengths": "Only this"}
    actions.write_text(plan=home.plan, section="matters", words="Theirs", version=1, by=home.world.bryn)
    assert client.post(url("write", home), data).status_code == 302
    assert home.plan.texts.get(section="matters").words == "Theirs"
    assert print_of("a\r\n") == print_of("a")


def test_order_taking_out_and_putting_back():
    """Down, out, back: the list is the family's."""
    home = fam.written()
    client = cast.signed_in(home.world.amina)
    first = home.plan.actions.first()

    def press(then):
        client.post(url("write", home), boxes(client, home) | {"then": then})
        return [row.what.split()[0] for row in home.plan.actions.filter(removed_at=None)]

    assert press(f"down:{first.key}") == ["Cook", "Take", "Ring"]
    assert press(f"up:{first.key}") == ["Take", "Cook", "Ring"]
    assert press(f"remove:{first.key}") == ["Cook", "Ring"]
    assert press(f"back:{first.key}") == ["Take", "Cook", "Ring"]
    other = fam.written(fam.family(home.world))
    foreign = other.plan.actions.first()
    response = client.post(url("write", home), boxes(client, home) | {"then": f"remove:{foreign.key}"})
    assert response.status_code == 404
    assert other.plan.actions.filter(removed_at=None).count() == 3


def test_changing_an_action_and_a_conflict_on_it():
    """Amina's page is older than Bryn's save: both are shown, hers is saved on the second press."""
    home = fam.written()
    client = cast.signed_in(home.world.amina)
    action = home.plan.actions.first()
    address = url("change_action", home, action.key)
    data = {"what": "Take them by bus", "version": "1", "who": home.rose.key}
    actions.change_action(action=action, version=1, what="Walk them to school", by=home.world.bryn)
    page = client.post(address, data)
    assert page.status_code == 409
    assert b"Walk them to school" in page.content
    assert b"Take them by bus" in page.content
    assert client.post(address, data | {"version": "2"}).status_code == 302
    action.refresh_from_db()
    assert (action.what, action.version) == ("Take them by bus", 3)
    assert client.get(url("change_action", home, "nosuchkey2")).status_code == 404


def test_a_hostile_version_number_is_only_a_stale_page():
    """Letters, a sign or a long number in the hidden field never break the page."""
    home = fam.written()
    client = cast.signed_in(home.world.amina)
    address = url("change_action", home, home.plan.actions.first().key)
    for version in ("x", "-1", "9" * 50, "²"):
        assert client.post(address, {"what": "Same", "version": version}).status_code in (302, 409)
    data = boxes(client, home) | {"matters": "new", "version-matters": "9" * 30}
    assert client.post(url("write", home), data).status_code in (200, 409)


def test_prompts_ask_and_never_block():
    """No date, no checker, two who must not meet: asked on the page, saved all the same."""
    home = fam.written()
    fam.must_not_meet(home, home.katie, home.liam)
    actions.add_action(
        plan=home.plan, what="Saturday at the park", who=home.liam, checker=home.katie, by=home.world.amina
    )
    page = cast.signed_in(home.world.amina).get(url("write", home)).content.decode()
    assert "must not meet. Can this happen without them meeting?" in page
    assert "Does the family want to say by when or how often?" in page


def test_a_plan_of_200_actions_opens_and_freezes():
    """The page's queries do not grow with the actions, and all 200 are in the version."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    home = fam.written()
    client = cast.signed_in(home.world.amina)

    def queries():
        with CaptureQueriesContext(connection) as seen:
            assert client.get(url("write", home)).status_code == 200
        return len(seen)

    queries()  # what is read once for a process
    before = queries()
    for number in range(197):
        actions.add_action(plan=home.plan, what=f"Thing {number}", who=home.rose, by=home.world.amina)
    assert queries() == before
    fam.final(fam.shown(home))
    assert len(fam.version(home).content["actions"]) == 200


HOSTILE = [
    "<script>alert(1)</script>", "\x00\x01", "\ud800", "{{ 7*7 }}{% debug %}", "' OR 1=1 --", "محمد علی کی دادی",
    "Łukasz Żółć", "\u202eevil", "a" * 9000, "🙂" * 200, "=1+1", "\r\n\r\n", "%00%s%n", "../../etc/passwd",
]  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_kept_as_words_or_asked_again(text):
    """The write page never falls over, and what is shown is escaped."""
    home = fam.family()
    actions.start_plan(case=home.case, by=home.world.amina)
    client = cast.signed_in(home.world.amina)
    data = boxes(client, home) | {"matters": text, "what": text[:1000], "who_words": text[:120]}
    body = urlencode({name: str(value) for name, value in data.items()}, errors="surrogatepass")
    answer = client.post(url("write", home), body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code in (200, 302)
    page = client.get(url("plan", home))
    assert page.status_code == 200
    assert b"<script>alert" not in page.content
