"""An address that is withheld after it was written stands in no page of whoever may not have it revealed."""

import json

import pytest
from django.db import connection
from django.urls import reverse

from family_plans import actions
from family_plans.models import EarlierWords, WritingStep
from fgc.lib.errors import Refused
from fgc.network.actions import add_contact, change_contact, reveal_contact
from fgc.network.disclosure import Kept
from fgc.workspace.promises import promises
from tests import cast
from tests.family_plans import family as fam

pytestmark = pytest.mark.django_db

STREET = "41 Invented Lane"
HERE = f"We meet at {STREET}.\nRose brings the cake."


def url(name, home, *args):
    """An address of the family's plan pages."""
    return reverse(f"family_plans:{name}", args=[home.case.reference, *args])


def text(user, address):
    """The words of a page."""
    return cast.signed_in(user).get(address).content.decode()


def address_of(home, person):
    """Where somebody lives, shown to everybody so far."""
    return add_contact(person=person, kind="address", value=f"{STREET}, Bootle", by=home.world.amina)


def withhold(home, contact):
    """From now it is kept."""
    change_contact(contact=contact, by=home.world.amina, is_withheld=True, is_safe=True)


def test_pages_of_a_final_plan_mask_what_is_withheld_later():
    """Plan, version, both side by side, versions, answering, reviews: masked for who may not reveal, line by line."""
    home = fam.written()
    w = home.world
    contact = address_of(home, home.katie)
    actions.write_text(plan=home.plan, section="strengths", words=HERE, version=0, by=w.amina)
    actions.add_action(plan=home.plan, what=f"Come to {STREET} on Fridays", who=home.dan, by=w.amina)
    fam.final(fam.shown(home))
    one = fam.version(home)
    actions.new_version(plan=home.plan, why=f"Katie leaves {STREET}", asked_by="Katie", by=w.amina)
    actions.show_for_agreement(plan=home.plan, by=w.amina)
    pages = [url("plan", home), url("version", home, one.key), url("decide", home), url("reviews", home)]
    assert STREET in text(w.tom, pages[0]), "known to everybody so far"
    withhold(home, contact)
    for who in (w.tom, w.priya, w.dele):
        for page in pages:
            assert STREET not in text(who, page), (who, page)
    assert "Rose brings the cake." in text(w.tom, pages[1]) and Kept.MASK in text(w.tom, pages[1])
    for who in (w.amina, w.carol):
        assert STREET in text(who, pages[1])
    actions.decide(plan=home.plan, outcome="as_written", by=w.tom)
    actions.go_on_writing(plan=home.plan, by=w.amina)
    row = home.plan.actions.get(what__contains=STREET)
    before = {"what": "Come on Fridays", "who": home.dan, "version": row.version}
    actions.change_action(action=row, by=w.amina, **before)
    strengths = home.plan.texts.get(section="strengths")
    actions.write_text(
        plan=home.plan, section="strengths", words="Cake", version=strengths.version, by=w.amina
    )
    home.case.plans.update(why="Katie leaves")
    actions.show_for_agreement(plan=home.plan, by=w.amina)
    actions.decide(plan=home.plan, outcome="as_written", by=w.tom)
    actions.mark_checked(plan=home.plan, by=w.amina)
    two = actions.finalise(plan=home.plan, by=w.amina)
    for who in (w.tom, w.dele):
        side = text(who, url("compare", home, one.key, two.key))
        assert STREET not in side and Kept.MASK in side
    assert STREET in text(w.amina, url("compare", home, one.key, two.key))


def test_why_there_is_a_version_is_masked_in_the_list_of_versions():
    """The list shows why; not to somebody from whom it is kept."""
    home = fam.final()
    contact = address_of(home, home.katie)
    version = fam.version(home)
    actions.new_version(plan=home.plan, why=f"A move from {STREET}", asked_by="Katie", by=home.world.amina)
    actions.show_for_agreement(plan=home.plan, by=home.world.amina)
    actions.decide(plan=home.plan, outcome="as_written", by=home.world.tom)
    actions.mark_checked(plan=home.plan, by=home.world.amina)
    actions.finalise(plan=home.plan, by=home.world.amina)
    assert version.number == 1 and STREET in text(home.world.tom, url("versions", home))
    withhold(home, contact)
    assert STREET not in text(home.world.tom, url("versions", home))
    assert STREET in text(home.world.amina, url("versions", home))


def typed_over(home):
    """The coordinator wrote where Katie lives, and took it out again."""
    by = home.world.amina
    row = actions.write_text(plan=home.plan, section="strengths", words=HERE, version=0, by=by)
    actions.write_text(plan=home.plan, section="strengths", words="Cake", version=row.version, by=by)


def test_earlier_words_show_what_is_withheld_to_who_had_it_revealed():
    """Business support never; the coordinator after saying why, and the page leads there."""
    home = fam.written()
    w = home.world
    contact = address_of(home, home.katie)
    withhold(home, contact)
    typed_over(home)
    actions.ask_to_type(plan=home.plan, by=w.amina)
    page = url("earlier_words", home)
    reveal = reverse("network:reveal_contact", args=[home.case.reference, contact.key])
    for who in (w.dele, w.amina):
        words = text(who, page)
        assert STREET not in words and "Rose brings the cake." in words
        assert (reveal in words) is (who == w.amina)
    reveal_contact(contact=contact, by=w.amina, reason="To take it out of the plan")
    assert STREET in text(w.amina, page) and STREET not in text(w.dele, page)


def test_words_that_were_typed_over_are_no_plain_text_in_the_database():
    """Neither the earlier words nor the steps of the writer hold a readable word."""
    home = fam.written()
    typed_over(home)
    with connection.cursor() as cursor:
        for table, column in (("family_plans_earlierwords", "words"), ("family_plans_writingstep", "kept")):
            cursor.execute(f"SELECT {column} FROM {table}")  # noqa: S608  fixed names
            kept = [value for (value,) in cursor.fetchall()]
            assert kept and not any("cake" in value or STREET in value for value in kept)
    assert HERE in EarlierWords.objects.values_list("words", flat=True)
    assert any("cake" in json.dumps(step.rows) for step in WritingStep.objects.filter(kind="text"))


def pages_of_writing(home, action, help_asked):
    """The pages beside the whole plan on which what is written already stands in a box or a line."""
    yield from (url(name, home, action.key) for name in ("change_action", "split_action", "absent_agreed"))
    yield from (url(name, home) for name in ("facts", "about_children"))
    yield url("change_help", home, help_asked.key)


def test_who_saved_first_is_not_shown_with_an_address_that_is_withheld_since():
    """Business support saves over an older page: theirs is shown without it, what was typed stays."""
    home = fam.written()
    w = home.world
    contact = address_of(home, home.katie)
    actions.ask_to_type(plan=home.plan, by=w.amina)
    actions.record_facts(plan=home.plan, by=w.amina, place=HERE)
    withhold(home, contact)
    sent = {"place": "The library", "no_review": "no", "read": "as it was before"}
    answers = [cast.signed_in(one).post(url("facts", home), sent) for one in (w.dele, w.amina)]
    shown = [answer.content.decode() for answer in answers]
    assert [answer.status_code for answer in answers] == [409, 409]
    assert [STREET in one for one in shown] == [False, True]
    assert Kept.MASK in shown[0] and all("The library" in one for one in shown)


def test_nobody_is_asked_to_type_a_plan_in_which_a_withheld_address_stands():
    """It is taken out first; where it is withheld afterwards, the page for typing waits for the coordinator."""
    home = fam.written()
    w = home.world
    contact = address_of(home, home.katie)
    row = actions.write_text(plan=home.plan, section="strengths", words=HERE, version=0, by=w.amina)
    actions.ask_to_type(plan=home.plan, by=w.amina)
    assert STREET in text(w.dele, url("write", home))
    withhold(home, contact)
    dele = cast.signed_in(w.dele)
    first = home.plan.actions.first()
    help_asked = home.plan.help_requests.first()
    for page in (url("write", home), *pages_of_writing(home, first, help_asked)):
        assert dele.get(page)["Location"] == url("plan", home), page
        assert cast.signed_in(w.amina).get(page).status_code == 200, page
    assert STREET in text(w.amina, url("write", home))
    actions.ask_to_type(plan=home.plan, by=w.amina, may=False)
    with pytest.raises(Refused, match="Take it out"):
        actions.ask_to_type(plan=home.plan, by=w.amina)
    actions.write_text(plan=home.plan, section="strengths", words="Cake", version=row.version, by=w.amina)
    actions.ask_to_type(plan=home.plan, by=w.amina)
    assert dele.get(url("write", home)).status_code == 200


def test_promises_name_no_address_that_is_withheld_since():
    """The social worker's list has the promise and not the address in it; the coordinator's has both."""
    home = fam.written()
    w = home.world
    contact = address_of(home, home.katie)
    asked = actions.ask_help(plan=home.plan, item=f"A taxi from {STREET}", by=w.amina)
    fam.final(fam.shown(home))
    actions.answer_help(request=asked, answer="yes", by=w.tom)
    assert STREET in str(promises(w.tom, fam.MET_ON))
    withhold(home, contact)
    for who in (w.tom, w.priya):
        rows = promises(who, fam.MET_ON)
        assert Kept.MASK in str(rows) and STREET not in str(rows)
    assert STREET in str(promises(w.amina, fam.MET_ON))
